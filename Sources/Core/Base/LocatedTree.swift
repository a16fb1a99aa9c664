/// A tree of scalars, lists and maps in which every node knows where it was written, so that a check can point there.
/// Formats make it from YAML; Core never sees YAML.
package struct LocatedTree: Sendable {
  package enum Content: Sendable {
    case scalar(String)
    case list([LocatedTree])
    case map([Entry])
  }

  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: Place
    package let value: LocatedTree
    package init(key: String, keyPlace: Place, value: LocatedTree) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  package let place: Place
  package let content: Content
  /// Not written in this file but taken over from the one it is based on; its place is where that one is named.
  package let isInherited: Bool

  package init(place: Place, content: Content, isInherited: Bool = false) {
    self.place = place
    self.content = content
    self.isInherited = isInherited
  }

  package var scalar: String? { if case .scalar(let text) = content { text } else { nil } }
  package var list: [LocatedTree]? { if case .list(let items) = content { items } else { nil } }
  package var entries: [Entry]? { if case .map(let entries) = content { entries } else { nil } }
  package subscript(key: String) -> LocatedTree? { entries?.last { $0.key == key }?.value }

  /// The same tree as another file sees it that is based on this one and says so at `place`.
  package func inherited(at place: Place) -> LocatedTree {
    let content: Content =
      switch content {
      case .scalar: content
      case .list(let items): .list(items.map { $0.inherited(at: place) })
      case .map(let entries):
        .map(entries.map { Entry(key: $0.key, keyPlace: place, value: $0.value.inherited(at: place)) })
      }
    return LocatedTree(place: place, content: content, isInherited: true)
  }
}
