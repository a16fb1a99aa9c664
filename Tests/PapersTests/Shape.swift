import Base
import Packs
import Papers
import Testing

/// What the rule pack says, as the command hands it over.
let portalShape = IndexShape(
  blocks: [
    .init(code: "CKMB", group: 1, name: "Công khai, minh bạch", max: Quantity(18)),
    .init(code: "TDGQ", group: 2, name: "Tiến độ, kết quả giải quyết", max: Quantity(20)),
    .init(code: "CLGQ", group: 3, name: "Dịch vụ công trực tuyến", max: Quantity(12), communeCeiling: Quantity(10)),
    .init(code: "TTTT", group: 3, name: "Thanh toán trực tuyến", max: Quantity(10)),
    .init(code: "MDSH", group: 4, name: "Số hóa hồ sơ", max: Quantity(22)),
    .init(code: "MDHL", group: 5, name: "Mức độ hài lòng", max: Quantity(18)),
  ],
  bands: [
    .init(name: "Xuất sắc", from: Quantity(90)), .init(name: "Tốt", from: Quantity(80)),
    .init(name: "Khá", from: Quantity(70)), .init(name: "Trung bình", from: Quantity(50)),
    .init(name: "Yếu", from: Quantity(0)),
  ])

let fewActs: ActRegister = {
  do {
    return try ActRegister(rows: [
      ["92/2017/NĐ-CP", "Nghị định", "2017-08-07", "Chính phủ", "", "", ""],
      ["118/2025/NĐ-CP", "Nghị định", "2025-06-09", "Chính phủ", "", "", ""],
      ["61/2018/NĐ-CP", "Nghị định", "2018-04-23", "Chính phủ", "", "2025-06-30", "118/2025/NĐ-CP"],
      ["766/QĐ-TTg", "Quyết định", "2022-06-23", "Thủ tướng Chính phủ", "", "", ""],
    ])
  } catch {
    fatalError("\(error)")
  }
}()

func contradictions(_ texts: String...) -> [Contradiction] {
  PaperCheck(shape: portalShape, register: fewActs)
    .contradictions(texts.enumerated().map { Paper(name: "\($0.offset)", text: $0.element) })
}

extension [Contradiction] {
  var codes: [String] { map(\.matter.code) }
  /// `code: arithmetic`, as a person compares them.
  var told: [String] { map { $0.arithmetic.isEmpty ? $0.matter.code : "\($0.matter.code): \($0.arithmetic)" } }
}
