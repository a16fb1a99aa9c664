internal import Access
internal import Base
internal import Formats
package import Notebook
package import Plans

/// Entries of the notebook as entries of a sheet, and back.
package enum SheetBody {
  package static func bytes(_ edits: [SheetEdit], undoes: Int? = nil, token: String? = nil) -> [UInt8] {
    var members: [JSON.Member] = []
    if !edits.isEmpty {
      members.append(
        .init(
          key: "edits",
          value: .array(
            edits.map { .array([.string($0.place.item), .string($0.place.field), .string($0.value)]) })))
    }
    if let undoes { members.append(.init(key: "undoes", value: .integer(undoes))) }
    if let token { members.append(.init(key: "token", value: .string(token))) }
    return Array(JSON.object(members).serialized().utf8)
  }

  /// A body that is none of ours, or was taken away by law, changes nothing.
  package static func entry(_ entry: NotebookEntry) -> SheetEntry {
    let json = (try? readJSON(entry.body)) ?? .null
    let edits = (json["edits"]?.array ?? []).compactMap { edit -> SheetEdit? in
      guard let parts = edit.array?.compactMap(\.string), parts.count == 3 else { return nil }
      return SheetEdit(parts[0], parts[1], parts[2])
    }
    return SheetEntry(
      revision: entry.revision, at: entry.at, by: entry.by.sheetName, act: entry.act, edits: edits,
      undoes: json["undoes"]?.int, token: json["token"]?.string)
  }
}

extension Visitor.Kind {
  /// As a sheet keeps who wrote: `person:7`.
  package var sheetName: String {
    switch self {
    case .anonymous: "anonymous"
    case .person(let number): "person:\(number)"
    case .key(let number): "key:\(number)"
    case .operator: "operator"
    }
  }
}
