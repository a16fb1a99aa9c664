package import Base

/// What stands around every page: who reads, where to go, how fresh the facts are.
package struct Frame: Sendable {
  package struct Item: Sendable {
    package var label: String
    package var address: String
    package var isCurrent: Bool

    package init(_ label: String, _ address: String, isCurrent: Bool = false) {
      self.label = label
      self.address = address
      self.isCurrent = isCurrent
    }
  }

  /// The name of whoever signed in.
  package var reader: String?
  package var menu: [Item]
  /// Any of the facts is made up.
  package var isSample: Bool
  package var newestArrival: Instant?
  /// When the newest thing happened that the facts tell of: what arrives may tell of nothing new.
  package var newestEvent: Instant?
  /// Makes the mark of a form by its address; nil where nobody has a token.
  package var seal: (@Sendable (String) -> String)?
  /// Where the page hears of changes; nil for pages that do not live.
  package var stream: String?

  package init(
    reader: String? = nil, menu: [Item] = [], isSample: Bool = false, newestArrival: Instant? = nil,
    newestEvent: Instant? = nil, seal: (@Sendable (String) -> String)? = nil, stream: String? = nil
  ) {
    self.reader = reader
    self.menu = menu
    self.isSample = isSample
    self.newestArrival = newestArrival
    self.newestEvent = newestEvent
    self.seal = seal
    self.stream = stream
  }

  /// A form that changes something, with the mark that proves where it came from. `address`: a path without a query.
  package func form(
    _ html: inout Html, to address: String, _ attributes: [(StaticString, String?)] = [],
    _ content: (inout Html) -> Void
  ) {
    html.element("form", [("method", "post"), ("action", address)] + attributes) { html in
      if let seal { html.void("input", [("type", "hidden"), ("name", "seal"), ("value", seal(address))]) }
      content(&html)
    }
  }
}
