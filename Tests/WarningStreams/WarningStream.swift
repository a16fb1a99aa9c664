package import Base
package import Records
internal import TestKit
internal import Workdays

/// A made unit whose habits change: steps of random length, people who hurry towards the promised hour, and from a day on an
/// office that has become slower or faster. Everything that will happen is known, so what was foretold can be judged.
package struct WarningStream {
  package static let unit = UnitCode("X")
  package let facts: Facts
  package let first: Day
  package let last: Day
  /// From this day on people work at another speed.
  package let change: Day

  private struct Kind {
    let code: String
    let field: String
    let days: Int
    /// How much of the given time the work takes, in the middle.
    let share: Double
    let office: Int
  }

  /// `days` of receptions; `slowing`: how much longer work takes after the change, above 1 for slower. `until`: only what had
  /// happened by then is written down; it is the same stream.
  package init(
    _ seed: UInt64, days: Int = 300, changeAfter: Int = 170, slowing: Double, perDay: Int = 6, hasSteps: Bool = true,
    until: Instant = .endOfTime
  ) {
    var chance = Chance(seed &* 104_729)
    let calendar = WorkCalendar([])
    first = Day(number: 20_454)
    last = first + days
    change = first + changeAfter
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    var kinds: [Kind] = []
    for number in 0..<7 {
      let kind = Kind(
        code: "1.\(number)", field: "Lĩnh vực \(number % 3)", days: chance.pick([2, 3, 5, 7, 10, 15]),
        share: 0.35 + 0.5 * chance.unit(), office: number % 2)
      world.row(.procedure, ["code": kind.code, "name": kind.code, "field": kind.field])
      kinds.append(kind)
    }
    let steps = ["Tiếp nhận", "Thẩm định", "Trình ký", "Trả kết quả"]
    var number = 0
    for day in 0..<days where calendar.isWorkday(first + day) {
      for _ in 0..<(perDay - 2 + chance.below(5)) {
        number += 1
        let kind = chance.pick(kinds)
        let received = Instant.start(of: first + day) + 27_000 + Int64(chance.below(12_000))
        let due = calendar.deadline(accepted: received, amount: kind.days, unit: .workingDay).due
        let given = calendar.workingTime(from: received, to: due).seconds
        // One office slows down, the other stays as it was.
        let pace = first + day >= change && kind.office == 0 ? slowing : 1
        var work = Double(given) * kind.share * pace * chance.spread(0.55)
        // Who sees that it gets late hurries, and not always in vain.
        if work > Double(given), chance.odds(35) { work = Double(given) * (0.9 + 0.1 * chance.unit()) }
        let end = calendar.after(received, seconds: Int(work))
        var cells = [
          "code": "HS\(number)", "unit": "X", "procedure": kind.code, "received_at": received.isoLocal,
          "channel": "online", "due_at": due.isoLocal, "ended_at": end <= until ? end.isoLocal : "",
          "office": "Phòng \(kind.office)",
        ]
        if chance.odds(3) {
          let again = calendar.after(received, seconds: Int(work * chance.unit()))
          if again <= until { cells["second_supplement_at"] = again.isoLocal }
        }
        if received <= until { world.row(.dossier, cells) }
        var passed = 0.0
        let parts = [0.05, 0.55 + 0.2 * chance.unit(), 0.3, 0.1]
        let whole = parts.reduce(0, +)
        for (index, part) in parts.enumerated() {
          let from = calendar.after(received, seconds: Int(work * passed / whole))
          passed += part
          let to = calendar.after(received, seconds: Int(work * passed / whole))
          guard hasSteps, from <= until else { continue }
          world.row(
            .step,
            [
              "dossier": "HS\(number)", "seq": "\(index + 1)", "status": steps[index], "started_at": from.isoLocal,
              "ended_at": to <= until ? to.isoLocal : "",
            ])
        }
      }
    }
    facts = world.facts
  }
}

extension Chance {
  /// Evenly between 0 and 1.
  fileprivate mutating func unit() -> Double { Double(below(1_000_000)) / 1_000_000 }

  /// About 1, often less, now and then much more: a sum of twelve evenly spread numbers, bent upwards.
  fileprivate mutating func spread(_ width: Double) -> Double {
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    let bent = 1 + width * normal
    return bent > 0.05 ? (normal > 0 ? bent * (1 + 0.15 * normal * normal) : bent) : 0.05
  }
}

extension WorkCalendar {
  /// So much office time later.
  fileprivate func after(_ start: Instant, seconds: Int) -> Instant { moved(start, by: Int64(max(1, seconds))) }
}
