import Access
import Base
import StoreSQLite
import Testing
import Work

@Suite struct SignInTests {
  @Test func `a person signs in, is known by the cookie, and is nobody after signing out`() async throws {
    let office = try Office()
    let account = try await office.person("lan", [Grant(.head, at: UnitCode("X1"))], unit: "X1")
    let entered = try await office.signIn("  LAN ", "mưa rào tháng bảy")
    let visitor = try await office.desk.visitors.visitor(session: entered.token, at: Office.start)
    #expect(visitor.kind == .person(account.number))
    #expect(visitor.may(.readOfficers, at: UnitCode("X1"), in: office.units))
    #expect(!visitor.may(.readOfficers, at: UnitCode("X2"), in: office.units))
    try await office.desk.signOut(visitor, session: entered.token, address: "10.0.0.1", at: Office.start)
    #expect(try await office.desk.visitors.visitor(session: entered.token, at: Office.start) == .anonymous)
    #expect(try office.log.verify() == [])
  }
}
