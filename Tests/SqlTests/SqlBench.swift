import Base
import Counting
import GRDB
import Packs
import Rules
import Testing
import Work
import Workdays

/// Packs and calendar as they ship.
enum ShippedRules {
  static let sources = Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }
  static let shelf = Result { try PackShelf(sources) }
  static let calendar = Result { try readCalendar(Packs.calendar) }
}

/// The tables of facts in an SQLite of memory, and the compiled rules asked of them.
struct SqlBench {
  let engine: ObviousEngine
  private let database: DatabaseQueue

  init(_ engine: ObviousEngine) throws {
    self.engine = engine
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
    database = try DatabaseQueue(configuration: configuration)
    let tables = FactTables(engine)
    try database.write { db in
      try db.execute(sql: SqlTable.definitions)
      for table in SqlTable.all {
        let places = Array(repeating: "?", count: table.columns.count).joined(separator: ",")
        let insert = try db.makeStatement(sql: "INSERT INTO \(table.name) VALUES (\(places))")
        for row in tables.rows(of: table) { try insert.execute(arguments: StatementArguments(row)) }
      }
      // As the files may state it: a row that ends because the next one starts says nothing of its end.
      try db.execute(
        sql: """
          UPDATE services SET valid_to = NULL WHERE EXISTS (
            SELECT 1 FROM services AS n
            WHERE n.unit = services.unit AND n.procedure = services.procedure AND n.seq = services.seq + 1
              AND n.valid_from = services.valid_to + 1)
          """)
    }
  }

  /// The rows of the statement, as `TallyTable` writes the engine's.
  func ask(_ statement: String, _ period: Period, asOf: Instant) throws -> [[String?]] {
    try database.read { db in
      let arguments: StatementArguments = [
        "from_day": period.from.number, "to_day": period.to.number, "as_of": asOf.seconds,
      ]
      return try Row.fetchAll(try db.cachedStatement(sql: statement), arguments: arguments).map { row in
        #expect(Array(row.columnNames) == TallyTable.columns)
        return row.databaseValues.map { String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0).map { "\($0)" } }
      }
    }
  }

  /// Every difference between the two readings, named so that one number repeats it; and how many tallies were compared.
  func differences(_ pack: RulePack, _ window: Window, asOf: Instant, seed: UInt64) throws -> (
    compared: Int, told: [String]
  ) {
    try SqlCase.write(engine, pack, window, seed: seed)
    let counted = TallyTable.rows(engine, pack, window)
    let answered = try ask(pack.sql(.sqlite), window.period, asOf: asOf)
    let told = Self.differences(counted, answered).map { difference in
      "seed \(seed) \(pack.name) \(window.period.from.iso)…\(window.period.to.iso) as of \(asOf.isoLocal), \(difference)"
    }
    return (counted.count, told)
  }

  static func differences(_ counted: [[String?]], _ answered: [[String?]]) -> [String] {
    func byKey(_ rows: [[String?]]) -> [[String?]: [String?]] {
      Dictionary(rows.map { (Array($0[..<2]), Array($0[2...])) }, uniquingKeysWith: { a, b in a + b })
    }
    let (engine, sql) = (byKey(counted), byKey(answered))
    return Set(engine.keys).union(sql.keys).filter { engine[$0] != sql[$0] }.map { key in
      "unit \(key[0] ?? "") indicator \(key[1] ?? ""): engine \(words(engine[key])) sql \(words(sql[key]))"
    }.sorted()
  }

  private static func words(_ row: [String?]?) -> String {
    guard let row else { return "no row" }
    return zip(TallyTable.columns.dropFirst(2), row).map { "\($0)=\($1 ?? "null")" }.joined(separator: " ")
  }
}
