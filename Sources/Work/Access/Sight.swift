package import Access
package import Base
package import Records

/// A desk as one visitor sees it: figures of all units, records of their own. Answers reach records through it alone, so what
/// somebody may not see is not there to be shown by mistake.
package struct Sight: Sendable {
  /// Figures and registers. It holds no records until it is opened here.
  package let desk: Desk
  package let visitor: Visitor
  /// Opens units, and may keep what it opened before.
  private let opener: any UnitOpener

  package init(_ desk: Desk, _ visitor: Visitor, opener: (any UnitOpener)? = nil) {
    self.desk = desk
    self.visitor = visitor
    self.opener = opener ?? desk
  }

  package func may(_ permission: Permission, at unit: UnitCode) -> Bool {
    visitor.may(permission, at: unit, in: desk.registers.units)
  }

  package func require(_ permission: Permission, at unit: UnitCode) throws(Failure) {
    if may(permission, at: unit) { return }
    if !visitor.isSignedIn { throw Self.unknownVisitor }
    throw Failure(
      .denied, vi: "Đơn vị này ngoài phạm vi tài khoản của bạn. Hỏi người quản trị nếu cần xem.",
      en: "This unit is outside what your account may see. Ask the administrator if you need it.")
  }

  /// The desk with the records of a unit's subtree on it.
  package func records(of unit: UnitCode) throws(Failure) -> Desk {
    try require(.readRecords, at: unit)
    return try opener.opened(at: unit)
  }

  /// The desk with a dossier and those of its unit on it. One that is somebody else's is answered like one that is not there:
  /// that a code exists is already something to know.
  package func dossier(_ code: String) throws(Failure) -> (desk: Desk, dossier: Dossier) {
    if !visitor.isSignedIn { throw Self.unknownVisitor }
    guard let unit = try desk.unit(ofDossier: code), may(.readRecords, at: unit) else { throw Self.noDossier(code) }
    let opened = try opener.opened(at: unit)
    guard let dossier = opened.facts.dossiers[unit]?.first(where: { $0.code == code }) else {
      throw Self.noDossier(code)
    }
    return (opened, dossier)
  }

  private static func noDossier(_ code: String) -> Failure {
    Failure(
      .notFound, vi: "Không có hồ sơ “\(code.prefix(60))” trong phạm vi của bạn. Kiểm tra lại mã.",
      en: "There is no dossier “\(code.prefix(60))” within what you may see. Check the code.")
  }

  package static let unknownVisitor = Failure(
    .signIn, vi: "Đăng nhập để xem trang này.", en: "Sign in to see this page.")
}

/// Reads the records of a unit's subtree. Only `Sight` asks, when it has let somebody through.
package protocol UnitOpener: Sendable {
  func opened(at unit: UnitCode) throws(Failure) -> Desk
}

extension Desk: UnitOpener {}
