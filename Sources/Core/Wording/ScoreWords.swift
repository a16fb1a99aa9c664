package import Base
package import Records
package import Scoring

extension State {
  /// What stands where a ratio would stand; nil when there is a value.
  package var sentence: Sentence? {
    switch self {
    case .value: nil
    case .zero: Sentence(vi: "0", en: "0")
    case .noData: Sentence(vi: "Chưa có số liệu", en: "No data")
    case .notApplicable: Sentence(vi: "Không áp dụng", en: "Not applicable")
    }
  }
}

extension Origin {
  package var sentence: Sentence {
    switch self {
    case .own: Sentence(vi: "đơn vị", en: "own records")
    case .published: Sentence(vi: "Cổng", en: "the portal")
    case .inherited: Sentence(vi: "theo tỉnh", en: "from the province")
    case .constant: Sentence(vi: "hằng số", en: "constant")
    }
  }
}

extension FigureSource {
  package var sentence: Sentence {
    switch self {
    case .own: Sentence(vi: "dữ liệu của đơn vị", en: "own records")
    case .published: Sentence(vi: "số Cổng công bố", en: "the portal's figures")
    case .best: Sentence(vi: "dữ liệu đơn vị, thiếu thì lấy số Cổng", en: "own records, the portal's where they lack")
    }
  }
}

extension UnitKind {
  package var sentence: Sentence {
    switch self {
    case .nation: Sentence(vi: "cả nước", en: "nation")
    case .province: Sentence(vi: "tỉnh, thành phố", en: "province")
    case .district: Sentence(vi: "huyện", en: "district")
    case .agency: Sentence(vi: "sở, ngành", en: "agency")
    case .commune: Sentence(vi: "xã, phường, đặc khu", en: "commune")
    case .office: Sentence(vi: "phòng", en: "office")
    }
  }
}

extension Channel {
  package var sentence: Sentence {
    switch self {
    case .online: Sentence(vi: "Trực tuyến", en: "Online")
    case .direct: Sentence(vi: "Trực tiếp", en: "Direct")
    case .post: Sentence(vi: "Bưu chính", en: "By post")
    }
  }
}

extension EndKind {
  package var sentence: Sentence {
    switch self {
    case .done: Sentence(vi: "Đã xử lý xong", en: "Done")
    case .returned: Sentence(vi: "Đã trả kết quả", en: "Returned")
    case .stopped: Sentence(vi: "Dừng xử lý", en: "Stopped")
    case .refused: Sentence(vi: "Từ chối", en: "Refused")
    case .withdrawn: Sentence(vi: "Công dân rút", en: "Withdrawn")
    }
  }
}
