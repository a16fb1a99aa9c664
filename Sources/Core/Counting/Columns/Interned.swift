/// Values numbered in the order of their first appearance. Numbers are never given again.
struct Interned<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: UInt32] = [:]

  var count: Int { values.count }

  func number(of value: Value) -> UInt32? { numbers[value] }

  mutating func intern(_ value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}
