/// Works hidden counts out from what is told: whole numbers between bounds, and sums of them. Bounds are tightened until nothing
/// moves; then each end of each range is tried, and given up when what follows contradicts itself.
package struct LinearAttack {
  private struct Sum {
    let terms: [(variable: Int, factor: Int)]
    let low: Int
    let high: Int
  }

  private(set) package var low: [Int] = []
  private(set) package var high: [Int] = []
  private var sums: [Sum] = []
  private var sumsOf: [[Int]] = []

  package init() {}

  /// More than any count of a test.
  package static let most = 100_000

  package mutating func variable(_ range: ClosedRange<Int> = 0...most) -> Int {
    low.append(range.lowerBound)
    high.append(range.upperBound)
    sumsOf.append([])
    return low.count - 1
  }

  package mutating func narrow(_ variable: Int, to range: ClosedRange<Int>) {
    low[variable] = max(low[variable], range.lowerBound)
    high[variable] = min(high[variable], range.upperBound)
  }

  /// `whole` is the sum of its parts.
  package mutating func add(_ parts: [Int], sumTo whole: Int) {
    add(parts.map { ($0, 1) } + [(whole, -1)], between: 0...0)
  }

  package mutating func add(_ parts: [Int], total: Int) { add(parts.map { ($0, 1) }, between: total...total) }

  package mutating func add(_ small: Int, noMoreThan large: Int) {
    add([(small, 1), (large, -1)], between: -Self.most...0)
  }

  private mutating func add(_ terms: [(variable: Int, factor: Int)], between range: ClosedRange<Int>) {
    for (variable, _) in terms { sumsOf[variable].append(sums.count) }
    sums.append(Sum(terms: terms, low: range.lowerBound, high: range.upperBound))
  }

  /// False when what is told contradicts itself.
  package mutating func run() -> Bool {
    guard propagate(Array(sums.indices)) else { return false }
    var moved = true
    while moved {
      moved = false
      for variable in low.indices where low[variable] < high[variable] {
        for atLow in [true, false] {
          while low[variable] < high[variable] {
            var tried = self
            if atLow { tried.high[variable] = low[variable] } else { tried.low[variable] = high[variable] }
            if tried.propagate(sumsOf[variable]) { break }
            if atLow { low[variable] += 1 } else { high[variable] -= 1 }
            moved = true
            guard propagate(sumsOf[variable]) else { return false }
          }
        }
      }
    }
    return true
  }

  private mutating func propagate(_ start: [Int]) -> Bool {
    var waiting = start
    var isWaiting = Set(start)
    while let index = waiting.popLast() {
      isWaiting.remove(index)
      let sum = sums[index]
      var (least, greatest) = (0, 0)
      for (variable, factor) in sum.terms {
        least += factor > 0 ? factor * low[variable] : factor * high[variable]
        greatest += factor > 0 ? factor * high[variable] : factor * low[variable]
      }
      if least > sum.high || greatest < sum.low { return false }
      for (variable, factor) in sum.terms {
        // What is left for this one when all others do their least or most.
        let (own, top) =
          factor > 0 ? (low[variable], high[variable]) : (-high[variable], -low[variable])
        let (from, to) = (max(own, sum.low - (greatest - top)), min(top, sum.high - (least - own)))
        if from > to { return false }
        if from == own, to == top { continue }
        if factor > 0 {
          (low[variable], high[variable]) = (from, to)
        } else {
          (low[variable], high[variable]) = (-to, -from)
        }
        for other in sumsOf[variable] where isWaiting.insert(other).inserted { waiting.append(other) }
        least += from - own
        greatest += to - top
      }
    }
    return true
  }
}
