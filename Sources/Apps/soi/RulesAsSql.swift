internal import ArgumentParser
internal import Rules

extension SqlDialect: ExpressibleByArgument {}

/// A pack shown as SQL instead of words.
struct RulesAsSql: ParsableArguments {
  @Option(
    name: .customLong("sql"),
    help: ArgumentHelp("In thành một câu SQL · as one SQL statement", valueName: "sqlite|duckdb|postgres"))
  var dialect: SqlDialect?

  @Flag(help: "Với --sql: in các bảng câu ấy đọc · with --sql: the tables it reads")
  var tables = false

  /// The text to print; nil when words are asked for.
  func text(_ pack: RulePack) -> String? {
    guard let dialect else { return nil }
    return tables ? SqlTable.definitions : pack.sql(dialect)
  }

  func validate() throws {
    if tables && dialect == nil {
      throw ValidationError("--tables cần --sql · --tables needs --sql")
    }
  }
}
