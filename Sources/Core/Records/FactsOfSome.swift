extension Facts {
  /// The same registers and other records with only some of the dossiers.
  package func keepingDossiers(_ keep: (Dossier) -> Bool) -> Facts {
    var facts = self
    facts.dossiers = dossiers.mapValues { $0.filter(keep) }
    return facts
  }
}
