internal import Formats

/// The chain over rule packs and calendars: each event's hash covers the one before. The order of the fields is frozen.
enum RuleChain {
  static let start = [UInt8](repeating: 0, count: 32)

  /// `digest` stands for the content.
  static func link(
    after before: [UInt8], number: Int, at: Int64, kind: String, action: String, name: String, digest: [UInt8]
  ) -> [UInt8] {
    var fields = FieldDigest()
    fields.add(before)
    fields.add(Int64(number))
    fields.add(at)
    fields.add(kind)
    fields.add(action)
    fields.add(name)
    fields.add(digest)
    return fields.bytes
  }
}
