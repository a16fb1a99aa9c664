import Base
import Formats
import Intake
import Records
import TestKit
import Testing

/// One thing that reads what others wrote, with how its inputs are made and what must hold for each.
struct Parser: Sendable, CustomTestStringConvertible {
  let name: String
  /// An input for this chance, usually a corpus file damaged.
  let input: @Sendable (inout Chance, Corpus) -> Input
  /// What is wrong with the answer to the input; nil when all is well.
  let fault: @Sendable (Input, inout Chance) -> String?

  /// Sound inputs that are made, not kept: images of the store as it writes them today.
  let made: @Sendable () -> [Input]

  init(
    _ name: String, made: @escaping @Sendable () -> [Input] = { [] },
    input: @escaping @Sendable (inout Chance, Corpus) -> Input = { $1.damaged(&$0) },
    fault: @escaping @Sendable (Input, inout Chance) -> String?
  ) {
    self.name = name
    self.made = made
    self.input = input
    self.fault = fault
  }

  var testDescription: String { name }

  static let all = [
    PlainLaw.parser, TextParsers.delimited, TextParsers.decoding, TextParsers.json, TextParsers.jsonLines,
    RuleParsers.yaml, RuleParsers.packs, RuleParsers.calendars, RuleParsers.mappings, BookParsers.parts,
    BookParsers.archive, FileParsers.lists, FileParsers.captures, MessageParsers.messages, MessageParsers.events,
    ValueParsers.days, ValueParsers.payloads,
    QueryParser.parser, StoreParsers.deliveries, StoreParsers.snapshots, StoreParsers.images,
    AccessParsers.headers, AccessParsers.accounts, PaperParsers.texts, PaperParsers.documents,
  ]
}

/// The bytes of a file and what it is called.
struct Input: Sendable {
  var name: String
  var bytes: [UInt8]

  /// The start of the bytes as text.
  var shown: String { String(decoding: bytes.prefix(2000), as: UTF8.self).debugDescription }

  /// Opened as a file of its name, for readers that want one.
  func opened(_ context: ReadingContext) throws(Failure) -> [DataFile] {
    try DataFile.open(bytes, named: name, context)
  }
}

/// What every refusal must have: a sentence in both languages.
func fault(_ failure: Failure) -> String? {
  failure.sentence.vi.isEmpty || failure.sentence.en.isEmpty ? "refused without a sentence" : nil
}

/// The law for a value that was read; a refusal is as good when it says why.
func law<Value>(_ read: () throws(Failure) -> Value, holds: (Value) -> String?) -> String? {
  do throws(Failure) { return holds(try read()) } catch { return fault(error) }
}

/// A few units and procedures for files to name.
enum World {
  static let facts: Facts = {
    var world = WorldBuilder()
    world.row(.unit, ["code": "51", "name": "UBND tỉnh A", "kind": "province"])
    world.row(.unit, ["code": "X1", "name": "UBND xã Một", "kind": "commune", "parent": "51"])
    world.row(.unit, ["code": "X2", "name": "UBND xã Hai", "kind": "commune", "parent": "51"])
    world.row(.procedure, ["code": "1.001193", "name": "Khai sinh"])
    world.row(.procedure, ["code": "1.001", "name": "Khai tử"])
    for number in 1...40 {
      var chance = Chance(UInt64(number))
      world.row(.dossier, RandomWorld.dossier("HS\(number)", chance.pick(["X1", "X2"]), &chance))
    }
    return world.facts
  }()

  static let context = ReadingContext(admission: Admission(units: facts.units, procedures: facts.procedures))
}
