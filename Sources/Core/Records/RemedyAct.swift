package import Base

/// A remedy applied to one record.
package enum RemedyAct: Hashable, Sendable {
  case dossier(code: String, Remedy)
  case petition(code: String)
  /// `unit`: whose service row; the row valid on the window's last day.
  case integratePayment(unit: UnitCode, ProcedureCode)
  case offerOnline(unit: UnitCode, ProcedureCode)
  /// The newest published row of the procedure.
  case completeParts(unit: UnitCode, ProcedureCode)
  /// The next dossier of a procedure, received online at the window's end and handled well.
  case receiveOnline(unit: UnitCode, ProcedureCode, number: Int)

  package var remedy: Remedy {
    switch self {
    case .dossier(_, let remedy): remedy
    case .petition: .answerPetition
    case .integratePayment: .integratePayment
    case .offerOnline: .offerOnline
    case .completeParts: .completeParts
    case .receiveOnline: .receiveOnline
    }
  }
}

extension Facts {
  /// The facts as they are once all of this is done at the window's end. The order of the acts never matters.
  package func after(_ acts: [RemedyAct], in window: Window) throws(RemedyRefusal) -> Facts {
    var facts = self
    var remedies: [String: [Remedy]] = [:]
    var petitions: Set<String> = []
    for act in acts {
      switch act {
      case .dossier(let code, let remedy): remedies[code, default: []].append(remedy)
      case .petition(let code): petitions.insert(code)
      case .integratePayment(let unit, let procedure): try facts.integrate(unit, procedure, window)
      case .offerOnline(let unit, let procedure): try facts.offer(unit, procedure, window)
      case .completeParts(let unit, let procedure): try facts.complete(unit, procedure, window)
      case .receiveOnline(let unit, let procedure, let number):
        try facts.receive(unit, procedure, number, window)
      }
    }
    try facts.treatDossiers(remedies, window)
    try facts.answer(petitions, window)
    return facts
  }

  private mutating func treatDossiers(_ remedies: [String: [Remedy]], _ window: Window) throws(RemedyRefusal) {
    var waiting = remedies
    for (unit, all) in dossiers where !waiting.isEmpty {
      var changed: [Dossier]?
      for (index, dossier) in all.enumerated() {
        guard let own = waiting.removeValue(forKey: dossier.code) else { continue }
        changed = changed ?? all
        changed?[index] = try dossier.after(own, in: window)
      }
      if let changed { dossiers[unit] = changed }
    }
    if let unknown = waiting.keys.min() { throw .unknownRecord(unknown) }
  }

  private mutating func answer(_ codes: Set<String>, _ window: Window) throws(RemedyRefusal) {
    var waiting = codes
    for (unit, all) in petitions where !waiting.isEmpty {
      for (index, petition) in all.enumerated() where waiting.remove(petition.code) != nil {
        guard let answered = petition.answered(in: window) else {
          throw .notPossible(.answerPetition, petition.code)
        }
        petitions[unit]?[index] = answered
      }
    }
    if let unknown = waiting.min() { throw .unknownRecord(unknown) }
  }

  private mutating func integrate(
    _ unit: UnitCode, _ procedure: ProcedureCode, _ window: Window
  ) throws(RemedyRefusal) {
    guard let index = service(unit, procedure, window) else { throw .unknownRecord(procedure.text) }
    guard window.isOpen, services[unit]?[index].paymentIntegrated != true else {
      throw .notPossible(.integratePayment, procedure.text)
    }
    services[unit]?[index].paymentIntegrated = true
  }

  private mutating func offer(_ unit: UnitCode, _ procedure: ProcedureCode, _ window: Window) throws(RemedyRefusal) {
    guard let index = service(unit, procedure, window) else { throw .unknownRecord(procedure.text) }
    guard window.isOpen, (services[unit]?[index].onlineLevel ?? OnlineLevel.none) == OnlineLevel.none else {
      throw .notPossible(.offerOnline, procedure.text)
    }
    services[unit]?[index].onlineLevel = .partial
  }

  private func service(_ unit: UnitCode, _ procedure: ProcedureCode, _ window: Window) -> Int? {
    services[unit]?.firstIndex { $0.procedure == procedure && $0.isValid(on: window.lastDay) }
  }

  private mutating func complete(_ unit: UnitCode, _ procedure: ProcedureCode, _ window: Window) throws(RemedyRefusal) {
    let rows = announcements[unit] ?? []
    let published = rows.indices.filter { index in
      rows[index].procedure == procedure && rows[index].publishedOn.map { $0 <= window.lastDay } ?? false
    }
    if published.isEmpty { throw .unknownRecord(procedure.text) }
    guard window.isOpen else { throw .notPossible(.completeParts, procedure.text) }
    for index in published {
      announcements[unit]?[index].partsComplete = true
      announcements[unit]?[index].known |= 1 << 7
    }
  }

  private mutating func receive(
    _ unit: UnitCode, _ procedure: ProcedureCode, _ number: Int, _ window: Window
  ) throws(RemedyRefusal) {
    guard window.isOpen else { throw .notPossible(.receiveOnline, procedure.text) }
    dossiers[unit, default: []].append(
      .wellHandled(unit, procedure, number, fee: procedures[procedure]?.fee == true, in: window))
  }
}

extension Dossier {
  /// All remedies in whatever order they are named; finishing comes last, since what is over cannot be handled any more.
  package func after(_ remedies: [Remedy], in window: Window) throws(RemedyRefusal) -> Dossier {
    var done = self
    for remedy in Remedy.allCases.filter({ $0 != .finishWithResult }) + [.finishWithResult]
    where remedies.contains(remedy) {
      guard let next = done.after(remedy, in: window) else { throw .notPossible(remedy, code) }
      done = next
    }
    return done
  }

  /// A dossier that does not exist yet: synchronised, digitised, paid online where its procedure has a fee, and ended in time
  /// with its result.
  package static func wellHandled(
    _ unit: UnitCode, _ procedure: ProcedureCode, _ number: Int, fee: Bool, online: Bool = true, in window: Window
  ) -> Dossier {
    Dossier(
      code: "+\(procedure.text)+\(number)", unit: unit, procedure: procedure, channel: online ? .online : .direct,
      receivedAt: window.end,
      dueAt: window.end, endedAt: window.end, endKind: .done, secondSupplementAt: nil, syncedAt: window.end,
      payment: fee ? .paidOnline : Payment.none, flags: [true, true, true, true, true, false], known: .max)
  }
}

extension Petition {
  /// Answered at the window's end, which is never before it came; nil once it is answered.
  package func answered(in window: Window) -> Petition? {
    guard let receivedAt, receivedAt <= window.end, window.isOpen, answeredAt == nil else { return nil }
    var answered = self
    answered.statedAnsweredAt = window.end
    answered.known |= 1 << 5
    return answered
  }
}

extension Facts {
  /// With further dossiers of a procedure, all well handled, the first so many of them online.
  package func adding(
    _ dossiers: Int, online: Int, of procedure: ProcedureCode, to unit: UnitCode, in window: Window
  ) -> Facts {
    var facts = self
    let fee = procedures[procedure]?.fee == true
    facts.dossiers[unit, default: []] += (0..<dossiers).map { number in
      .wellHandled(unit, procedure, number, fee: fee, online: number < online, in: window)
    }
    return facts
  }
}
