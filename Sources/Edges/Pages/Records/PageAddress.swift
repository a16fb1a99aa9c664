internal import Base

/// Where a page is: a path and what its query says, in order. Every state of a page is in it.
package struct PageAddress: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let name: String
    package let value: String
  }
  package let path: String
  package private(set) var items: [Item]

  package init(_ path: String, _ items: [(String, String?)] = []) {
    self.path = path
    self.items = items.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : Item(name: name, value: $0) }
    }
  }

  package subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  package var names: Set<String> { Set(items.map(\.name)) }

  /// The same with other values, nil to leave one out. Whatever changes, reading starts again on the first page.
  package func setting(_ changes: (String, String?)...) -> PageAddress {
    var changed = self
    for (name, value) in changes + [("page", changes.first { $0.0 == "page" }?.1)] {
      let place = changed.items.firstIndex { $0.name == name }
      guard let value, !value.isEmpty else {
        if let place { changed.items.remove(at: place) }
        continue
      }
      let item = Item(name: name, value: value)
      if let place { changed.items[place] = item } else { changed.items.append(item) }
    }
    return changed
  }

  /// The same question about another path.
  package func at(_ path: String, keeping names: Set<String>) -> PageAddress {
    PageAddress(path, items.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
  }

  /// As it stands in a link.
  package var text: String {
    if items.isEmpty { return path }
    return path + "?" + items.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
  }
}
