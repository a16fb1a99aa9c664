import Base
import Counting
import Formats
import Foundation
import Records
import StoreSQLite
import TestKit
import Testing
import Work

/// An image that is damaged, or of another log, changes no answer.
@Suite struct ImageTests {
  @Test(arguments: 1...4)
  func `a damaged image is as good as none`(seed: UInt64) throws {
    let store = try SoundStore(seed)
    defer { store.remove() }
    let log = try SQLiteLog(path: store.path)
    let windows = Array(Desks.windows(store.world).prefix(1))
    let answers = try DeskAnswers(Desks.desk(log, columns: ColumnFile(store: store.path)), windows)
    let url = URL(fileURLWithPath: store.path + "-columns")
    let image = try Data(contentsOf: url)
    var chance = Chance(seed)
    for round in 0..<60 {
      var bytes = image
      switch round % 4 {
      case 0: bytes[chance.below(bytes.count)] ^= UInt8(1 + chance.below(255))
      case 1: bytes = bytes.prefix(chance.below(bytes.count))
      case 2:
        // Torn: a stretch of it never reached the disk.
        let start = chance.below(bytes.count)
        for place in start..<min(bytes.count, start + 512) { bytes[place] = 0 }
      default: bytes.append(UInt8(chance.below(256)))
      }
      if bytes == image { continue }
      try bytes.write(to: url)
      #expect(ColumnFile(store: store.path).read().isDamaged, "seed \(seed), round \(round)")
      #expect(
        try DeskAnswers(Desks.desk(log, columns: ColumnFile(store: store.path)), windows) == answers,
        "seed \(seed), round \(round)")
      #expect(!ColumnFile(store: store.path).read().isDamaged, "seed \(seed), round \(round): not renewed")
    }
  }

  @Test func `an image of another store, or of another past, is not taken`() throws {
    let (store, other) = try (SoundStore(3), SoundStore(4))
    defer {
      store.remove()
      other.remove()
    }
    let windows = Desks.windows(store.world)
    let elsewhere = ColumnFile(store: other.path)
    _ = try Desks.desk(SQLiteLog(path: other.path), columns: elsewhere)
    let image = URL(fileURLWithPath: store.path + "-columns")
    try FileManager.default.copyItem(at: URL(fileURLWithPath: other.path + "-columns"), to: image)
    let log = try SQLiteLog(path: store.path)
    let answers = try DeskAnswers(Desks.desk(log), windows)
    #expect(try DeskAnswers(Desks.desk(log, columns: ColumnFile(store: store.path)), windows) == answers)

    // The same beginning, another end: the image knows one that is gone.
    let fork = store.folder.appendingPathComponent("fork.sqlite").path
    try log.backUp(to: fork)
    let forked = try SQLiteLog(path: fork)
    for (place, end) in [(log, 3), (forked, 4)] { _ = try place.retract(end, at: History.arrival(20)) }
    _ = try Desks.desk(log, columns: ColumnFile(store: store.path))
    try FileManager.default.copyItem(at: image, to: URL(fileURLWithPath: fork + "-columns"))
    #expect(
      try DeskAnswers(Desks.desk(forked, columns: ColumnFile(store: fork)), windows)
        == DeskAnswers(Desks.desk(forked), windows))
  }
}

extension ImageTests {
  @Test func `with an image nothing that comes by the million is read whole, also after a change`() throws {
    let store = try SoundStore(3)
    defer { store.remove() }
    let image = ColumnFile(store: store.path)
    let log = try SQLiteLog(path: store.path)
    let first = TellingLog(log)
    _ = try Desks.desk(first, columns: image)
    #expect(first.readWhole.isSuperset(of: [.service, .dossier, .rating]))

    // Units and procedures of the store went with what is taken back: the next one begins anew.
    _ = try log.retract(5, at: History.arrival(30))
    _ = try Desks.desk(log, columns: image)
    var draft = BatchDraft(arrivedAt: History.arrival(31), system: "", isSample: false)
    let unit = store.world.units[0].text
    draft.statements = [
      WorldBuilder.statement(.service, ["unit": unit, "procedure": "2.2", "online_level": "full"]),
      WorldBuilder.statement(.dossier, ["code": "E0", "unit": unit, "procedure": "2.2"]),
      WorldBuilder.statement(.rating, ["id": "d", "unit": "ai đó", "rated_at": "2026-01-05T08:00:00"]),
    ].map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
    _ = try log.append(draft, after: log.version())
    let windows = Desks.windows(store.world)
    let expected = try DeskAnswers(Desks.desk(log), windows)
    for _ in 0..<2 {
      let telling = TellingLog(log)
      #expect(try DeskAnswers(Desks.desk(telling, columns: image), windows) == expected)
      #expect(telling.readWhole.isDisjoint(with: [.service, .dossier, .rating, .step]))
    }
  }

  /// A version that did not keep services wrote this number; what it wrote is sound, and not enough.
  @Test(arguments: [1, 3])
  func `an image of another format is built anew`(format: UInt8) throws {
    let store = try SoundStore(5)
    defer { store.remove() }
    let (log, image) = (try SQLiteLog(path: store.path), ColumnFile(store: store.path))
    let windows = Desks.windows(store.world)
    let answers = try DeskAnswers(Desks.desk(log, columns: image), windows)
    let today = try #require(image.read().content)
    var other = today
    other.columns[0] = format
    image.write(other)
    #expect(!image.read().isDamaged)
    #expect(try DeskAnswers(Desks.desk(log, columns: image), windows) == answers)
    #expect(image.read().content?.columns == today.columns)
  }

  /// Whoever can compute the checksum can change the image; the count in two ways still tells.
  @Test func `services changed in an image are told by the recount`() throws {
    let store = try SoundStore(3)
    defer { store.remove() }
    let (log, image) = (try SQLiteLog(path: store.path), ColumnFile(store: store.path))
    let desk = try Desks.desk(log, columns: image)
    #expect(try desk.countingFaults() == [])
    var columns = desk.scan.columns
    for unit in desk.facts.units.codes { columns.setServices(unit, []) }
    let content = try #require(image.read().content)
    image.write(
      ColumnFile.Content(
        version: content.version, head: content.head, waiting: content.waiting, columns: columns.encoded()))
    #expect(try !Desks.desk(log, columns: image).countingFaults().isEmpty)
  }
}
