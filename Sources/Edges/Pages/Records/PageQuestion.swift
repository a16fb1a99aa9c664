/// One thing to look for, asked by the address.
package struct PageQuestion: Sendable {
  package let address: String
  package let name: String
  package let label: String
  package let value: String
  package let button: String

  package init(address: String, name: String, label: String, value: String, button: String) {
    self.address = address
    self.name = name
    self.label = label
    self.value = value
    self.button = button
  }

  func write(_ html: inout Html) {
    html.element("form", [("class", "look"), ("action", address), ("method", "get")]) { html in
      html.element("label", [("for", name)], label)
      html.void(
        "input",
        [("type", "text"), ("id", name), ("name", name), ("value", value), ("autocomplete", "off"), ("required", "")])
      html.element("button", [("type", "submit")], button)
    }
  }
}
