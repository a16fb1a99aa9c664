/// Something a person can do on a page: a form with its fields, and beside its button what it does.
package struct PageAction: Sendable {
  package struct Input: Sendable {
    package enum Kind: Sendable {
      case text
      case password
      case choice([(value: String, label: String)])
      case lines
      case hidden
      /// Files from the person's machine; several at once.
      case files
      case day
      case moment
    }
    package var name: String
    package var label: String
    package var kind: Kind
    package var value: String
    package var hint: String?
    package var isRequired: Bool
    /// Stands folded under the others.
    package var isExtra = false

    package init(
      _ name: String, _ label: String, _ kind: Kind = .text, value: String = "", hint: String? = nil,
      required: Bool = false
    ) {
      self.name = name
      self.label = label
      self.kind = kind
      self.value = value
      self.hint = hint
      isRequired = required
    }
  }

  package var address: String
  package var heading: String?
  package var inputs: [Input]
  package var label: String
  /// What changes, said before it is done.
  package var consequence: String?
  /// Starts folded behind its heading.
  package var isFolded: Bool

  package init(
    address: String, heading: String? = nil, inputs: [Input] = [], label: String, consequence: String? = nil,
    folded isFolded: Bool = false
  ) {
    self.isFolded = isFolded
    self.address = address
    self.heading = heading
    self.inputs = inputs
    self.label = label
    self.consequence = consequence
  }

  func write(_ html: inout Html, _ frame: Frame) {
    html.element("section", [("class", "action")]) { html in
      if isFolded, let heading {
        html.element("details", []) { html in
          html.element("summary", [], heading)
          form(&html, frame)
        }
        return
      }
      if let heading { html.element("h2", [], heading) }
      form(&html, frame)
    }
  }

  private func form(_ html: inout Html, _ frame: Frame) {
    let sendsFiles = inputs.contains { if case .files = $0.kind { true } else { false } }
    frame.form(
      &html, to: address, [("class", "narrow"), ("enctype", sendsFiles ? "multipart/form-data" : nil)]
    ) { html in
      for input in inputs where !input.isExtra { self.input(input, &html) }
      if inputs.contains(where: \.isExtra) {
        html.element("details", []) { html in
          html.element("summary", [], "Các ô khác, điền nếu biết")
          for input in inputs where input.isExtra { self.input(input, &html) }
        }
      }
      if let consequence { html.element("p", [], consequence) }
      html.element("button", [("type", "submit")], label)
    }
  }

  private func input(_ input: Input, _ html: inout Html) {
    switch input.kind {
    case .text:
      Field.text(
        &html, name: input.name, label: input.label, value: input.value, isRequired: input.isRequired, hint: input.hint)
    case .password:
      Field.text(
        &html, name: input.name, label: input.label, type: "password", isRequired: input.isRequired, hint: input.hint)
    case .day:
      Field.text(
        &html, name: input.name, label: input.label, value: input.value, type: "date", isRequired: input.isRequired,
        hint: input.hint)
    case .moment:
      Field.text(
        &html, name: input.name, label: input.label, value: input.value, type: "datetime-local",
        isRequired: input.isRequired, hint: input.hint)
    case .files:
      html.element("label", [("class", "field")]) { html in
        html.element("span", [], input.label)
        if let hint = input.hint { html.element("small", [], hint) }
        html.void("input", [("type", "file"), ("name", input.name), ("multiple", "")])
      }
    case .hidden: html.void("input", [("type", "hidden"), ("name", input.name), ("value", input.value)])
    case .lines:
      html.element("label", [("class", "field")]) { html in
        html.element("span", [], input.label)
        if let hint = input.hint { html.element("small", [], hint) }
        html.element("textarea", [("name", input.name), ("rows", "6")], input.value)
      }
    case .choice(let choices):
      html.element("label", [("class", "field")]) { html in
        html.element("span", [], input.label)
        if let hint = input.hint { html.element("small", [], hint) }
        html.element("select", [("name", input.name)]) { html in
          for choice in choices {
            html.element(
              "option", [("value", choice.value), ("selected", choice.value == input.value ? "" : nil)], choice.label)
          }
        }
      }
    }
  }
}
