// Conditions of a pack as SQL over one record, called `r`. They are never null: unknown counts as no.
struct SqlConditions {
  let subject: Subject

  func holds(_ predicate: Predicate) -> String {
    switch predicate {
    case .all(let parts): joined(parts.map { holds($0) }, "AND", empty: Self.always)
    case .any(let parts): joined(parts.map { holds($0) }, "OR", empty: Self.never)
    case .not(let part): "NOT (\(holds(part)))"
    case .has(let attribute, let words): has(attribute, words)
    }
  }

  /// All of these fields are known. A field the record does not have cannot be unknown.
  func knows(_ fields: [DecidingField]) -> String {
    joined(fields.compactMap { knows($0) }, "AND", empty: Self.always)
  }

  static let always = "1 = 1"
  static let never = "1 = 0"

  private func joined(_ parts: [String], _ word: String, empty: String) -> String {
    switch parts.count {
    case 0: empty
    case 1: parts[0]
    default: "(" + parts.joined(separator: " \(word) ") + ")"
    }
  }

  private func has(_ attribute: Attribute, _ words: [String]) -> String {
    guard attribute.subjects.contains(subject) else { return Self.never }
    switch attribute {
    case .late: return "r.is_late = 1"
    case .synced: return "r.is_synced = 1"
    case .disliked: return "COALESCE(r.dislikes, 0) > COALESCE(r.likes, 0)"
    case .channel: return isOne(of: words, "r.channel", unknown: "direct")
    case .payment: return isOne(of: words, "r.payment", unknown: "0")
    case .onlineLevel: return isOne(of: words, "r.online_level", unknown: "none")
    case .complaint, .reused, .resultFile, .componentFile, .personalStore, .populationData, .isRepeat,
      .paymentIntegrated, .ownAuthority, .procedureFee, .procedureCitizen, .procedurePaperResult:
      return "COALESCE(r.\(column(attribute.rawValue)), 0) = 1"
    }
  }

  private func isOne(of words: [String], _ column: String, unknown: String) -> String {
    if words.isEmpty { return Self.never }
    return "COALESCE(\(column), \(sqlText(unknown))) IN (\(words.map { sqlText($0) }.joined(separator: ", ")))"
  }

  private func knows(_ field: DecidingField) -> String? {
    if isOfProcedure(field.rawValue) {
      return [.dossier, .service, .procedure].contains(subject) ? "r.\(column(field.rawValue)) IS NOT NULL" : nil
    }
    guard let column = table?.column(named: field.rawValue) else { return nil }
    return column.knownBy.map { "r.\($0) = 1" } ?? "r.\(column.name) IS NOT NULL"
  }

  private var table: SqlTable? {
    switch subject {
    case .dossier: .dossiers
    case .petition: .petitions
    case .service: .services
    case .announcement: .announcements
    case .procedure: nil
    }
  }

  private func isOfProcedure(_ name: String) -> Bool { name.hasPrefix("procedure.") }

  /// The register's columns stand in a dossier's and a service's row under their own names.
  private func column(_ name: String) -> String {
    isOfProcedure(name) ? String(name.dropFirst("procedure.".count)) : name
  }
}

extension Predicate {
  /// Those of `fields` this condition reads.
  func reads(among fields: [DecidingField]) -> [DecidingField] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap { $0.reads(among: fields) }
    case .not(let part): part.reads(among: fields)
    case .has(let attribute, _): fields.filter { $0.rawValue == attribute.rawValue }
    }
  }
}
