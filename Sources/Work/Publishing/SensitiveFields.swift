internal import Base

/// Fields and procedures whose users could be hurt by being recognised: of them nothing under ten is told below a province.
package enum SensitiveFields {
  /// Without marks, as they stand in names of fields and procedures.
  private static let words = [
    "khuyet tat", "nguoi co cong", "nuoi con nuoi", "yeu to nuoc ngoai", "hiv", "ma tuy", "tre em", "bao tro xa hoi",
    "ly lich tu phap", "mai dam", "nan nhan",
  ]

  package static func contain(_ name: String) -> Bool {
    let folded = searchFolded(name)
    return words.contains { folded.contains($0) }
  }
}
