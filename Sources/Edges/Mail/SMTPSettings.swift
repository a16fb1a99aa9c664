/// The mail server letters go through.
package struct SMTPSettings: Sendable {
  package enum Security: String, Sendable, CaseIterable {
    /// TLS after the greeting; refused when the server has none.
    case startTLS = "starttls"
    /// TLS from the first byte.
    case tls
    /// No TLS: no password is ever sent this way.
    case none
  }
  package var host: String
  package var port: Int
  package var security: Security
  package var user: String?
  package var password: String?
  package var from: String
  /// PEM file of further authorities to trust; nil for those of the machine.
  package var authorities: String?

  package init(
    host: String, port: Int, security: Security, user: String?, password: String?, from: String, authorities: String?
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    self.from = from
    self.authorities = authorities
  }
}
