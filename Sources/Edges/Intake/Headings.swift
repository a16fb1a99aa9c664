internal import Base
internal import Records

/// What the headings of one-stop systems' lists mean, by their letters without marks, case and punctuation.
package enum Headings {
  /// Columns a heading of a dossier list can be mapped to. `procedure_name`, `status` and `payment_words` are read by words.
  package static var columns: Set<String> {
    Set(Schema.of(.dossier).columns.map(\.name)).union(["procedure_name", "status", "payment_words"])
  }

  /// The column of each known wording, and its place among the wordings of that column: the earlier is the surer one.
  private static let wordings: [String: (column: String, place: Int)] = byWording([
    "code": [
      "ma ho so", "so ho so", "ma so ho so", "so bien nhan", "so bien nhan ho so", "ma bien nhan",
      "ma ho so tthc", "mahoso",
    ],
    "unit": [
      "ma don vi", "don vi", "co quan don vi", "don vi giai quyet", "co quan giai quyet", "don vi xu ly",
      "co quan xu ly", "co quan thuc hien", "don vi thuc hien", "don vi thu ly", "co quan chu tri giai quyet",
      "ten don vi", "co quan",
    ],
    "received_unit": ["don vi tiep nhan", "co quan tiep nhan", "noi tiep nhan", "don vi nhan"],
    "procedure": ["ma tthc", "ma thu tuc", "ma thu tuc hanh chinh", "ma dich vu cong", "matthc"],
    "procedure_name": [
      "ten tthc", "ten thu tuc", "ten thu tuc hanh chinh", "thu tuc hanh chinh", "thu tuc", "tthc", "ten dich vu cong",
      "ten thu tuc hanh chinh dvc",
    ],
    "channel": [
      "hinh thuc nop", "hinh thuc nop ho so", "phuong thuc nop ho so", "pt nop", "ht nop", "hinh thuc tiep nhan hs",
      "kenh", "kenh nop", "kenh thuc hien", "kenh tiep nhan",
      "hinh thuc tiep nhan", "hinh thuc tiep nhan ho so", "phuong thuc nop", "cach thuc nop", "cach thuc nop ho so",
      "nguon ho so", "loai tiep nhan", "kenh nop ho so", "hinh thuc",
    ],
    "received_at": [
      "ngay tiep nhan", "ngay nhan", "ngay nhan ho so", "ngay tiep nhan ho so", "thoi gian tiep nhan",
      "thoi diem tiep nhan", "ngay gio tiep nhan", "ngay thang nam nhan ho so", "nhan ho so", "tg tiep nhan",
    ],
    "submitted_at": [
      "ngay nop", "ngay nop ho so", "ngay gui", "ngay gui ho so", "thoi gian nop", "thoi gian nop ho so",
    ],
    "due_at": [
      "ngay hen tra", "ngay hen", "hen tra", "hen tra ket qua", "ngay hen tra ket qua", "ngay hen tra kq", "han tra",
      "han tra ket qua", "ngay tra du kien", "han xu ly", "han giai quyet", "thoi gian hen tra", "han xu ly ho so",
      "ngay thang nam hen tra ket qua", "ngay het han",
    ],
    "ended_at": [
      "ngay ket thuc xu ly", "ngay hoan thanh", "ngay hoan tat", "ngay xu ly xong", "ngay co ket qua",
      "ngay giai quyet xong", "ngay ket thuc", "thoi gian hoan thanh", "thoi gian ket thuc", "ngay giai quyet",
      "thoi gian xu ly xong", "ngay hoan thanh xu ly",
    ],
    "returned_at": [
      "ngay tra", "ngay tra ket qua", "tra ket qua", "ngay tra kq", "ngay tra thuc te", "thoi gian tra ket qua",
      "ngay thang nam tra ket qua", "ngay tra ket qua thuc te",
    ],
    "status": [
      "ma trang thai", "trang thai", "trang thai ho so", "tinh trang", "tinh trang ho so", "trang thai xu ly",
      "tinh trang xu ly",
    ],
    "officer": ["ma can bo", "ma can bo xu ly", "ma nguoi xu ly", "tai khoan xu ly", "tai khoan can bo"],
    "office": [
      "phong ban", "phong ban xu ly", "phong", "bo phan", "phong chuyen mon", "phong ban thu ly",
      "phong ban giai quyet",
      "bo phan xu ly",
    ],
    "supplements": ["so lan bo sung", "so lan yeu cau bo sung", "so lan yeu cau bo sung ho so"],
    "payment_words": ["thanh toan", "hinh thuc thanh toan", "trang thai thanh toan", "thanh toan truc tuyen"],
    "result_file": [
      "tep ket qua dien tu", "file ket qua dien tu", "tep ket qua", "file ket qua", "ket qua dien tu",
      "co ket qua dien tu", "dinh kem ket qua",
    ],
    "component_file": [
      "tep thanh phan", "file thanh phan ho so", "thanh phan dien tu", "so hoa thanh phan", "so hoa ho so",
    ],
    "reused": ["tai su dung", "khai thac lai du lieu", "su dung lai du lieu", "tai su dung du lieu"],
    "personal_store": ["kho du lieu ca nhan", "kho du lieu", "luu kho du lieu ca nhan", "dong bo kho du lieu"],
    "population_data": ["du lieu dan cu", "khai thac du lieu dan cu", "su dung du lieu dan cu", "csdl dan cu"],
    "synced_at": ["ngay dong bo", "thoi gian dong bo", "dong bo luc"],
  ])

  /// Headings of people: never kept.
  private static let personal: Set<String> = [
    "chu ho so", "ten chu ho so", "ho ten", "ho va ten", "nguoi nop", "nguoi nop ho so", "ten ca nhan", "ten to chuc",
    "ten ca nhan to chuc", "ca nhan to chuc", "to chuc ca nhan", "so dien thoai", "dien thoai", "sdt", "dia chi",
    "dia chi so dien thoai", "email", "thu dien tu", "cccd", "cmnd", "so cccd", "so cmnd", "cmnd cccd", "so dinh danh",
    "so giay to", "so giay to chu ho so", "ngay sinh", "gioi tinh", "nguoi yeu cau", "ten nguoi nop",
    "thong tin nguoi nhan ket qua qua bcci", "can bo xu ly", "nguoi xu ly", "can bo thu ly", "can bo xu ly hien tai",
    "can bo dang xu ly", "cong chuc xu ly", "chuyen vien xu ly", "nguoi tiep nhan", "can bo tiep nhan", "ky nhan",
    "don vi ca nhan giai quyet",
    "owner name", "owner", "applicant", "phone", "address", "identity number", "full name", "doanh nghiep",
    "ten doanh nghiep", "nguoi dai dien", "ma so thue",
  ]

  /// Understood, but nothing in the index needs it.
  private static let ignored: Set<String> = [
    "stt", "tt", "so thu tu", "ghi chu", "linh vuc", "ten linh vuc", "ma linh vuc", "so ngay giai quyet",
    "buoc xu ly hien tai", "cap nhat nguon", "thoi han", "thoi han giai quyet", "con lai", "thoi han con lai",
    "trich yeu", "noi dung", "ma van don buu dien", "phi thu ho", "phi", "le phi", "tong tien", "ly do",
    "ly do xin rut tra lai", "phuong thuc nhan ket qua", "hinh thuc nhan ket qua", "muc do", "cap thuc hien", "so ngay",
    "so ngay qua han", "doi tuong",
  ]

  package static func isPersonal(_ heading: String) -> Bool { personal.contains(key(heading)) }

  /// True for an unknown column that might hold what identifies a person, or free text about one: better not kept.
  static func mayBePersonal(_ heading: String) -> Bool {
    let key = " \(key(heading)) "
    return isPersonal(heading) || personalWords.contains { key.contains(" \($0) ") }
  }

  private static let personalWords = [
    "ho ten", "ho va ten", "ten", "name", "nguoi", "chu ho so", "chu hs", "sdt", "dien thoai", "phone", "tel", "mobile",
    "email", "mail", "dia chi", "address", "cccd", "cmnd", "dinh danh", "identity", "passport", "ho chieu", "ngay sinh",
    "birth", "birthday", "dob", "gioi tinh", "gender", "applicant", "owner", "citizen name", "noi dung", "content",
    "note",
    "trich yeu", "ma so thue", "tax", "tai khoan", "account",
  ]

  static func meaning(_ heading: String) -> HeadingMatch.Meaning {
    let key = key(heading)
    if isPlanned(heading), let word = wordings[key], ["ended_at", "returned_at", "due_at"].contains(word.column) {
      return .column("due_at")
    }
    if let word = wordings[key] { return .column(word.column) }
    if personal.contains(key) { return .personal }
    return ignored.contains(key) ? .ignored : .unknown
  }

  /// How sure a heading is to mean its column; smaller is surer. A promised day in brackets is the least sure.
  static func place(_ heading: String) -> Int {
    (wordings[key(heading)]?.place ?? .max / 2) + (isPlanned(heading) ? 1_000 : 0)
  }

  /// "Ngày trả (dự kiến)" is a promise, not an end.
  private static func isPlanned(_ heading: String) -> Bool {
    let folded = searchFolded(heading)
    return folded.contains("du kien") || folded.contains("ke hoach")
  }

  /// Letters and digits without marks, single spaces; what stands in brackets is an explanation and goes.
  static func key(_ heading: String) -> String {
    var letters = ""
    var depth = 0
    for character in searchFolded(heading) {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default:
        if depth > 0 { continue }
        letters.append(character.isLetter || character.isNumber ? character : " ")
      }
    }
    return letters.split(separator: " ").map { abbreviations[String($0)] ?? String($0) }.joined(separator: " ")
  }

  private static let abbreviations = ["kq": "ket qua", "hs": "ho so", "gq": "giai quyet", "xl": "xu ly"]

  private static func byWording(_ wordings: [String: [String]]) -> [String: (column: String, place: Int)] {
    var columns: [String: (column: String, place: Int)] = [:]
    for (column, words) in wordings {
      for (place, word) in words.enumerated() { columns[word] = (column, place) }
    }
    return columns
  }
}
