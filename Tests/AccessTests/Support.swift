import Access
import Base
import Foundation
import Records
import Secrets
import StoreSQLite
import TestKit
import Work

extension SQLiteLog: AccountShelf {}
extension SQLiteLog: SessionShelf {}
extension SQLiteLog: KeyShelf {}
extension SQLiteLog: AttemptShelf {}
extension SQLiteLog: IdentityShelf {}
extension SQLiteLog: TrailLog {}

/// A store of its own with an access desk whose passwords are cheap.
final class Office: Sendable {
  let folder: URL
  let log: SQLiteLog
  let desk: AccessDesk
  let units: UnitRegister
  static let start = Instant(iso: "2026-11-20T08:00:00", missing: .startOfDay) ?? Instant(seconds: 0)

  init(terms: SessionTerms = SessionTerms()) throws {
    folder = try Scratch.folder("access")
    log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    desk = AccessDesk(log, terms: terms, scrypt: .cheap)
    units = Self.register
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appendingPathComponent("soi.sqlite").path }

  /// A second process on the same store.
  func other() throws -> AccessDesk { AccessDesk(try SQLiteLog(path: path), scrypt: .cheap) }

  static let register: UnitRegister = {
    var world = WorldBuilder()
    world.row(.unit, ["code": "51", "name": "UBND tỉnh A", "kind": "province"])
    world.row(.unit, ["code": "X1", "name": "UBND xã Một", "kind": "commune", "parent": "51"])
    world.row(.unit, ["code": "X2", "name": "UBND xã Hai", "kind": "commune", "parent": "51"])
    return world.facts.units
  }()

  func asking(_ visitor: Visitor = .operator, at now: Instant = Office.start) -> AccountOffice.Asking {
    AccountOffice.Asking(visitor, units, address: nil, at: now)
  }

  /// A person with a password of their own.
  func person(
    _ login: String, _ grants: [Grant], unit: String? = nil, password: String = "mưa rào tháng bảy",
    by visitor: Visitor = .operator
  ) async throws -> Account {
    let profile = Account.Profile(
      login: try wanted(Login(login)), name: "Người \(login)", unit: unit.map { UnitCode($0) })
    let fresh = try wanted(
      try await desk.accounts.make([AccountOffice.Wish(profile: profile, grants: grants)], asking(visitor)).first)
    let first = try await signIn(login, fresh.password, at: Office.start)
    try await desk.changePassword(
      first.account.visitor, old: fresh.password, new: password, session: first.token, address: "10.0.0.1",
      at: Office.start)
    return try wanted(try await log.account(fresh.account.number))
  }

  func signIn(
    _ login: String, _ password: String, from address: String = "10.0.0.1", at now: Instant = Office.start
  ) async throws -> SignIn.SignedIn {
    try await desk.signIn(login: login, password: password, address: address, at: now)
  }
}

struct Missing: Error {}

func wanted<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

/// The failure of what must fail.
func refusal<Value>(_ work: () async throws -> Value) async throws -> Failure {
  do {
    _ = try await work()
  } catch let failure as Failure {
    return failure
  }
  throw Missing()
}
