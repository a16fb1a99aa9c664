/// The national key in a procedure's code and what a province's or portal's copy of it adds: `1.001193.000.00.00.H56`,
/// `2.002621.H56`, `2.000815.000.00.00.H55.02` (a service of it). Codes are compared whole; the key only tells people what a
/// code nobody knows is most likely a copy of.
package struct NationalProcedureCode: Hashable, Sendable {
  /// A digit, a point, six digits.
  package let key: String
  /// Whose copy it is, in the notation it came in.
  package let issuer: String
  /// The number of the online service.
  package let service: String?

  /// Nil for a code of another form, and for a national code alone.
  package init?(_ code: String) {
    let groups = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard groups.count > 2, groups[0].count == 1, groups[1].count == 6, groups[0...1].allSatisfy(Self.isNumber) else {
      return nil
    }
    key = groups[0] + "." + groups[1]
    let rest = groups.dropFirst(2)
    if AgencyCode.oldForm(rest.joined(separator: ".")) != nil {
      (issuer, service) = (rest.joined(separator: "."), nil)
    } else if rest.count == 5, let last = rest.last, last.count == 2, Self.isNumber(last),
      AgencyCode.oldForm(rest.dropLast().joined(separator: ".")) != nil
    {
      (issuer, service) = (rest.dropLast().joined(separator: "."), last)
    } else if AgencyCode.newForm(rest.joined(separator: ".")) != nil {
      // A last group of two digits may be a unit or a service: both are left in the issuer.
      (issuer, service) = (rest.joined(separator: "."), nil)
    } else {
      return nil
    }
  }

  private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
