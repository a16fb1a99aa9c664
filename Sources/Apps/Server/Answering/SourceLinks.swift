internal import Base
internal import Records

/// How a dossier is opened in the system it came from: an address with `{code}` in it, by the system's name.
struct SourceLinks: Sendable {
  private let templates: [String: String]

  init(_ templates: [String: String] = [:]) { self.templates = templates }

  static let none = SourceLinks()

  /// Nil where no address is known; only addresses of the web, since whoever configures them is not who reads the page.
  func address(of dossier: Dossier) -> String? {
    guard let template = dossier.system.flatMap({ templates[$0] }), template.contains("{code}"),
      template.hasPrefix("https://") || template.hasPrefix("http://")
    else { return nil }
    return template.replacing("{code}", with: dossier.code.percentEncoded)
  }
}
