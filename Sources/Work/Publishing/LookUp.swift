package import Base
package import Records

/// What the receipt of a dossier says, typed by whoever holds it. The store keeps no personal data, so what proves that somebody
/// holds the receipt is what is printed on it and nowhere else: the minute of reception and the promised day.
package struct ReceiptProof: Sendable {
  package let code: String
  package let receivedOn: Day
  /// Minute of the day.
  package let minute: Int
  /// Nil where the receipt promises no day.
  package let promisedOn: Day?

  package init(code: String, receivedOn: Day, minute: Int, promisedOn: Day?) {
    self.code = code
    self.receivedOn = receivedOn
    self.minute = minute
    self.promisedOn = promisedOn
  }

  func fits(_ dossier: Dossier) -> Bool {
    guard let received = dossier.receivedAt else { return false }
    let told = Int(received.seconds - Instant.start(of: received.day).seconds)
    // A source that states days alone gives midnight, which no receipt says.
    let isMinute = told == 0 || told / 60 == minute
    return received.day == receivedOn && isMinute && dossier.dueAt?.day == promisedOn
  }
}

/// What the holder of a receipt is told: no names, no officers, nothing of other dossiers.
package struct ReceiptAnswer: Sendable {
  package enum State: Sendable {
    case open
    case ended(EndKind?, at: Instant)
  }
  package let procedure: String
  package let unit: OrgUnit?
  package let receivedAt: Instant?
  package let dueAt: Instant?
  package let state: State
  package let isLate: Bool
  package let isSupplemented: Bool
  /// Where it lies now.
  package let office: String?
}

extension Desk {
  /// The answer to a receipt; nil when there is no such dossier and when the receipt is of another one alike.
  package func answer(to proof: ReceiptProof, now: Instant) throws(Failure) -> ReceiptAnswer? {
    // Receipts print capitals, and people type what is easier.
    for code in Set([proof.code, proof.code.uppercased()]).sorted() {
      let opened = try openedAlone(dossier: code)
      if let dossier = opened.facts.dossiers.values.joined().first(where: { $0.code == code }), proof.fits(dossier) {
        return answer(dossier, opened, now)
      }
    }
    return nil
  }

  private func answer(_ dossier: Dossier, _ opened: Desk, _ now: Instant) -> ReceiptAnswer {
    let ended = dossier.endedAt.flatMap { $0 <= now ? $0 : nil }
    let step = opened.facts.steps[dossier.code]?.last { $0.startedAt.map { $0 <= now } ?? false }
    return ReceiptAnswer(
      procedure: facts.procedures[dossier.procedure]?.name ?? dossier.procedure.text,
      unit: facts.units.unit(dossier.unit), receivedAt: dossier.receivedAt, dueAt: dossier.dueAt,
      state: ended.map { .ended(dossier.endKind, at: $0) } ?? .open, isLate: dossier.isLate(at: now),
      isSupplemented: dossier.isSupplemented, office: ended == nil ? step?.office : nil)
  }
}
