internal import ArgumentParser
internal import Base
internal import Documents
internal import Formats
internal import Packs
internal import Papers
internal import Rules
internal import Work

struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Kiểm tra và soạn văn bản · check and write papers",
    subcommands: [PaperCheckCommand.self, PaperWriteCommand.self])
}

struct PaperCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tìm mâu thuẫn số liệu và căn cứ trong văn bản · find contradictions in papers",
    discussion: """
      Đọc .txt, .docx và PDF có chữ. Các tệp nêu cùng lúc được đối chiếu với nhau khi cùng đơn vị và cùng mốc số liệu.
      """)

  @OptionGroup var common: Common
  @Argument(help: ArgumentHelp("Văn bản · papers", valueName: "FILE"))
  var files: [String]
  @Option(help: ArgumentHelp("Bỏ qua phát hiện kém chắc hơn · leave out what is less certain", valueName: "0–100"))
  var confidence = 50
  @Option(
    help: ArgumentHelp("Ghi bản đánh dấu (.html, hoặc .docx có chú thích) · write a marked copy", valueName: "FILE"))
  var marked: String?
  @Option(help: ArgumentHelp("Bộ quy tắc · the rule pack"))
  var pack: String?

  func run() throws {
    guard (0...100).contains(confidence) else {
      throw Failure(.usage, vi: "--confidence phải từ 0 đến 100.", en: "--confidence must be from 0 to 100.")
    }
    guard !files.isEmpty else {
      throw Failure(.usage, vi: "Nêu ít nhất một văn bản.", en: "Name at least one paper.")
    }
    let papers = try files.map { try PaperFile.read($0) }
    let check = try PaperFile.check(pack: pack)
    let found = check.contradictions(papers).filter { $0.confidence >= confidence }
    if let marked { try writeFile(marked, copy(papers, found, asDocx: marked.lowercased().hasSuffix(".docx"))) }
    let answer = PaperAnswer(papers: papers, found: found, language: common.lang)
    common.put(answer.json, answer.table)
  }

  /// The first paper with its marks: comments in its own DOCX, or a page of HTML with all papers.
  private func copy(_ papers: [Paper], _ found: [Contradiction], asDocx: Bool) throws -> [UInt8] {
    guard asDocx else { return Array(MarkedPaper.html(papers, found, common.lang).utf8) }
    guard papers[0].unit == .paragraph else {
      throw Failure(
        .usage, vi: "Chỉ đánh dấu được vào .docx khi văn bản đầu là .docx. Ghi ra .html.",
        en: "Marks go into a .docx only when the first paper is one. Write .html.")
    }
    return try MarkedDocx.bytes(readFile(files[0], limit: 256 << 20), found, common.lang)
  }
}

/// Files as papers, and what they are held against.
enum PaperFile {
  static func read(_ path: String) throws(Failure) -> Paper {
    do throws(Failure) { return try Paper(name: path, readFile(path, limit: 256 << 20)) } catch {
      throw Failure(error.kind, vi: "\(path): \(error.sentence.vi)", en: "\(path): \(error.sentence.en)")
    }
  }

  static func check(pack name: String?) throws(Failure) -> PaperCheck {
    let shelf = try Shipped.shelf()
    let pack: RulePack
    if let name {
      pack = try shelf.pack(named: name)
    } else if let chosen = shelf.chosen(on: Clock.now.day) {
      pack = chosen
    } else {
      throw Failure(
        .usage, vi: "Không có bộ quy tắc nào cho hôm nay. Chọn bằng --pack.",
        en: "No rule pack is in force today. Name one with --pack.")
    }
    return PaperCheck(shape: IndexShape(pack), register: try Shipped.acts())
  }
}

extension Shipped {
  /// The acts a paper may name.
  static func acts() throws(Failure) -> ActRegister { try ActRegister(csv: Packs.acts) }
}
