internal import Base

/// `workbook.xml`: the sheets in their order and the day serials count from.
final class WorkbookOutline: XMLEvents {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      countsFrom1904 = attributes.isTrue("date1904")
    } else if name == "sheet", let title = attributes["name"], let relation = attributes[prefixed: "id"] {
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: nfc(title), relation: relation, isHidden: state != "visible"))
    }
  }
}

/// `sharedStrings.xml`: the texts that cells refer to by number.
final class SharedStrings: XMLEvents {
  private(set) var cells: [Cell] = []
  private var rich = RichText()

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" { rich.start() } else { rich.open(name) }
  }

  override func close(_ name: XMLName) {
    if name == "si" { cells.append(rich.cell) } else { rich.close(name) }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { rich.text(bytes) }
}

/// Text in one piece or in runs of different looks; readings of East Asian characters (`rPh`) do not belong to it.
struct RichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  mutating func start() {
    bytes.removeAll(keepingCapacity: true)
    isInText = false
    isInReading = false
  }

  mutating func open(_ name: XMLName) {
    if name == "t" { isInText = true } else if name == "rPh" { isInReading = true }
  }

  mutating func close(_ name: XMLName) {
    if name == "t" { isInText = false } else if name == "rPh" { isInReading = false }
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInText && !isInReading { bytes.append(contentsOf: piece) }
  }

  var cell: Cell { textCell(bytes) }
}

/// `.text` in NFC or `.empty`, with `_x000D_` and the like read as the characters they stand for.
func textCell(_ bytes: [UInt8]) -> Cell {
  if bytes.isEmpty { return .empty }
  let plain = bytes.contains(UInt8(ascii: "_")) ? unescaped(bytes) : bytes
  return plain.isEmpty ? .empty : .text(plain.withUnsafeBufferPointer { canonicalText($0) })
}

/// Excel writes characters that XML cannot hold as `_xHHHH_`, and `_x005F_` for an underscore that would read so.
private func unescaped(_ bytes: [UInt8]) -> [UInt8] {
  var units: [UInt16] = []
  let source = Array(String(decoding: bytes, as: UTF8.self).utf16)
  var index = 0
  while index < source.count {
    if let unit = escapedUnit(source, at: index) {
      units.append(unit)
      index += 7
    } else {
      units.append(source[index])
      index += 1
    }
  }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

private func escapedUnit(_ source: [UInt16], at index: Int) -> UInt16? {
  guard index + 6 < source.count, source[index] == 0x5F, source[index + 1] == 0x78, source[index + 6] == 0x5F else {
    return nil
  }
  var value: UInt16 = 0
  for unit in source[(index + 2)..<(index + 6)] {
    guard let scalar = Unicode.Scalar(unit), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
      return nil
    }
    value = value << 4 | UInt16(digit)
  }
  return value
}
