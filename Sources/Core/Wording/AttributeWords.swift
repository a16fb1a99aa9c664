internal import Base
internal import Rules

/// The attributes of predicates as phrases that follow a noun.
enum AttributeWords {
  static func phrases(_ attribute: Attribute, _ words: [String]) -> (yes: Sentence, no: Sentence) {
    func pair(_ vi: String, _ en: String, _ viNo: String, _ enNo: String) -> (Sentence, Sentence) {
      (Sentence(vi: vi, en: en), Sentence(vi: viNo, en: enNo))
    }
    let list = words.map { word(attribute, $0) }
    let viList = list.map(\.vi).joined(separator: " hoặc ")
    let enList = list.map(\.en).joined(separator: " or ")
    switch attribute {
    case .late: return pair("bị trễ hạn", "that are late", "không trễ hạn", "that are not late")
    case .synced:
      return pair("đã đồng bộ lên Cổng DVCQG", "synchronised", "chưa đồng bộ lên Cổng DVCQG", "not synchronised")
    case .channel: return pair("nộp \(viList)", "submitted \(enList)", "không nộp \(viList)", "not submitted \(enList)")
    case .payment: return pair(viList, enList, "không phải \(viList)", "not \(enList)")
    case .complaint:
      return pair("bị phản ánh hoặc không hài lòng", "with a complaint", "không bị phản ánh", "without a complaint")
    case .reused:
      return pair("có dùng lại dữ liệu số hóa", "that reused data", "không dùng lại dữ liệu", "that reused none")
    case .resultFile:
      return pair("có tệp kết quả", "with a result file", "không có tệp kết quả", "without a result file")
    case .componentFile:
      return pair(
        "có tệp thành phần hồ sơ", "with a component file", "không có tệp thành phần", "without a component file")
    case .personalStore:
      return pair(
        "nối với kho của cá nhân, tổ chức", "linked with the owner's store", "không nối với kho", "not linked with it")
    case .populationData:
      return pair(
        "có dùng dữ liệu dân cư", "that used population data", "không dùng dữ liệu dân cư", "that did not use it")
    case .disliked:
      return pair("bị nhiều lượt không thích hơn thích", "disliked", "không bị chê nhiều hơn khen", "not disliked")
    case .isRepeat: return pair("lặp lại", "that repeat another", "không lặp lại", "that repeat none")
    case .onlineLevel:
      return pair("cung cấp \(viList)", "provided \(enList)", "không cung cấp \(viList)", "not provided \(enList)")
    case .paymentIntegrated:
      return pair(
        "đã tích hợp thanh toán trực tuyến", "integrated for payment", "chưa tích hợp thanh toán", "not integrated")
    case .ownAuthority: return pair("thuộc thẩm quyền riêng", "under its own authority", "không thuộc", "not under it")
    case .procedureFee:
      return pair("có nghĩa vụ tài chính", "with a fee", "không có nghĩa vụ tài chính", "without a fee")
    case .procedureCitizen:
      return pair(
        "có đối tượng là người dân", "whose subjects include citizens", "không dành cho người dân", "not for citizens")
    case .procedurePaperResult:
      return pair(
        "của thủ tục phải trả kết quả giấy", "of procedures with a paper result", "của thủ tục không trả kết quả giấy",
        "of procedures without a paper result")
    }
  }

  private static func word(_ attribute: Attribute, _ word: String) -> Sentence {
    attribute.row.words.first { $0.word == word }?.meaning ?? Sentence(vi: word, en: word)
  }
}
