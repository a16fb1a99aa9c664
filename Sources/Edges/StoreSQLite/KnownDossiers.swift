package import Base
internal import GRDB
internal import Records

extension SQLiteLog {
  /// Those of the codes of which a delivery counts: one look into the index of facts each.
  package func knownDossiers(_ codes: [String]) throws(Failure) -> Set<String> {
    // One statement sees one moment of the log: no transaction around it.
    try peeking { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT 1 FROM delivery_key JOIN delivery ON delivery.id = delivery_key.delivery
          WHERE delivery_key.hash = ? AND delivery.kind = ? AND delivery.key = ? AND payload IS NOT NULL
            AND NOT EXISTS (
              SELECT 1 FROM log_entry WHERE log_entry.batch = delivery.batch AND log_entry.kind = 'retraction')
          LIMIT 1
          """)
      var known: Set<String> = []
      for code in Set(codes) {
        let arguments: StatementArguments = [keyHash(.dossier, code), FactKind.dossier.rawValue, code]
        if try Bool.fetchOne(statement, arguments: arguments) != nil { known.insert(code) }
      }
      return known
    }
  }
}
