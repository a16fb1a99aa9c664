import Access
import Base
import Foundation
import Secrets
import Synchronization
import Testing
import Work

/// What access costs: `SOI_ACCESS_REPORT=1` prints it.
@Suite(.serialized) struct CostTests {
  private static let mustPrint = ProcessInfo.processInfo.environment["SOI_ACCESS_REPORT"] != nil

  @Test func `who asks is found without asking the store`() async throws {
    let watched = WatchedShelf(try Office())
    _ = try await watched.office.person("lan", [Grant(.desk, at: UnitCode("X1"))])
    let token = try await watched.office.signIn("lan", "mưa rào tháng bảy").token
    let visitors = Visitors(watched)
    let count = 200_000
    let plain = try await ContinuousClock().measure {
      var known = 0
      for _ in 0..<count where try await visitors.visitor(session: token, at: Office.start).isSignedIn { known += 1 }
      #expect(known == count)
    }
    #expect(watched.calls.withLock { $0 } == ["session"])
    if Self.mustPrint { print("look-ups: \(count) in \(plain) ") }
  }

  @Test func `a guess is dear`() throws {
    let hash = try ScryptHash("mưa rào tháng bảy")
    let time = ContinuousClock().measure { #expect((try? hash.isOf("sai")) == false) }
    #expect(time > .milliseconds(20))
    #expect(try wanted(ScryptHash(kept: hash.text)).isOf("mưa rào tháng bảy"))
    if Self.mustPrint {
      print("scrypt 2^16: \(time)")
      for rounds in [15, 17] {
        let time = try ContinuousClock().measure { _ = try ScryptHash("x", ScryptTerms(rounds: rounds)) }
        print("scrypt 2^\(rounds): \(time)")
      }
    }
  }
}
