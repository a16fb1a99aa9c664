internal import Base
package import Formats
package import Records
internal import Wording

extension JSON {
  /// The answer with what it says of the units it stands on; as it was when they are the newest.
  package func on(_ tree: TreeReport?) -> JSON {
    guard let tree, case .object(let members) = self else { return self }
    return .object(members + [.init(key: "tree", value: tree.json)])
  }
}

extension TreeReport {
  fileprivate var json: JSON {
    [
      "day": .string(day.iso),
      "unassigned": .integer(unassigned),
      "remainders": .array(
        remainders.map {
          [
            "code": .string($0.code.text), "unit": .string($0.of.code.text), "name": .string($0.of.name),
            "candidates": .array($0.candidates.map { .string($0.text) }),
            "dossiers": .integer($0.dossiers), "petitions": .integer($0.petitions), "counted": .flag($0.isCounted),
          ]
        }),
      "left_out": .integer(leftOut),
      "notes": .array(notes.map { .string($0.vi) }),
    ]
  }
}
