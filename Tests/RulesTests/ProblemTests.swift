import Base
import Formats
import Foundation
import Records
import Rules
import Testing
import Work

/// One slip in a sound pack: what is written instead of what, where the finger must point (at the mark), and what the hint
/// must contain.
struct Slip: Sendable, CustomTestStringConvertible {
  let kind: String
  let instead: String
  let written: String
  let hint: String
  static let mark: Character = "⟦"

  init(_ fault: PackFault, _ instead: String, _ written: String, hint: String = "") {
    (kind, self.instead, self.written, self.hint) = (fault.rawValue, instead, written, hint)
  }
  init(_ fault: YAMLFault, _ instead: String, _ written: String, hint: String = "") {
    (kind, self.instead, self.written, self.hint) = (fault.rawValue, instead, written, hint)
  }

  var testDescription: String { "\(kind): \(written)" }

  /// The broken pack and the place of the mark.
  func broken(_ text: String) throws -> (text: String, place: Place) {
    let range = try #require(text.range(of: instead), "\(instead) is not in the pack")
    let marked = text.replacingCharacters(in: range, with: written)
    let before = try #require(marked.split(separator: Self.mark, omittingEmptySubsequences: false).first)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let place = Place(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    return (marked.filter { $0 != Self.mark }, place)
  }

  static let all: [Slip] = shape + values + names + rules + yaml

  private static let shape: [Slip] = [
    Slip(.missingEntry, "source: \"A decision\"\n", "", hint: "add source:"),
    Slip(.missingEntry, "- no: \"3\"\n    block: B\n", "- ⟦no: \"3\"\n", hint: "add block:"),
    Slip(.missingEntry, "    deciding: [dislikes]\n", "", hint: "due_at, answered_at, dislikes, repeat"),
    Slip(.missingEntry, ", workdays: 5}", "}", hint: "add workdays: 5"),
    Slip(.missingEntry, "{population: active, dossier: {channel: online}}", "⟦{population: active}", hint: "dossier"),
    Slip(.missingEntry, "{vi: \"Ba\", en: \"Three\"}", "⟦{en: \"Three\"}", hint: "vi"),
    Slip(.unknownEntry, "rounding: portal", "⟦roundin: portal\nrounding: portal", hint: "did you mean “rounding”?"),
    Slip(.unknownEntry, "curve: {target: 80}", "curve: {target: 80, ⟦tarject: 3}", hint: "did you mean “target”?"),
    Slip(.unknownEntry, "{from: 30, name", "{from: 30, ⟦to: 90, name", hint: "from, name"),
    Slip(.unknownEntry, "valid: {from: 2026-01-01", "valid: {⟦form: x, from: 2026-01-01", hint: "did you mean “from”?"),
    Slip(.unknownEntry, "achieved: signed_in_time, w", "achieved: signed_in_time, ⟦where: late, w", hint: "workdays"),
    Slip(.unknownEntry, "having: {population: active,", "having: {population: active, ⟦procedure: x,", hint: "dossier"),
    Slip(.unknownEntry, "  indicator: \"3\"", "  ⟦when: \"3\"\n  indicator: \"3\"", hint: "indicator, maxima"),
    Slip(.withoutEffect, "    measure: constant", "    ⟦score_from: fraction\n    measure: constant", hint: "remove"),
    Slip(.withoutEffect, "    measure: constant", "    ⟦factor: \"1\"\n    measure: constant", hint: "remove"),
    Slip(.withoutEffect, "    measure: constant", "    ⟦deciding: [late]\n    measure: constant", hint: "remove"),
    Slip(.withoutEffect, "    measure: constant", "    ⟦empty: 1\n    measure: constant", hint: "remove"),
    Slip(.withoutEffect, "signed_in_time, workdays", "complete, ⟦workdays", hint: "remove"),
    Slip(
      .withoutEffect, "{population: active, dossier: {channel: online}}",
      "{⟦population: active, service: payment_integrated}", hint: "remove"),
    Slip(
      .withoutEffect, "of: dossiers\n      population: received", "of: services\n      ⟦population: received",
      hint: "remove"),
    Slip(.notMap, "valid: {from: 2026-01-01, to: 2026-12-31}", "valid: ⟦2026-01-01", hint: "from:"),
    Slip(.notMap, "maxima: {\"3\": 5, \"4\": 5}", "maxima: ⟦5", hint: "{\"19\": 9"),
    Slip(.notList, "\nbands:\n", "\nbands: ⟦good\nx:\n", hint: "[a, b]"),
    Slip(.notList, "{all: [synced, {not: {any: [late, complaint]}}]}", "{all: ⟦synced}", hint: "[a, b]"),
    Slip(.notText, "confidence: L", "confidence: ⟦[L]", hint: "neither a list"),
    Slip(.notText, "source: \"A decision\"", "source: ⟦\"A\\u0007decision\"", hint: "plain text"),
    Slip(.emptyValue, "source: \"A decision\"", "source: ⟦~", hint: "fill it in"),
    Slip(.emptyValue, "confidence: L", "confidence: ⟦\"  \"", hint: "fill it in"),
    Slip(.emptyList, "deciding: [dislikes]", "deciding: ⟦[]", hint: "at least one"),
    Slip(.emptyList, "{all: [synced, {not: {any: [late, complaint]}}]}", "{all: ⟦[]}", hint: "at least one"),
    Slip(.emptyList, "{any: [late, complaint]}", "{any: ⟦[]}", hint: "at least one"),
    Slip(.emptyList, "maxima: {\"3\": 5, \"4\": 5}", "maxima: ⟦{}", hint: "{\"19\": 9"),
  ]

  private static let values: [Slip] = [
    Slip(.notPoints, "max: 20", "max: ⟦20.005", hint: "two decimals"),
    Slip(.notPoints, "max: 20", "max: ⟦\"20,5\"", hint: "2.5"),
    Slip(.notPoints, "max: 20", "max: ⟦-20", hint: "0 to 1000000"),
    Slip(.notPoints, "    max: 6\n", "    max: ⟦0\n", hint: "more than 0"),
    Slip(.notWhole, "{target: 80}", "{target: ⟦0}", hint: "digits"),
    Slip(.notWhole, "{target: 80}", "{target: ⟦101}", hint: "digits"),
    Slip(.notWhole, "{target: 80}", "{target: ⟦80.5}", hint: "digits"),
    Slip(.notWhole, "{target: 80}", "{target: ⟦+80}", hint: "digits"),
    Slip(.notWhole, "workdays: 5", "workdays: ⟦0", hint: "digits"),
    Slip(.notDay, "to: 2026-12-31", "to: ⟦2026-02-30", hint: "year-month-day"),
    Slip(.notFlag, "rounding: portal", "default: ⟦yes\nrounding: portal", hint: "true or false"),
    Slip(.unknownWord, "rounding: portal", "rounding: ⟦portl", hint: "did you mean “portal”?"),
    Slip(.unknownWord, "score_from: shown_ratio", "score_from: ⟦shownratio", hint: "did you mean “shown_ratio”?"),
    Slip(.unknownWord, "denominator: national_report", "denominator: ⟦national", hint: "counted, national_report"),
    Slip(.unknownWord, "count: petitions", "count: ⟦petition", hint: "did you mean “petitions”?"),
    Slip(
      .unknownWord, "count: petitions, population: active", "count: petitions, population: ⟦received", hint: "active"),
    Slip(.unknownWord, "of: dossiers", "of: ⟦dossier", hint: "did you mean “dossiers”?"),
    Slip(.unknownWord, "achieved: signed_in_time", "achieved: ⟦signed_on_time", hint: "did you mean “signed_in_time”?"),
    Slip(.unknownWord, "[commune, office]", "[commune, ⟦ward]", hint: "nation, province, district"),
    Slip(.unknownWord, "{channel: online}", "{channel: ⟦onlin}", hint: "did you mean “online”?"),
    Slip(.unknownWord, "inherited_from: province", "inherited_from: ⟦nation", hint: "province"),
    Slip(.unknownWord, "measure: constant", "measure: ⟦constnt", hint: "did you mean “constant”?"),
    Slip(.unknownWord, "deciding: [dislikes]", "deciding: [⟦dislike]", hint: "did you mean “dislikes”?"),
    Slip(.unknownWord, "    curve: linear\n    score_from", "    curve: ⟦lineer\n    score_from", hint: "“linear”?"),
    Slip(.repeatedWord, "[\"1\", \"2\"]", "[\"1\", ⟦\"1\"]", hint: "remove one"),
    Slip(.repeatedWord, "[late, complaint]", "[late, ⟦late]", hint: "remove one"),
    Slip(.repeatedWord, "deciding: [dislikes]", "deciding: [dislikes, ⟦dislikes]", hint: "remove one"),
    Slip(.badName, "pack: sound", "pack: ⟦Sound pack", hint: "a–z"),
    Slip(.badName, "- no: \"6\"", "- no: ⟦\"6 a\"", hint: "no spaces"),
  ]

  private static let names: [Slip] = [
    Slip(.repeatedName, "- no: \"6\"", "- no: ⟦\"5\"", hint: "another name"),
    Slip(.repeatedName, "aliases: [TWO]", "aliases: [TWO, ⟦\"1\"]", hint: "another name"),
    Slip(.repeatedName, "aliases: [TWO]", "aliases: [⟦TOTAL]", hint: "another name"),
    Slip(.repeatedName, "{code: B, group", "{code: ⟦A, group", hint: "another name"),
    Slip(.repeatedName, "{vi: \"Yếu\", en: \"Weak\"}", "⟦{vi: \"Tốt\", en: \"Weak\"}", hint: "another name"),
    Slip(.unknownBase, "pack: sound", "pack: sound\nbased_on: ⟦portal-v2-2025", hint: "did you mean “portal-v2-2026”?"),
    Slip(.unknownBlock, "    block: B\n    name: {vi: \"Ba\"", "    block: ⟦C\n    name: {vi: \"Ba\"", hint: "A, B"),
    Slip(.unknownIndicator, "factor: \"1\"", "factor: ⟦\"01\"", hint: "did you mean “1”?"),
    Slip(.unknownIndicator, "indicator: \"3\"", "indicator: ⟦\"9\"", hint: "1, 2, 3"),
    Slip(.unknownIndicator, "{\"3\": 5, \"4\": 5}", "{\"3\": 5, \"4\": 5, ⟦\"9\": 0}", hint: "1, 2, 3"),
    Slip(.unusedBlock, "bands:", "  - {code: ⟦C, group: 2, max: 1, name: C}\nbands:", hint: "remove it"),
    Slip(.wrongSum, "max: 20", "max: ⟦19", hint: "write max: 20.00"),
    Slip(.wrongSum, "{\"3\": 5, \"4\": 5}", "⟦{\"3\": 5, \"4\": 6}", hint: "as before"),
    Slip(.mixedGroups, "{code: B, group: 1,", "⟦{code: B,", hint: "every block"),
    Slip(.datesReversed, "to: 2026-12-31", "to: ⟦2025-12-31", hint: "swap"),
    Slip(.bandOrder, "{from: 0, name", "{from: ⟦30, name", hint: "change the order"),
    Slip(.bandFloor, "{from: 0, name", "{from: ⟦1, name", hint: "from: 0"),
    Slip(.aboveMax, "{from: 30, name", "{from: ⟦37, name", hint: "36.00 at most"),
    Slip(.aboveMax, "{constant: 1.5}", "{constant: ⟦2.5}", hint: "2.00 at most"),
    Slip(.aboveMax, "{score: 1, not_applicable", "{score: ⟦11, not_applicable", hint: "10.00 at most"),
    Slip(.aboveMax, "{\"3\": 5, \"4\": 5}", "{\"3\": 6, \"4\": 5, \"6\": ⟦1}", hint: "1.00 at most"),
  ]

  private static let rules: [Slip] = [
    Slip(.unknownAttribute, "{not: disliked}", "{not: ⟦dislked}", hint: "did you mean “disliked”?"),
    Slip(.unknownAttribute, "{payment: [\"1\", \"2\"]}", "{⟦paymnt: [\"1\", \"2\"]}", hint: "did you mean “payment”?"),
    Slip(.foreignAttribute, "{not: disliked}", "{not: ⟦synced}", hint: "late, disliked, repeat"),
    Slip(.foreignAttribute, "where: procedure.citizen", "where: ⟦late", hint: "procedure.fee"),
    Slip(.needsValue, "where: procedure.fee", "where: ⟦channel", hint: "write {channel: online}"),
    Slip(.takesNoValue, "{not: disliked}", "{disliked: ⟦no}", hint: "{not: disliked}"),
    Slip(.alwaysTrue, "{channel: online}", "{channel: ⟦[online, direct, post]}", hint: "remove the condition"),
    Slip(.badCondition, "{not: disliked}", "⟦{not: disliked, all: [late]}", hint: "all: [a, b]"),
    Slip(.badCondition, "{target: 80}", "⟦{target: 80, constant: 2}", hint: "{target: 80} or"),
    Slip(.foreignField, "deciding: [dislikes]", "deciding: [⟦payment]", hint: "due_at, answered_at, dislikes, repeat"),
    Slip(.foreignField, "[procedure.citizen, channel]", "[procedure.citizen, channel, ⟦due_at]", hint: "channel"),
    Slip(.curveAndMeasure, "curve: {constant: 1.5}", "curve: ⟦linear", hint: "both"),
    Slip(
      .curveAndMeasure, "curve: linear\n    score_from: shown_ratio",
      "curve: ⟦{constant: 3}\n    score_from: shown_ratio",
      hint: "both"),
    Slip(
      .curveAndMeasure, "deciding: [dislikes]", "deciding: [dislikes]\n    inherited_from: ⟦province",
      hint: "remove inherited_from"),
    Slip(.factorChain, "factor: \"1\"", "factor: ⟦\"2\"", hint: "another one"),
    Slip(.factorChain, "deciding: [dislikes]", "deciding: [dislikes]\n    factor: ⟦\"2\"", hint: "without a factor"),
    Slip(.badReference, "factor: \"1\"", "factor: ⟦\"6\"", hint: "one that counts"),
    Slip(.badReference, "indicator: \"3\"", "indicator: ⟦\"6\"", hint: "one that counts"),
    Slip(
      .badReference, "population: received\n      denominator: national_report",
      "population: active\n      denominator: ⟦national_report", hint: "population: received"),
  ]

  private static let yaml: [Slip] = [
    Slip(.syntax, "pack: sound", "pack: \tsound⟦: x", hint: "tabs"),
    Slip(.syntax, "source: \"A decision\"\nblocks", "⟦source \"A decision\"\nblocks", hint: "a colon is missing"),
    Slip(.syntax, "\nbands:\n", "\n⟦\tbands:\n", hint: "never with tabs"),
    Slip(.syntax, "deciding: [dislikes]", "deciding: [dislikes\n    confidence⟦: L", hint: "opened in line"),
    Slip(.syntax, "source: \"A decision\"", "source: * decision", hint: "begins with * or & in quotes"),
    Slip(.unusableCharacter, "source: \"A decision\"", "source: \"A ⟦\u{7}decision\"", hint: "delete"),
    Slip(.severalDocuments, "\nindicators:", "\n⟦---\nindicators:", hint: "one pack a file"),
    Slip(.duplicateKey, "rounding: portal", "rounding: portal\n⟦rounding: exact", hint: "lines 5 and 6"),
    Slip(.duplicateKey, "{vi: \"Ba\", en", "{vi: \"Ba\", ⟦vi: \"Bốn\", en", hint: "remove one"),
    Slip(.duplicateKey, "{\"3\": 5, \"4\": 5}", "{\"3\": 5, \"4\": 5, ⟦\"3\": 5}", hint: "remove one"),
    Slip(.keyNotText, "{target: 80}", "{⟦[target]: 80}", hint: "no brackets"),
    Slip(.anchor, "source: \"A decision\"", "source: ⟦&a \"A decision\"", hint: "where it is needed"),
    Slip(.anchor, "source: \"A decision\"", "source: ⟦*decision", hint: "begins with * in quotes"),
    Slip(.tag, "max: 20", "max: ⟦!!int 20", hint: "remove the tag"),
    Slip(.tag, "source: \"A decision\"", "source: ⟦!secret x", hint: "remove the tag"),
  ]
}

@Suite struct ProblemTests {
  @Test func `the sound pack is sound`() throws {
    let (pack, problems) = try Sound.shelf.get().check(Array(Sound.text.utf8))
    #expect(problems.map { $0.line(in: "pack", .en) } == [])
    #expect(pack?.max == Points(36))
  }

  @Test(arguments: Slip.all)
  func `every slip is told with its place and a hint`(slip: Slip) throws {
    let (text, place) = try slip.broken(Sound.text)
    let (pack, problems) = try Sound.shelf.get().check(Array(text.utf8))
    #expect(pack == nil)
    let said = problems.map { $0.line(in: "pack", .en) }.joined(separator: "\n")
    let isMarked = slip.written.contains(Slip.mark)
    let told = try #require(
      problems.first { $0.kind == slip.kind && (!isMarked || $0.place == place) }, "\(place)\n\(said)")
    let hint = try #require(told.hint)
    #expect(hint.en.contains(slip.hint), "\(said)")
    #expect(!hint.vi.isEmpty && !told.sentence.vi.isEmpty && told.sentence.vi != told.sentence.en)
    #expect(problems == problems.byPlace)
  }

  @Test func `every kind of problem has its slip`() {
    let kinds = Set(Slip.all.map(\.kind))
    let elsewhere: Set = [YAMLFault.emptyFile.rawValue, YAMLFault.tooDeep.rawValue, YAMLFault.tooLarge.rawValue]
    // The engines' tests have the packs that ask too much.
    for fault in PackFault.allCases where fault != .tooManyQuestions {
      #expect(kinds.contains(fault.rawValue), "\(fault)")
    }
    for fault in YAMLFault.allCases where !elsewhere.contains(fault.rawValue) {
      #expect(kinds.contains(fault.rawValue), "\(fault)")
    }
  }

  @Test(arguments: ["", "\n", "# only a note\n"])
  func `an empty file is told`(text: String) throws {
    let problems = try Sound.shelf.get().check(Array(text.utf8)).problems
    #expect(problems.map(\.kind) == ["empty_file"] && problems[0].place == Place(line: 1, column: 1))
  }

  @Test func `what is nested too deep is told where it passes the limit`() throws {
    let text = "a: " + String(repeating: "[", count: 200) + "x" + String(repeating: "]", count: 200)
    let problems = try Sound.shelf.get().check(Array(text.utf8)).problems
    #expect(problems.contains { $0.kind == "too_deep" && $0.place == Place(line: 1, column: 103) })
  }

  @Test func `all slips of a file are told at once, in order`() throws {
    var text = Sound.text
    for (instead, written) in [
      ("rounding: portal", "rounding: portl"), ("max: 20", "max: x"), ("{target: 80}", "{target: 0}"),
      ("{not: disliked}", "{not: dislked}"), ("confidence: L", "confidence: L\n    confidence: C"),
    ] {
      text = text.replacingOccurrences(of: instead, with: written)
    }
    let problems = try Sound.shelf.get().check(Array(text.utf8)).problems
    #expect(
      problems.map(\.kind) == [
        "unknown_word", "not_points", "not_a_whole_number", "unknown_attribute", "duplicate_key",
      ])
    #expect(problems == problems.byPlace)
  }

  @Test func `kinds of units are those of the register`() {
    #expect(PackUnitKinds.all == UnitKind.allCases.map(\.rawValue))
  }
}
