import Foundation
import TestKit
import Testing

/// A hundred thousand damaged inputs for everything that reads what others wrote. Nothing crashes, nothing takes a second or
/// 256 MB, every answer is a value that keeps its laws or a refusal that says why.
///
/// A failure names its seed: `SOI_FUZZ=plain:123 swift test --filter FuzzTests` runs that input alone, `SOI_FUZZ=plain` the
/// inputs of that parser, `SOI_FUZZ_INPUTS=1000000` more of them, and `SOI_FUZZ_REPORT=1` prints what they cost.
@Suite struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let inputs = environment["SOI_FUZZ_INPUTS"].flatMap { UInt64($0) } ?? 100_000
  private static let shards: UInt64 = 8

  @Test(.timeLimit(.minutes(10)), arguments: Parser.all, 0..<shards)
  func `no input breaks a parser`(parser: Parser, shard: UInt64) throws {
    let corpus = try Corpus(parser)
    let slot = (Parser.all.firstIndex { $0.name == parser.name } ?? 0) * Int(Self.shards) + Int(shard)
    let seeds = Self.seeds(parser, shard)
    var worst = Worst()
    if shard == 0 { for file in corpus.files { worst.add(check(parser, file, seed: 0), 0) } }
    for seed in seeds {
      var chance = Chance(seed)
      Whereabouts.shared.note(parser.name, seed, slot: slot)
      worst.add(check(parser, parser.input(&chance, corpus), seed: seed), seed)
    }
    Whereabouts.shared.forget(slot: slot)
    if Self.environment["SOI_FUZZ_REPORT"] != nil { print("\(parser.name)/\(shard): \(worst)") }
  }

  private static func seeds(_ parser: Parser, _ shard: UInt64) -> any Sequence<UInt64> {
    let every = stride(from: shard + 1, through: inputs, by: Int(shards))
    guard let wanted = environment["SOI_FUZZ"]?.split(separator: ":") else { return every }
    guard wanted.first == Substring(parser.name) else { return EmptyCollection() }
    guard wanted.count > 1 else { return every }
    return CollectionOfOne(UInt64(wanted[1]) ?? 0).filter { $0 % shards == (shard + 1) % shards }
  }

  private func check(_ parser: Parser, _ input: Input, seed: UInt64) -> Cost {
    var chance = Chance(~seed)
    var fault: String?
    let cost = Cost { fault = parser.fault(input, &chance) }
    for fault in [fault, cost.fault].compactMap(\.self) {
      Issue.record("\(parser.name):\(seed) \(input.name): \(fault)\n\(input.shown)")
    }
    return cost
  }

  @Test func `every parser has a corpus of its own`() throws {
    #expect(Set(Parser.all.map(\.name)).count == Parser.all.count)
    for parser in Parser.all { #expect(try !Corpus(parser).files.isEmpty, "\(parser.name)") }
  }

  /// The limits themselves: without these two a broken meter would let everything pass.
  @Test func `an input that takes too much memory is noticed`() {
    func cost(megabytes: Int) -> Cost {
      Cost {
        let space = UnsafeMutableRawPointer.allocate(byteCount: megabytes << 20, alignment: 16)
        space.storeBytes(of: 1, as: UInt8.self)
        space.deallocate()
      }
    }
    #expect(cost(megabytes: 300).fault?.contains("MB") == true)
    #expect(cost(megabytes: 100).fault == nil)
    let array = Cost { withExtendedLifetime(Array(repeating: UInt64(7), count: 40 << 20)) {} }
    #expect((320...640).contains(array.megabytes), "\(array.megabytes)")
    #expect(Cost {}.megabytes == 0)
  }

  @Test func `an input that takes too long is noticed`() {
    let cost = Cost {
      var start = timespec()
      var now = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
      repeat { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) } while now.tv_sec - start.tv_sec < 2
    }
    #expect(cost.fault?.contains("ms") == true)
  }
}
