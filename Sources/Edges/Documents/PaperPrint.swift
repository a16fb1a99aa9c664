package import Base
package import Formats
package import Papers

/// A paper in print as JSON: what is kept of a frozen one, and can be drawn again in a hundred years. The names are stored: frozen.
package enum PaperPrint {
  package static func bytes(_ paper: LegalPaper) -> [UInt8] { Array(json(paper).serialized().utf8) }

  package static func json(_ paper: LegalPaper) -> JSON {
    [
      "kind": .string(paper.kind.rawValue), "issuer": strings(paper.issuer), "issuer_name": .string(paper.issuerName),
      "number": paper.number.map { .string($0) } ?? .null, "symbol": .string(paper.symbol),
      "place": .string(paper.place), "year": .integer(paper.month.year), "month": .integer(paper.month.month),
      "day": paper.day.map { .integer($0) } ?? .null, "about": .string(paper.about),
      "addressees": strings(paper.addressees), "body": .array(paper.body.map(block)),
      "authority": strings(paper.authority), "signer": paper.signer.map { .string($0) } ?? .null,
      "recipients": strings(paper.recipients),
      "annexes": .array(
        paper.annexes.map { ["label": .string($0.label), "title": .string($0.title), "table": table($0.table)] }),
      "sample": .flag(paper.isSample),
    ]
  }

  package static func paper(_ bytes: [UInt8]) throws(Failure) -> LegalPaper {
    let json = try readJSON(bytes)
    guard let kind = json["kind"]?.string.flatMap({ LegalPaper.Kind(rawValue: $0) }), let year = json["year"]?.int,
      let month = json["month"]?.int
    else { throw damaged }
    var paper = LegalPaper(
      kind: kind, issuer: strings(json["issuer"]), issuerName: text(json["issuer_name"]),
      symbol: text(json["symbol"]), place: text(json["place"]), month: (month, year), about: text(json["about"]),
      authority: strings(json["authority"]), recipients: strings(json["recipients"]))
    (paper.number, paper.day, paper.signer) = (json["number"]?.string, json["day"]?.int, json["signer"]?.string)
    paper.addressees = strings(json["addressees"])
    paper.isSample = json["sample"]?.flag ?? false
    for item in json["body"]?.array ?? [] { paper.body.append(try block(item)) }
    for annex in json["annexes"]?.array ?? [] {
      paper.annexes.append(
        LegalPaper.Annex(label: text(annex["label"]), title: text(annex["title"]), table: try table(annex["table"])))
    }
    return paper
  }

  private static var damaged: Failure {
    Failure(
      vi: "Bản lưu của văn bản bị hỏng. Khôi phục kho từ bản sao lưu.",
      en: "What is kept of the paper is damaged. Restore a backup of the store.")
  }

  private static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
  private static func strings(_ json: JSON?) -> [String] { (json?.array ?? []).compactMap(\.string) }
  private static func text(_ json: JSON?) -> String { json?.string ?? "" }

  private static func block(_ block: LegalPaper.Block) -> JSON {
    switch block {
    case .basis(let text): ["basis": .string(text)]
    case .heading(let level, let text): ["heading": .string(text), "level": .integer(level)]
    case .paragraph(let text): ["paragraph": .string(text)]
    case .table(let table): ["table": self.table(table)]
    }
  }

  private static func block(_ json: JSON) throws(Failure) -> LegalPaper.Block {
    if let text = json["basis"]?.string { return .basis(text) }
    if let text = json["heading"]?.string { return .heading(level: json["level"]?.int ?? 1, text) }
    if let text = json["paragraph"]?.string { return .paragraph(text) }
    return .table(try table(json["table"]))
  }

  private static func table(_ table: FormTable) -> JSON {
    [
      "name": .string(table.name), "wide": .flag(table.isWide),
      "columns": .array(
        table.columns.map {
          ["heading": .string($0.heading), "share": .integer($0.share), "align": .string($0.align.rawValue)]
        }),
      "rows": .array(table.rows.map { ["cells": strings($0.cells), "strong": .flag($0.isStrong)] }),
    ]
  }

  private static func table(_ json: JSON?) throws(Failure) -> FormTable {
    guard let columns = json?["columns"]?.array, let rows = json?["rows"]?.array else { throw damaged }
    return FormTable(
      name: text(json?["name"]),
      columns: columns.map { column in
        FormTable.Column(
          text(column["heading"]), column["share"]?.int ?? 1,
          column["align"]?.string.flatMap { FormTable.Align(rawValue: $0) } ?? .left)
      },
      rows: rows.map { FormTable.Row(strings($0["cells"]), isStrong: $0["strong"]?.flag ?? false) },
      isWide: json?["wide"]?.flag ?? false)
  }
}
