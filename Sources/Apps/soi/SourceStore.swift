internal import Base
internal import StoreSQLite
internal import Work

/// The port of source systems on the store's table.
struct SourceStore: SourceShelf {
  let log: SQLiteLog

  func sources() throws(Failure) -> [SourceSystem] {
    try log.sourceRows().map { row in
      var login: SourceSystem.Login?
      if let name = row.username, let password = row.passwordDigest, let session = row.sessionDigest {
        login = .init(username: name, passwordDigest: Digest(password), sessionDigest: Digest(session))
      }
      return SourceSystem(
        name: row.name, unit: row.unit.map { UnitCode($0) },
        openPath: row.pathDigest.map { .init(digest: Digest($0), addresses: row.addresses) }, login: login,
        bodyLimit: row.bodyLimit, dossierLink: row.dossierLink, reach: row.reach.map { UnitCode($0) })
    }
  }

  func keep(_ source: SourceSystem) throws(Failure) {
    try log.keep(
      SourceRow(
        name: source.name, unit: source.unit?.text, pathDigest: source.openPath?.digest.bytes,
        addresses: source.openPath?.addresses ?? [], username: source.login?.username,
        passwordDigest: source.login?.passwordDigest.bytes, sessionDigest: source.login?.sessionDigest.bytes,
        bodyLimit: source.bodyLimit, dossierLink: source.dossierLink, reach: source.reach?.text))
  }

  func removeSource(_ name: String) throws(Failure) -> Bool { try log.removeSourceRow(name) }
}
