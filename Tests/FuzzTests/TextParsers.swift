import Base
import Formats
import Intake
import TestKit

/// CSV, encodings, JSON and JSON Lines.
enum TextParsers {
  /// What is written from what was read reads the same.
  static let delimited = Parser("delimited", made: { [marks] }) { input, chance in
    law { () throws(Failure) in
      try readDelimited(String(decoding: input.bytes, as: UTF8.self))
    } holds: { table in
      let rows = table.rows.map { $0.cells.map(text) }
      let written = writeDelimited(rows: rows, bom: chance.odds(50))
      let again = Result { () throws(Failure) in try readDelimited(String(decoding: written, as: UTF8.self)) }
      guard case .success(let second) = again else { return "what was written is refused" }
      return second.rows.map { $0.cells.map { Array(text($0).utf8) } } == rows.map { $0.map { Array($0.utf8) } }
        ? nil : "what was written reads otherwise"
    }
  }

  /// Marks in the one order that makes putting them in order slow.
  private static let marks = Input(
    name: "attack-marks.csv",
    bytes: Array(
      ("a,b\nx" + String(repeating: "\u{301}", count: 100_000) + String(repeating: "\u{323}", count: 100_000)).utf8))

  private static func text(_ cell: Cell) -> String { if case .text(let text) = cell { text } else { "" } }

  /// UTF-8 that is text decodes to itself.
  static let decoding = Parser("decoding") { input, _ in
    law { () throws(Failure) in
      try decodeText(input.bytes)
    } holds: { text in
      let bytes = Array(text.utf8)
      let again = Result { () throws(Failure) in try decodeText([0xEF, 0xBB, 0xBF] + bytes) }
      return again == .success(text) && String(validating: bytes, as: UTF8.self) != nil ? nil : "not the same as UTF-8"
    }
  }

  static let json = Parser("json") { input, chance in
    law { () throws(Failure) in
      try readJSON(input.bytes)
    } holds: { value in
      let written = value.serialized(pretty: chance.odds(50))
      let again = Result { () throws(Failure) in try readJSON(Array(written.utf8)) }
      if again != .success(value) { return "what was written reads otherwise" }
      return written.contains("</") || written.contains("<!") ? "not safe inside a script element" : nil
    }
  }

  static let jsonLines = Parser("jsonlines") { input, _ in
    law { () throws(Failure) in
      try decodeText(input.bytes)
    } holds: { text in
      for line in readJSONLines(text) {
        guard line.line >= 1 else { return "line \(line.line)" }
        switch line.result {
        case .success(let members):
          if Set(members.map(\.0)).count != members.count { return "a key twice in line \(line.line)" }
        case .failure(let why):
          if why.sentence.vi.isEmpty || why.sentence.en.isEmpty { return "line \(line.line) has no sentence" }
        }
      }
      return nil
    }
  }
}
