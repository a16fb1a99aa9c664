package import Base
internal import Counting
package import Records
internal import Rules
package import Scoring

/// A finding with what it may cost or bring its unit.
package struct PricedFinding: Sendable {
  package let finding: Finding
  /// Points that change if the doubtful value turns out otherwise; nil where no count hangs on it.
  package let points: Fraction?

  package init(finding: Finding, points: Fraction?) {
    self.finding = finding
    self.points = points
  }
}

extension Desk {
  /// Prices findings under a question: what the score of the dossier's unit would move by if the dossier changed sides in every
  /// indicator that counts it and asks about the doubtful field. Counts of procedures hang on more than one record, and
  /// habits of whole sources on all of them: those have no price. The desk must hold the records.
  package func priced(_ findings: [Finding], _ question: Question) -> [PricedFinding] {
    let byCode = Dictionary(
      facts.dossiers.values.joined().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var tallies: [UnitCode: [Tally]] = [:]
    return findings.map { finding in
      guard finding.factKind == .dossier, !finding.kind.doubts.isEmpty, let dossier = byCode[finding.record] else {
        return PricedFinding(finding: finding, points: nil)
      }
      let counts =
        tallies[dossier.unit]
        ?? scan.tallies(question.pack, units: [dossier.unit], window: question.window).first ?? []
      tallies[dossier.unit] = counts
      return PricedFinding(finding: finding, points: price(finding, dossier, counts, question))
    }
  }

  private func price(_ finding: Finding, _ dossier: Dossier, _ tallies: [Tally], _ question: Question) -> Fraction? {
    let memberships = engine.recordMemberships(of: dossier, window: question.window, pack: question.pack)
    var points = Fraction.zero
    for (rule, tally) in zip(question.pack.indicators, tallies) {
      guard case .records(let measure) = rule.measure,
        !finding.kind.doubts.isDisjoint(with: measure.achieved.attributes),
        let member = memberships.first(where: { $0.no == rule.no }), member.isCounted
      else { continue }
      points += scorer.worth(of: member.isAchieved ? -1 : 1, in: rule, tally)
    }
    return points == .zero ? nil : points
  }
}

extension Finding.Kind {
  /// The attributes the finding casts doubt on.
  fileprivate var doubts: Set<Attribute> {
    switch self {
    case .missingDue, .dueBeforeReceived, .endedBeforeReceived, .endKindWithoutEnd, .secondSupplementUnknown,
      .endedAtReception:
      [.late]
    case .resultBeforeReception: [.resultFile]
    case .unknownProcedure: [.procedureFee, .procedureCitizen, .procedurePaperResult]
    case .missingReceived, .neverVaries, .unknownParent, .circularParents, .differingRows, .twinDossier,
      .submittedAtReception, .paidOnlyOnline, .silentSource:
      []
    }
  }
}
