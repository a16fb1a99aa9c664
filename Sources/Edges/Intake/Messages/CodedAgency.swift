internal import Records

/// The agency in a dossier's code: `H56.14-240823-0001`, `000.17.22.H56-210531-0001`, `G09.20-20260609-0092637`.
package enum CodedAgency {
  /// The agency in front of the date and the number; nil for a code of another form.
  package static func text(_ code: String) -> String? {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    let (number, date) = (parts[parts.count - 1], parts[parts.count - 2])
    guard (4...7).contains(number.utf8.count), [6, 8].contains(date.utf8.count), isDigits(number), isDigits(date) else {
      return nil
    }
    let agency = parts.dropLast(2).joined(separator: "-")
    return AgencyCode.newForm(agency) == nil && AgencyCode.oldForm(agency) == nil ? nil : agency
  }

  /// True for the code of a whole province or ministry: `H56`, `000.00.00.H56`.
  static func isLevelOne(_ agency: String) -> Bool {
    AgencyCode.newForm(agency).map { !$0.contains(".") } ?? false
  }

  private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
