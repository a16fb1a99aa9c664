internal import Base

/// One named query of the statement, `name AS (body)`, with what it is for.
struct NamedQuery {
  let name: String
  let says: Sentence
  let body: String

  init(_ name: String, _ vi: String, _ en: String, _ body: String) {
    self.name = name
    says = Sentence(vi: vi, en: en)
    self.body = body
  }

  var text: String {
    let lines = body.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return "-- \(sqlComment(says.vi)) · \(sqlComment(says.en))\n\(name) AS (\n\(lines)\n)"
  }
}

/// What the tables mean before any indicator is counted: the window, the tree, ends and lateness, working days.
struct SqlReadings {
  let dialect: SqlDialect

  /// A day before every day there is, for an open start.
  private static let sinceEver = "-1000000"

  var window: [NamedQuery] {
    [
      NamedQuery(
        "asked", "Câu hỏi", "The question",
        """
        SELECT CAST(\(dialect.parameter("from_day")) AS BIGINT) AS from_day,
          CAST(\(dialect.parameter("to_day")) AS BIGINT) AS to_day, CAST(\(dialect.parameter("as_of")) AS BIGINT) AS as_of
        """),
      NamedQuery(
        "clipped", "Việc sau lúc e = sớm hơn trong cuối kỳ và as_of thì chưa xảy ra",
        "What happened after e, the earlier of the period's end and as_of, has not happened yet",
        """
        SELECT from_day, to_day,
          CASE WHEN as_of < to_day * 86400 + 86399 THEN as_of ELSE to_day * 86400 + 86399 END AS end_at
        FROM asked
        """),
      NamedQuery(
        "moment", "Kỳ và ngày của e", "The period and the day of e",
        """
        SELECT from_day, to_day, from_day * 86400 AS start_at, end_at,
          \(dialect.quotient("end_at - ((end_at % 86400) + 86400) % 86400", by: "86400")) AS last_day
        FROM clipped
        """),
    ]
  }

  var tree: [NamedQuery] {
    [
      NamedQuery(
        "units_now", "Dòng cuối của mỗi đơn vị", "The last row of each unit",
        """
        SELECT code, kind, parent
        FROM (
          SELECT code, kind, parent,
            ROW_NUMBER() OVER (PARTITION BY code ORDER BY COALESCE(valid_from, \(Self.sinceEver)) DESC) AS age
          FROM units
        ) AS dated
        WHERE age = 1
        """),
      NamedQuery(
        "tree (root, unit)", "Mỗi đơn vị với mọi đơn vị trong cây của nó",
        "Every unit with every unit of its subtree, itself included",
        """
        SELECT code, code FROM units_now
        UNION
        SELECT t.root, u.code FROM tree AS t JOIN units_now AS u ON u.parent = t.unit
        """),
    ]
  }

  var heirs: [NamedQuery] {
    [
      NamedQuery(
        "above (unit, node, kind)", "Đi lên từng đơn vị trên cho tới tỉnh đầu tiên",
        "Upwards, unit by unit, to the first province",
        """
        SELECT u.code, p.code, p.kind
        FROM units_now AS u JOIN units_now AS p ON p.code = u.parent
        WHERE u.kind NOT IN ('province', 'nation')
        UNION
        SELECT a.unit, p.code, p.kind
        FROM above AS a JOIN units_now AS n ON n.code = a.node JOIN units_now AS p ON p.code = n.parent
        WHERE a.kind <> 'province'
        """),
      NamedQuery(
        "heirs", "Đơn vị dưới tỉnh và tỉnh của nó", "Units below a province, with that province",
        "SELECT unit, node AS province FROM above WHERE kind = 'province'"),
    ]
  }

  /// R of section 5.2, where a unit has one.
  var reports: [NamedQuery] {
    let days = (from: dialect.part(.dayOfMonth, of: "from_day"), after: dialect.part(.dayOfMonth, of: "to_day + 1"))
    let months = (from: dialect.part(.month, of: "from_day"), to: dialect.part(.month, of: "to_day"))
    let ofYear = (from: dialect.part(.dayOfYear, of: "from_day"), to: dialect.part(.dayOfYear, of: "to_day"))
    return [
      NamedQuery(
        "calendar_period", "Kỳ có phải là một tháng, quý hay năm; ngày cuối năm trước",
        "Whether the period is a month, quarter or year; the last day of the year before",
        """
        SELECT from_day, to_day, from_day - \(ofYear.from) AS last_year_to,
          CASE
            WHEN \(days.from) <> 1 OR \(days.after) <> 1
              OR from_day - \(ofYear.from) <> to_day - \(ofYear.to) THEN NULL
            WHEN \(months.to) = \(months.from) THEN 12
            WHEN \(months.from) IN (1, 4, 7, 10) AND \(months.to) - \(months.from) = 2 THEN 4
            WHEN \(months.from) = 1 AND \(months.to) = 12 THEN 1
          END AS per_year
        FROM asked
        """),
      NamedQuery(
        "report_years", "Cả năm trước, nếu được dùng thay", "The whole year before, where it may stand in",
        """
        SELECT from_day, to_day, per_year, last_year_to,
          last_year_to - \(dialect.part(.dayOfYear, of: "last_year_to")) + 1 AS last_year_from
        FROM calendar_period
        """),
      NamedQuery(
        "reported", "Số của báo cáo quốc gia đúng kỳ này; không có thì phần của cả năm trước, là tạm",
        "The national report for exactly these days; else the share of last year's figure, temporary",
        """
        SELECT u.code AS unit, COALESCE(n.received, \(dialect.quotient("y.received", by: "c.per_year"))) AS received,
          CASE WHEN n.unit IS NULL THEN 1 ELSE 0 END AS is_temporary
        FROM units_now AS u
        CROSS JOIN report_years AS c
        LEFT JOIN national_reports AS n ON n.unit = u.code AND n.from_day = c.from_day AND n.to_day = c.to_day
        LEFT JOIN national_reports AS y ON y.unit = u.code AND y.from_day = c.last_year_from
          AND y.to_day = c.last_year_to AND c.per_year IS NOT NULL
        WHERE n.unit IS NOT NULL OR y.unit IS NOT NULL
        """),
    ]
  }

  var dossiers: [NamedQuery] {
    let flags = "result_file, component_file, reused, personal_store, population_data, complaint"
    let stated = "unit, procedure, channel, received_at, due_at, synced_at, payment, \(flags)"
    let known = "ended_known, synced_known"
    func of(_ alias: String, _ columns: String) -> String {
      columns.split(separator: ",").map { "\(alias).\($0.drop { $0 == " " })" }.joined(separator: ", ")
    }
    return [
      NamedQuery(
        "dossiers_ended", "Kết thúc: như nguồn nói, hoặc lúc trả kết quả khi có cách kết thúc; không trước tiếp nhận",
        "The end: as stated, or the return where there is an end kind; never before reception",
        """
        SELECT \(stated), \(known), supplements, second_supplement_at,
          CASE WHEN end_at < received_at THEN received_at ELSE end_at END AS end_at
        FROM (
          SELECT \(stated), \(known), supplements, second_supplement_at,
            COALESCE(ended_at, CASE WHEN end_kind IS NOT NULL THEN returned_at END) AS end_at
          FROM dossiers
        ) AS stated
        """),
      NamedQuery(
        "dossiers_late", "Trễ: một giây sau hẹn trả mà chưa xong; lần yêu cầu bổ sung thứ hai",
        "Late: one second after the promise unless ended by it; at the second request for supplement",
        """
        SELECT \(stated), \(known), end_at,
          CASE WHEN end_at <= due_at THEN NULL ELSE due_at + 1 END AS overdue_at,
          COALESCE(second_supplement_at, CASE WHEN supplements >= 2 THEN received_at END) AS supplemented_at
        FROM dossiers_ended
        """),
      NamedQuery(
        "dossiers_seen", "Hồ sơ nhìn từ kỳ này, cùng thủ tục của nó",
        "Dossiers as the window sees them, with what the register says of their procedures",
        """
        SELECT \(of("d", stated.split(separator: ",").filter { $0 != " procedure" }.joined(separator: ","))), \(of("d", known)),
          COALESCE(d.procedure, '') AS procedure, p.fee, p.citizen, p.paper_result,
          CASE WHEN d.received_at >= w.start_at AND d.received_at <= w.end_at THEN 1 ELSE 0 END AS is_received,
          CASE WHEN d.received_at <= w.end_at AND (d.end_at IS NULL OR d.end_at >= w.start_at) THEN 1 ELSE 0 END AS is_active,
          CASE WHEN d.overdue_at <= w.end_at OR d.supplemented_at <= w.end_at THEN 1 ELSE 0 END AS is_late,
          CASE WHEN d.synced_at <= w.end_at THEN 1 ELSE 0 END AS is_synced
        FROM dossiers_late AS d
        CROSS JOIN moment AS w
        LEFT JOIN procedures AS p ON p.code = d.procedure
        """),
    ]
  }

  var petitions: [NamedQuery] {
    let stated = "unit, received_at, due_at, answered_known, likes, dislikes, repeat"
    return [
      NamedQuery(
        "petitions_answered", "Trả lời không trước tiếp nhận", "An answer never before reception",
        """
        SELECT \(stated), CASE WHEN answered_at < received_at THEN received_at ELSE answered_at END AS answer_at
        FROM petitions
        """),
      NamedQuery(
        "petitions_seen", "Phản ánh, kiến nghị nhìn từ kỳ này", "Petitions as the window sees them",
        """
        SELECT \(stated),
          CASE WHEN received_at <= end_at AND (answer_at IS NULL OR answer_at >= start_at) THEN 1 ELSE 0 END AS is_active,
          CASE WHEN due_at + 1 <= end_at AND (answer_at IS NULL OR answer_at > due_at) THEN 1 ELSE 0 END AS is_late
        FROM petitions_answered CROSS JOIN moment
        """),
    ]
  }

  var services: [NamedQuery] {
    [
      NamedQuery(
        "services_closed", "Mỗi dòng dịch vụ hết ngày trước dòng sau của cùng đơn vị và thủ tục",
        "A row of a service ends the day before the next one of the same unit and procedure",
        """
        SELECT unit, procedure, online_level, payment_integrated, own_authority, valid_from, valid_to,
          LEAD(valid_from) OVER (PARTITION BY unit, procedure ORDER BY COALESCE(valid_from, \(Self.sinceEver)), seq)
            AS next_from
        FROM services
        """),
      NamedQuery(
        "services_seen", "Dịch vụ còn hiệu lực ngày cuối, cùng thủ tục của nó",
        "Services valid on the last day, with what the register says of their procedures",
        """
        SELECT s.unit, s.procedure, s.online_level, s.payment_integrated, s.own_authority,
          p.fee, p.citizen, p.paper_result
        FROM services_closed AS s
        CROSS JOIN moment AS w
        LEFT JOIN procedures AS p ON p.code = s.procedure
        WHERE (s.valid_from IS NULL OR s.valid_from <= w.last_day) AND (s.valid_to IS NULL OR s.valid_to >= w.last_day)
          AND (s.next_from IS NULL OR s.next_from > w.last_day)
        """),
    ]
  }

  var announcements: [NamedQuery] {
    [
      NamedQuery(
        "announcers", "Ai công bố cho ai: mỗi đơn vị cho mình; quốc gia gộp các tỉnh",
        "Who announces for whom: every unit for itself; a nation pools its provinces",
        """
        SELECT code AS unit, code AS announcer FROM units_now WHERE kind <> 'nation'
        UNION ALL
        SELECT t.root, t.unit
        FROM tree AS t JOIN units_now AS n ON n.code = t.root JOIN units_now AS p ON p.code = t.unit
        WHERE n.kind = 'nation' AND p.kind = 'province'
        """),
      NamedQuery(
        "numbered_days", "Ngày làm việc được đánh số", "Working days, numbered",
        "SELECT day, worked, SUM(worked) OVER (ORDER BY day) AS number FROM workdays"),
    ]
  }
}
