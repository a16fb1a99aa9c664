import Access
import Base
import Formats
import Records
import Secrets
import StoreSQLite
import TestKit
import Testing
import Work

@Suite struct AccountTests {
  private func wish(_ login: String, _ grants: [Grant], unit: String? = "X1") throws -> AccountOffice.Wish {
    AccountOffice.Wish(
      profile: Account.Profile(login: try wanted(Login(login)), name: login, unit: unit.map { UnitCode($0) }),
      grants: grants)
  }

  @Test func `whoever looks after one unit gives nothing beyond it and touches nobody above`() async throws {
    let office = try Office()
    let x1 = UnitCode("X1")
    let local = try await office.person("quantri1", [Grant(.administrator, at: x1)], unit: "X1").visitor
    let chief = try await office.person("trum", [Grant(.administrator)])
    let neighbour = try await office.person("hangxom", [Grant(.desk, at: UnitCode("X2"))], unit: "X2")
    let wide = try await office.person("rong", [Grant(.desk, at: x1), Grant(.auditor)], unit: "X1")
    let mine = try await office.person("minh", [Grant(.desk, at: x1)], unit: "X1")
    let accounts = office.desk.accounts
    for beyond in [
      try wish("a1", [Grant(.desk)]), try wish("a1", [Grant(.desk, at: UnitCode("51"))]),
      try wish("a1", [Grant(.desk, at: UnitCode("X2"))]), try wish("a1", [], unit: nil), try wish("a1", [], unit: "X2"),
    ] {
      _ = try await refusal { try await accounts.make([beyond], office.asking(local)) }
    }
    for other in [chief, neighbour, wide] {
      _ = try await refusal { try await accounts.resetPassword(other.number, office.asking(local)) }
      _ = try await refusal { try await accounts.setDisabled(true, other.number, office.asking(local)) }
      _ = try await refusal { try await accounts.grant([], to: other.number, office.asking(local)) }
      _ = try await refusal {
        try await accounts.expect(Identity(.email, "a@b.vn"), issuer: "https://x", other.number, office.asking(local))
      }
    }
    _ = try await refusal { try await accounts.grant([Grant(.administrator)], to: mine.number, office.asking(local)) }
    try await accounts.grant([Grant(.leader, at: x1)], to: mine.number, office.asking(local))
    #expect(try await accounts.list(office.asking(local)).map(\.profile.login.text) == ["minh", "quantri1"])
    let nobody = try await refusal { try await accounts.make([try wish("b1", [])], office.asking(mine.visitor)) }
    #expect(nobody.sentence.en.contains("does not look after"))
  }

  @Test func `the last administrator of everything cannot be taken away`() async throws {
    let office = try Office()
    let first = try wanted(try await office.desk.accounts.first(at: Office.start))
    let number = first.account.number
    _ = try await refusal { try await office.desk.accounts.setDisabled(true, number, office.asking()) }
    _ = try await refusal { try await office.desk.accounts.grant([Grant(.auditor)], to: number, office.asking()) }
    _ = try await office.person("hai", [Grant(.administrator)])
    try await office.desk.accounts.setDisabled(true, number, office.asking())
  }

  @Test func `a list makes all its accounts or none, and says every fault`() async throws {
    let office = try Office()
    let good = "login,name,unit,role\nlan,Nguyễn Thị Lan,X1,Một cửa\nhung,Hùng,X2,head\nkiem,Kiểm,,auditor\n"
    let wishes = try AccountList.read(Array(good.utf8), in: office.units)
    #expect(
      wishes.map(\.grants) == [
        [Grant(.desk, at: UnitCode("X1"))], [Grant(.head, at: UnitCode("X2"))], [Grant(.auditor)],
      ])
    let fresh = try await office.desk.accounts.make(wishes, office.asking())
    #expect(Set(fresh.map(\.password)).count == 3)
    for one in fresh { _ = try await office.signIn(one.account.profile.login.text, one.password) }
    let bad = "login,name,unit,role\nlàn,A,X1,desk\nb1,B,Q9,desk\nc1,C,X1,vua\nd1,D,X1,desk\n"
    let told = try await refusal { try AccountList.read(Array(bad.utf8), in: office.units) }
    for line in ["2", "3", "4"] { #expect(told.sentence.en.contains("line \(line)")) }
    let half = try AccountList.read(
      Array("login,name,unit,role\nmoi1,M,X1,desk\nlan,L,X1,desk\n".utf8), in: office.units)
    _ = try await refusal { try await office.desk.accounts.make(half, office.asking()) }
    let twice = try AccountList.read(
      Array("login,name,unit,role\nmoi1,M,X1,desk\nMOI1,L,X1,desk\n".utf8), in: office.units)
    _ = try await refusal { try await office.desk.accounts.make(twice, office.asking()) }
    #expect(try await office.log.accounts().count == 3)
    #expect(try office.log.verify() == [])
  }

  @Test(arguments: [
    ("mưa rào tháng bảy", true), ("mua rao thang bay", true), ("xin chào các bạn nhé", true), ("T9x!kq2#Lm0z", true),
    ("ngắn quá", false), ("aaaaaaaaaaaaaaa", false), ("123456789012345", false), ("abcdefghijklmnop", false),
    ("matkhau123456", false), ("Mật khẩu 2026!", false), ("password1234", false), ("nguyenlan2026", false),
    ("Nguyễn Thị Lan 1", false), ("qwertyuiop123", false), ("ba ba ba ba", false), ("quantri@123456", false),
    (String(repeating: "dài lắm ", count: 200), false),
  ])
  func `long rather than strange`(password: String, isGood: Bool) throws {
    let profile = Account.Profile(login: try wanted(Login("nguyenlan")), name: "Nguyễn Thị Lan")
    #expect((PasswordRule.fault(password, of: profile) == nil) == isGood)
  }

  @Test func `one-time passwords may be chosen by nobody and guessed by nobody`() {
    let made = Set((0..<200).map { _ in OneTimePassword.make { randomNumber(below: $0) } })
    #expect(made.count == 200 && made.allSatisfy { $0.count == 19 })
  }
}
