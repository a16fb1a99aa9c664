import Access
import Base
import Secrets
import StoreSQLite
import Testing
import Work

@Suite struct KeyTests {
  private func draft(
    _ grants: [Grant] = [Grant(.control, at: UnitCode("X1"))], _ scopes: Set<Permission> = [.readRecords, .deliver],
    days: Int = 30
  ) -> AccessKey.Draft {
    AccessKey.Draft(name: "một cửa", grants: grants, scopes: scopes, validTo: Office.start.day + days)
  }

  @Test func `a key opens what its scopes and its grants both give, until it expires or is revoked`() async throws {
    let office = try Office()
    let fresh = try await office.desk.keys.make(draft(), office.asking())
    let visitor = try await office.desk.visitors.visitor(bearer: fresh.text, at: Office.start)
    #expect(visitor.kind == .key(fresh.key.number))
    #expect(visitor.may(.readRecords, at: UnitCode("X1"), in: office.units))
    #expect(!visitor.may(.decide, at: UnitCode("X1"), in: office.units), "a grant without its scope")
    #expect(!visitor.may(.deliver, at: UnitCode("X1"), in: office.units), "a scope without its grant")
    #expect(!visitor.may(.readRecords, at: UnitCode("X2"), in: office.units))
    let last = Instant.end(of: Office.start.day + 30)
    #expect(try await office.desk.visitors.visitor(bearer: fresh.text, at: last).isSignedIn)
    #expect(try await !office.desk.visitors.visitor(bearer: fresh.text, at: last + 1).isSignedIn)
    #expect(try await office.log.keys().first?.lastUsed == last.day)
    try await office.desk.keys.revoke(fresh.key.number, office.asking())
    #expect(try await !office.desk.visitors.visitor(bearer: fresh.text, at: Office.start).isSignedIn)
    #expect(try office.log.verify() == [])
  }

  @Test func `a secret opens its own number only, and nothing else opens`() async throws {
    let office = try Office()
    let one = try await office.desk.keys.make(draft(), office.asking())
    let two = try await office.desk.keys.make(draft(), office.asking())
    let secret = one.text.split(separator: "_", maxSplits: 2)[2]
    _ = try await office.desk.visitors.visitor(bearer: one.text, at: Office.start)
    for text in [
      "soi_\(two.key.number)_\(secret)", "soi_0\(one.key.number)_\(secret)", "soi_99_\(secret)", one.text + "A", "",
      String(one.text.dropLast()), "SOI_1_\(secret)", "soi__\(secret)", "soi_-1_\(secret)",
    ] {
      #expect(try await !office.desk.visitors.visitor(bearer: text, at: Office.start).isSignedIn, "\(text)")
    }
    #expect(BearerKey.text(inHeader: "Bearer \(one.text)") == one.text)
    for header in ["Bearer  \(one.text)", "Basic \(one.text)", one.text, "Bearer", "Bearer \(one.text) x"] {
      #expect(BearerKey.text(inHeader: header) == nil)
    }
    // A session's cookie is no key and a key no cookie.
    #expect(try await !office.desk.visitors.visitor(session: one.text, at: Office.start).isSignedIn)
    #expect(try await !office.desk.visitors.visitor(session: String(secret), at: Office.start).isSignedIn)
  }

  @Test func `keys that could never be taken back, or that reach too far, are not made`() async throws {
    let office = try Office()
    let local = Visitor(.person(9), name: "", grants: [Grant(.administrator, at: UnitCode("X1"))])
    for (wanted, visitor) in [
      (draft([Grant(.administrator)], [.manageAccounts]), Visitor.operator),
      (draft([Grant(.desk, at: UnitCode("X1"))], [.readPersonal]), .operator), (draft([], [.readRecords]), .operator),
      (draft(days: -1), .operator), (draft(days: 3000), .operator), (draft([Grant(.auditor)]), local),
      (draft([Grant(.control, at: UnitCode("X2"))]), local), (draft(), .anonymous),
    ] {
      _ = try await refusal { try await office.desk.keys.make(wanted, office.asking(visitor)) }
    }
    #expect(try await office.log.keys().isEmpty)
    _ = try await office.desk.keys.make(draft(), office.asking(local))
    let high = try await office.desk.keys.make(draft([Grant(.auditor)], [.readAudit]), office.asking())
    _ = try await refusal { try await office.desk.keys.revoke(high.key.number, office.asking(local)) }
    #expect(try await office.desk.keys.list(office.asking(local)).count == 1)
  }
}
