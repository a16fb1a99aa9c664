/// The engines the compiler writes for. What they say differently is here and nowhere else.
package enum SqlDialect: String, Sendable, CaseIterable {
  case sqlite, duckdb, postgres

  /// A value given when the statement runs; for PostgreSQL as a variable of `psql`.
  func parameter(_ name: String) -> String {
    switch self {
    case .sqlite, .postgres: ":\(name)"
    case .duckdb: "$\(name)"
    }
  }

  /// Whole numbers divided toward zero; a single slash of DuckDB makes fractions.
  func quotient(_ dividend: String, by divisor: String) -> String {
    self == .duckdb ? "(\(dividend)) // (\(divisor))" : "(\(dividend)) / (\(divisor))"
  }

  /// Text ordered by code points, whatever the language of the database.
  func byCodePoints(_ text: String) -> String {
    self == .postgres ? "\(text) COLLATE \"C\"" : text
  }

  enum DayPart {
    case month, dayOfMonth, dayOfYear
  }

  /// A part of the date of a day counted from 1970-01-01, by the engine's own calendar.
  func part(_ part: DayPart, of day: String) -> String {
    switch self {
    case .sqlite:
      let format =
        switch part {
        case .month: "%m"
        case .dayOfMonth: "%d"
        case .dayOfYear: "%j"
        }
      return "CAST(strftime('\(format)', (\(day)) * 86400, 'unixepoch') AS BIGINT)"
    case .duckdb, .postgres:
      let field =
        switch part {
        case .month: "MONTH"
        case .dayOfMonth: "DAY"
        case .dayOfYear: "DOY"
        }
      return "CAST(EXTRACT(\(field) FROM DATE '1970-01-01' + CAST(\(day) AS INTEGER)) AS BIGINT)"
    }
  }
}

/// Text between quotes.
func sqlText(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}

/// Text on one line, fit to stand behind `--`.
func sqlComment(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).joined(separator: " ")
}
