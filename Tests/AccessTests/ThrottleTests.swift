import Access
import Base
import Foundation
import StoreSQLite
import TestKit
import Testing
import Work

@Suite struct ThrottleTests {
  @Test func `guessing one password from one place gets slower and slower, also after a restart`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [])
    var now = Office.start + 7200
    for _ in 0..<5 { _ = try await refusal { try await office.signIn("lan", "sai", from: "x", at: now) } }
    let told = try await refusal { try await office.signIn("lan", "mưa rào tháng bảy", from: "x", at: now) }
    #expect(told.sentence.en.contains("Too many tries"))
    let other = try office.other()
    let again = try await refusal {
      try await other.signIn(login: "lan", password: "mưa rào tháng bảy", address: "x", at: now)
    }
    #expect(again == told)
    now = now + 6
    _ = try await refusal { try await office.signIn("lan", "sai", from: "x", at: now) }
    now = now + 6
    _ = try await refusal { try await office.signIn("lan", "mưa rào tháng bảy", from: "x", at: now) }
    now = now + 6
    _ = try await office.signIn("lan", "mưa rào tháng bảy", from: "x", at: now)
  }

  @Test func `unknown logins wait like known ones`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [])
    var told: Set<Failure> = []
    let now = Office.start + 7200
    for login in ["lan", "nobody", "không thể là tên"] {
      for _ in 0..<5 { _ = try await refusal { try await office.signIn(login, "sai", from: login, at: now) } }
      told.insert(try await refusal { try await office.signIn(login, "sai", from: login, at: now) })
    }
    #expect(told.count == 1)
  }

  @Test func `many tries at the same time are all counted`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [])
    let now = Office.start + 7200
    let reached = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 {
        group.addTask {
          do {
            _ = try await office.signIn("lan", "sai", from: "x", at: now)
            return false
          } catch { return (error as? Failure).map { !$0.sentence.en.contains("Too many") } ?? false }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(reached == 5)
  }

  @Test func `nobody can lock out a person who has signed in from their own place before`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [])
    let now = Office.start + 7200
    for index in 0..<40 {
      _ = try await refusal { try await office.signIn("lan", "sai", from: "máy \(index)", at: now) }
    }
    let elsewhere = try await refusal {
      try await office.signIn("lan", "mưa rào tháng bảy", from: "nơi mới", at: now)
    }
    #expect(elsewhere.sentence.en.contains("Too many"))
    _ = try await office.signIn("lan", "mưa rào tháng bảy", from: "10.0.0.1", at: now)
    // From a new place the wait is a minute at most.
    _ = try await office.signIn("lan", "mưa rào tháng bảy", from: "nơi mới", at: now + 61)
  }

  @Test func `one machine cannot try many logins`() async throws {
    let office = try Office()
    let now = Office.start
    for index in 0..<40 {
      _ = try await refusal { try await office.signIn("user\(index)", "sai", from: "x", at: now) }
    }
    let told = try await refusal { try await office.signIn("user41", "sai", from: "x", at: now) }
    #expect(told.sentence.en.contains("Too many"))
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `waits never exceed their limit, and an hour forgives`(seed: UInt64) {
    var chance = Chance(seed)
    for scope in Attempts.Scope.allCases {
      var (attempts, now) = (Attempts(lastAt: Office.start), Office.start)
      var taken = 0
      for _ in 0..<200 {
        let wait = attempts.take(scope, at: now)
        #expect((0...scope.longest).contains(wait))
        if wait == 0 { taken += 1 }
        now = now + Int64(chance.below(40))
      }
      #expect(taken <= scope.free + Int(now - Office.start) / 5 + 1)
      #expect(attempts.wait(scope, at: now + Attempts.memory) == 0)
      // A clock that was set back frees nobody.
      #expect(attempts.wait(scope, at: Office.start) >= attempts.wait(scope, at: now))
    }
  }
}
