package import Access
package import Base
internal import Secrets

/// Keys of programs: made, listed, revoked.
package struct KeyOffice: Sendable {
  let shelf: any AccessShelf
  let visitors: Visitors

  /// A key and the text that opens; shown once, kept nowhere.
  package struct Fresh: Sendable {
    package let key: AccessKey
    package let text: String
  }

  /// The longest a key is made for, in days.
  package static let longest = 731

  package func make(_ draft: AccessKey.Draft, _ asking: AccountOffice.Asking) async throws(Failure) -> Fresh {
    try mayManage(draft.grants, asking)
    guard !draft.name.isEmpty, draft.name.utf8.count <= 200 else {
      throw Failure(
        .usage, vi: "Khóa cần một tên ngắn nói chương trình nào dùng nó.",
        en: "A key needs a short name that says which program uses it.")
    }
    guard draft.validTo >= asking.now.day, draft.validTo <= asking.now.day + Self.longest else {
      throw Failure(
        .usage, vi: "Hạn của khóa phải từ hôm nay đến hai năm nữa.",
        en: "A key must expire between today and two years from now.")
    }
    guard !draft.grants.isEmpty, !draft.scopes.isEmpty else {
      throw Failure(
        .usage, vi: "Khóa cần ít nhất một vai trò và một quyền, nếu không nó không mở được gì.",
        en: "A key needs a role and a permission, or it opens nothing.")
    }
    // A program that could make accounts would outlive every revocation of its key.
    guard draft.scopes.isDisjoint(with: [.manageAccounts, .readPersonal]) else {
      throw Failure(
        .usage, vi: "Khóa không được quản lý tài khoản hay xem dữ liệu cá nhân. Bỏ hai quyền ấy.",
        en: "A key may not look after accounts or read personal data. Leave those two out.")
    }
    let secret = Token()
    let key = try await shelf.add(
      draft, secret: secret.digest, by: asking.visitor.kind, at: asking.now, from: asking.address)
    return Fresh(key: key, text: BearerKey(key.number, secret).text)
  }

  package func revoke(_ number: Int, _ asking: AccountOffice.Asking) async throws(Failure) {
    guard let (key, _) = try await shelf.key(number) else { throw Self.unknown }
    try mayManage(key.draft.grants, asking)
    let isDone = try await shelf.revoke(number, by: asking.visitor.kind, at: asking.now, from: asking.address)
    visitors.forget()
    if !isDone { throw Self.unknown }
  }

  /// The keys this visitor looks after.
  package func list(_ asking: AccountOffice.Asking) async throws(Failure) -> [AccessKey] {
    guard asking.visitor.may(.manageAccounts) else { throw AccountOffice.notAllowed }
    return try await shelf.keys().filter { reaches($0.draft.grants, asking) }
  }

  private func mayManage(_ grants: [Grant], _ asking: AccountOffice.Asking) throws(Failure) {
    guard asking.visitor.may(.manageAccounts) else { throw AccountOffice.notAllowed }
    guard reaches(grants, asking) else {
      throw Failure(
        .usage, vi: "Khóa này mở những đơn vị bạn không quản lý. Chỉ giao quyền trong phạm vi của mình.",
        en: "This key opens units you do not look after. Give rights within your reach only.")
    }
  }

  private func reaches(_ grants: [Grant], _ asking: AccountOffice.Asking) -> Bool {
    if asking.visitor.mayEverywhere(.manageAccounts) { return true }
    return !grants.isEmpty
      && grants.allSatisfy { grant in
        grant.unit.map { asking.visitor.may(.manageAccounts, at: $0, in: asking.register) } ?? false
      }
  }

  static let unknown = Failure(
    .notFound, vi: "Không có khóa này, hoặc nó đã bị thu hồi. Xem soi keys list.",
    en: "There is no such key, or it was revoked. See soi keys list.")
}
