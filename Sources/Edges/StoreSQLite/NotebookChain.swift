internal import Formats

/// The chain over the notebook: each entry's hash covers the one before. The order of the fields is frozen.
enum NotebookChain {
  static let start = [UInt8](repeating: 0, count: 32)

  /// `digest` stands for the body.
  static func link(
    after before: [UInt8], number: Int, kind: String, subject: String, revision: Int, unit: String, at: Int64,
    who: String, whoNumber: Int, act: String, digest: [UInt8]
  ) -> [UInt8] {
    var fields = FieldDigest()
    fields.add(before)
    fields.add(Int64(number))
    fields.add(kind)
    fields.add(subject)
    fields.add(Int64(revision))
    fields.add(unit)
    fields.add(at)
    fields.add(who)
    fields.add(Int64(whoNumber))
    fields.add(act)
    fields.add(digest)
    return fields.bytes
  }
}
