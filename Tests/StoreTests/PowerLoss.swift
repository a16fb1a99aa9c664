import Foundation
import RecordedDisk
import TestKit

/// Follows a record and tells what a disk may hold if the power fails now. Only what was synced is sure; of the rest
/// anything may have reached the disk, sector by sector. Names come and go in the order they did, but may be behind.
struct PowerLoss {
  private static let sector = 512

  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case truncate(Int)
  }

  private final class Inode {
    var synced: [UInt8] = []
    var pending: [Change] = []
  }

  private enum Naming {
    case come(String, Inode)
    case gone(String)
  }

  private var syncedNames: [String: Inode] = [:]
  private var pendingNames: [Naming] = []
  private var names: [String: Inode] = [:]
  /// The marks that were passed.
  private(set) var marks: [Int] = []

  enum Fate: CaseIterable {
    /// Nothing that was not synced survives.
    case nothing
    /// Any of the sectors may have.
    case someSectors
    /// All but the end of the last write.
    case tornLastWrite
    /// The process ended, the machine went on.
    case everything
  }

  mutating func pass(_ event: rd_event, name: @autoclosure () -> String) {
    switch event.kind {
    case RD_CREATE:
      let inode = Inode()
      names[name()] = inode
      pendingNames.append(.come(name(), inode))
    case RD_DELETE:
      names[name()] = nil
      pendingNames.append(.gone(name()))
    case RD_WRITE:
      let bytes = [UInt8](UnsafeBufferPointer(start: event.bytes, count: Int(event.length)))
      names[name()]?.pending.append(.write(offset: Int(event.offset), bytes: bytes))
    case RD_TRUNCATE: names[name()]?.pending.append(.truncate(Int(event.offset)))
    case RD_SYNC:
      guard let inode = names[name()] else { return }
      for change in inode.pending { Self.apply(change, to: &inode.synced) }
      inode.pending = []
    case RD_SYNC_NAMES:
      for naming in pendingNames { Self.apply(naming, to: &syncedNames) }
      pendingNames = []
    case RD_MARK: marks.append(Int(event.offset))
    default: fatalError("an event nobody knows")
    }
  }

  /// The files after the power came back.
  func files(_ fate: Fate, _ chance: inout Chance) -> [String: [UInt8]] {
    var left = syncedNames
    let kept =
      switch fate {
      case .nothing: 0
      case .someSectors, .tornLastWrite: chance.below(pendingNames.count + 1)
      case .everything: pendingNames.count
      }
    for naming in pendingNames.prefix(kept) { Self.apply(naming, to: &left) }
    var files: [String: [UInt8]] = [:]
    for (name, inode) in left.sorted(by: { $0.key < $1.key }) {
      files[name] = Self.content(inode, fate, &chance)
    }
    return files
  }

  private static func content(_ inode: Inode, _ fate: Fate, _ chance: inout Chance) -> [UInt8] {
    var bytes = inode.synced
    switch fate {
    case .nothing: break
    case .everything: for change in inode.pending { apply(change, to: &bytes) }
    case .tornLastWrite:
      for change in inode.pending.dropLast() { apply(change, to: &bytes) }
      if let last = inode.pending.last { apply(last, to: &bytes) { _ in false } }
      if case .write(let offset, let written)? = inode.pending.last {
        let sectors = (written.count + sector - 1) / sector
        let kept = chance.below(sectors + 1)
        apply(.write(offset: offset, bytes: Array(written.prefix(kept * sector))), to: &bytes)
      }
    case .someSectors:
      let share = chance.pick([10, 50, 90])
      for change in inode.pending { apply(change, to: &bytes) { _ in chance.odds(share) } }
    }
    return bytes
  }

  /// `survives` is asked for every sector of a write, and once for a truncation.
  private static func apply(_ change: Change, to bytes: inout [UInt8], survives: (Int) -> Bool = { _ in true }) {
    switch change {
    case .truncate(let size):
      if survives(0), size < bytes.count { bytes.removeLast(bytes.count - size) }
    case .write(let offset, let written):
      var place = 0
      while place < written.count {
        let next = min(written.count, ((offset + place) / sector + 1) * sector - offset)
        if survives(place) {
          if bytes.count < offset + next { bytes += Array(repeating: 0, count: offset + next - bytes.count) }
          bytes.replaceSubrange((offset + place)..<(offset + next), with: written[place..<next])
        }
        place = next
      }
    }
  }

  private static func apply(_ naming: Naming, to names: inout [String: Inode]) {
    switch naming {
    case .come(let name, let inode): names[name] = inode
    case .gone(let name): names[name] = nil
    }
  }
}

extension Disk {
  /// Loses power at random events of the record; `look` is given what is left, and the marks before.
  func losePower(
    _ name: String, cuts: Int, _ chance: inout Chance, without: (rd_event, String) -> Bool = { _, _ in false },
    look: (_ path: String, _ marks: [Int]) throws -> Void
  ) throws {
    let places = (0..<cuts).map { _ in chance.below(count + 1) }.sorted()
    var loss = PowerLoss()
    var passed = 0
    for place in places {
      while passed < place {
        let event = event(passed)
        let file = event.file < 0 ? "" : self.name(of: event)
        if !without(event, file) { loss.pass(event, name: file) }
        passed += 1
      }
      let folder = try scratchFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let files = loss.files(chance.pick(PowerLoss.Fate.allCases), &chance)
      for suffix in ["", "-wal", "-journal"] {
        guard let bytes = files[name + suffix] else { continue }
        try Data(bytes).write(to: folder.appendingPathComponent(name + suffix))
      }
      try look(folder.appendingPathComponent(name).path, loss.marks)
    }
  }
}
