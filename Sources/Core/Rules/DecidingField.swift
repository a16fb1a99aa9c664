/// A field that must be known for a record's contribution to be more than a guess. The share of records that have all
/// of an indicator's deciding fields is its coverage.
package enum DecidingField: String, Sendable, CaseIterable {
  case dueAt = "due_at"
  case endedAt = "ended_at"
  case syncedAt = "synced_at"
  case channel, payment, complaint, reused
  case resultFile = "result_file"
  case componentFile = "component_file"
  case personalStore = "personal_store"
  case populationData = "population_data"
  case answeredAt = "answered_at"
  case dislikes
  case isRepeat = "repeat"
  case onlineLevel = "online_level"
  case paymentIntegrated = "payment_integrated"
  case ownAuthority = "own_authority"
  case effectiveOn = "effective_on"
  case publishedOn = "published_on"
  case partsComplete = "parts_complete"
  case procedureFee = "procedure.fee"
  case procedureCitizen = "procedure.citizen"
  case procedurePaperResult = "procedure.paper_result"

  /// The kinds of record that have it.
  package var subjects: Set<Subject> {
    switch self {
    case .dueAt: [.dossier, .petition]
    case .endedAt, .syncedAt, .channel, .payment, .complaint, .reused, .resultFile, .componentFile, .personalStore,
      .populationData:
      [.dossier]
    case .answeredAt, .dislikes, .isRepeat: [.petition]
    case .onlineLevel, .paymentIntegrated, .ownAuthority: [.service]
    case .effectiveOn, .publishedOn, .partsComplete: [.announcement]
    case .procedureFee, .procedureCitizen, .procedurePaperResult: [.dossier, .service, .procedure]
    }
  }
}

extension Measure {
  /// The fields that can decide a member of this measure. A procedure is decided by joined records, so only by
  /// attributes its conditions read; where those are no fields themselves (`late`), nothing is left open.
  var decidable: [DecidingField] {
    switch self {
    case .constant: []
    case .records(let measure): DecidingField.allCases.filter { $0.subjects.contains(measure.subject) }
    case .announcements: DecidingField.allCases.filter { $0.subjects.contains(.announcement) }
    case .procedures(let measure):
      DecidingField.allCases.filter { field in measure.attributes.contains { $0.rawValue == field.rawValue } }
    }
  }
}

extension ProcedureMeasure {
  fileprivate var attributes: [Attribute] {
    let base =
      switch base {
      case .services(let filter), .ownServices(let filter), .dossiers(_, let filter): filter?.attributes ?? []
      }
    return switch achieved {
    case .dossier(_, let condition), .service(let condition): base + condition.attributes
    }
  }
}
