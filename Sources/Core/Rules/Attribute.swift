/// What a predicate can ask of a record. Names are those of the dataset columns where there is one.
package enum Attribute: String, Sendable, CaseIterable {
  case late, synced, channel, payment, complaint, reused
  case resultFile = "result_file"
  case componentFile = "component_file"
  case personalStore = "personal_store"
  case populationData = "population_data"
  case disliked
  case isRepeat = "repeat"
  case onlineLevel = "online_level"
  case paymentIntegrated = "payment_integrated"
  case ownAuthority = "own_authority"
  case procedureFee = "procedure.fee"
  case procedureCitizen = "procedure.citizen"
  case procedurePaperResult = "procedure.paper_result"

  /// The kinds of record that have it.
  package var subjects: Set<Subject> {
    switch self {
    case .late: [.dossier, .petition]
    case .synced, .channel, .payment, .complaint, .reused, .resultFile, .componentFile, .personalStore, .populationData:
      [.dossier]
    case .disliked, .isRepeat: [.petition]
    case .onlineLevel, .paymentIntegrated, .ownAuthority: [.service]
    case .procedureFee, .procedureCitizen, .procedurePaperResult: [.dossier, .service, .procedure]
    }
  }

  /// The words it can have; nil for yes or no.
  package var words: [String]? {
    switch self {
    case .channel: ["online", "direct", "post"]
    case .payment: ["0", "1", "2"]
    case .onlineLevel: ["none", "partial", "full"]
    default: nil
    }
  }
}

/// The kind of record a predicate is asked of.
package enum Subject: String, Sendable {
  case dossier, petition, service, procedure, announcement
}

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
}
