import Base
import Plans
import TestKit
import Testing

/// What people write into a sheet is never lost: the fold against an oracle that replays by hand.
@Suite struct SheetTests {
  private static let items = ["", "target-1", "target-2", "task-1"]
  private static let fields = ["kind", "title", "goal"]

  private static func edit(_ chance: inout Chance) -> SheetEdit {
    SheetEdit(chance.pick(items), chance.pick(fields), chance.odds(15) ? "" : "v\(chance.below(6))")
  }

  /// A log of edits and undoings, undoings of undoings among them.
  private static func log(_ chance: inout Chance, _ length: Int) -> [SheetEntry] {
    (1...length).map { revision in
      let undoes = revision > 2 && chance.odds(30) ? 1 + chance.below(revision - 1) : nil
      return SheetEntry(
        revision: revision, at: Instant(seconds: Int64(revision)), by: "person:\(1 + chance.below(3))",
        act: undoes == nil ? "edit" : "undo",
        edits: undoes == nil ? (0...chance.below(3)).map { _ in edit(&chance) } : [], undoes: undoes)
    }
  }

  /// Whether an entry counts, asked from scratch: no later entry that counts undoes it.
  private func counts(_ entry: SheetEntry, _ log: [SheetEntry]) -> Bool {
    !log.contains { $0.revision > entry.revision && $0.undoes == entry.revision && counts($0, log) }
  }

  @Test(arguments: 0..<300) func `a sheet is what replaying the entries that count gives`(seed: Int) {
    var chance = Chance(UInt64(seed))
    let log = Self.log(&chance, 1 + chance.below(14))
    let sheet = Sheet(log.shuffled(using: &chance))
    var content: [SheetEdit.Place: String] = [:]
    for entry in log where counts(entry, log) {
      for edit in entry.edits { content[edit.place] = edit.value.isEmpty ? nil : edit.value }
    }
    #expect(sheet.content == content)
    #expect(sheet.revision == log.count)
    // Taking back the newest entry is the sheet before it; taking that back is the sheet again.
    let undo = SheetEntry(
      revision: log.count + 1, at: Instant(seconds: 99), by: "person:1", act: "undo", undoes: log.count)
    let undone = Sheet(log + [undo])
    #expect(undone.content == Sheet(log.dropLast()).content)
    let redo = SheetEntry(
      revision: log.count + 2, at: Instant(seconds: 100), by: "person:1", act: "undo", undoes: log.count + 1)
    #expect(Sheet(log + [undo, redo]).content == sheet.content)
  }

  /// Two people with edits of their own, each on the sheet as they last saw it, in any order: every edit is in the log, or its
  /// writer is told and still has it.
  @Test(arguments: 0..<300) func `any interleaving of two editors loses nothing`(seed: Int) {
    var chance = Chance(UInt64(seed) &+ 9_000)
    var log = [
      SheetEntry(
        revision: 1, at: Instant(seconds: 1), by: "person:0", act: "create",
        edits: Self.items.map { SheetEdit($0, "title", "first") })
    ]
    var seen = [1, 1]
    var written: [(by: Int, edit: SheetEdit)] = []
    var told: [(by: Int, edit: SheetEdit)] = []
    var typed: [(by: Int, edit: SheetEdit)] = []
    for step in 0..<20 {
      let who = chance.below(2)
      if chance.odds(35) {
        seen[who] = log.count
        continue
      }
      // Values nobody else writes, so that each can be found again.
      let edits = (0...chance.below(2)).map { number in
        SheetEdit(chance.pick(Self.items), "goal", "by \(who) step \(step) \(number)")
      }
      var places: Set<SheetEdit.Place> = []
      let own = edits.filter { places.insert($0.place).inserted }
      typed += own.map { (who, $0) }
      let sheet = Sheet(log)
      let merge = SheetMerge(own, on: seen[who], token: "t\(step)", into: sheet)
      #expect(merge.edits.count + merge.conflicts.count == own.count)
      if merge.conflicts.isEmpty {
        log.append(
          SheetEntry(
            revision: log.count + 1, at: Instant(seconds: Int64(step)), by: "person:\(who)", act: "edit",
            edits: merge.edits, token: "t\(step)"))
        written += merge.edits.map { (who, $0) }
        // The same form sent again, because the answer was lost, writes nothing more.
        #expect(SheetMerge(own, on: seen[who], token: "t\(step)", into: Sheet(log)).isAlreadyWritten)
        seen[who] = log.count
      } else {
        for conflict in merge.conflicts {
          #expect(own.contains(SheetEdit(conflict.place.item, conflict.place.field, conflict.mine)))
          #expect(conflict.theirs == sheet.content[conflict.place] ?? "")
        }
        told += own.map { (who, $0) }
      }
    }
    #expect(written.count + told.count == typed.count)
    let logged = log.flatMap { $0.edits }
    for each in written { #expect(logged.contains(each.edit)) }
    // What stands is the last that was written there: nobody wrote over something they had not seen.
    for (place, value) in Sheet(log).content where place.field == "goal" {
      #expect(value == written.last { $0.edit.place == place }?.edit.value)
    }
  }

  @Test func `a field both changed is asked about, one only they changed is left to them`() throws {
    let first = SheetEntry(
      revision: 1, at: Instant(seconds: 1), by: "person:1", act: "create",
      edits: [SheetEdit("", "title", "A"), SheetEdit("", "about", "B"), SheetEdit("", "to", "C")])
    let second = SheetEntry(
      revision: 2, at: Instant(seconds: 2), by: "person:2", act: "edit",
      edits: [SheetEdit("", "title", "theirs"), SheetEdit("", "about", "theirs too")])
    let merge = SheetMerge(
      [SheetEdit("", "title", "mine"), SheetEdit("", "about", "B"), SheetEdit("", "to", "D")], on: 1, token: nil,
      into: Sheet([first, second]))
    #expect(merge.conflicts.map(\.mine) == ["mine"])
    #expect(merge.conflicts.first?.by == "person:2")
    #expect(merge.edits == [SheetEdit("", "to", "D")])
  }

  @Test func `an undoing tells what it brought back`() {
    let log = [
      SheetEntry(revision: 1, at: Instant(seconds: 1), by: "a", act: "create", edits: [SheetEdit("", "title", "A")]),
      SheetEntry(revision: 2, at: Instant(seconds: 2), by: "b", act: "edit", edits: [SheetEdit("", "title", "B")]),
      SheetEntry(revision: 3, at: Instant(seconds: 3), by: "a", act: "undo", undoes: 2),
    ]
    let sheet = Sheet(log)
    #expect(sheet.changes(of: 3) == [Sheet.Change(place: .init("", "title"), before: "B", after: "A")])
    #expect(sheet.undone == [2])
  }
}
