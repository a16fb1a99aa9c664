internal import Base

/// `workbook.xml`: the sheets in their order and the day serials count from.
final class WorkbookOutline: XMLEvents {
  private let most: Int

  init(most: Int) { self.most = most }

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
      if sheets.count > most { problem = suspiciousWorkbook }
    }
  }
}

/// `sharedStrings.xml`: the texts that cells refer to by number.
final class SharedStrings: XMLEvents {
  private(set) var cells: [Cell] = []
  private var rich = RichText()
  private let most: Int
  private let mostBytes: Int

  init(most: Int, mostBytes: Int) {
    self.most = most
    self.mostBytes = mostBytes
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" { rich.start() } else { rich.open(name) }
  }

  override func close(_ name: XMLName) {
    guard name == "si" else { return rich.close(name) }
    cells.append(rich.cell)
    if cells.count > most { problem = suspiciousWorkbook }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    rich.text(bytes)
    if rich.size > mostBytes { problem = suspiciousWorkbook }
  }
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
  var size: Int { bytes.count }
}
