/// The words that are counted, folded: what stands behind a number.
enum FigureUnits {
  private static let two: Set<String> = [
    "ho so", "thu tuc", "don vi", "nhiem vu", "van ban", "phan anh", "kien nghi", "nguoi dan", "cong chuc", "can bo",
    "doanh nghiep", "trieu dong", "ty dong", "ti dong", "nghin dong", "luot nguoi", "ngay lam", "chi tieu", "nhom chi",
    "tieu chi", "cuoc hop", "hoi nghi", "dich vu", "giao dich", "ket qua", "y kien", "dia phuong", "co quan",
    "quyet dinh", "to chuc", "ca nhan", "to dan", "tai khoan", "vien chuc", "linh vuc", "mo hinh", "sang kien",
    "giay to",
    "quy trinh",
  ]
  private static let one: Set<String> = [
    "diem", "xa", "phuong", "tinh", "huyen", "tthc", "ngay", "gio", "thang", "nam", "phut", "nguoi", "cuoc", "lan",
    "buoc", "cap", "luot", "dong", "trieu", "ty", "ti", "bai", "tin", "buoi", "lop", "phieu", "thon", "nhom", "muc",
    "dvc", "dvctt", "pakn", "hs", "truong", "ho", "to", "bo", "giay", "trang", "dot", "thanh",
  ]
  private static let same = ["hs": "ho so", "tthc": "thu tuc", "ti dong": "ty dong"]

  /// The unit at `index` and how many tokens it takes.
  static func unit(_ tokens: [Token], at index: Int) -> (name: String, length: Int)? {
    guard index < tokens.count, tokens[index].isWord else { return nil }
    if index + 1 < tokens.count, tokens[index + 1].isWord {
      let pair = tokens[index].folded + " " + tokens[index + 1].folded
      if two.contains(pair) { return (same[pair] ?? pair, 2) }
    }
    let word = tokens[index].folded
    return one.contains(word) ? (same[word] ?? word, 1) : nil
  }
}
