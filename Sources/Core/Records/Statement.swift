package import Base

/// What one row of a file (or one message) says about one fact: the columns it states, nothing about the others.
///
/// The canonical payload is what is remembered, hashed and compared: `id=text` per stated column in the order of ids,
/// then `~name=text` per unknown column in the order of names, joined by U+001F. Empty text is "stated to be empty".
package struct Statement: Hashable, Sendable {
  package let kind: FactKind
  /// The key columns' canonical texts, joined by U+001F.
  package let key: String
  /// The instant of this state at its source; nil when the source gives none.
  package let instant: Instant?
  package let payload: String

  package init(kind: FactKind, key: String, instant: Instant?, payload: String) {
    self.kind = kind
    self.key = key
    self.instant = instant
    self.payload = payload
  }

  /// `stated` maps column ids to canonical text; `extras` maps unknown column names to text.
  package init(
    kind: FactKind, stated: [UInt8: String], extras: [String: String] = [:], instant: Instant? = nil
  ) {
    let schema = Schema.of(kind)
    self.init(
      kind: kind, key: schema.keyColumns.map { stated[$0.id] ?? "" }.joined(separator: Statement.separator),
      instant: instant, payload: Statement.encode(stated: stated, extras: extras))
  }

  package static let separator = "\u{1F}"

  /// What is hashed into the delivery's digest: the kind, the instant and the payload.
  package var canonicalRow: String {
    "\(kind.fileStem)\(Self.separator)\(instant?.isoLocal ?? "")\(Self.separator)\(payload)"
  }

  /// Facts with the same group are looked up together: the key, and of a step of either kind its dossier.
  package static func group(_ kind: FactKind, _ key: String) -> Substring {
    kind == .step || kind == .progress ? key.prefix { $0 != "\u{1F}" } : key[...]
  }

  /// The names of what it states: column ids, and unknown columns with a tilde.
  package var columns: [Substring] {
    payload.split(separator: Character(Self.separator)).map { $0.prefix { $0 != "=" } }
  }

  /// The text one column states; nil when it states nothing or emptiness.
  package func text(of id: UInt8) -> String? {
    guard let text = Payload.text(of: id, in: payload), !text.isEmpty else { return nil }
    return text
  }

  /// Tells of every column it states: id and text; of unknown columns id 0, the name and the text.
  package func forEachField(_ body: (_ id: UInt8, _ name: String, _ text: String) -> Void) {
    let bytes = payload.utf8.span
    var place = 0
    while let field = Payload.next(bytes, &place) {
      body(field.id, Payload.string(bytes, field.name), Payload.string(bytes, field.text))
    }
  }

  /// The same, naming its unit by another text.
  package func naming(unit text: String) -> Statement {
    guard let unit = Schema.of(kind).unit else { return self }
    var (stated, extras): ([UInt8: String], [String: String]) = ([:], [:])
    forEachField { id, name, text in
      if id == 0 { extras[name] = text } else { stated[id] = text }
    }
    stated[unit] = text
    return Statement(kind: kind, stated: stated, extras: extras, instant: instant)
  }

  package static func encode(stated: [UInt8: String], extras: [String: String]) -> String {
    var parts: [String] = []
    for id in stated.keys.sorted() { parts.append("\(id)=\(stated[id] ?? "")") }
    for name in extras.keys.sorted(by: codePointOrder) {
      // A name is a sender's own: one that holds the separator would state other columns.
      parts.append("~\(name.replacing(separator, with: " "))=\(extras[name] ?? "")")
    }
    return parts.joined(separator: separator)
  }
}
