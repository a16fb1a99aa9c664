import Base
import Counting
import Rules
import Testing
import Work

/// The comparison would be worth nothing if the worlds could not tell a wrong reading from a right one.
@Suite struct SqlMutantTests {
  /// What the statement says, and a misreading of it.
  static let misreadings: [(right: String, wrong: String)] = [
    // The window.
    ("to_day * 86400 + 86399 THEN as_of", "to_day * 86400 THEN as_of"),
    ("d.received_at >= w.start_at", "d.received_at > w.start_at"),
    ("d.received_at <= w.end_at THEN 1", "d.received_at < w.end_at THEN 1"),
    ("d.end_at >= w.start_at", "d.end_at > w.start_at"),
    ("d.synced_at <= w.end_at", "d.synced_at < w.end_at"),
    // Ends and lateness.
    ("end_at < received_at THEN received_at", "end_at < received_at THEN end_at"),
    ("CASE WHEN end_kind IS NOT NULL THEN returned_at END", "returned_at"),
    ("WHEN end_at <= due_at", "WHEN end_at < due_at"),
    ("ELSE due_at + 1 END AS overdue_at", "ELSE due_at END AS overdue_at"),
    ("supplements >= 2", "supplements >= 3"),
    ("COALESCE(second_supplement_at, ", "COALESCE(NULL, "),
    ("answered_at < received_at THEN received_at", "answered_at < received_at THEN answered_at"),
    ("due_at + 1 <= end_at", "due_at + 1 < end_at"),
    // Known and unknown.
    ("r.ended_known = 1", "1 = 1"),
    ("r.synced_known = 1", "1 = 1"), ("r.answered_known = 1", "1 = 1"), ("r.published_known = 1", "1 = 1"),
    ("r.channel IS NOT NULL", "1 = 1"), ("COALESCE(r.channel, 'direct') IN ('online')", "r.channel <> 'direct'"),
    ("NOT (r.is_late = 1)", "r.is_late = 1"), ("COALESCE(r.complaint, 0) = 1", "r.complaint IS NOT NULL"),
    ("COALESCE(r.dislikes, 0) > COALESCE(r.likes, 0)", "COALESCE(r.dislikes, 0) >= COALESCE(r.likes, 0)"),
    // Procedures over the subtree.
    ("CASE WHEN counted = 1 THEN 1 ELSE determined END", "determined"),
    ("j.unit IS NULL AND EXISTS (SELECT 1 FROM dossiers)", "1 = 0"),
    ("(SELECT code AS root, code AS unit FROM units_now)", "tree"),
    ("s.valid_to >= w.last_day", "s.valid_to > w.last_day"),
    ("(s.next_from IS NULL OR s.next_from > w.last_day)", "1 = 1"),
    ("(s.next_from IS NULL OR s.next_from > w.last_day)", "(s.next_from IS NULL OR s.next_from >= w.last_day)"),
    // Announcements and working days.
    ("e.number - e.worked + 1 - 5", "e.number + 1 - 5"), ("s.number + 5", "s.number + 4"),
    ("r.effective_on IS NULL OR", ""), ("WHEN l.day < w.last_day THEN 0", "WHEN l.day <= w.last_day THEN 0"),
    ("(r.published_on >= w.from_day AND r.published_on <= w.last_day)", "1 = 0"),
    ("a.published_on DESC, a.signed_on DESC", "a.signed_on DESC, a.published_on DESC"),
    ("a.decision DESC", "a.decision"), ("r.withdrawn_on > r.last_day", "r.withdrawn_on >= r.last_day"),
    ("WHERE n.kind = 'nation' AND p.kind = 'province'", "WHERE n.kind = 'nation'"),
    // The tree and what is inherited.
    ("ORDER BY COALESCE(valid_from, -1000000) DESC", "ORDER BY COALESCE(valid_from, -1000000)"),
    ("WHERE a.kind <> 'province'", "WHERE 1 = 0"), ("COALESCE(h.province, u.code)", "u.code"),
    ("SELECT unit, node AS province FROM above WHERE kind = 'province'", "SELECT unit, node AS province FROM above"),
    // The national report.
    ("THEN 12", "THEN 4"), ("IN (1, 4, 7, 10)", "IN (1, 4, 7)"),
    (" = 1 AND CAST(strftime('%m', (to_day) * 86400, 'unixepoch') AS BIGINT) = 12 THEN 1", " = 1 THEN 1"),
    ("CASE WHEN n.unit IS NULL THEN 1 ELSE 0 END AS is_temporary", "1 AS is_temporary"),
    ("n.received > COALESCE(c.denominator, 0) THEN", "n.received > 0 THEN"),
  ]

  @Test func `every misreading is noticed`() throws {
    let calendar = try ShippedRules.calendar.get()
    let pack = try ShippedRules.shelf.get().pack(named: "portal-v2-2026")
    let right = pack.sql(.sqlite)
    var unnoticed = Self.misreadings
    for misreading in unnoticed {
      #expect(right.contains(misreading.right), "not in the statement: \(misreading.right)")
    }
    for seed in 1...60 as ClosedRange<UInt64> where !unnoticed.isEmpty {
      var world = WideWorld(seed)
      let windows = world.windows(4)
      let bench = try SqlBench(ObviousEngine(facts: world.facts, calendar: calendar))
      for (period, asOf) in windows {
        let window = try #require(Window(period, asOf: asOf))
        let counted = TallyTable.rows(bench.engine, pack, window)
        unnoticed = try unnoticed.filter { misreading in
          let statement = right.split(separator: misreading.right, omittingEmptySubsequences: false)
            .joined(separator: misreading.wrong)
          return SqlBench.differences(counted, try bench.ask(statement, period, asOf: asOf)).isEmpty
        }
      }
    }
    for (right, wrong) in unnoticed { Issue.record("nothing tells “\(wrong)” from “\(right)”") }
  }
}
