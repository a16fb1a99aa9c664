import Access
import Base
import Foundation
import Secrets
import StoreSQLite
import Synchronization
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

  @Test func `the same password in another form of Unicode is the same`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [])
    _ = try await office.signIn("lan", "mưa rào tháng bảy".decomposedStringWithCanonicalMapping)
  }

  @Test func `an unknown login, a wrong password and a disabled account are told apart by nothing`() async throws {
    let watched = WatchedShelf(try Office())
    let office = watched.office
    let disabled = try await office.person("cu", [])
    _ = try await office.person("lan", [])
    try await office.desk.accounts.setDisabled(true, disabled.number, office.asking())
    _ = try await office.desk.accounts.make(
      [AccountOffice.Wish(profile: Account.Profile(login: wanted(Login("moi")), name: ""), grants: [])],
      office.asking())
    let desk = AccessDesk(watched, scrypt: .cheap)
    // The key of addresses is read once.
    _ = try await desk.addresses.hash("")
    var (said, calls): (Set<Failure>, Set<[String]>) = ([], [])
    for (login, password) in [("nobody", "x"), ("lan", "x"), ("cu", "mưa rào tháng bảy"), ("moi", ""), ("lan", "")] {
      watched.calls.withLock { $0 = [] }
      said.insert(
        try await refusal { try await desk.signIn(login: login, password: password, address: "a", at: Office.start) })
      calls.insert(watched.calls.withLock { $0 })
    }
    #expect(said.count == 1)
    #expect(calls == [["take", "account", "passwordHash", "note"]])
  }

  @Test func `a one-time password opens nothing but the way to another`() async throws {
    let office = try Office()
    let first = try wanted(try await office.desk.accounts.first(at: Office.start))
    #expect(try await office.desk.accounts.first(at: Office.start) == nil)
    let entered = try await office.signIn("admin", first.password)
    let visitor = try await office.desk.visitors.visitor(session: entered.token, at: Office.start)
    #expect(visitor.mustChangePassword && visitor.isSignedIn)
    for permission in Permission.allCases { #expect(!visitor.may(permission) && !visitor.mayEverywhere(permission)) }
    try await office.desk.changePassword(
      visitor, old: first.password, new: "một câu dài dễ nhớ", session: entered.token, address: "a", at: Office.start)
    let changed = try await office.desk.visitors.visitor(session: entered.token, at: Office.start)
    #expect(changed.mayEverywhere(.manageAccounts))
    _ = try await refusal { try await office.signIn("admin", first.password) }
  }

  @Test func `two processes that start at once make one administrator`() async throws {
    let office = try Office()
    let other = try office.other()
    async let one = office.desk.accounts.first(at: Office.start)
    async let two = other.accounts.first(at: Office.start)
    let made = try await [one, two].compactMap(\.self)
    #expect(made.count == 1)
    #expect(try await office.log.accounts().count == 1)
  }

  @Test func `a new password ends every other session, and a stolen one cannot be used to set it`() async throws {
    let office = try Office()
    let account = try await office.person("lan", [Grant(.desk, at: UnitCode("X1"))])
    let (here, there) = try await (
      office.signIn("lan", "mưa rào tháng bảy"), office.signIn("lan", "mưa rào tháng bảy", from: "10.0.0.2")
    )
    _ = try await refusal {
      try await office.desk.changePassword(
        account.visitor, old: "đoán mò", new: "câu khác dài hơn nữa", session: there.token, address: "b",
        at: Office.start)
    }
    try await office.desk.changePassword(
      account.visitor, old: "mưa rào tháng bảy", new: "câu khác dài hơn nữa", session: here.token, address: "a",
      at: Office.start)
    #expect(try await office.desk.visitors.visitor(session: here.token, at: Office.start).isSignedIn)
    #expect(try await !office.desk.visitors.visitor(session: there.token, at: Office.start).isSignedIn)
  }

  @Test func `sessions end when idle, when old, and when the clock is set back`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [Grant(.desk, at: UnitCode("X1"))])
    let token = try await office.signIn("lan", "mưa rào tháng bảy").token
    func isKnown(after seconds: Int64) async throws -> Bool {
      try await office.desk.visitors.visitor(session: token, at: Office.start + seconds).isSignedIn
    }
    #expect(try await isKnown(after: 29 * 60))
    #expect(try await isKnown(after: 58 * 60))
    #expect(try await !isKnown(after: 58 * 60 + 31 * 60))
    var now: Int64 = 58 * 60
    while now < 12 * 3600 {
      #expect(try await isKnown(after: now))
      now += 25 * 60
    }
    #expect(try await !isKnown(after: 12 * 3600 + 1))
    #expect(try await !isKnown(after: -3600))
  }

  @Test func `what one process takes back the other forgets within seconds, and this one at once`() async throws {
    let office = try Office()
    let account = try await office.person("lan", [Grant(.desk, at: UnitCode("X1"))])
    let token = try await office.signIn("lan", "mưa rào tháng bảy").token
    let other = try office.other()
    #expect(try await other.visitors.visitor(session: token, at: Office.start).isSignedIn)
    #expect(try await office.desk.visitors.visitor(session: token, at: Office.start).isSignedIn)
    try await office.desk.accounts.setDisabled(true, account.number, office.asking())
    #expect(try await !office.desk.visitors.visitor(session: token, at: Office.start).isSignedIn)
    #expect(try await !other.visitors.visitor(session: token, at: Office.start + 6).isSignedIn)
  }

  @Test func `a password kept under cheaper terms is kept anew at the next sign-in`() async throws {
    let office = try Office()
    let account = try await office.person("lan", [])
    let dearer = AccessDesk(office.log, scrypt: ScryptTerms(rounds: 11))
    _ = try await dearer.signIn(login: "lan", password: "mưa rào tháng bảy", address: "a", at: Office.start)
    #expect(try await office.log.passwordHash(account.number)?.hasPrefix("$scrypt$ln=11,") == true)
    _ = try await dearer.signIn(login: "lan", password: "mưa rào tháng bảy", address: "a", at: Office.start)
    #expect(try office.log.verify() == [])
  }

  @Test func `a password that was changed while it was looked at opens nothing`() async throws {
    let office = try Office()
    let account = try await office.person("lan", [])
    let old = try wanted(try await office.log.passwordHash(account.number))
    _ = try await office.desk.accounts.resetPassword(account.number, office.asking())
    let session = Session(
      token: Token().digest, account: account.number, createdAt: Office.start, seenAt: Office.start,
      address: Token().digest)
    #expect(try await !office.log.open(session, shown: old, forgettingBefore: Office.start))
    let rehashed = try await office.log.change(
      account.number, .rehash("x", of: old), by: .operator, at: Office.start, from: nil)
    #expect(!rehashed)
    #expect(try await office.log.sessions(of: account.number).isEmpty)
  }

  @Test func `a person ends one of their own sessions, and nobody else's`() async throws {
    let office = try Office()
    let (lan, hung) = try await (office.person("lan", []), office.person("hung", []))
    let token = try await office.signIn("lan", "mưa rào tháng bảy").token
    let session = try wanted(Token(token)).digest
    let signOut = office.desk.signOut
    #expect(try await !signOut.end(session, of: hung.visitor, address: "a", at: Office.start))
    #expect(try await office.desk.visitors.visitor(session: token, at: Office.start).isSignedIn)
    #expect(try await signOut.end(session, of: lan.visitor, address: "a", at: Office.start))
    #expect(try await !office.desk.visitors.visitor(session: token, at: Office.start).isSignedIn)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a flood of sign-ins is refused behind a short queue`() async throws {
    let lane = SlowLane(atOnce: 2, mostWaiting: 4)
    // Nobody's turn ends before all the others were refused: no clock decides.
    let turns = DispatchSemaphore(value: 0)
    let refused = Refusals()
    let taken = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 {
        group.addTask {
          do {
            _ = try await lane.run { () throws(Failure) in turns.wait() }
            return true
          } catch {
            refused.count.withLock { $0 += 1 }
            return false
          }
        }
      }
      while refused.count.withLock({ $0 }) < 34, !Task.isCancelled { await Task.yield() }
      for _ in 0..<40 { turns.signal() }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 6)
  }
}

private final class Refusals: Sendable {
  let count = Mutex(0)
}
