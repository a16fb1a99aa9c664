internal import Formats
internal import Records

/// How a row's fields become its payload: what stands before each text, and which field it is. All of it lies in two flat
/// arrays, for it is walked over once a row.
struct PayloadLayout: Sendable {
  private var fixed: [UInt8] = []
  private var steps: [Step] = []

  private struct Step: Sendable {
    /// Where the fixed text before the field ends.
    let fixedEnd: Int
    /// -1 for none.
    let field: Int
    let day: DayMeaning
  }

  /// What a day alone means where an instant is asked for.
  enum DayMeaning: Sendable {
    case day, start, end

    var suffix: StaticString {
      switch self {
      case .day: ""
      case .start: "T00:00:00"
      case .end: "T23:59:59"
      }
    }
  }

  /// `field`: nil for a part that is `constant` in every row.
  mutating func add(_ name: String, field: Int?, constant: String = "", _ day: DayMeaning) {
    if !steps.isEmpty { fixed.append(0x1F) }
    fixed += Array("\(name)=\(field == nil ? constant : "")".utf8)
    steps.append(Step(fixedEnd: fixed.count, field: field ?? -1, day: day))
  }

  /// `head` and the row's payload behind it.
  func text(
    behind head: [UInt8], _ fields: [DelimitedFile.Field], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    let row = (fields.last?.range.upperBound ?? 0) - (fields.first?.range.lowerBound ?? 0)
    let most = head.count + fixed.count + row + steps.count * DayMeaning.start.suffix.utf8CodeUnitCount
    return [UInt8](unsafeUninitializedCapacity: most) { text, count in
      func put(_ part: UnsafeBufferPointer<UInt8>) {
        for byte in part {
          text[count] = byte
          count += 1
        }
      }
      count = 0
      head.withUnsafeBufferPointer(put)
      fixed.withUnsafeBufferPointer { fixed in
        var place = 0
        for step in steps {
          put(UnsafeBufferPointer(rebasing: fixed[place..<step.fixedEnd]))
          place = step.fixedEnd
          guard step.field >= 0, step.field < fields.count else { continue }
          let range = fields[step.field].range
          put(UnsafeBufferPointer(rebasing: bytes[range]))
          if range.count == 10, step.day != .day { step.day.suffix.withUTF8Buffer(put) }
        }
      }
    }
  }
}

/// What was found out about texts that a file names again and again.
struct Met<Value> {
  private var known: [UInt64: (bytes: [UInt8], value: Value)] = [:]

  /// The value of the text; `find` is asked once for each.
  mutating func value(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, _ find: (String) -> Value
  ) -> Value {
    let number = keyNumber(text)
    let met = known[number]
    if let met, met.bytes.elementsEqual(text) { return met.value }
    let value = find(String(decoding: text, as: UTF8.self))
    if met == nil { known[number] = (Array(text), value) }
    return value
  }
}

/// FNV-1a. Two texts may share a number: whoever relies on it compares them, or loses time and no truth.
@inline(__always)
func keyNumber(_ text: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
