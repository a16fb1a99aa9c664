package import Access
package import Base

extension Deed {
  /// What was done, as a line of the trail says it.
  package var sentence: Sentence {
    switch self {
    case .signedIn: Sentence(vi: "đăng nhập", en: "signed in")
    case .signInRefused: Sentence(vi: "đăng nhập bị từ chối", en: "sign-in refused")
    case .signedOut: Sentence(vi: "đăng xuất", en: "signed out")
    case .sessionsEnded: Sentence(vi: "kết thúc các phiên", en: "sessions ended")
    case .readRecords: Sentence(vi: "xem hồ sơ", en: "read records")
    case .readOfficer: Sentence(vi: "xem số liệu một cán bộ", en: "read an officer's figures")
    case .readPersonal: Sentence(vi: "xem dữ liệu cá nhân", en: "read personal data")
    case .readTrail: Sentence(vi: "xem nhật ký", en: "read the trail")
    case .exported: Sentence(vi: "tải xuống", en: "exported")
    case .imported: Sentence(vi: "nhập dữ liệu", en: "imported")
    case .retracted: Sentence(vi: "rút một lần nhập", en: "took a batch back")
    case .erased: Sentence(vi: "xóa theo luật", en: "erased by law")
    case .decided: Sentence(vi: "quyết định", en: "decided")
    case .mended: Sentence(vi: "sửa dữ liệu", en: "mended data")
    case .published: Sentence(vi: "công bố", en: "published")
    case .managed: Sentence(vi: "sửa cấu hình", en: "changed settings")
    case .delivered: Sentence(vi: "gửi tin", en: "delivered messages")
    case .accountMade: Sentence(vi: "tạo tài khoản", en: "made an account")
    case .accountChanged: Sentence(vi: "sửa tài khoản", en: "changed an account")
    case .granted: Sentence(vi: "giao quyền", en: "granted rights")
    case .disabled: Sentence(vi: "khóa tài khoản", en: "disabled an account")
    case .enabled: Sentence(vi: "mở tài khoản", en: "enabled an account")
    case .passwordChanged: Sentence(vi: "đổi mật khẩu", en: "changed a password")
    case .identityLinked: Sentence(vi: "gắn danh tính", en: "linked an identity")
    case .keyMade: Sentence(vi: "tạo khóa API", en: "made an API key")
    case .keyRevoked: Sentence(vi: "thu hồi khóa API", en: "revoked an API key")
    case .restored: Sentence(vi: "khôi phục kho", en: "restored the store")
    }
  }
}
