import Formats
import Foundation
import Testing

/// Files made to hurt cost the command less than a second and 256 MB.
@Suite struct LimitCommandTests {
  private struct Cost {
    let status: Int32
    let seconds: Double
    let bytes: Int
  }

  /// What one run of the command costs; `Process` tells no peak of memory.
  private func cost(_ arguments: [String]) throws -> Cost {
    var words: [UnsafeMutablePointer<CChar>?] = ([Command.executable.path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var child = pid_t()
    try #require(posix_spawn(&child, Command.executable.path, nil, nil, &words, &environment) == 0)
    var (status, usage) = (Int32(0), rusage())
    wait4(child, &status, 0, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
    #if canImport(Darwin)
      let bytes = usage.ru_maxrss
    #else
      let bytes = usage.ru_maxrss * 1024
    #endif
    return Cost(status: status >> 8 & 0xFF, seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), bytes: bytes)
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
    #expect(cost.status == 1)
    #expect(cost.seconds < 1, "\(cost.seconds) s")
    #expect(cost.bytes < 256 << 20, "\(cost.bytes >> 20) MB")
    print("\(kind): \(cost.seconds) s, \(cost.bytes >> 20) MB")
  }
}
