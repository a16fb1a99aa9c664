import Base
import Formats
import Foundation
import Testing

@Suite struct JSONTests {
  private func read(_ text: String) throws -> JSON { try readJSON(Array(text.utf8)) }

  @Test func `every kind of value, with members in their order`() throws {
    let value = try read(
      #" {"b": [1, -2, 12.5, 18.0, 95.68, 1e3, -0], "a": {"x": null, "y": true, "z": false}, "": "é\u00ea\ud83d\ude42\n"} "#
    )
    let expected: JSON = [
      "b": [1, -2, .number("12.5"), .number("18.0"), .number("95.68"), .number("1e3"), .number("-0")],
      "a": ["x": nil, "y": true, "z": false],
      "": "éê🙂\n",
    ]
    #expect(value == expected)
    #expect(value["b"]?.array?.map(\.decimalText) == ["1", "-2", "12.5", "18.0", "95.68", "1000", "-0"])
    #expect(value["a"]?["x"] == .null)
    #expect(value["a"]?["none"] == nil)
    #expect(value["b"]?.array?.first?.int == 1)
    #expect(value["a"]?["y"]?.flag == true)
    #expect(value[""]?.string == "éê🙂\n")
    #expect(value.object?.map(\.key) == ["b", "a", ""])
  }

  @Test func `large whole numbers keep their digits`() throws {
    #expect(try read("9223372036854775807") == .integer(.max))
    #expect(try read("9223372036854775808") == .number("9223372036854775808"))
    #expect(try read("123456789012345678901234567890").decimalText == "123456789012345678901234567890")
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "01", "-", "1.", ".5",
    "1e", "+1", "tru", "nul", "NaN", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
    "\"\n\"", "1 2", "{} []", "'a'", "/*x*/1", "\"\\", "[1}", "{\"a\":1]",
  ])
  func `what is no JSON is refused with its place`(text: String) {
    #expect(sentence { _ = try read(text) }.vi.contains("dòng 1, cột"))
  }

  @Test func `the place is counted in lines and characters`() {
    #expect(sentence { _ = try read("{\n \"ấ\": ấ}") }.en.contains("line 2, column 7"))
    #expect(sentence { _ = try readJSON([0x22, 0xC3, 0x28, 0x22]) }.en.contains("not UTF-8"))
  }

  @Test func `deep nesting is refused, 200 levels are not`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try read(nested(200)) }
    #expect(sentence { _ = try read(nested(201)) }.vi.contains("200 lớp"))
    #expect(sentence { _ = try read(String(repeating: "[", count: 1_000_000)) }.en.contains("200 levels"))
    #expect(sentence { _ = try read(String(repeating: "{\"a\":", count: 1_000_000)) }.en.contains("200 levels"))
  }

  @Test func `text is escaped and safe in a script element`() {
    let text: JSON = "\"\\/\u{8}\u{C}\n\r\t\u{1}\u{7F} </script><!-- ế"
    #expect(text.serialized() == #""\"\\/\b\f\n\r\t\u0001\u007f <\/script>\u003c!-- ế""#)
  }

  @Test func `pretty text has a member per line`() {
    let value: JSON = ["a": [1, []], "b": [:], "c": "x"]
    #expect(value.serialized() == #"{"a":[1,[]],"b":{},"c":"x"}"#)
    #expect(
      value.serialized(pretty: true) == """
        {
          "a": [
            1,
            []
          ],
          "b": {},
          "c": "x"
        }
        """)
  }

  private func random(_ chance: inout Chance, depth: Int) -> JSON {
    switch chance.below(depth > 3 ? 5 : 7) {
    case 0: .null
    case 1: .flag(chance.below(2) == 0)
    case 2: .integer(Int(truncatingIfNeeded: chance.next()))
    case 3: .number("\(chance.below(1000)).\(chance.below(1000))")
    case 4: .string(chance.awkwardText())
    case 5: .array((0..<chance.below(4)).map { _ in random(&chance, depth: depth + 1) })
    default:
      .object(
        (0..<chance.below(4)).map { _ in .init(key: chance.awkwardText(), value: random(&chance, depth: depth + 1)) })
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `what is written is read back, by Foundation too`(seed: UInt64) throws {
    var chance = Chance(seed)
    let value = random(&chance, depth: 0)
    for pretty in [false, true] {
      let text = value.serialized(pretty: pretty)
      #expect(try read(text) == value)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      }
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `damaged JSON never crashes`(seed: UInt64) {
    var chance = Chance(seed)
    let bytes = chance.mutated(Array(random(&chance, depth: 0).serialized().utf8))
    let result = Result { () throws(Failure) in try readJSON(bytes) }
    switch result {
    case .success(let value): #expect(throws: Never.self) { try read(value.serialized()) }
    case .failure(let failure): #expect(failure.sentence.en.contains("line"))
    }
  }
}

@Suite struct JSONLinesTests {
  @Test func `members become cells, a bad line stops nothing`() throws {
    let lines = readJSONLines(
      """
      {"code":"H01","n":12.50,"ok":true,"none":null,"empty":"","list":["a",1],"e":1.5e3}\r

      {"code":
      [1]
      {"ma\u{303}":"ho\u{302}\u{300}"}
      {"a":1,"a":2}
      """)
    #expect(lines.map(\.line) == [1, 3, 4, 5, 6])
    let first = try lines[0].result.get()
    #expect(first.map(\.0) == ["code", "n", "ok", "none", "empty", "list", "e"])
    #expect(
      first.map(\.1) == [
        .text("H01"), .number("12.50"), .flag(true), .empty, .empty, .text("[\"a\",1]"), .number("1500"),
      ])
    let composed = try lines[3].result.get()
    #expect(Array(composed[0].0.utf8) == Array("mã".utf8))
    #expect(Array(text(composed[0].1).utf8) == Array("hồ".utf8))
    for (index, words) in [(1, "JSON sai ở cột 9"), (2, "không phải một đối tượng"), (4, "hai lần")] {
      guard case .failure(let problem) = lines[index].result else { Issue.record("line \(index) was read"); continue }
      #expect(problem.sentence.vi.contains(words))
    }
    #expect(readJSONLines("").isEmpty)
  }
}
