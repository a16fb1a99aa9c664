package import Base
package import Work

/// Tells visitors apart. What stands behind it keeps accounts, sessions and keys.
package protocol Door: Sendable {
  /// Who holds this token of a sign-in; nil when it says nothing any more.
  func visitor(session token: String) async throws(Failure) -> Visitor?
  /// Who holds this key of a program; nil when it is none.
  func visitor(key: String) async throws(Failure) -> Visitor?
  /// What a form of this sign-in carries, so that no other site can send it.
  func formToken(session token: String) -> String
  func isFormToken(_ text: String, session token: String) -> Bool
}
