package import Base

extension Facts {
  /// The same registers and other records with only some of the dossiers.
  package func keepingDossiers(_ keep: (Dossier) -> Bool) -> Facts {
    var facts = self
    facts.dossiers = dossiers.mapValues { $0.filter(keep) }
    return facts
  }

  /// The same registers with these dossiers and services alone.
  package func holding(dossiers: [UnitCode: [Dossier]], services: [UnitCode: [Service]]) -> Facts {
    var facts = self
    facts.dossiers = dossiers
    facts.services = services
    return facts
  }

  /// With a service no longer offered online, for a try: what nobody asks for online need not be offered online.
  package func withdrawingOnline(_ unit: UnitCode, _ procedure: ProcedureCode, on day: Day) -> Facts {
    guard let index = services[unit]?.firstIndex(where: { $0.procedure == procedure && $0.isValid(on: day) }) else {
      return self
    }
    var facts = self
    facts.services[unit]?[index].onlineLevel = OnlineLevel.none
    return facts
  }
}

extension Service {
  /// The same but for whose it is and since when: services alike in this do the same to every count.
  package struct Likeness: Hashable, Sendable {
    private let level: OnlineLevel?
    private let flags: [Bool?]

    fileprivate init(_ service: Service) {
      level = service.onlineLevel
      flags = [service.paymentIntegrated, service.ownAuthority, service.certifiedCopy]
    }
  }

  package var likeness: Likeness { Likeness(self) }
}

extension Dossier {
  /// The same with another promised date, for a try.
  package func promised(_ due: Instant) -> Dossier {
    var other = self
    other.dueAt = due
    return other
  }
}
