internal import Base

/// A figure of a paper with what it is about.
struct Figure: Sendable {
  enum Kind: Hashable, Sendable {
    case score, rank, percent, share, count
  }
  /// What the paper says with it.
  enum Role: Hashable, Sendable {
    case present, target, maximum
  }

  let kind: Kind
  let value: Quantity
  /// `/100`, `/114`.
  let over: Quantity?
  let passage: Int
  let token: Int
  /// `ho so`, `diem`; nil where none is written.
  let unit: String?
  /// Tokens in front that belong to it, and behind.
  let label: Range<Int>
  let tail: Range<Int>
  let subject: Subject?
  let dossiers: DossierKind
  let month: Int?
  let role: Role

  /// The last token of figure and unit.
  let end: Int
}
