/// Writes HTML and SVG. Text enters only escaped; markup only as literals of the program.
package struct Html: Sendable {
  private(set) package var text = ""

  package init() {}

  /// Markup written in the source.
  mutating func raw(_ markup: StaticString) { text += "\(markup)" }

  /// Anything else.
  mutating func escaped(_ content: String) {
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// `<name attributes>` … `</name>`; a nil attribute is left out, "" stands alone.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ content: (inout Html) -> Void = { _ in }
  ) {
    open(name, attributes)
    content(&self)
    text += "</\(name)>"
  }

  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ content: String) {
    element(name, attributes) { $0.escaped(content) }
  }

  /// An element without content, such as `input` or `rect`.
  mutating func void(_ name: StaticString, _ attributes: [(StaticString, String?)] = []) { open(name, attributes) }

  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
    text += "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      text += " \(key)=\""
      escaped(value)
      text += "\""
    }
    text += ">"
  }
}
