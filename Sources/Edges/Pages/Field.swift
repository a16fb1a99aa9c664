/// A field of a form with its label.
enum Field {
  static func text(
    _ html: inout Html, name: String, label: String, value: String = "", type: String = "text",
    complete: String? = nil, isRequired: Bool = false, hint: String? = nil
  ) {
    html.element("label", [("class", "field")]) { html in
      html.element("span", [], label)
      if let hint { html.element("small", [], hint) }
      html.void(
        "input",
        [
          ("type", type), ("name", name), ("value", value.isEmpty ? nil : value), ("autocomplete", complete),
          ("required", isRequired ? "" : nil),
        ])
    }
  }
}
