package import Base
package import Plans

extension SheetDesk {
  /// A new sheet of a kind, numbered within its unit; sent again with one token it is the one made before.
  package func make(
    _ kind: String, at unit: UnitCode, _ edits: [SheetEdit], act: String = "create", token: String?, by writer: Writer
  ) async throws(Failure) -> Kept {
    let known = try await sheets(kind, in: [unit])
    if let token, let made = known.first(where: { $0.sheet.entries.first?.token == token }) { return made }
    var number = known.count + 1
    while true {
      let id = "\(unit.text)-\(number)"
      if try await sheet(kind, id) == nil {
        let outcome = try await write(
          [SheetEdit("", "kind", kind)] + edits, of: kind, id, at: unit, act: act, on: 0, token: token, by: writer)
        if case .written(let sheet) = outcome { return Kept(id: id, unit: unit, sheet: sheet) }
      }
      number += 1
    }
  }
}
