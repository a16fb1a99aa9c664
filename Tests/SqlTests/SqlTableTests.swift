import Base
import Records
import Rules
import Testing
import Work

/// The tables keep what the files say: the same names, and "stated to be empty" where the files know it.
@Suite struct SqlTableTests {
  private static let kinds: [(FactKind, SqlTable)] = [
    (.dossier, .dossiers), (.petition, .petitions), (.service, .services), (.announcement, .announcements),
    (.procedure, .procedures), (.unit, .units), (.nationalReport, .nationalReports),
  ]

  @Test func `every column has the name it has in the files, and none is there twice`() {
    for (kind, table) in Self.kinds {
      let added = Set(table.columns.compactMap(\.knownBy) + ["seq", "from_day", "to_day"])
      for column in table.columns where !added.contains(column.name) {
        #expect(Schema.of(kind).column(named: column.name) != nil, "\(table.name).\(column.name)")
      }
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      #expect(table.key.allSatisfy { table.column(named: $0)?.isRequired == true })
    }
  }

  @Test func `a deciding field of the files is a column, and empty is known exactly where the files say so`() {
    for (kind, table) in Self.kinds.prefix(4) {
      for field in DecidingField.allCases {
        let (stated, column) = (Schema.of(kind).column(named: field.rawValue), table.column(named: field.rawValue))
        #expect((stated == nil) == (column == nil), "\(table.name).\(field.rawValue)")
        #expect((stated?.emptyIsKnown ?? false) == (column?.knownBy != nil), "\(table.name).\(field.rawValue)")
      }
    }
  }

  @Test func `the statement for every engine names every indicator in both languages`() throws {
    for pack in try ShippedRules.shelf.get().packs {
      for dialect in SqlDialect.allCases {
        let sql = pack.sql(dialect)
        for rule in pack.indicators {
          #expect(sql.contains("-- \(rule.no) \(rule.name.vi)") && sql.contains("\(rule.no) \(rule.name.en)"))
        }
        // Two colons in one and a dollar in another would be read as text.
        #expect(sql.contains("$from_day") == (dialect == .duckdb) && sql.contains(":from_day") == (dialect != .duckdb))
      }
    }
  }
}
