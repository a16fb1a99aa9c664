package import Base

/// Something unlikely in the data: counted as the portal would count it, and told.
package struct Finding: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case unknownProcedure = "unknown_procedure"
    case dueBeforeReceived = "due_before_received"
    case endedBeforeReceived = "ended_before_received"
    case missingDue = "missing_due"
    case missingReceived = "missing_received"
    case endKindWithoutEnd = "end_kind_without_end"
    case secondSupplementUnknown = "second_supplement_unknown"
    case neverVaries = "never_varies"
    /// Ended in the very second of reception: a step 9 the sender adds by itself.
    case endedAtReception = "ended_at_reception"
    /// The electronic result is older than the dossier's reception: a submitted file sent as the result.
    case resultBeforeReception = "result_before_reception"
    /// Another dossier of the unit has the same procedure and was received in the same second: sent again under a new code.
    case twinDossier = "twin_dossier"
    /// Every submission of a source is of the very second of its reception: the wait before it cannot be seen.
    case submittedAtReception = "submitted_at_reception"
    /// Every fee of a source is paid online, none is owed: the flag says "paid", not "paid online".
    case paidOnlyOnline = "paid_only_online"
    /// A source that used to speak has been silent for long.
    case silentSource = "silent_source"
    case unknownParent = "unknown_parent"
    case circularParents = "circular_parents"
    /// Rows of one file state different things about one key.
    case differingRows = "differing_rows"
  }

  package let kind: Kind
  package let unit: UnitCode?
  package let factKind: FactKind
  /// The record's code; for `neverVaries` the column.
  package let record: String
  /// What was found: a value, a code, the source system.
  package let detail: String

  package init(kind: Kind, unit: UnitCode?, factKind: FactKind, record: String, detail: String) {
    self.kind = kind
    self.unit = unit
    self.factKind = factKind
    self.record = record
    self.detail = detail
  }
}

extension Facts {
  /// A source needs at least this many dossiers before "always the same" says anything.
  static let sizeForVariation = 200

  /// Everything unlikely in the facts, in a fixed order: equal facts give equal findings.
  package var findings: [Finding] { unitFindings + recordFindings + twins + constantColumns + sourceHabits }

  /// Those on single dossiers and petitions.
  package var recordFindings: [Finding] {
    var findings: [Finding] = []
    for unit in dossiers.keys.sorted() {
      for dossier in dossiers[unit] ?? [] { findings += self.findings(of: dossier) }
    }
    for unit in petitions.keys.sorted() {
      for petition in petitions[unit] ?? [] { findings += self.findings(of: petition) }
    }
    return findings
  }

  private var unitFindings: [Finding] {
    units.codes.compactMap { code in
      guard let parent = units.unit(code)?.parent, !units.contains(parent) else { return nil }
      return Finding(kind: .unknownParent, unit: code, factKind: .unit, record: code.text, detail: parent.text)
    }
      + units.circular.map { code in
        Finding(kind: .circularParents, unit: code, factKind: .unit, record: code.text, detail: code.text)
      }
  }

  private func findings(of dossier: Dossier) -> [Finding] {
    var found: [Finding] = []
    func add(_ kind: Finding.Kind, _ detail: String) {
      found.append(Finding(kind: kind, unit: dossier.unit, factKind: .dossier, record: dossier.code, detail: detail))
    }
    if procedures[dossier.procedure] == nil { add(.unknownProcedure, dossier.procedure.text) }
    guard let received = dossier.receivedAt else {
      add(.missingReceived, "")
      return found
    }
    if dossier.statedEndedAt == received { add(.endedAtReception, received.isoLocal) }
    if dossier.resultFile == true, let made = dossier.resultFileAt, made <= received {
      add(.resultBeforeReception, made.isoLocal)
    }
    if let due = dossier.dueAt {
      if isBefore(due, received) { add(.dueBeforeReceived, due.isoLocal) }
    } else if !dossier.isDueStated {
      add(.missingDue, "")
    }
    if let end = dossier.endAsStated, isBefore(end, received) {
      add(.endedBeforeReceived, end.isoLocal)
    }
    if dossier.endKind != nil, dossier.statedEndedAt == nil, dossier.returnedAt == nil {
      add(.endKindWithoutEnd, dossier.endKind?.rawValue ?? "")
    }
    if (dossier.supplements ?? 0) >= 2, dossier.secondSupplementAt == nil {
      add(.secondSupplementUnknown, "\(dossier.supplements ?? 0)")
    }
    return found
  }

  private func findings(of petition: Petition) -> [Finding] {
    var found: [Finding] = []
    func add(_ kind: Finding.Kind, _ detail: String) {
      found.append(Finding(kind: kind, unit: petition.unit, factKind: .petition, record: petition.code, detail: detail))
    }
    guard let received = petition.receivedAt else {
      add(.missingReceived, "")
      return found
    }
    if let due = petition.dueAt {
      if isBefore(due, received) { add(.dueBeforeReceived, due.isoLocal) }
    } else {
      add(.missingDue, "")
    }
    if let answer = petition.statedAnsweredAt, isBefore(answer, received) { add(.endedBeforeReceived, answer.isoLocal) }
    return found
  }

  /// Fields that are known and always the same in a whole source: a habit of the sender, not a fact about dossiers.
  private var constantColumns: [Finding] {
    let columns: [(name: String, value: (Dossier) -> String?)] = [
      ("channel", { $0.statedChannel?.rawValue }), ("payment", { $0.payment?.rawValue }),
      ("result_file", { word($0.resultFile) }), ("component_file", { word($0.componentFile) }),
      ("reused", { word($0.reused) }), ("personal_store", { word($0.personalStore) }),
      ("population_data", { word($0.populationData) }), ("complaint", { word($0.complaint) }),
    ]
    let bySystem = Dictionary(grouping: dossiers.values.joined(), by: { $0.system ?? "" })
    var found: [Finding] = []
    for system in bySystem.keys.sorted(by: codePointOrder) {
      guard let rows = bySystem[system], rows.count >= Self.sizeForVariation else { continue }
      for column in columns {
        guard let first = rows.first.flatMap(column.value), rows.allSatisfy({ column.value($0) == first }) else {
          continue
        }
        found.append(
          Finding(
            kind: .neverVaries, unit: nil, factKind: .dossier, record: column.name,
            detail: system.isEmpty ? first : "\(system): \(first)"))
      }
    }
    return found
  }
}

/// A day without a time is kept as its first second: it is not before another moment of that day.
private func isBefore(_ instant: Instant, _ received: Instant) -> Bool {
  instant == .start(of: instant.day) ? instant.day < received.day : instant < received
}

private func word(_ flag: Bool?) -> String? { flag.map { $0 ? "1" : "0" } }
