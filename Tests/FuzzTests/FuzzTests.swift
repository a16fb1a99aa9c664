import Foundation
import TestKit
import Testing

/// Thousands of damaged inputs for everything that reads what others wrote. Nothing crashes, nothing takes a second,
/// every answer is a value that keeps its laws or a refusal that says why.
///
/// A failure names its seed: `SOI_FUZZ_SEED=plain:123 swift test --filter FuzzTests` runs that input alone.
@Suite struct FuzzTests {
  private static let inputs: UInt64 = 4_000
  private static let shards: UInt64 = 8

  @Test(.timeLimit(.minutes(5)), arguments: Parser.all, 0..<shards)
  func `no input breaks a parser`(parser: Parser, shard: UInt64) throws {
    let corpus = try Corpus(parser)
    for file in corpus.files where shard == 0 { check(parser, file, seed: 0) }
    for seed in Self.seeds(parser, shard) {
      var chance = Chance(seed)
      // Told before it runs: a crash leaves the seed behind.
      Folder.note("\(parser.name):\(seed)", shard)
      check(parser, parser.input(&chance, corpus), seed: seed)
    }
    Folder.forget(parser.name, shard)
  }

  private static func seeds(_ parser: Parser, _ shard: UInt64) -> any Sequence<UInt64> {
    guard let wanted = ProcessInfo.processInfo.environment["SOI_FUZZ_SEED"] else {
      return stride(from: shard + 1, through: inputs, by: Int(shards))
    }
    let parts = wanted.split(separator: ":")
    guard let seed = parts.last.flatMap({ UInt64($0) }), parts.first == Substring(parser.name), shard == 0 else {
      return EmptyCollection()
    }
    return CollectionOfOne(seed)
  }

  private func check(_ parser: Parser, _ input: Input, seed: UInt64) {
    var chance = Chance(~seed)
    let start = threadNanoseconds()
    let fault = parser.fault(input, &chance)
    let spent = threadNanoseconds() - start
    if let fault { Issue.record("\(parser.name):\(seed) \(input.name): \(fault)\n\(input.shown)") }
    if spent > 1_000_000_000 { Issue.record("\(parser.name):\(seed) \(input.name) took \(spent / 1_000_000) ms") }
  }
}
