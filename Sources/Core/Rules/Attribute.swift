internal import Base

/// What a predicate can ask of a record. Names are those of the dataset columns where there is one.
package enum Attribute: String, Sendable, CaseIterable {
  case late, synced, channel, payment, complaint, reused
  case resultFile = "result_file"
  case componentFile = "component_file"
  case personalStore = "personal_store"
  case populationData = "population_data"
  case disliked
  case isRepeat = "repeat"
  case onlineLevel = "online_level"
  case paymentIntegrated = "payment_integrated"
  case ownAuthority = "own_authority"
  case procedureFee = "procedure.fee"
  case procedureCitizen = "procedure.citizen"
  case procedurePaperResult = "procedure.paper_result"

  /// The kinds of record that have it.
  package var subjects: [Subject] { row.subjects }

  /// The words it can have; nil for yes or no.
  package var words: [String]? {
    if case .words(let words) = row.value { words.map(\.word) } else { nil }
  }

  package var row: VocabularyRow {
    switch self {
    case .late:
      row(
        [.dossier, .petition], ["due_at", "ended_at", "answered_at", "second_supplement_at", "supplements"],
        vi: "trễ hạn vào thời điểm tính (quá ngày hẹn, hoặc bị yêu cầu bổ sung lần hai)",
        en: "late at the instant asked for (past its due date, or asked a second time for supplements)")
    case .synced:
      row(
        [.dossier], ["synced_at"], vi: "đã đồng bộ lên Cổng Dịch vụ công quốc gia",
        en: "synchronised with the national portal")
    case .channel:
      row(
        [.dossier], [rawValue], vi: "hình thức nộp hồ sơ (để trống là trực tiếp)",
        en: "how it was submitted (empty means directly)",
        [
          ("online", "trực tuyến", "online"), ("direct", "trực tiếp", "directly"), ("post", "qua bưu chính", "by post"),
        ])
    case .payment:
      row(
        [.dossier], [rawValue], vi: "nghĩa vụ tài chính của hồ sơ (để trống là không phải nộp)",
        en: "the dossier's financial obligation (empty means nothing to pay)",
        [
          ("0", "không phải nộp tiền", "with nothing to pay"),
          ("1", "phải nộp tiền nhưng không trả trực tuyến", "due and not paid online"),
          ("2", "thanh toán trực tuyến", "paid online"),
        ])
    case .complaint:
      row(
        [.dossier], [rawValue], vi: "bị phản ánh hoặc đánh giá không hài lòng",
        en: "a complaint was made or dissatisfaction was stated")
    case .reused:
      row(
        [.dossier], [rawValue], vi: "có dùng lại thông tin, dữ liệu đã số hóa",
        en: "digitised information was used again")
    case .resultFile:
      row([.dossier], [rawValue], vi: "có tệp kết quả điện tử", en: "it has an electronic result file")
    case .componentFile:
      row([.dossier], [rawValue], vi: "có tệp thành phần hồ sơ đã số hóa", en: "a component was digitised")
    case .personalStore:
      row(
        [.dossier], [rawValue], vi: "nối với kho của cá nhân, tổ chức trên Cổng",
        en: "linked with the owner's store on the portal")
    case .populationData:
      row([.dossier], [rawValue], vi: "có dùng dữ liệu dân cư", en: "population data was used")
    case .disliked:
      row(
        [.petition], ["likes", "dislikes"], vi: "số lượt không thích nhiều hơn số lượt thích",
        en: "more dislikes than likes")
    case .isRepeat:
      row([.petition], [rawValue], vi: "lặp lại một phản ánh, kiến nghị trước", en: "repeats an earlier petition")
    case .onlineLevel:
      row(
        [.service], [rawValue], vi: "mức cung cấp trực tuyến (để trống là không)",
        en: "how far it is provided online (empty means not)",
        [
          ("none", "không trực tuyến", "not online"), ("partial", "trực tuyến một phần", "partly online"),
          ("full", "trực tuyến toàn trình", "fully online"),
        ])
    case .paymentIntegrated:
      row(
        [.service], [rawValue], vi: "đã tích hợp thanh toán trên Cổng", en: "payment is integrated on the portal")
    case .ownAuthority:
      row(
        [.service], [rawValue], vi: "thuộc thẩm quyền riêng của đơn vị", en: "under the unit's own authority")
    case .procedureFee:
      ofProcedure("fee", vi: "thủ tục có nghĩa vụ tài chính", en: "the procedure has a financial obligation")
    case .procedureCitizen:
      ofProcedure("citizen", vi: "đối tượng của thủ tục có người dân", en: "the procedure's subjects include citizens")
    case .procedurePaperResult:
      ofProcedure(
        "paper_result", vi: "thủ tục phải trả kết quả giấy", en: "the procedure prescribes a result on paper")
    }
  }

  private func row(
    _ subjects: [Subject], _ columns: [String], vi: String, en: String, _ words: [(String, String, String)] = []
  ) -> VocabularyRow {
    VocabularyRow(
      name: rawValue, subjects: subjects,
      value: words.isEmpty
        ? .yesOrNo : .words(words.map { .init(word: $0.0, meaning: Sentence(vi: $0.1, en: $0.2)) }),
      meaning: Sentence(vi: vi, en: en), columns: columns)
  }

  /// Of the register row of a record's procedure.
  private func ofProcedure(_ column: String, vi: String, en: String) -> VocabularyRow {
    row([.dossier, .service, .procedure], ["procedures.\(column)"], vi: vi, en: en)
  }
}
