package import Base
package import Scoring

extension LossLine.Reason {
  /// Why the points were lost, for the person who answers for it.
  package var sentence: Sentence {
    switch self {
    case .late: Sentence(vi: "Trễ hẹn", en: "Late")
    case .secondSupplement:
      Sentence(vi: "Yêu cầu bổ sung lần hai, tính là trễ", en: "Second request for supplement, counts as late")
    case .notSynced: Sentence(vi: "Chưa đồng bộ lên Cổng DVCQG", en: "Not synchronised with the national portal")
    case .notOnline: Sentence(vi: "Không nộp trực tuyến", en: "Not submitted online")
    case .noResultFile: Sentence(vi: "Chưa có tệp kết quả điện tử", en: "No electronic result file")
    case .notDigitised: Sentence(vi: "Chưa số hóa thành phần hồ sơ", en: "Components not digitised")
    case .notReused: Sentence(vi: "Không dùng lại dữ liệu đã số hóa", en: "No digitised data reused")
    case .notStored: Sentence(vi: "Chưa nối với kho của người dân trên Cổng", en: "Not linked with the owner's store")
    case .noPopulationData: Sentence(vi: "Không dùng dữ liệu dân cư", en: "Population data not used")
    case .complaint: Sentence(vi: "Có phản ánh hoặc đánh giá không hài lòng", en: "Complaint or dissatisfaction")
    case .notPaidOnline: Sentence(vi: "Không thanh toán trực tuyến", en: "Not paid online")
    case .petitionLate: Sentence(vi: "Phản ánh, kiến nghị trả lời trễ hạn", en: "Petition answered late")
    case .petitionDisliked:
      Sentence(vi: "Người gửi không hài lòng với trả lời", en: "The sender is not satisfied with the answer")
    case .petitionRepeated: Sentence(vi: "Phản ánh, kiến nghị lặp lại", en: "Repeated petition")
    case .noOnlineDossier:
      Sentence(vi: "Dịch vụ trực tuyến chưa có hồ sơ nộp trực tuyến", en: "Online service without an online dossier")
    case .noOnlinePayment:
      Sentence(
        vi: "Thủ tục có phí chưa có hồ sơ nào thanh toán trực tuyến", en: "Fee procedure without an online payment")
    case .notIntegrated:
      Sentence(vi: "Chưa tích hợp thanh toán trên Cổng DVCQG", en: "Payment not integrated on the national portal")
    case .notProvidedOnline: Sentence(vi: "Chưa cung cấp trực tuyến", en: "Not provided online")
    case .procedureWithoutPopulationData:
      Sentence(
        vi: "Thủ tục chưa có hồ sơ nào dùng dữ liệu dân cư", en: "No dossier of the procedure used population data")
    case .announcedLate: Sentence(vi: "Công bố trễ", en: "Announced late")
    case .publishedLate: Sentence(vi: "Công khai trễ", en: "Published late")
    case .partsIncomplete: Sentence(vi: "Công khai thiếu bộ phận tạo thành", en: "Published with parts missing")
    case .notAchieved: Sentence(vi: "Chưa đạt điều kiện của chỉ tiêu", en: "The condition of the indicator is not met")
    case .notApplicable:
      Sentence(
        vi: "Không áp dụng với cấp này, điểm tối đa giữ nguyên", en: "Does not apply at this level, the maximum stays")
    case .noData: Sentence(vi: "Chưa có số liệu trong kỳ", en: "Nothing to count in the period")
    case .inherited: Sentence(vi: "Theo số liệu công bố, công khai của tỉnh", en: "By the province's announcements")
    case .unnamed:
      Sentence(
        vi: "Hồ sơ có trong báo cáo quốc gia nhưng không có trong dữ liệu",
        en: "Reported nationally, not in the records")
    case .published:
      Sentence(vi: "Theo số Cổng công bố, không có từng hồ sơ", en: "By the portal's figures, without records")
    case .factor: Sentence(vi: "Do nhân với tỷ lệ của chỉ tiêu khác", en: "Multiplied by another indicator's ratio")
    case .rounding: Sentence(vi: "Làm tròn", en: "Rounding")
    }
  }
}

extension LossLine.Recoverable {
  package var sentence: Sentence {
    switch self {
    case .no: Sentence(vi: "Không lấy lại được", en: "Cannot be won back")
    case .thisPeriod: Sentence(vi: "Còn lấy lại được trong kỳ", en: "Can be won back in this period")
    case .future: Sentence(vi: "Chỉ còn ở kỳ sau", en: "Only in a later period")
    }
  }
}
