internal import Base
internal import Records

/// Words of a list's cells that carry meaning.
enum ListWords {
  /// How a status says a dossier ended; `.open` while it has not; nil for words without a counterpart among the ten statuses.
  enum Status {
    case open
    case ended(EndKind)
  }

  static func status(_ text: String) -> Status? {
    let key = Headings.key(text)
    if let number = Int(key) ?? (text.contains(" - ") ? Int(key.prefix { $0 != " " }) : nil) {
      switch number {
      case 1, 2, 4, 5, 6: return .open
      case 3: return .ended(.refused)
      case 7: return .ended(.withdrawn)
      case 8: return .ended(.stopped)
      case 9: return .ended(.done)
      case 10: return .ended(.returned)
      default: return nil
      }
    }
    return statuses[key]
  }

  private static let statuses: [String: Status] = [
    "moi dang ky": .open, "moi tiep nhan": .open, "tiep nhan": .open, "duoc tiep nhan": .open, "da tiep nhan": .open,
    "dang xu ly": .open, "dang giai quyet": .open, "dang thu ly": .open, "yeu cau bo sung": .open, "cho bo sung": .open,
    "yeu cau bo sung giay to": .open, "yeu cau bo sung ho so": .open, "thuc hien nvtc": .open,
    "yeu cau thuc hien nvtc": .open, "yeu cau thuc hien nghia vu tai chinh": .open, "cho nghia vu tai chinh": .open,
    "tu choi": .ended(.refused), "tu choi tiep nhan": .ended(.refused), "khong duoc tiep nhan": .ended(.refused),
    "khong tiep nhan": .ended(.refused), "tu choi giai quyet": .ended(.refused), "rut ho so": .ended(.withdrawn),
    "cong dan rut": .ended(.withdrawn), "da rut": .ended(.withdrawn), "cong dan rut ho so": .ended(.withdrawn),
    "cong dan yeu cau rut ho so": .ended(.withdrawn), "da rut ho so": .ended(.withdrawn),
    "dung xu ly": .ended(.stopped), "tam dung": .ended(.stopped), "dung giai quyet": .ended(.stopped),
    "da xu ly xong": .ended(.done), "hoan thanh": .ended(.done), "da hoan thanh": .ended(.done),
    "xu ly xong": .ended(.done), "da co ket qua": .ended(.done), "da giai quyet": .ended(.done),
    "da giai quyet xong": .ended(.done), "cho tra ket qua": .ended(.done), "da tra ket qua": .ended(.returned),
    "tra ket qua": .ended(.returned), "da tra": .ended(.returned),
    "da tra ket qua dung han": .ended(.returned), "da tra ket qua qua han": .ended(.returned),
    "da tra ket qua truoc han": .ended(.returned), "cong dan xin rut": .ended(.withdrawn),
    "cong dan xin rut ho so": .ended(.withdrawn), "tra lai": .ended(.stopped), "tra lai ho so": .ended(.stopped),
  ]

  static func channel(_ text: String) -> Channel? {
    switch Headings.key(text) {
    case "truc tuyen", "online", "2", "nop truc tuyen", "qua mang", "dvc truc tuyen", "dich vu cong truc tuyen",
      "truc tuyen toan trinh", "truc tuyen mot phan", "toan trinh", "mot phan", "cong dvc quoc gia",
      "cong dich vu cong",
      "cong dich vu cong quoc gia", "vneid", "cong dvc":
      .online
    case "truc tiep", "direct", "1", "nop truc tiep", "tai quay", "mot cua", "tai bo phan mot cua",
      "truc tiep tai bo phan mot cua", "tai trung tam", "tai trung tam phuc vu hanh chinh cong":
      .direct
    case "buu chinh", "bcci", "post", "3", "qua buu chinh", "buu chinh cong ich", "qua bcci", "buu dien",
      "dich vu buu chinh", "qua dich vu buu chinh cong ich", "nop qua buu dien", "qua buu dien", "nop qua buu chinh",
      "nop qua bcci":
      .post
    default: nil
    }
  }

  static func payment(_ text: String) -> Payment? {
    switch Headings.key(text) {
    case "truc tuyen", "da thanh toan truc tuyen", "thanh toan truc tuyen", "2", "online", "chuyen khoan truc tuyen",
      "da thanh toan online":
      .paidOnline
    case "truc tiep", "tien mat", "1", "chua thanh toan", "thanh toan truc tiep", "da thanh toan tien mat",
      "da thanh toan truc tiep", "chuyen khoan":
      .due
    case "khong", "khong thu phi", "mien phi", "0", "khong co phi", "khong phai nop", "doi tuong mien phi": Payment.none
    default: nil
    }
  }
}

extension ListWords {
  /// The five levels of satisfaction as a score; nil for numbers, whose direction nobody states.
  static func level(_ text: String) -> String? {
    switch Headings.key(text) {
    case "rat hai long", "rhl": "5"
    case "hai long", "hl": "4"
    case "binh thuong", "bt", "chap nhan duoc": "3"
    case "khong hai long", "khl", "chua hai long": "2"
    case "rat khong hai long", "rkhl": "1"
    default: nil
    }
  }

  static func petitionKind(_ text: String) -> PetitionKind? {
    switch Headings.key(text) {
    case "quy dinh hanh chinh", "ve quy dinh hanh chinh": .rule
    case "hanh vi hanh chinh", "ve hanh vi hanh chinh", "hanh vi can bo": .staff
    case "khac", "noi dung khac": .other
    default: nil
    }
  }
}
