import Base
import Foundation
import Records
import StoreSQLite
import TestKit
import Testing

/// The store's file as a failing disk or a broken copy leaves it: bytes flipped, cut off, zeroed, in the wrong place. Opening,
/// scoring and verifying end with one clear sentence or the right answer; what changed anything is named.
@Suite struct DamagedFileTests {
  private static let stores = 20

  /// Damaged files in all; SOI_STORE_VARIANTS asks for more.
  private static let variants =
    ProcessInfo.processInfo.environment["SOI_STORE_VARIANTS"].flatMap { Int($0) } ?? 10_000

  @Test(arguments: 1...UInt64(stores))
  func `a damaged file is named, or harmless`(seed: UInt64) throws {
    let store = try SoundStore(seed)
    defer { store.remove() }
    let rows = try content(of: store.path)
    let windows = Array(Desks.windows(store.world).prefix(1))
    let answers = try DeskAnswers(Desks.desk(SQLiteLog(path: store.path)), windows)
    var chance = Chance(seed &* 31)
    var named = 0
    let variants = Self.variants / Self.stores
    for variant in 0..<variants {
      let (damage, bytes) = Self.damaged(store.bytes, &chance)
      let what = "seed \(seed), variant \(variant): \(damage)"
      try store.put(bytes)
      let faults: [LogFault]
      do {
        let log = try SQLiteLog(path: store.path)
        // Whatever it answers before it is verified, it ends no process.
        let answered = Result { try DeskAnswers(Desks.desk(log), windows) }
        faults = try log.verify()
        switch answered {
        case .success(let given):
          if faults.isEmpty { #expect(given == answers, "\(what): other scores") }
        case .failure(let failure as Failure):
          #expect(failure.isOneClearSentence, "\(what): \(failure)")
          #expect(!faults.isEmpty, "\(what): what cannot be scored is verified")
        case .failure(let error): Issue.record("\(what): \(error)")
        }
      } catch {
        #expect(error.isOneClearSentence, "\(what): \(error)")
        named += 1
        continue
      }
      if !faults.isEmpty {
        named += 1
      } else {
        #expect(try content(of: store.path) == rows, "\(what): other rows unnoticed")
      }
    }
    #expect(named > variants / 3, "seed \(seed): only \(named) of \(variants) were named")
  }

  /// One damaged copy of a store's bytes, never empty, and what was done to it.
  private static func damaged(_ sound: Data, _ chance: inout Chance) -> (what: String, bytes: Data) {
    var bytes = sound
    // As the head of the file says, high byte first.
    let page = Int(sound[16]) << 8 | Int(sound[17])
    let pages = sound.count / page
    let place = chance.below(sound.count)
    switch chance.below(10) {
    case 0:
      let length = 1 + chance.below(sound.count - 1)
      return ("cut at \(length)", bytes.prefix(length))
    case 1:
      let length = page * (1 + chance.below(pages - 1))
      return ("cut at \(length)", bytes.prefix(length))
    case 2:
      let end = min(sound.count, place + 1 + chance.below(2 * page))
      bytes.replaceSubrange(place..<end, with: Data(count: end - place))
      return ("zeros in \(place)..<\(end)", bytes)
    case 3:
      let (from, to) = (page * chance.below(pages), page * chance.below(pages))
      bytes.replaceSubrange(to..<to + page, with: sound[from..<from + page])
      return ("the page at \(from) also at \(to)", bytes)
    case 4:
      let places = (0..<1 + chance.below(40)).map { _ in chance.below(sound.count) }
      for place in places { bytes[place] = UInt8(chance.below(256)) }
      return ("other bytes at \(places)", bytes)
    case 5:
      // Where pages tell what they are, and the first what the file is.
      let place = page * chance.below(pages) + chance.below(108)
      bytes[place] ^= UInt8(1 + chance.below(255))
      return ("byte \(place), at the head of a page", bytes)
    default:
      bytes[place] ^= UInt8(1 + chance.below(255))
      return ("byte \(place)", bytes)
    }
  }
}
