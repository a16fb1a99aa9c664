internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Work

extension Subject: ExpressibleByArgument {}

struct RulesAttributesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attributes", abstract: "Mọi từ một điều kiện dùng được · every word a condition can use")
  @OptionGroup var common: Common
  @Option(help: "dossier | petition | service | procedure | announcement") var subject: Subject?

  func run() throws {
    let rows = VocabularyRow.all.filter { row in subject.map(row.subjects.contains) ?? true }
    common.put(.array(rows.map(json)), table(rows))
  }

  private func table(_ rows: [VocabularyRow]) -> TextTable {
    let vi = common.lang == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Từ"), .init("Kiểu"), .init("Giá trị"), .init("Hỏi ở"), .init("Nghĩa"), .init("Cột dữ liệu")]
        : [.init("Word"), .init("Type"), .init("Values"), .init("Asked of"), .init("Meaning"), .init("Columns")])
    table.rows = rows.map { row in
      [
        row.name, row.type, row.values, row.subjects.map(\.rawValue).joined(separator: ", "),
        row.meaning.text(common.lang), row.columns.joined(separator: ", "),
      ]
    }
    table.notes = rows.flatMap { row in
      row.words.map { "\(row.name): \($0.word) = \($0.meaning.text(common.lang))" }
    }
    return table
  }

  private func json(_ row: VocabularyRow) -> JSON {
    [
      "name": .string(row.name), "type": .string(row.type),
      "words": .array(
        row.words.map {
          ["word": .string($0.word), "vi": .string($0.meaning.vi), "en": .string($0.meaning.en)]
        }),
      "subjects": .array(row.subjects.map { .string($0.rawValue) }),
      "meaning": ["vi": .string(row.meaning.vi), "en": .string(row.meaning.en)],
      "columns": .array(row.columns.map { .string($0) }),
    ]
  }
}

extension VocabularyRow {
  fileprivate var type: String {
    switch value {
    case .yesOrNo: "flag"
    case .words: "words"
    case .workdays: "workdays"
    }
  }

  fileprivate var values: String {
    switch value {
    case .yesOrNo: ""
    case .words(let words): words.map(\.word).joined(separator: " | ")
    case .workdays(let range): "workdays: \(range.lowerBound)–\(range.upperBound)"
    }
  }
}
