package import Base

/// Which dossiers are known, by their codes: cheap enough to be asked for every message.
package protocol DossierIndex: Sendable {
  /// Those of the codes of which some delivery counts.
  func knownDossiers(_ codes: [String]) throws(Failure) -> Set<String>
}
