package import Base

/// A table of facts the compiled rules read. `soi export` writes it, `docs/sql.md` describes it.
package struct SqlTable: Sendable {
  package let name: String
  package let meaning: Sentence
  /// Columns that are unique together; empty where a key column may be null.
  package let key: [String]
  package let columns: [SqlColumn]

  package func column(named name: String) -> SqlColumn? { columns.first { $0.name == name } }
}

/// One column of a table of facts. Null is "not known" unless the table says otherwise.
package struct SqlColumn: Sendable {
  package enum Content: Sendable {
    case text
    /// A whole number: a count, a flag 0 or 1.
    case whole
    /// Days since 1970-01-01.
    case day
    /// Seconds of Vietnam's local time since 1970-01-01T00:00:00.
    case instant
  }
  package let name: String
  package let content: Content
  package let isRequired: Bool
  /// The column that says whether this one is known where null may also mean "stated to be empty: not yet".
  package let knownBy: String?
  package let meaning: Sentence

  init(
    _ name: String, _ content: Content, _ vi: String, _ en: String, required: Bool = false, knownBy: String? = nil
  ) {
    self.name = name
    self.content = content
    isRequired = required
    self.knownBy = knownBy
    meaning = Sentence(vi: vi, en: en)
  }

  var definition: String {
    "\(name) \(content == .text ? "TEXT" : "BIGINT")\(isRequired ? " NOT NULL" : "")"
  }
}

extension SqlTable {
  /// `CREATE TABLE` of every table, each column with its meaning. The same text for every engine.
  package static var definitions: String {
    let tables = SqlTable.all.map { table in
      let key = table.key.isEmpty ? [] : [("PRIMARY KEY (\(table.key.joined(separator: ", ")))", "")]
      let lines = table.columns.map { ($0.definition, " -- \($0.meaning.vi) · \($0.meaning.en)") } + key
      let body = lines.enumerated().map { index, line in
        "  \(line.0)\(index == lines.count - 1 ? "" : ",")\(line.1)"
      }
      return "-- \(table.meaning.vi) · \(table.meaning.en)\nCREATE TABLE \(table.name) (\n"
        + body.joined(separator: "\n") + "\n);\n"
    }
    return tables.joined(separator: "\n")
  }
}
