internal import Base

extension IndexShape {
  /// How papers name the parts of the index.
  var words: Lexicon<Subject> {
    var entries: [(String, Subject)] = [
      ("bộ chỉ số", .overall), ("chỉ số phục vụ", .overall), ("chỉ số đánh giá chất lượng", .overall),
      ("tổng điểm", .overall), ("điểm tổng", .overall), ("tổng số điểm", .overall), ("điểm số chung", .overall),
    ]
    for block in blocks {
      let isAlone = blocks(of: block.group).count == 1
      let subject: Subject = isAlone ? .group(block.group) : .block(block.code)
      entries.append((block.name, subject))
      entries += (otherNames[block.code] ?? []).map { ($0, subject) }
    }
    for group in groups where blocks(of: group).count > 1 {
      // The portal's online block and the documents' third group differ by a word.
      entries += [
        ("cung cấp dịch vụ trực tuyến", .group(group)), ("cung cấp dịch vụ công trực tuyến", .group(group)),
        ("về dịch vụ trực tuyến", .group(group)), ("nhóm dịch vụ trực tuyến", .group(group)),
      ]
    }
    return Lexicon(entries)
  }
}

private let otherNames: [String: [String]] = [
  "CKMB": ["công khai minh bạch", "tính công khai"],
  "TDGQ": [
    "tiến độ giải quyết", "tiến độ", "tỷ lệ giải quyết hồ sơ", "tỷ lệ giải quyết", "tỉ lệ giải quyết",
    "kết quả giải quyết hồ sơ", "giải quyết hồ sơ", "giải quyết đúng hạn",
  ],
  "CLGQ": ["dịch vụ công trực tuyến", "dịch vụ trực tuyến", "DVC trực tuyến", "DVCTT"],
  "TTTT": ["thanh toán trực tuyến"],
  "MDSH": ["số hóa", "số hóa hồ sơ", "mức độ số hóa"],
  "MDHL": ["mức độ hài lòng", "hài lòng", "chỉ số hài lòng", "tỷ lệ hài lòng"],
]
