import Base
import Formats
import Testing

@Suite struct YAMLTests {
  private func read(_ text: String) throws -> LocatedTree { try readYAML(text, file: "gói.yaml") }

  @Test func `scalars keep their text and every node its place`() throws {
    let tree = try read("# đầu\nname: 'Tỉnh'\nversion: 1.0\non: yes\nlist:\n  - a\n  - {x: 0x1F}\nnone:\n")
    let entries = try #require(tree.entries)
    #expect(entries.map(\.key) == ["name", "version", "on", "list", "none"])
    #expect(entries.map(\.keyPlace) == [2, 3, 4, 5, 8].map { Place(line: $0, column: 1) })
    #expect(tree["name"]?.scalar == "Tỉnh")
    #expect(tree["name"]?.place == Place(line: 2, column: 7))
    #expect(tree["version"]?.scalar == "1.0")
    #expect(tree["on"]?.scalar == "yes")
    #expect(tree["none"]?.scalar == "")
    let list = try #require(tree["list"]?.list)
    #expect(list.map(\.place) == [Place(line: 6, column: 5), Place(line: 7, column: 5)])
    #expect(list[1]["x"]?.scalar == "0x1F")
    #expect(list[1]["x"]?.place == Place(line: 7, column: 9))
  }

  @Test func `columns count characters, not bytes`() throws {
    #expect(try read("độ: ấm")["độ"]?.place == Place(line: 1, column: 5))
  }

  @Test func `short texts and texts with a mark are read`() throws {
    #expect(try read("a: b")["a"]?.scalar == "b")
    #expect(try read("x").scalar == "x")
    #expect(try read("\u{FEFF}key: value")["key"]?.scalar == "value")
    for length in 1...40 {
      let word = String(repeating: "x", count: length)
      #expect(try read("k: \(word)")["k"]?.scalar == word)
    }
  }

  @Test(arguments: [
    ("base: &b {p: 1}\nother: *b\n", "line 2, column 8"), ("a: &x-1 1\nb: [2, *x-1]\n", "line 2, column 8"),
    ("a: &b 1\n*b : 2\n", "line 2, column 1"), ("a: *b\n", "line 1, column 4"), ("? *a\n: *b\n", "line 1, column 3"),
  ])
  func `an alias is refused with its place`(text: String, place: String) {
    let said = sentence { _ = try read(text) }
    #expect(said.en.contains(place) && said.vi.contains("bí danh"), "\(said.en)")
    let (_, problems) = readStrictYAML(text)
    #expect(
      problems.contains {
        $0.kind == YAMLFault.anchor.rawValue && place == "line \($0.place.line), column \($0.place.column)"
      })
  }

  @Test func `asterisks inside texts stay`() throws {
    let text = """
      # *ghi chú* &a
      "*a": "x *y * z**"
      b: e*f *g
      '*': ' *'
      d: |
        *h* \u{E000}
        * i
      """
    let tree = try read(text)
    #expect(tree.entries?.map(\.key) == ["*a", "b", "*", "d"])
    #expect(tree.entries?.map { $0.value.scalar } == ["x *y * z**", "e*f *g", " *", "*h* \u{E000}\n* i"])
    let strict = readStrictYAML(text)
    #expect(strict.problems.isEmpty && strict.tree?["*a"]?.scalar == "x *y * z**")
  }

  @Test(arguments: [
    ("a: [1, 2", "line 1"), ("a: 1\n b: 2\n", "line 2"), ("a: 1\na: 2\n", "stands twice"), ("a: *none\n", "line 1"),
    ("a: \"x\n", "line"), ("? [a, b]\n: c\n", "a key must be a scalar"), ("a: 1\n---\nb: 2\n", "line"),
    ("\tx: 1", "line 1"),
    ("", "is empty"), ("# chỉ ghi chú\n", "is empty"), ("x:\n  k: 1\n  l: 2\n  k: 3\n", "the key k stands twice"),
    ("a: \"\\q\"", "line 1"), ("a: \u{1}", "unusable"),
  ])
  func `what is wrong is told with file and place`(text: String, words: String) {
    let said = sentence { _ = try read(text) }
    #expect(said.en.contains(words), "\(said.en)")
    #expect(said.vi.contains("gói.yaml"))
  }

  @Test func `aliases of aliases do not blow up`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let inner = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(inner)]\n"
    }
    #expect(sentence { _ = try read(text) }.en.contains("aliases"))
  }

  @Test(arguments: [101, 900, 5000, 100_000])
  func `deep nesting is refused`(depth: Int) {
    #expect(
      !sentence { _ = try read(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) }.en.isEmpty
    )
    #expect(!sentence { _ = try read(String(repeating: "- ", count: depth) + "x") }.en.isEmpty)
    #expect(
      !sentence { _ = try read(String(repeating: "{a: ", count: depth) + "x" + String(repeating: "}", count: depth)) }
        .en.isEmpty)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `damaged YAML never crashes`(seed: UInt64) {
    var chance = Chance(seed)
    let whole = """
      name: &n "Chỉ số 766"   # ghi chú
      blocks:
        - {code: CKMB, max: 18.00, ref: *n}
        - code: TDGQ
          text: |
            nhiều
            dòng
      'quoted key': [a, b, "c\\n"]
      ? simple
      : >-
        gập
      """
    let bytes = chance.mutated(Array(whole.utf8))
    do throws(Failure) {
      _ = try readYAML(decodeText(bytes), file: "gói.yaml")
    } catch {
      #expect(!error.sentence.vi.isEmpty)
    }
  }
}
