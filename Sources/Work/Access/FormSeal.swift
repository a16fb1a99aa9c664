internal import Secrets

/// The mark of a form that was made for this very session: another site can send a form, but not its mark. It is the HMAC of
/// the form's name under the session's token, so nothing is kept, and the mark does not give the token away.
package enum FormSeal {
  /// - Parameter token: what lies in the browser's cookie.
  package static func seal(_ form: String, token: String) -> String {
    base64URL(Secrets.seal("soi form \(form)", with: Array(token.utf8)))
  }

  /// A token for the cookie of somebody who has none yet, so that the form to sign in can be sealed too. It opens nothing.
  package static func freshToken() -> String { Token().text }

  /// True when `given` was made for this form and this token.
  package static func holds(_ given: String?, _ form: String, token: String?) -> Bool {
    guard let given, let token, Token(token) != nil, given.utf8.count == 43, let bytes = base64URLBytes(given) else {
      return false
    }
    return isSeal(bytes, of: "soi form \(form)", with: Array(token.utf8))
  }
}
