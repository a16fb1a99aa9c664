internal import Base
internal import Records

/// The unit a message means, as its source writes it.
enum MessageUnit {
  /// The receiving unit where the message names one; else the agency of the envelope, unless that is a whole province or
  /// ministry and the dossier's own code names a unit of it; else the dossier's code, the source's own unit, and last the
  /// name of the handling agency.
  static func text(_ object: MessageObject, code: String, _ context: MessageContext) -> String? {
    if let receiver = object.text("madonvitiepnhan") { return receiver }
    let own = CodedAgency.text(code)
    if let agency = context.agency {
      guard let own, CodedAgency.isLevelOne(agency), !CodedAgency.isLevelOne(own) else { return agency }
      return own
    }
    return own ?? context.defaultUnit?.text ?? object.text("donvixuly")
  }
}
