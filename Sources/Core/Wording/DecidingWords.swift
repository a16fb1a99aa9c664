internal import Base
internal import Rules

extension DecidingField {
  /// What must be known, for a person.
  var sentence: Sentence {
    switch self {
    case .dueAt: Sentence(vi: "ngày hẹn trả", en: "the due date")
    case .endedAt: Sentence(vi: "ngày kết thúc", en: "the end")
    case .syncedAt: Sentence(vi: "lúc đồng bộ", en: "the synchronisation")
    case .channel: Sentence(vi: "hình thức nộp", en: "the channel")
    case .payment: Sentence(vi: "tình trạng thanh toán", en: "the payment")
    case .complaint: Sentence(vi: "phản ánh, không hài lòng", en: "complaints")
    case .reused: Sentence(vi: "việc dùng lại dữ liệu", en: "the reuse of data")
    case .resultFile: Sentence(vi: "tệp kết quả", en: "the result file")
    case .componentFile: Sentence(vi: "tệp thành phần", en: "the component file")
    case .personalStore: Sentence(vi: "việc nối kho cá nhân, tổ chức", en: "the owner's store")
    case .populationData: Sentence(vi: "việc dùng dữ liệu dân cư", en: "the use of population data")
    case .answeredAt: Sentence(vi: "ngày trả lời", en: "the answer")
    case .dislikes: Sentence(vi: "lượt không thích", en: "the dislikes")
    case .isRepeat: Sentence(vi: "việc lặp lại", en: "the repetition")
    case .onlineLevel: Sentence(vi: "mức trực tuyến", en: "the online level")
    case .paymentIntegrated: Sentence(vi: "tích hợp thanh toán", en: "the integration of payment")
    case .ownAuthority: Sentence(vi: "thẩm quyền riêng", en: "the own authority")
    case .effectiveOn: Sentence(vi: "ngày có hiệu lực", en: "the day it takes effect")
    case .publishedOn: Sentence(vi: "ngày công khai", en: "the day of publication")
    case .partsComplete: Sentence(vi: "đủ bộ phận tạo thành hay không", en: "whether all parts are there")
    case .procedureFee: Sentence(vi: "thủ tục có phí hay không", en: "whether the procedure has a fee")
    case .procedureCitizen:
      Sentence(vi: "thủ tục dành cho người dân hay không", en: "whether the procedure is for citizens")
    case .procedurePaperResult:
      Sentence(vi: "thủ tục trả kết quả giấy hay không", en: "whether the procedure has a paper result")
    }
  }
}

extension [DecidingField] {
  var sentence: Sentence {
    Sentence(
      vi: map(\.sentence.vi).joined(separator: ", "), en: map(\.sentence.en).joined(separator: ", "))
  }
}
