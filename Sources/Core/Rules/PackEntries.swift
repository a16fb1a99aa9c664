internal import Base

/// The entries a pack can have, place by place, each with what stands in it: what hints and checks go by.
package enum PackEntries {
  package struct Entry: Sendable {
    package let key: String
    /// Must be there.
    package let isRequired: Bool
    /// As it may be written.
    package let example: String
  }

  package static func need(_ key: String, _ example: String) -> Entry {
    Entry(key: key, isRequired: true, example: example)
  }
  package static func may(_ key: String, _ example: String) -> Entry {
    Entry(key: key, isRequired: false, example: example)
  }

  /// Said by every file for itself, never taken over from the pack it is based on.
  static let own: Set = ["pack", "title", "generation", "valid", "default", "source"]

  static let pack = [
    need("pack", "chi-so-tinh-2027"), may("based_on", "portal-v2-2026"),
    need("title", "{vi: \"Bộ chỉ số …\", en: \"…\"}"), may("generation", "v2"), need("valid", "{from: 2027-01-01}"),
    may("default", "false"), need("rounding", "portal"), need("source", "\"Quyết định …\""),
    need("blocks", "[{code: A, max: 20, name: \"…\"}]"), need("bands", "[{from: 90, name: \"Xuất sắc\"}, …]"),
    need("indicators", "[…]"), may("maxima_when_empty", "{indicator: \"19\", maxima: {\"19\": 9}}"),
    may("confidence", "C"),
  ]
  static let valid = [need("from", "2027-01-01"), may("to", "2027-12-31")]
  package static let sentence = [need("vi", "\"…\""), may("en", "\"…\"")]
  static let block = [
    need("code", "A"), may("aliases", "[…]"), may("group", "1"), need("name", "\"…\""), need("max", "20"),
  ]
  static let band = [need("from", "90"), need("name", "\"Xuất sắc\"")]
  static let maxima = [need("indicator", "\"19\""), need("maxima", "{\"19\": 9, \"21\": 9}")]
  static let indicator = [
    need("no", "\"01\""), may("id", "\"1.1\""), may("code", "ON_TIME"), may("aliases", "[…]"), need("block", "A"),
    need("name", "\"…\""), need("max", "6"), need("curve", "linear"), may("score_from", "fraction"),
    need("empty", "0"), need("measure", "{count: dossiers, population: active, achieved: {not: late}}"),
    may("factor", "\"04\""), may("deciding", "[due_at, ended_at]"), may("inherited_from", "province"),
    need("confidence", "C"), may("source", "\"…\""),
  ]
  static let curve = [may("target", "80"), may("constant", "2")]
  static let empty = [need("score", "0"), may("not_applicable", "[commune]")]
  static let records = [
    need("count", "dossiers"), need("population", "active"), may("where", "result_file"),
    need("achieved", "{not: late}"), may("denominator", "counted"),
  ]
  static let procedures = [
    need("count", "procedures"), need("of", "services"), may("population", "received"), may("where", "procedure.fee"),
    need("having", "{population: received, dossier: {channel: online}}"),
  ]
  static let having = [
    may("population", "received"), may("dossier", "{channel: online}"), may("service", "payment_integrated"),
  ]
  static let announcements = [need("count", "announcements"), need("achieved", "complete"), may("workdays", "5")]
}

/// Kinds of units as `units.csv` writes them; Rules knows no records, a test compares the two.
package enum PackUnitKinds {
  package static let all = ["nation", "province", "district", "agency", "commune", "office"]
}
