/// A word, a number or a mark of a passage.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    case word
    case number(Quantity)
    case percent(Quantity)
    /// `25/114`, `05/11`: what it is, its neighbours say.
    case pair(Quantity, Quantity)
    /// As written, perhaps impossible.
    case date(WrittenDay)
    case symbol(ActSymbol)
    /// A time, an edition, a numbering: digits that are no figure.
    case other
    case mark
  }
  let kind: Kind
  /// Lower case without marks.
  let folded: String
  /// Scalars of the passage.
  let range: Range<Int>

  var quantity: Quantity? {
    switch kind {
    case .number(let value), .percent(let value): value
    default: nil
    }
  }
  var isWord: Bool { kind == .word }
  func isMark(_ mark: String) -> Bool { kind == .mark && folded == mark }
}

/// `23/6/2022` as it stands.
struct WrittenDay: Hashable, Sendable {
  let day: Int
  let month: Int
  let year: Int
}

/// `118/2025/NĐ-CP`: the number and the symbol of an act.
package struct ActSymbol: Hashable, Sendable {
  package let number: String
  package let year: Int?
  /// `NĐ-CP`, in capitals.
  package let letters: String

  package var text: String { number + "/" + (year.map { "\($0)/" } ?? "") + letters }
}
