internal import Access
internal import Answers
internal import Base
internal import Counting
internal import Formats
internal import Hummingbird
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// Scores, ranks, losses and counts for programs.
extension Call {
  func score(of reference: String? = nil) async throws -> Response {
    let asked = try await question()
    let desk = asked.desk
    let unit = try desk.unit(try reference ?? asking.required("unit"))
    guard let score = desk.scorer.score(unit, asked.question) else { throw HTTPError(.notFound) }
    return Reply.json(
      provisional: asked.question.window.isOpen,
      ScoreAnswer.json(
        score, knownAt: desk.moment.knownAt, notes: asked.notes, isSample: desk.isSample, language: .vi
      ).on(desk.treeReport(unit, window: asked.question.window)))
  }

  /// The indicators as a table.
  func scoreCSV() async throws -> Response {
    let asked = try await question()
    let desk = asked.desk
    guard let score = desk.scorer.score(try desk.unit(asking.required("unit")), asked.question) else {
      throw HTTPError(.notFound)
    }
    return Reply.csv(
      writeDelimited(rows: ScoreRows.csv(score, isSample: desk.isSample), bom: true, guardFormulas: true),
      name: "soi-scores.csv")
  }

  func rank() async throws -> Response {
    let asked = try await question()
    let desk = asked.desk
    let parent = try desk.unit(asking.required("parent"))
    let kind = try unitKind()
    guard let unit = desk.facts.units.unit(parent) else { throw HTTPError(.notFound) }
    let ranked = asked.edition.ranking(parent, kind: kind, asked.question)
    return Reply.json(
      provisional: asked.question.window.isOpen,
      RankAnswer.json(
        unit, kind: kind, ranked, asked.question, notes: asked.notes, isSample: desk.isSample, language: .vi
      ).on(desk.treeReport(parent, window: asked.question.window)))
  }

  func unitKind() throws(Failure) -> UnitKind {
    if let kind = UnitKind(rawValue: asking.text("kind") ?? "commune") { return kind }
    throw Failure(
      .usage, vi: "“kind” phải là commune, agency hoặc province.", en: "“kind” must be commune, agency or province.")
  }

  /// The losses of a unit whose records are the visitor's to see.
  private func losses() async throws -> (UnitScore, [LossLine], Asked) {
    let asked = try await question()
    let question = asked.question
    let unit = try asked.desk.unit(asking.required("unit"))
    guard let score = asked.desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    let only = try asking.text("indicator").map { reference throws(Failure) in
      if let rule = question.pack.indicator(reference) { return rule.no }
      throw Failure(
        .usage, vi: "Không có chỉ tiêu “\(reference.prefix(20))”.",
        en: "There is no indicator “\(reference.prefix(20))”.")
    }
    let lines = try asked.sight.records(of: unit).scorer.losses(of: score, question, only: only)
    readings.add(Reading(deed: .readRecords, unit: unit, record: "", rows: lines.count))
    // Who handled what is for fewer than what was handled.
    let isTold = asked.sight.may(.readOfficers, at: unit)
    return (score, isTold ? lines : lines.map(\.withoutOfficer), asked)
  }

  func explain() async throws -> Response {
    let (score, lines, asked) = try await losses()
    return Reply.json(
      ExplainAnswer.json(score, lines, notes: asked.notes, isSample: asked.desk.isSample, language: .vi)
        .on(asked.desk.treeReport(score.unit.code, window: score.window)))
  }

  func explainCSV() async throws -> Response {
    let (score, lines, asked) = try await losses()
    let window = score.window
    let header = [
      "no", "kind", "record", "code", "points", "points_exact", "reason", "recoverable", "field", "office", "officer",
      "unit", "from",
      "to", "as_of", "rules", "sample",
    ]
    let context = [
      score.unit.code.text, window.period.from.iso, window.period.to.iso, window.end.iso, score.pack.name,
      asked.desk.isSample ? "dữ liệu mẫu" : "",
    ]
    let rows = lines.map { line in
      [
        line.no, line.kind.rawValue, line.recordKind?.rawValue ?? "", line.code, line.points.sixDecimals,
        bracketed(line.points), line.reason.sentence.vi, line.recoverable.sentence.vi, line.field ?? "",
        line.office ?? "", line.officer ?? "",
      ] + context
    }
    return Reply.csv(writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true), name: "soi-explain.csv")
  }

  func counts() async throws -> Response {
    let asked = try await question()
    let window = asked.question.window
    let code = try asked.desk.unit(asking.required("unit"))
    guard let key = CountKey(rawValue: asking.text("by") ?? "field"), let unit = asked.desk.facts.units.unit(code)
    else {
      throw Failure(
        .usage, vi: "“by” phải là field, office, officer, procedure, channel, system, unit hoặc received_unit.",
        en: "“by” must be field, office, officer, procedure, channel, system, unit or received_unit.")
    }
    if key == .officer { try asked.sight.require(.readOfficers, at: code) }
    let rows = try asked.sight.records(of: code).engine.counts(code, window: window, by: key)
    readings.add(
      Reading(deed: key == .officer ? .readOfficer : .readRecords, unit: code, record: "", rows: rows.count))
    return Reply.json(
      CountsAnswer.json(unit, window, by: key, rows, isSample: asked.desk.isSample)
        .on(asked.desk.treeReport(code, window: window)))
  }
}
