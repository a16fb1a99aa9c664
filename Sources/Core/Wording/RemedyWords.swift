package import Base
package import Records
package import Scoring

extension Remedy {
  /// What is to be done, as an order to a desk.
  package var sentence: Sentence {
    switch self {
    case .attachResult: Sentence(vi: "Đính kèm kết quả điện tử có ký số", en: "Attach the signed electronic result")
    case .finishWithResult:
      Sentence(
        vi: "Giải quyết xong và đính kèm kết quả ký số", en: "Finish the dossier and attach its signed result")
    case .digitise: Sentence(vi: "Số hóa thành phần hồ sơ", en: "Digitise a component")
    case .reuse: Sentence(vi: "Dùng lại dữ liệu đã số hóa", en: "Reuse digitised data")
    case .linkStore:
      Sentence(vi: "Lưu vào kho của người dân trên Cổng", en: "Link with the owner's store on the portal")
    case .usePopulationData: Sentence(vi: "Khai thác dữ liệu dân cư", en: "Use population data")
    case .synchronise: Sentence(vi: "Đồng bộ lên Cổng DVCQG", en: "Synchronise with the national portal")
    case .payOnline: Sentence(vi: "Hướng dẫn nộp phí trực tuyến", en: "Have the fee paid online")
    case .integratePayment:
      Sentence(vi: "Đăng ký tích hợp thanh toán trên Cổng DVCQG", en: "Register for payment on the national portal")
    case .offerOnline: Sentence(vi: "Đưa thủ tục lên dịch vụ công trực tuyến", en: "Offer the procedure online")
    case .completeParts: Sentence(vi: "Bổ sung đủ bộ phận tạo thành", en: "Complete the published parts")
    case .answerPetition: Sentence(vi: "Trả lời phản ánh, kiến nghị", en: "Answer the petition")
    case .receiveOnline: Sentence(vi: "Tiếp nhận hồ sơ trực tuyến", en: "Receive a dossier online")
    }
  }

  /// The order with a count: “51 hồ sơ trực tuyến nữa”.
  package func counted(_ count: Int) -> Sentence {
    switch self {
    case .receiveOnline: Sentence(vi: "\(count) hồ sơ trực tuyến nữa", en: "\(count) more dossiers online")
    case .integratePayment, .offerOnline, .completeParts:
      Sentence(vi: "\(sentence.vi): \(count) thủ tục", en: "\(sentence.en): \(count) procedures")
    case .answerPetition: Sentence(vi: "Trả lời \(count) phản ánh, kiến nghị", en: "Answer \(count) petitions")
    default: Sentence(vi: "\(sentence.vi): \(count) hồ sơ", en: "\(sentence.en): \(count) dossiers")
    }
  }
}

extension LossLine.Prospect {
  /// What is left to do about a lost share.
  package var sentence: Sentence {
    switch self {
    case .now: Sentence(vi: "Lấy lại được ngay", en: "Can be won back now")
    case .diluted:
      Sentence(vi: "Chỉ loãng đi khi có thêm hồ sơ tốt", en: "Only thinned out by further good records")
    case .later: Sentence(vi: "Để kỳ sau", en: "In a later period")
    case .gone: Sentence(vi: "Không lấy lại được", en: "Cannot be won back")
    }
  }
}
