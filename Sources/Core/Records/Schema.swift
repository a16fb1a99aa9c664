private import Base

// The canonical files, column by column. Ids are frozen: a new column takes a new id, an old id is never used again.
extension Schema {
  package static func of(_ kind: FactKind) -> Schema {
    switch kind {
    case .unit: units
    case .procedure: procedures
    case .service: services
    case .announcement: announcements
    case .dossier: dossiers
    case .step: steps
    case .petition: petitions
    case .rating: ratings
    case .nationalReport: nationalReports
    case .published: published
    case .unitAlias: unitAliases
    case .progress: progress
    }
  }

  private static let units = Schema(
    .unit,
    [
      Column(1, "code", .code, key: true, required: true),
      Column(2, "name", .text, required: true),
      Column(3, "kind", .choice(UnitKind.allCases.map(\.rawValue)), required: true),
      Column(4, "parent", .code),
      Column(5, "valid_from", .day, key: true),
      Column(6, "valid_to", .day),
      Column(7, "successor", .code),
    ])

  private static let unitAliases = Schema(
    .unitAlias,
    [
      Column(1, "code", .code, key: true, required: true),
      Column(2, "unit", .code, required: true),
      Column(3, "valid_from", .day, key: true),
      Column(4, "valid_to", .day),
      Column(5, "system", .text, key: true),
    ])

  private static let procedures = Schema(
    .procedure,
    [
      Column(1, "code", .code, key: true, required: true),
      Column(2, "name", .text, required: true),
      Column(3, "field", .text),
      Column(4, "citizen", .flag),
      Column(5, "fee", .flag),
      Column(6, "paper_result", .flag),
      Column(7, "statutory_days", .count),
      Column(8, "valid_from", .day),
      Column(9, "valid_to", .day),
      Column(10, "successor", .code),
    ])

  private static let services = Schema(
    .service,
    [
      Column(1, "unit", .code, key: true, required: true),
      Column(2, "procedure", .code, key: true, required: true),
      Column(3, "online_level", .choice(OnlineLevel.allCases.map(\.rawValue)), required: true),
      Column(4, "payment_integrated", .flag),
      Column(5, "own_authority", .flag),
      Column(6, "certified_copy", .flag),
      Column(7, "valid_from", .day, key: true),
      Column(8, "valid_to", .day),
    ])

  private static let announcements = Schema(
    .announcement,
    [
      Column(1, "unit", .code, key: true, required: true),
      Column(2, "procedure", .code, key: true, required: true),
      Column(3, "decision", .code, key: true, required: true),
      Column(4, "signed_on", .day, required: true),
      Column(5, "effective_on", .day),
      Column(6, "published_on", .day, emptyIsKnown: true),
      Column(7, "parts_complete", .flag),
      Column(8, "parts_missing", .text),
      Column(9, "withdrawn_on", .day),
    ])

  private static let dossiers = Schema(
    .dossier,
    [
      Column(1, "code", .code, key: true, required: true),
      Column(2, "unit", .code, required: true),
      Column(3, "procedure", .code, required: true),
      Column(4, "channel", .choice(Channel.allCases.map(\.rawValue)), required: true),
      Column(5, "received_at", .instant(.startOfDay), required: true),
      Column(6, "submitted_at", .instant(.startOfDay)),
      Column(7, "due_at", .instant(.endOfDay)),
      Column(8, "ended_at", .instant(.startOfDay), emptyIsKnown: true),
      Column(9, "end_kind", .choice(EndKind.allCases.map(\.rawValue))),
      Column(10, "returned_at", .instant(.startOfDay)),
      Column(11, "supplements", .count),
      Column(12, "second_supplement_at", .instant(.startOfDay)),
      Column(13, "synced_at", .instant(.startOfDay), emptyIsKnown: true),
      Column(14, "payment", .choice(Payment.allCases.map(\.rawValue))),
      Column(15, "result_file", .flag),
      Column(16, "result_signed", .flag),
      Column(17, "result_file_at", .instant(.startOfDay)),
      Column(18, "component_file", .flag),
      Column(19, "components_signed", .flag),
      Column(20, "reused", .flag),
      Column(21, "personal_store", .flag),
      Column(22, "population_data", .flag),
      Column(23, "complaint", .flag),
      Column(24, "officer", .code),
      Column(25, "office", .text),
      Column(26, "received_unit", .code),
      Column(27, "system", .text),
      // Of live messages only: the state in the national vocabulary, requests for supplements with their answers, and
      // since when the promised date is one that was made anew.
      Column(28, "live_status", .choice((1...10).map { "\($0)" })),
      Column(29, "supplement_waits", .text),
      Column(30, "due_renewed_at", .instant(.startOfDay)),
    ])

  private static let steps = Schema(
    .step,
    [
      Column(1, "dossier", .code, key: true, required: true),
      Column(2, "seq", .count, key: true, required: true),
      Column(3, "office", .text),
      Column(4, "officer", .code),
      Column(5, "status", .text),
      Column(6, "started_at", .instant(.startOfDay)),
      Column(7, "due_at", .instant(.endOfDay)),
      Column(8, "ended_at", .instant(.startOfDay)),
      Column(9, "paused_minutes", .count),
    ])

  private static let progress = Schema(
    .progress,
    [
      Column(1, "dossier", .code, key: true, required: true),
      Column(2, "at", .instant(.startOfDay), key: true, required: true),
      Column(3, "status", .choice((1...10).map { "\($0)" }), key: true, required: true),
      // Tells steps of one second and state apart: a number made of who took them, and no more than that.
      Column(4, "mark", .code, key: true),
      Column(5, "office", .text),
      Column(6, "started_at", .instant(.startOfDay)),
      Column(7, "due_at", .instant(.endOfDay)),
    ])

  private static let petitions = Schema(
    .petition,
    [
      Column(1, "code", .code, key: true, required: true),
      Column(2, "unit", .code, required: true),
      Column(3, "received_at", .instant(.startOfDay), required: true),
      Column(4, "due_at", .instant(.endOfDay)),
      Column(5, "answered_at", .instant(.startOfDay), emptyIsKnown: true),
      Column(6, "forwarded_at", .instant(.startOfDay)),
      Column(7, "supplement_at", .instant(.startOfDay)),
      Column(8, "refused_at", .instant(.startOfDay)),
      Column(9, "published_at", .instant(.startOfDay)),
      Column(10, "path", .choice(["direct", "forwarded"])),
      Column(11, "likes", .count),
      Column(12, "dislikes", .count),
      Column(13, "repeat", .flag),
      Column(14, "kind", .choice(PetitionKind.allCases.map(\.rawValue))),
    ])

  private static let ratings = Schema(
    .rating,
    [
      Column(1, "id", .code, key: true, required: true),
      Column(2, "unit", .code, required: true),
      Column(3, "dossier", .code),
      Column(4, "rated_at", .instant(.startOfDay), required: true),
      Column(5, "score", .choice(["1", "2", "3", "4", "5"])),
      Column(6, "dissatisfied", .flag),
    ])

  private static let nationalReports = Schema(
    .nationalReport,
    [
      Column(1, "unit", .code, key: true, required: true),
      Column(2, "from", .day, key: true, required: true),
      Column(3, "to", .day, key: true, required: true),
      Column(4, "received", .count, required: true),
    ])

  private static let published = Schema(
    .published,
    [
      Column(1, "unit", .code, key: true, required: true),
      Column(2, "from", .day, key: true, required: true),
      Column(3, "to", .day, key: true, required: true),
      Column(4, "as_of", .instant(.startOfDay), key: true, required: true),
      Column(5, "block", .code, key: true, required: true),
      Column(6, "score", .points),
      Column(7, "numerator", .count),
      Column(8, "denominator", .count),
      Column(9, "rank", .count),
      Column(10, "of", .count),
      Column(11, "generation", .choice(["v1", "v2"])),
    ])
}
