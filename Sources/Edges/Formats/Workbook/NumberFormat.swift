/// What a cell's number format says about its number.
enum NumberMeaning: Sendable {
  case number
  case day
  /// The format shows hours or seconds.
  case time

  /// The formats every workbook has without stating them (ECMA-376, 18.8.30; 27–36 and 50–58 are East Asian dates).
  static func builtIn(_ id: Int) -> NumberMeaning {
    switch id {
    case 14...17, 27...31, 34...36, 50...58: .day
    case 18...22, 32, 33, 45...47: .time
    default: .number
    }
  }

  /// Reads a format such as `dd/mm/yyyy hh:mm;@`: letters of dates outside quotes, escapes and brackets.
  init(formatCode code: String) {
    var hasDay = false
    var hasTime = false
    var hasMonthOrMinute = false
    var hasDigits = false
    var bytes = code.utf8.makeIterator()
    var previous: UInt8 = 0
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "\""): while let inner = bytes.next(), inner != byte {}
      // The next character is shown, left out or repeated as it stands.
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = bytes.next()
      case UInt8(ascii: "["):
        var inside: [UInt8] = []
        while let inner = bytes.next(), inner != UInt8(ascii: "]") { inside.append(inner | 0x20) }
        // `[h]` counts hours beyond 24; `[Red]`, `[$-42A]` and `[<100]` are no dates.
        if let first = inside.first, "hms".utf8.contains(first), inside.allSatisfy({ $0 == first }) { hasTime = true }
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"): hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"): hasTime = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"): hasMonthOrMinute = true
      // `ss.000` is a fraction of a second, `#,##0` a number whatever letters follow it.
      case UInt8(ascii: "0") where previous != UInt8(ascii: ".") && previous != UInt8(ascii: "0"): hasDigits = true
      case UInt8(ascii: "#"), UInt8(ascii: "?"): hasDigits = true
      default: break
      }
      previous = byte
    }
    if hasDigits { self = .number } else { self = hasTime ? .time : hasDay || hasMonthOrMinute ? .day : .number }
  }
}

/// `styles.xml`: what the number of a cell means, by the cell's style index.
final class Styles: XMLEvents {
  private(set) var meanings: [NumberMeaning] = []
  private var custom: [Int: NumberMeaning] = [:]
  private var formats: [Int] = []
  /// Differential and named styles hold `numFmt` and `xf` too, which cells do not refer to.
  private var isInFormats = false
  private var isInCells = false

  func meaning(ofStyle index: Int?) -> NumberMeaning {
    guard let index, meanings.indices.contains(index) else { return .number }
    return meanings[index]
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmts" {
      isInFormats = true
    } else if name == "cellXfs" {
      isInCells = true
    } else if isInFormats, name == "numFmt", let id = attributes.whole("numFmtId") {
      custom[id] = NumberMeaning(formatCode: attributes["formatCode"] ?? "")
    } else if isInCells, name == "xf" {
      formats.append(attributes.whole("numFmtId") ?? 0)
    }
  }

  override func close(_ name: XMLName) {
    if name == "numFmts" {
      isInFormats = false
    } else if name == "cellXfs" {
      isInCells = false
    } else if name == "styleSheet" {
      meanings = formats.map { custom[$0] ?? NumberMeaning.builtIn($0) }
    }
  }
}
