import Base
import Improving
import Testing
import Workdays

/// What becomes of an alert, and when nobody is disturbed.
@Suite struct AlertTests {
  private let calendar = WorkCalendar([])
  private let alert = Alert(
    id: "dossier|HS1|x", kind: .dossier, unit: UnitCode("X"), record: "HS1", name: "Thủ tục", office: nil, moment: nil,
    chance: 60, billionths: 0)

  private func at(_ text: String) throws -> Instant { try #require(Instant(iso: text, missing: .startOfDay)) }

  @Test func `quiet hours go over midnight, and days off are quiet throughout`() throws {
    let quiet = QuietHours.standard
    // 20/11/2026 is a Friday.
    for (text, isQuiet) in [
      ("2026-11-20T06:59:59", true), ("2026-11-20T07:00:00", false), ("2026-11-20T17:29:59", false),
      ("2026-11-20T17:30:00", true), ("2026-11-20T23:00:00", true), ("2026-11-21T10:00:00", true),
    ] { #expect(quiet.isQuiet(at: try at(text), calendar) == isQuiet, "\(text)") }
    let noon = QuietHours(from: 12 * 60, to: 13 * 60)
    #expect(noon.isQuiet(at: try at("2026-11-20T12:30:00"), calendar))
    #expect(!noon.isQuiet(at: try at("2026-11-20T13:00:00"), calendar))
  }

  @Test func `what nobody noted goes up after so many working hours, and again after as many`() throws {
    let rule = AlertRule(unit: UnitCode("X"), escalateHours: 8)
    var open = AlertCase(alert, at: try at("2026-11-20T15:30:00"), number: 7)
    // Two hours on Friday, the weekend does not count, six on Monday.
    #expect(!rule.escalates(open, at: try at("2026-11-23T15:29:59"), calendar))
    #expect(rule.escalates(open, at: try at("2026-11-23T15:30:00"), calendar))
    open.add(.told, at: try at("2026-11-20T15:31:00"))
    open.add(.escalated(to: UnitCode("P")), at: try at("2026-11-23T15:30:00"))
    #expect(open.holder == UnitCode("P") && open.toldAt == nil)
    #expect(!rule.escalates(open, at: try at("2026-11-24T15:29:59"), calendar))
    #expect(rule.escalates(open, at: try at("2026-11-24T15:30:00"), calendar))
    open.add(.acknowledged(note: "đang làm"), at: try at("2026-11-24T15:31:00"))
    #expect(!open.isOpen)
    #expect(!rule.escalates(open, at: try at("2026-12-24T15:30:00"), calendar))
    #expect(open.revision == 4)
  }

  @Test func `a source is silent by office hours, and a new word makes another silence`() throws {
    let rule = AlertRule(unit: UnitCode("X"), silentHours: 8)
    let spoke = try at("2026-11-20T16:30:00")
    #expect(rule.alert(ofSource: "motcua", newest: spoke, at: try at("2026-11-23T16:29:00"), calendar) == nil)
    let first = rule.alert(ofSource: "motcua", newest: spoke, at: try at("2026-11-23T16:30:00"), calendar)
    let later = rule.alert(ofSource: "motcua", newest: spoke, at: try at("2026-11-25T16:30:00"), calendar)
    let second = rule.alert(ofSource: "motcua", newest: spoke + 60, at: try at("2026-11-25T16:30:00"), calendar)
    #expect(first != nil && first?.id == later?.id && first?.id != second?.id)
  }
}
