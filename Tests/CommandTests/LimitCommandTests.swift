import Formats
import Foundation
import Testing

/// Files made to hurt cost the command less than a second and 256 MB.
@Suite struct LimitCommandTests {
  /// Status and seconds of processor of one run of the command that is given 256 MB and dies when it asks for more.
  private func cost(_ arguments: [String]) throws -> (status: Int32, seconds: Double) {
    let shell = ["/bin/sh", "-c", "ulimit -d 262144; exec \"$0\" \"$@\"", Command.executable.path]
    var words: [UnsafeMutablePointer<CChar>?] = (shell + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var child = pid_t()
    try #require(posix_spawn(&child, "/bin/sh", nil, nil, &words, &environment) == 0)
    var (status, usage) = (Int32(0), rusage())
    wait4(child, &status, 0, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  private static let kinds = ["cells", "padding", "columns", "depth", "cell", "wide.csv", "deep.json", "long.csv"]

  private func bomb(_ kind: String, _ command: Command) throws -> String {
    func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let path = command.folder.appendingPathComponent(kind.contains(".") ? kind : kind + ".xlsx").path
    let bytes: [UInt8] =
      switch kind {
      case "cells": try workbook(times("<row>" + times("<c><v>1</v></c>", 100) + "</row>", 30_000))
      case "padding":
        try workbook((1...20_000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined())
      case "columns": try workbook("<row>" + times("<c><v>1</v></c>", 1_000_000) + "</row>")
      case "depth": try workbook(times("<a>", 1_000_000) + times("</a>", 1_000_000))
      case "cell": try workbook(#"<row><c t="inlineStr"><is><t>\#(times("ab", 20 << 20))</t></is></c></row>"#)
      case "wide.csv": Array(times("a,", 1_000_000).utf8)
      case "deep.json": Array(times("[", 4_000_000).utf8)
      default: Array(("Mã hồ sơ,Ngày nhận\n" + times("x", 30 << 20) + ",1\n").utf8)
      }
    try writeFile(path, bytes)
    return path
  }

  private func workbook(_ rows: String) throws -> [UInt8] {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relationships(_ kind: String, _ target: String) -> String {
      "<Relationships><Relationship Id=\"r1\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/></Relationships>"
    }
    let parts = [
      ("_rels/.rels", relationships("officeDocument", "xl/workbook.xml")),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")),
      ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
    ]
    return try zipBytes(parts.map { ZipEntry(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test(arguments: kinds)
  func `a file made to hurt`(kind: String) throws {
    let command = try Command()
    let path = try bomb(kind, command)
    let cost = try cost(["import", path, "--dry-run", "--store", command.folder.path + "/none.sqlite", "--quiet"])
    #expect(cost.status == 1, "refused with a sentence, not killed")
    // Alone each takes less than one second; beside every other test a processor's second does less.
    #expect(cost.seconds < 2, "\(cost.seconds) s")
  }
}
