internal import Base
internal import Records
internal import Rules

// Whether the fields that decide a record's contribution are known.
extension Asking {
  func knows(_ fields: [DecidingField], _ dossier: Dossier) -> Bool {
    fields.allSatisfy { field in
      switch field {
      case .procedureFee, .procedureCitizen, .procedurePaperResult: knows(field, dossier.procedure)
      default: isFilled(field, .dossier, dossier.known)
      }
    }
  }

  func knows(_ fields: [DecidingField], _ petition: Petition) -> Bool {
    fields.allSatisfy { isFilled($0, .petition, petition.known) }
  }

  func knows(_ fields: [DecidingField], _ service: Service) -> Bool {
    fields.allSatisfy { field in
      switch field {
      case .onlineLevel: service.onlineLevel != nil
      case .paymentIntegrated: service.paymentIntegrated != nil
      case .ownAuthority: service.ownAuthority != nil
      default: knows(field, service.procedure)
      }
    }
  }

  func knows(_ fields: [DecidingField], _ announcement: Announcement) -> Bool {
    fields.allSatisfy { isFilled($0, .announcement, announcement.known) }
  }

  func knows(_ field: DecidingField, _ code: ProcedureCode) -> Bool {
    switch field {
    case .procedureFee: procedures[code]?.fee != nil
    case .procedureCitizen: procedures[code]?.citizen != nil
    case .procedurePaperResult: procedures[code]?.paperResult != nil
    default: true
    }
  }

  /// A field the kind does not have cannot be unknown.
  private func isFilled(_ field: DecidingField, _ kind: FactKind, _ known: UInt64) -> Bool {
    guard let column = Schema.of(kind).column(named: field.rawValue) else { return true }
    return known & (1 << UInt64(column.id)) != 0
  }
}

extension Predicate {
  /// The deciding fields among `fields` that this condition reads.
  func fields(among fields: [DecidingField]) -> [DecidingField] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap { $0.fields(among: fields) }
    case .not(let part): part.fields(among: fields)
    case .has(let attribute, _): fields.filter { $0.rawValue == attribute.rawValue }
    }
  }
}
