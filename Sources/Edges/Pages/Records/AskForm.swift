internal import Base

/// A form that asks the page again: what is typed goes into the address, so that the answer can be sent on. Works without script.
package struct AskForm: Sendable {
  package struct Field: Sendable {
    package enum Kind: Sendable {
      case text
      /// One entry a line.
      case lines
      /// A whole number from 0 to the most there is.
      case count(most: Int)
      case choice([(value: String, label: String)])
    }
    package var name: String
    package var label: String
    package var kind: Kind
    package var value: String
    package var hint: String?

    package init(_ name: String, _ label: String, _ kind: Kind = .text, value: String? = nil, hint: String? = nil) {
      self.name = name
      self.label = label
      self.kind = kind
      self.value = value ?? ""
      self.hint = hint
    }
  }

  package struct Group: Sendable {
    package var heading: String
    package var fields: [Field]
    /// Starts folded, unless something in it is filled in.
    package var isFolded: Bool

    package init(_ heading: String, _ fields: [Field], isFolded: Bool = false) {
      self.heading = heading
      self.fields = fields
      self.isFolded = isFolded
    }
  }

  package var groups: [Group]
  package var label: String

  package init(_ groups: [Group], label: String) {
    self.groups = groups
    self.label = label
  }

  /// `address`: where the page is now; what it says beside the form's own fields is kept.
  func write(_ html: inout Html, _ address: PageAddress) {
    let own = Set(groups.flatMap(\.fields).map(\.name) + ["page", "format"])
    html.element("form", [("class", "ask"), ("action", address.path), ("method", "get")]) { html in
      for item in address.items where !own.contains(item.name) {
        html.void("input", [("type", "hidden"), ("name", item.name), ("value", item.value)])
      }
      for group in groups {
        let isOpen = !group.isFolded || group.fields.contains { !$0.value.isEmpty }
        html.element("details", [("open", isOpen ? "" : nil)]) { html in
          html.element("summary", [], group.heading)
          html.element("div", [("class", "fields")]) { html in
            for field in group.fields { write(field, &html) }
          }
        }
      }
      html.element("button", [("type", "submit")], label)
    }
  }

  private func write(_ field: Field, _ html: inout Html) {
    let isWide = if case .lines = field.kind { true } else { false }
    html.element("label", [("class", isWide ? "field wide" : "field")]) { html in
      html.element("span", [], field.label)
      if let hint = field.hint { html.element("small", [], hint) }
      switch field.kind {
      case .text:
        html.void(
          "input",
          [("name", field.name), ("value", field.value.isEmpty ? nil : field.value), ("autocomplete", "off")])
      case .count(let most):
        html.void(
          "input",
          [
            ("type", "number"), ("name", field.name), ("min", "0"), ("max", String(most)), ("inputmode", "numeric"),
            ("value", field.value.isEmpty ? nil : field.value),
          ])
      case .lines:
        html.element("textarea", [("name", field.name), ("rows", "3")], field.value)
      case .choice(let choices):
        html.element("select", [("name", field.name)]) { html in
          for choice in choices {
            html.element(
              "option", [("value", choice.value), ("selected", choice.value == field.value ? "" : nil)], choice.label)
          }
        }
      }
    }
  }
}
