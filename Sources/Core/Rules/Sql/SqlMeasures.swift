internal import Base

/// One indicator as queries: the last of them, `count_NO`, says for each unit that has anything to look at
/// `unit, numerator, denominator, known, undetermined, seen`.
struct SqlMeasures {
  let dialect: SqlDialect

  /// The query a count ends in.
  static func name(_ rule: IndicatorRule) -> String { named("count", rule) }

  func queries(_ rule: IndicatorRule) -> [NamedQuery] {
    switch rule.measure {
    case .records(let measure): records(measure, rule)
    case .procedures(let measure): procedures(measure, rule)
    case .announcements(let measure): announcements(measure, rule)
    case .constant: constant(rule)
    }
  }

  /// Whatever stands in a number becomes a name, and two numbers never the same one.
  static func named(_ stem: String, _ rule: IndicatorRule) -> String {
    "\(stem)_" + rule.no.unicodeScalars.map { isPlain($0) ? String($0) : "_\($0.value)_" }.joined()
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
  }

  /// Each record that satisfies `condition` counts one.
  private func count(_ condition: String, _ name: String) -> String {
    "SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END) AS \(name)"
  }

  private func and(_ parts: String...) -> String {
    let kept = parts.filter { $0 != SqlConditions.always }
    return kept.isEmpty ? SqlConditions.always : kept.joined(separator: " AND ")
  }

  // MARK: dossiers and petitions

  private func records(_ measure: RecordMeasure, _ rule: IndicatorRule) -> [NamedQuery] {
    let conditions = SqlConditions(subject: measure.subject)
    let isPetition = measure.subject == .petition
    let counted = measure.filter.map { conditions.holds($0) } ?? SqlConditions.always
    let unsure = measure.filter.map { conditions.knows($0.reads(among: rule.deciding)) } ?? SqlConditions.always
    let population = isPetition ? "is_active" : Self.flag(measure.population)
    let own = Self.named("own", rule)
    return [
      NamedQuery(
        own, "\(rule.no) \(rule.name.vi): từng đơn vị", "\(rule.no) \(rule.name.en): unit by unit",
        """
        SELECT r.unit,
          \(count(and(counted, conditions.holds(measure.achieved)), "numerator")),
          \(count(counted, "denominator")),
          \(count(and(counted, conditions.knows(rule.deciding)), "known")),
          \(isPetition ? "0 AS undetermined" : count("NOT (\(counted)) AND NOT (\(unsure))", "undetermined")),
          COUNT(*) AS seen
        FROM \(isPetition ? "petitions_seen" : "dossiers_seen") AS r
        WHERE r.\(population) = 1
        GROUP BY r.unit
        """),
      NamedQuery(
        Self.name(rule), "\(rule.no): cộng theo cây", "\(rule.no): summed over the subtree",
        """
        SELECT t.root AS unit, SUM(o.numerator) AS numerator, SUM(o.denominator) AS denominator, SUM(o.known) AS known,
          SUM(o.undetermined) AS undetermined, SUM(o.seen) AS seen
        FROM tree AS t JOIN \(own) AS o ON o.unit = t.unit
        GROUP BY t.root
        """),
    ]
  }

  private static func flag(_ population: Population) -> String {
    switch population {
    case .received: "is_received"
    case .active: "is_active"
    }
  }

  // MARK: procedures, each once over the subtree

  private func procedures(_ measure: ProcedureMeasure, _ rule: IndicatorRule) -> [NamedQuery] {
    let (base, joined) = (Self.named("base", rule), Self.named("joined", rule))
    // A procedure without any joined record is known to have none if the store holds such records at all.
    let absence =
      if case .dossier = measure.achieved { "j.unit IS NULL AND EXISTS (SELECT 1 FROM dossiers)" } else {
        SqlConditions.never
      }
    return [
      NamedQuery(
        base, "\(rule.no) \(rule.name.vi): thủ tục được xét", "\(rule.no) \(rule.name.en): procedures looked at",
        candidates(measure, rule)),
      NamedQuery(
        joined, "\(rule.no): bản ghi nối theo thủ tục", "\(rule.no): records joined by procedure",
        achieved(measure, rule)),
      NamedQuery(
        Self.name(rule), "\(rule.no): mỗi thủ tục một lần", "\(rule.no): each procedure once",
        """
        SELECT b.unit,
          \(count("b.counted = 1 AND j.achieved = 1", "numerator")),
          \(count("b.counted = 1", "denominator")),
          \(count("b.counted = 1 AND b.determined = 1 AND (j.stated = 1 OR \(absence))", "known")),
          \(count("b.counted = 0 AND b.determined = 0", "undetermined")),
          COUNT(*) AS seen
        FROM \(base) AS b LEFT JOIN \(joined) AS j ON j.unit = b.unit AND j.procedure = b.procedure
        GROUP BY b.unit
        """),
    ]
  }

  private func candidates(_ measure: ProcedureMeasure, _ rule: IndicatorRule) -> String {
    switch measure.base {
    case .services(let filter), .ownServices(let filter):
      let conditions = SqlConditions(subject: .service)
      let counted = filter.map { conditions.holds($0) } ?? SqlConditions.always
      let known = conditions.knows(filter?.reads(among: rule.deciding) ?? [])
      // One row that counts settles the procedure; else every row must be known not to.
      return """
        SELECT unit, procedure, counted, CASE WHEN counted = 1 THEN 1 ELSE determined END AS determined
        FROM (
          SELECT t.root AS unit, r.procedure, MAX(CASE WHEN \(counted) THEN 1 ELSE 0 END) AS counted,
            MIN(CASE WHEN \(known) THEN 1 ELSE 0 END) AS determined
          FROM \(scope(measure)) AS t JOIN services_seen AS r ON r.unit = t.unit
          GROUP BY t.root, r.procedure
        ) AS offered
        """
    case .dossiers(let population, let filter):
      let conditions = SqlConditions(subject: .procedure)
      let counted = filter.map { conditions.holds($0) } ?? SqlConditions.always
      let known = conditions.knows(filter?.reads(among: rule.deciding) ?? [])
      return """
        SELECT t.root AS unit, r.procedure, MAX(CASE WHEN \(counted) THEN 1 ELSE 0 END) AS counted,
          MAX(CASE WHEN \(known) THEN 1 ELSE 0 END) AS determined
        FROM tree AS t
        JOIN (
          SELECT DISTINCT unit, procedure, fee, citizen, paper_result
          FROM dossiers_seen WHERE \(Self.flag(population)) = 1
        ) AS r ON r.unit = t.unit
        GROUP BY t.root, r.procedure
        """
    }
  }

  private func achieved(_ measure: ProcedureMeasure, _ rule: IndicatorRule) -> String {
    switch measure.achieved {
    case .dossier(let population, let condition):
      let conditions = SqlConditions(subject: .dossier)
      return """
        SELECT t.root AS unit, o.procedure, MAX(o.achieved) AS achieved, MAX(o.stated) AS stated
        FROM tree AS t
        JOIN (
          SELECT r.unit, r.procedure, MAX(CASE WHEN \(conditions.holds(condition)) THEN 1 ELSE 0 END) AS achieved,
            MAX(CASE WHEN \(conditions.knows(condition.reads(among: rule.deciding))) THEN 1 ELSE 0 END) AS stated
          FROM dossiers_seen AS r
          WHERE r.\(Self.flag(population)) = 1
          GROUP BY r.unit, r.procedure
        ) AS o ON o.unit = t.unit
        GROUP BY t.root, o.procedure
        """
    case .service(let condition):
      let conditions = SqlConditions(subject: .service)
      return """
        SELECT t.root AS unit, r.procedure, MAX(CASE WHEN \(conditions.holds(condition)) THEN 1 ELSE 0 END) AS achieved,
          MAX(CASE WHEN \(conditions.knows(condition.reads(among: rule.deciding))) THEN 1 ELSE 0 END) AS stated
        FROM \(scope(measure)) AS t JOIN services_seen AS r ON r.unit = t.unit
        GROUP BY t.root, r.procedure
        """
    }
  }

  /// Own services are those of the unit alone.
  private func scope(_ measure: ProcedureMeasure) -> String {
    if case .ownServices = measure.base { "(SELECT code AS root, code AS unit FROM units_now)" } else { "tree" }
  }

  private func constant(_ rule: IndicatorRule) -> [NamedQuery] {
    [
      NamedQuery(
        Self.name(rule), "\(rule.no) \(rule.name.vi): bộ quy tắc cho sẵn điểm, không đếm",
        "\(rule.no) \(rule.name.en): the pack says the score, nothing is counted",
        """
        SELECT code AS unit, 0 AS numerator, 0 AS denominator, 0 AS known, 0 AS undetermined, 0 AS seen FROM units_now
        """)
    ]
  }

  // MARK: announcements, each procedure once per announcing unit

  private func announcements(_ measure: AnnouncementMeasure, _ rule: IndicatorRule) -> [NamedQuery] {
    let own = Self.named("own", rule)
    let known = "CASE WHEN \(SqlConditions(subject: .announcement).knows(rule.deciding)) THEN 1 ELSE 0 END"
    return [
      NamedQuery(
        own, "\(rule.no) \(rule.name.vi): từng thủ tục của đơn vị công bố",
        "\(rule.no) \(rule.name.en): each procedure of an announcing unit", verdicts(measure, known)),
      NamedQuery(
        Self.name(rule), "\(rule.no): đếm thủ tục", "\(rule.no): procedures counted",
        """
        SELECT a.unit, SUM(o.achieved) AS numerator, COUNT(*) AS denominator, SUM(o.known) AS known,
          0 AS undetermined, COUNT(*) AS seen
        FROM announcers AS a JOIN \(own) AS o ON o.unit = a.announcer
        GROUP BY a.unit
        """),
    ]
  }

  private func verdicts(_ measure: AnnouncementMeasure, _ known: String) -> String {
    switch measure {
    case .signedInTime(let workdays):
      // The n-th working day before: as many working days earlier than those before the day itself.
      return """
        SELECT r.unit, r.procedure, MIN(\(known)) AS known,
          MIN(CASE WHEN r.effective_on IS NULL OR r.signed_on <= l.day THEN 1 ELSE 0 END) AS achieved
        FROM announcements AS r
        CROSS JOIN moment AS w
        LEFT JOIN numbered_days AS e ON e.day = r.effective_on
        LEFT JOIN numbered_days AS l ON l.worked = 1 AND l.number = e.number - e.worked + 1 - \(workdays)
        WHERE r.signed_on >= w.from_day AND r.signed_on <= w.last_day
        GROUP BY r.unit, r.procedure
        """
    case .publishedInTime(let workdays):
      return """
        SELECT r.unit, r.procedure, MIN(\(known)) AS known,
          MIN(CASE
            WHEN r.published_on <= w.last_day THEN CASE WHEN r.published_on <= l.day THEN 1 ELSE 0 END
            WHEN l.day < w.last_day THEN 0 ELSE 1
          END) AS achieved
        FROM announcements AS r
        CROSS JOIN moment AS w
        JOIN numbered_days AS s ON s.day = r.signed_on
        JOIN numbered_days AS l ON l.worked = 1 AND l.number = s.number + \(workdays)
        WHERE (l.day >= w.from_day AND l.day <= w.last_day)
          OR (r.published_on >= w.from_day AND r.published_on <= w.last_day)
        GROUP BY r.unit, r.procedure
        """
    case .complete:
      return """
        SELECT r.unit, r.procedure, \(known) AS known, CASE WHEN r.parts_complete = 1 THEN 1 ELSE 0 END AS achieved
        FROM (
          SELECT a.*, w.last_day, ROW_NUMBER() OVER (
            PARTITION BY a.unit, a.procedure
            ORDER BY a.published_on DESC, a.signed_on DESC, \(dialect.byCodePoints("a.decision")) DESC, a.seq
          ) AS age
          FROM announcements AS a CROSS JOIN moment AS w
          WHERE a.published_on <= w.last_day
        ) AS r
        WHERE r.age = 1 AND (r.withdrawn_on IS NULL OR r.withdrawn_on > r.last_day)
        """
    }
  }
}
