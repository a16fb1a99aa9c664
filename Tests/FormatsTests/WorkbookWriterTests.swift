import Base
import Formats
import Foundation
import Testing

@Suite struct WorkbookWriterTests {
  private let columns = ["TT", "Tên", "Điểm"].map { WorkbookColumn(heading: $0, width: 15) }

  @Test func `a table is written under its title and above its notes`() throws {
    let nine = try #require(Instant(iso: "2025-09-15T09:00:59", missing: .startOfDay))
    let sheet = WorkbookSheet(
      name: "Danh sách", title: ["DANH SÁCH", "Xã A"], columns: columns,
      rows: [
        [.integer(1), .text("=1+1"), .points(Points(hundredths: 9568))],
        [.integer(-2), .empty, .points(Points(3))],
        [.integer(123_456_789_012_345_678), .instant(nine), .day(nine.day)],
      ],
      notes: ["Ghi chú"])
    let table = try #require(try readWorkbook(workbookBytes([sheet])).first).table
    #expect(table.rows.map(\.line) == [1, 2, 4, 5, 6, 7, 9])
    #expect(table.rows[2].cells == [.text("TT"), .text("Tên"), .text("Điểm")])
    #expect(table.rows[3].cells == [.number("1"), .text("=1+1"), .number("95.68")])
    #expect(table.rows[4].cells == [.number("-2"), .empty, .number("3")])
    #expect(
      table.rows[5].cells == [
        .text("123456789012345678"), .instant(nine, hasTime: true), .instant(.start(of: nine.day), hasTime: false),
      ])
    #expect(text(table.rows[6].cells[0]) == "Ghi chú")
  }

  @Test func `sheet names are made to fit and differ`() throws {
    let long = String(repeating: "ủ", count: 40)
    let names = ["a/b:c?", "A B C", long, long, "'x'", "", "History", "Trang", "🙂" + long, "a\u{0}b"]
    let sheets = names.map { WorkbookSheet(name: $0, columns: columns, rows: []) }
    let read = try readWorkbook(workbookBytes(sheets)).map(\.name)
    #expect(read.count == names.count)
    #expect(Set(read.map { $0.lowercased() }).count == names.count)
    #expect(read.allSatisfy { !$0.isEmpty && $0.utf16.count <= 31 })
    #expect(Array(read.prefix(2)) == ["a b c", "A B C (2)"])
    #expect(read[4] == "x")
  }

  @Test func `the same sheets made at the same time give the same bytes`() throws {
    let sheet = WorkbookSheet(name: "a", columns: columns, rows: [[.text("x")]])
    let made = Instant(seconds: 1_800_000_000)
    #expect(try workbookBytes([sheet], made: made) == workbookBytes([sheet], made: made))
  }

  @Test func `what does not fit is told`() {
    let long = String(repeating: "x", count: 32_768)
    let tooLong = WorkbookSheet(name: "a", columns: columns, rows: [[.text(long)]])
    #expect(sentence { _ = try workbookBytes([tooLong]) }.vi.contains("32.767"))
    let tooMany = WorkbookSheet(name: "a", columns: columns, rows: Array(repeating: [], count: 1_048_576))
    #expect(sentence { _ = try workbookBytes([tooMany]) }.vi.contains("lớn hơn một trang"))
    #expect(sentence { _ = try workbookBytes([]) }.vi.contains("Không có trang"))
    let sheet = WorkbookSheet(name: "a", columns: columns, rows: [])
    #expect(sentence { try writeWorkbook([sheet], to: "/nowhere/at/all.xlsx") }.vi.contains("thư mục"))
  }

  @Test func `a file is written whole`() throws {
    try withFolder { folder in
      let path = "\(folder)/báo cáo.xlsx"
      try writeWorkbook([WorkbookSheet(name: "a", columns: columns, rows: [[.text("x")]])], to: path)
      #expect(try texts(readWorkbook(readFile(path))[0].table) == [["TT", "Tên", "Điểm"], ["x"]])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["báo cáo.xlsx"])
    }
  }

  @Test func `days before Excel are text`() throws {
    let days = ["1900-02-28", "1890-05-01", "1900-03-01"].compactMap { Day(iso: $0) }
    let sheet = WorkbookSheet(name: "a", columns: [], rows: days.map { [.day($0), .instant(.start(of: $0))] })
    let table = try readWorkbook(workbookBytes([sheet]))[0].table
    #expect(
      texts(table) == [
        ["1900-02-28", "1900-02-28T00:00:00"], ["1890-05-01", "1890-05-01T00:00:00"],
        ["1900-03-01", "1900-03-01T00:00:00"],
      ])
    #expect(table.rows[2].cells[0] == .instant(.start(of: days[2]), hasTime: false))
  }

  private func random(_ chance: inout Chance) -> WorkbookCell {
    let seconds = Int64(chance.below(130 * 366 * 86_400)) - 69 * 365 * 86_400
    return switch chance.below(7) {
    case 0: .empty
    case 1: .integer(Int(truncatingIfNeeded: chance.next()) >> chance.below(60))
    case 2: .points(Points(hundredths: chance.below(2_000_000) - 1_000_000))
    case 3: .instant(Instant(seconds: seconds))
    case 4: .day(Instant(seconds: seconds).day)
    default: .text(chance.awkwardText() + chance.pick(["", "\r", "\r\n", "_x0041_x0042_"]))
    }
  }

  private func expected(_ cell: WorkbookCell) -> Cell {
    switch cell {
    case .empty, .text(""): .empty
    case .text(let text): .text(nfc(text))
    case .integer(let value): value.magnitude < 1_000_000_000_000_000 ? .number("\(value)") : .text("\(value)")
    case .points(let points):
      // As a sheet holds it: no needless zeros.
      .number(
        points.hundredths % 100 == 0
          ? "\(points.hundredths / 100)" : points.text.hasSuffix("0") ? String(points.text.dropLast()) : points.text)
    case .instant(let instant): .instant(instant, hasTime: true)
    case .day(let day): .instant(.start(of: day), hasTime: false)
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `any table comes back as it was written`(seed: UInt64) throws {
    var chance = Chance(seed)
    let rows = (0...chance.below(15)).map { _ in (0..<3).map { _ in random(&chance) } }
    let sheet = WorkbookSheet(name: "a", columns: columns, rows: rows)
    let table = try readWorkbook(workbookBytes([sheet]))[0].table
    var read: [Int: [Cell]] = [:]
    for row in table.rows { read[row.line] = row.cells }
    for (index, row) in rows.enumerated() {
      let cells = read[index + 2] ?? []
      let padded = cells + Array(repeating: Cell.empty, count: 3 - cells.count)
      #expect(padded == row.map(expected))
    }
  }

  @Test func `a large table is written with little memory and reads the same`() throws {
    var chance = Chance(1)
    let rows = (0..<70_000).map { row in
      [WorkbookCell.integer(row), .text(chance.awkwardText()), .day(Day(number: Int32(row)))]
    }
    let table = try readWorkbook(workbookBytes([WorkbookSheet(name: "a", columns: columns, rows: rows)]))[0].table
    #expect(table.rows.count == rows.count + 1)
    #expect(zip(table.rows.dropFirst(), rows).allSatisfy { $0.cells == $1.map(expected) })
  }
}

@Suite struct ZipTests {
  @Test func `no name twice, nothing at all, stored and empty entries`() throws {
    let entry = ZipEntry(name: "ấ.txt", bytes: [1])
    #expect(sentence { _ = try zipBytes([entry, entry]) }.en.contains("twice"))
    #expect(try zipBytes([]).starts(with: [0x50, 0x4B, 5, 6]))
    let stored = try zipBytes([
      ZipEntry(name: "mimetype", bytes: Array("plain".utf8), isStored: true), ZipEntry(name: "e", bytes: []),
    ])
    #expect(String(decoding: stored, as: UTF8.self).contains("mimetypeplain"))
    #expect(try zipBytes([entry]) == zipBytes([entry]))
  }
}
