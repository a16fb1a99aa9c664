internal import Base

// What a source does with every dossier is a habit of the sender, not a fact about dossiers (dossier-sync, section 3).
extension Facts {
  /// Dossiers of one unit and procedure received in the same second, online submissions aside: those may well come together.
  /// A day without an hour says nothing.
  var twins: [Finding] {
    dossiers.keys.sorted().flatMap { unit -> [Finding] in
      let timed = (dossiers[unit] ?? []).filter { $0.channel != .online && $0.receivedAt?.secondOfDay ?? 0 != 0 }
      var known: [Instant: [Dossier]] = [:]
      var found: [Finding] = []
      for dossier in timed {
        guard let received = dossier.receivedAt else { continue }
        if let twin = known[received]?.first(where: { $0.procedure == dossier.procedure && $0.office == dossier.office }
        ) {
          found.append(
            Finding(kind: .twinDossier, unit: unit, factKind: .dossier, record: dossier.code, detail: twin.code))
        }
        known[received, default: []].append(dossier)
      }
      return found
    }
  }

  /// Habits of whole sources, and sources that fell silent.
  var sourceHabits: [Finding] {
    let bySystem = Dictionary(grouping: dossiers.values.joined(), by: { $0.system ?? "" })
    let newest = bySystem.values.compactMap(lastWord).max()
    return bySystem.keys.sorted(by: codePointOrder).flatMap { system -> [Finding] in
      guard let rows = bySystem[system], rows.count >= Self.sizeForVariation else { return [] }
      var found: [Finding] = []
      func add(_ kind: Finding.Kind, _ column: String, _ detail: String) {
        let named = [system, detail].filter { !$0.isEmpty }.joined(separator: ": ")
        found.append(Finding(kind: kind, unit: nil, factKind: .dossier, record: column, detail: named))
      }
      let submitted = rows.filter { $0.submittedAt != nil }
      if submitted.count >= Self.sizeForVariation, submitted.allSatisfy({ $0.submittedAt == $0.receivedAt }) {
        add(.submittedAtReception, "submitted_at", "")
      }
      let owing = rows.filter { $0.payment == .due || $0.payment == .paidOnline }
      if owing.count >= Self.sizeForVariation, owing.allSatisfy({ $0.payment == .paidOnline }) {
        add(.paidOnlyOnline, "payment", "\(owing.count)")
      }
      if let last = lastWord(rows), let newest, newest - last > silence(rows) {
        add(.silentSource, "system", last.isoLocal)
      }
      return found
    }
  }

  /// The newest instant any row of a source tells.
  private func lastWord(_ rows: [Dossier]) -> Instant? {
    rows.compactMap { row in [row.receivedAt, row.statedEndedAt, row.syncedAt].compactMap(\.self).max() }.max()
  }

  /// How long is long: ten times the usual distance between two receptions, at least a week, so that Tết is no silence of a
  /// village and a day is one of nobody.
  private func silence(_ rows: [Dossier]) -> Int64 {
    let received = rows.compactMap(\.receivedAt)
    guard let first = received.min(), let last = received.max(), received.count > 1 else { return .max }
    return max(7 * 86_400, (last - first) / Int64(received.count) * 10)
  }
}
