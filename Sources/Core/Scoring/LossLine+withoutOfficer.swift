extension LossLine {
  /// The same line for somebody who may not know who handled what.
  package var withoutOfficer: LossLine {
    var line = self
    line.officer = nil
    return line
  }
}
