package import Access
package import Secrets

/// Everything about access over one store, made once when the service or a command starts.
package struct AccessDesk: Sendable {
  package let visitors: Visitors
  package let signIn: SignIn
  package let signOut: SignOut
  package let changePassword: ChangePassword
  package let accounts: AccountOffice
  package let keys: KeyOffice
  package let trail: any TrailLog
  package let addresses: AddressHash
  package let sessions: any SessionShelf

  package init(
    _ shelf: any AccessShelf, terms: SessionTerms = SessionTerms(), scrypt: ScryptTerms = .house,
    lane: SlowLane = SlowLane()
  ) {
    visitors = Visitors(shelf, terms: terms)
    addresses = AddressHash(shelf)
    signIn = SignIn(
      shelf: shelf, lane: lane, addresses: addresses, terms: terms, scrypt: scrypt, visitors: visitors)
    signOut = SignOut(signIn: signIn)
    changePassword = ChangePassword(signIn: signIn)
    accounts = AccountOffice(shelf: shelf, lane: lane, scrypt: scrypt, visitors: visitors)
    keys = KeyOffice(shelf: shelf, visitors: visitors)
    trail = shelf
    sessions = shelf
  }
}
