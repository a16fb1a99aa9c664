import Base
import TestKit
import Testing
import Work

/// Everything told of made-up provinces against somebody who wants to know what is hidden.
@Suite struct AttackTests {
  /// What nobody should do: small ones are hidden and nothing else.
  private static func naive(_ table: CountTable) -> [TableKey: ToldCount] {
    var sums: [TableKey: Int] = [:]
    for (cell, count) in table.counts {
      let field = table.traits[cell.procedure]!.field
      for unit in [cell.unit, nil] {
        sums[TableKey(unit, .procedure(cell.procedure)), default: 0] += count
        sums[TableKey(unit, .field(field)), default: 0] += count
      }
    }
    return sums.filter { $0.value >= 5 && !($0.key.unit != nil && $0.value < 10) }.mapValues { .exactly($0) }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `nothing hidden of one month can be worked out`(seed: UInt64) throws {
    let world = CountWorld(seed)
    let protected = try #require(ProtectedCounts([world.received[0]]))
    let recovered = try Self.recovered { attacker, isTold in
      attacker.read("received", world.received[0], isTold ? protected.told : nil)
    }
    #expect(recovered == [])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `nothing hidden of ends and lateness can be worked out from both`(seed: UInt64) throws {
    let world = CountWorld(seed)
    guard let ended = ProtectedCounts(world.ended), let late = ProtectedCounts(world.late) else { return }
    let recovered = try Self.recovered { attacker, isTold in
      attacker.read("ended", world.ended[0], isTold ? ended.told : nil)
      attacker.read("late", world.late[0], isTold ? late.told : nil)
      attacker.knows("late", isNoMoreThan: "ended")
    }
    #expect(recovered == [])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a revision beside the first edition tells nothing hidden in either`(seed: UInt64) throws {
    let world = CountWorld(seed)
    guard let first = ProtectedCounts([world.received[0]]),
      let second = ProtectedCounts(world.received, earlier: [first.told])
    else { return }
    let recovered = try Self.recovered { attacker, isTold in
      attacker.read("first", world.received[0], isTold ? first.told : nil)
      attacker.read("second", world.received[1], isTold ? second.told : nil)
      attacker.supposesUnchanged("first", "second", units: Self.unchanged(world))
    }
    #expect(recovered == [])
  }

  /// What the tables tell beyond what the open totals and the registers tell without them.
  private static func recovered(_ reading: (inout Attacker, Bool) -> Void) throws -> Set<String> {
    var (attacker, other) = (Attacker(), Attacker())
    reading(&attacker, true)
    reading(&other, false)
    return Set(try #require(attacker.recovered())).subtracting(try #require(other.recovered()))
  }

  private static func unchanged(_ world: CountWorld) -> Set<UnitCode> {
    func totals(_ table: CountTable) -> [UnitCode: Int] {
      table.counts.reduce(into: [:]) { $0[$1.key.unit, default: 0] += $1.value }
    }
    let (before, after) = (totals(world.received[0]), totals(world.received[1]))
    return Set(before.keys.filter { before[$0] == after[$0] })
  }

  @Test func `most worlds can be told of at all, and much of what is large is told`() {
    var (told, large, possible) = (0, 0, 0)
    for seed in 0..<200 as Range<UInt64> {
      let world = CountWorld(seed)
      guard let protected = ProtectedCounts([world.received[0]]) else { continue }
      possible += 1
      told += protected.told.values.count { $0.exact != nil }
      large += Self.naive(world.received[0]).count
    }
    #expect(possible == 200)
    #expect(told * 100 > large * 75, "\(told) of \(large)")
  }

  @Test func `hiding small counts alone is broken: the attacker can succeed`() {
    let broken = (0..<200 as Range<UInt64>).count { seed in
      let world = CountWorld(seed)
      var attacker = Attacker()
      attacker.read("received", world.received[0], Self.naive(world.received[0]))
      return attacker.recovered().map { !$0.isEmpty } ?? true
    }
    #expect(broken > 100, "\(broken)")
  }

  @Test func `a revision that forgets what was hidden before is broken`() {
    let broken = (0..<400 as Range<UInt64>).count { seed in
      let world = CountWorld(seed)
      guard let first = ProtectedCounts([world.received[0]]), let second = ProtectedCounts([world.received[1]]) else {
        return false
      }
      var attacker = Attacker()
      attacker.read("first", world.received[0], first.told)
      attacker.read("second", world.received[1], second.told)
      attacker.supposesUnchanged("first", "second", units: Self.unchanged(world))
      return attacker.recovered().map { !$0.isEmpty } ?? true
    }
    #expect(broken > 0, "\(broken)")
  }
}
