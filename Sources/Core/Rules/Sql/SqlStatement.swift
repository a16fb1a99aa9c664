internal import Base

extension RulePack {
  /// The pack as one statement over the tables of `SqlTable`: for every unit of the register and every indicator one row
  /// `unit, no, numerator, denominator, known, undetermined, saw_any, unnamed, is_temporary, inherited_from`.
  ///
  /// It is a second reading of the rules: everything is derived from stated columns, nothing from what the engine
  /// computed. Parameters: `from_day`, `to_day` (days since 1970-01-01) and `as_of` (seconds of local time since then).
  package func sql(_ dialect: SqlDialect) -> String {
    let measures = SqlMeasures(dialect: dialect)
    let queries = readings(SqlReadings(dialect: dialect)) + indicators.flatMap { measures.queries($0) } + ending
    return """
      -- \(sqlComment(title.vi)) · \(sqlComment(title.en))
      -- Bộ quy tắc \(sqlComment(name)) cho \(dialect.rawValue) · rule pack \(sqlComment(name)) for \(dialect.rawValue)
      -- Tham số: from_day, to_day là số ngày từ 1970-01-01; as_of là số giây giờ Việt Nam từ 1970-01-01T00:00:00.
      -- Parameters: from_day, to_day are days since 1970-01-01; as_of is seconds of Vietnam's local time since then.
      -- Trống (NULL) là chưa biết, không phải không. · Null is unknown, not no.
      WITH RECURSIVE
      \(queries.map(\.text).joined(separator: ",\n"))
      SELECT unit, no, CAST(numerator AS BIGINT) AS numerator, CAST(denominator + unnamed AS BIGINT) AS denominator,
        CAST(known AS BIGINT) AS known, CAST(undetermined AS BIGINT) AS undetermined,
        CASE WHEN seen > 0 THEN 1 ELSE 0 END AS saw_any, CAST(unnamed AS BIGINT) AS unnamed, is_temporary, inherited_from
      FROM tallies
      ORDER BY \(dialect.byCodePoints("unit")), \(dialect.byCodePoints("no"));

      """
  }

  private func readings(_ all: SqlReadings) -> [NamedQuery] {
    var (dossiers, petitions, services, announcements) = (false, false, false, false)
    for rule in indicators {
      switch rule.measure {
      case .records(let measure) where measure.subject == .petition: petitions = true
      case .records: dossiers = true
      case .procedures(let measure):
        if case .dossiers = measure.base { dossiers = true } else { services = true }
        if case .dossier = measure.achieved { dossiers = true } else { services = true }
      case .announcements: announcements = true
      case .constant: break
      }
    }
    return all.window + all.tree + all.heirs + all.reports + (dossiers ? all.dossiers : [])
      + (petitions ? all.petitions : []) + (services ? all.services : []) + (announcements ? all.announcements : [])
  }

  /// From counts by unit to a row for every unit and indicator.
  private var ending: [NamedQuery] {
    let rules = indicators.map { rule in
      let isReported = if case .records(let measure) = rule.measure { measure.againstNationalReport } else { false }
      return "SELECT \(sqlText(rule.no)) AS no, \(rule.inheritedFrom == nil ? 0 : 1) AS is_inherited, "
        + "\(isReported ? 1 : 0) AS is_reported"
    }
    let counts = indicators.map { rule in
      "SELECT \(sqlText(rule.no)) AS no, unit, numerator, denominator, known, undetermined, seen FROM "
        + SqlMeasures.name(rule)
    }
    return [
      NamedQuery("rules", "Các chỉ tiêu", "The indicators", rules.joined(separator: "\nUNION ALL ")),
      NamedQuery("counted", "Mọi số đếm", "All counts", counts.joined(separator: "\nUNION ALL ")),
      NamedQuery(
        "tallies", "Dưới tỉnh lấy số của tỉnh; mẫu số 04 là số lớn hơn trong hai số",
        "Below a province the province's figures; the denominator of 04 is the larger of two",
        """
        SELECT u.code AS unit, q.no, COALESCE(c.numerator, 0) AS numerator, COALESCE(c.denominator, 0) AS denominator,
          COALESCE(c.known, 0) AS known, COALESCE(c.undetermined, 0) AS undetermined, COALESCE(c.seen, 0) AS seen,
          CASE WHEN n.received > COALESCE(c.denominator, 0) THEN n.received - COALESCE(c.denominator, 0) ELSE 0 END
            AS unnamed,
          COALESCE(n.is_temporary, 0) AS is_temporary, h.province AS inherited_from
        FROM units_now AS u
        CROSS JOIN rules AS q
        LEFT JOIN heirs AS h ON q.is_inherited = 1 AND h.unit = u.code
        LEFT JOIN counted AS c ON c.no = q.no AND c.unit = COALESCE(h.province, u.code)
        LEFT JOIN reported AS n ON q.is_reported = 1 AND n.unit = u.code
        """),
    ]
  }
}
