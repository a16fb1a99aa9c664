package import Base

/// A duty as its sheet says it. Several plans may ask for the same one.
package struct PlanTask: Sendable {
  /// Something that shows it was done: a document, or a question whose answer keeps being yes.
  package struct Evidence: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// A document: its number or name, and where it lies.
      case document(String)
      /// A measure that must stay at or above (a place: at or below) a figure.
      case query(PlanMeasure, PlanFigure)
    }
    package let item: String
    package let title: String
    package let kind: Kind
    package let on: Day?
  }

  /// Somebody says how far it is.
  package struct Report: Hashable, Sendable {
    package let item: String
    package let on: Day
    package let text: String
    /// It is done: the whole duty, or the time (a day, an occurrence) named by `of`.
    package let isDone: Bool
    package let of: String?
    package let by: String
  }

  /// Something arose, or a decision was signed: from then the days run.
  package struct Occurrence: Hashable, Sendable {
    package let item: String
    package let title: String
    package let on: Day
  }

  package let id: String
  package let unit: UnitCode
  package let sheet: Sheet

  package init(id: String, unit: UnitCode, _ sheet: Sheet) {
    self.id = id
    self.unit = unit
    self.sheet = sheet
  }

  package var content: String { sheet["content"] ?? id }
  package var product: String? { sheet["product"] }
  package var lead: String { sheet["lead"] ?? "" }
  package var others: [String] { list("with", ";") }
  package var indicators: [String] { list("indicators", " ") }
  package var deadline: TaskDeadline? { sheet["deadline"].flatMap { TaskDeadline($0) } }
  package var isClosed: Bool { sheet["status"] == "closed" }
  /// Points its plan expects of it.
  package var expected: Points? { sheet["expected"].flatMap { Points(text: $0) } }
  /// Who set it, when it was not the unit itself: a letter of the city.
  package var assignedBy: String? { sheet["assigned_by"] }
  /// Whether whoever set it took the work as good.
  package var isAccepted: Bool? { sheet["accepted"].map { $0 == "1" } }

  package var evidence: [Evidence] {
    sheet.items("evidence").compactMap { item in
      let title = sheet.text(item, "title") ?? ""
      let on = sheet.text(item, "on").flatMap { Day(iso: $0) }
      if let measure = sheet.text(item, "measure").flatMap({ PlanMeasure($0) }),
        let goal = sheet.text(item, "goal").flatMap({ plannedNumber($0) })
      {
        let unit = sheet.text(item, "unit").flatMap { PlanUnit(rawValue: $0) } ?? .percent
        let source = sheet.text(item, "source").flatMap { PlanSource(rawValue: $0) } ?? .oneStop
        return Evidence(item: item, title: title, kind: .query(measure, PlanFigure(goal, unit, source)), on: on)
      }
      return sheet.text(item, "document").map { Evidence(item: item, title: title, kind: .document($0), on: on) }
    }
  }

  package var reports: [Report] {
    sheet.items("report").compactMap { item in
      guard let on = sheet.text(item, "on").flatMap({ Day(iso: $0) }) else { return nil }
      return Report(
        item: item, on: on, text: sheet.text(item, "text") ?? "", isDone: sheet.text(item, "done") == "1",
        of: sheet.text(item, "of"), by: sheet.written(item, "kind")?.by ?? "")
    }
  }

  package var occurrences: [Occurrence] {
    sheet.items("occurrence").compactMap { item in
      sheet.text(item, "on").flatMap { Day(iso: $0) }.map {
        Occurrence(item: item, title: sheet.text(item, "title") ?? "", on: $0)
      }
    }
  }

  private func list(_ field: String, _ separator: Character) -> [String] {
    (sheet[field] ?? "").split(separator: separator).map { part in
      var part = part
      while part.first?.isWhitespace == true { part.removeFirst() }
      while part.last?.isWhitespace == true { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }
}
