internal import Base
internal import Work

/// Names of lists and of a dossier's events.
enum DossierWords {
  static func title(_ selection: DossierSelection) -> Sentence {
    switch selection {
    case .late: Sentence(vi: "Danh sách hồ sơ trễ hạn", en: "Late dossiers")
    case .refused: Sentence(vi: "Danh sách hồ sơ từ chối", en: "Refused dossiers")
    case .withdrawn: Sentence(vi: "Danh sách hồ sơ công dân rút", en: "Withdrawn dossiers")
    case .stopped: Sentence(vi: "Danh sách hồ sơ dừng xử lý", en: "Stopped dossiers")
    case .supplemented: Sentence(vi: "Danh sách hồ sơ yêu cầu bổ sung", en: "Supplemented dossiers")
    case .open: Sentence(vi: "Danh sách hồ sơ đang giải quyết", en: "Open dossiers")
    case .openLate: Sentence(vi: "Danh sách hồ sơ đang giải quyết đã quá hạn", en: "Open and late dossiers")
    case .notSynced: Sentence(vi: "Danh sách hồ sơ chưa đồng bộ", en: "Dossiers not synchronised")
    case .all: Sentence(vi: "Danh sách hồ sơ", en: "Dossiers")
    }
  }

  static func event(_ kind: Timeline.Event.Kind) -> Sentence {
    switch kind {
    case .submitted: Sentence(vi: "Nộp", en: "Submitted")
    case .received: Sentence(vi: "Tiếp nhận", en: "Received")
    case .synced: Sentence(vi: "Đồng bộ lên Cổng DVCQG", en: "Synchronised")
    case .step: Sentence(vi: "Bước xử lý", en: "Step")
    case .due: Sentence(vi: "Hẹn trả", en: "Due")
    case .late: Sentence(vi: "TRỄ từ đây", en: "LATE from here")
    case .secondSupplement: Sentence(vi: "Yêu cầu bổ sung lần hai", en: "Second request for supplement")
    case .ended: Sentence(vi: "Kết thúc", en: "Ended")
    case .returned: Sentence(vi: "Trả kết quả", en: "Returned")
    }
  }

  static let pastDue = Sentence(vi: "quá ngày hẹn trả", en: "past the promised date")
}
