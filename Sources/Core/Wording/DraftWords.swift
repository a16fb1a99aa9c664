package import Base
package import Papers

extension LegalPaper.Kind {
  package var name: Sentence {
    switch self {
    case .report: Sentence(vi: "Báo cáo", en: "Report")
    case .plan: Sentence(vi: "Kế hoạch", en: "Plan")
    case .letter: Sentence(vi: "Công văn", en: "Letter")
    case .submission: Sentence(vi: "Tờ trình", en: "Submission")
    case .brief: Sentence(vi: "Tóm tắt điều hành", en: "Leader's brief")
    }
  }
}

extension PaperDraft {
  package var stateWords: Sentence {
    switch state {
    case .drafting:
      sentBack == nil ? Sentence(vi: "đang soạn", en: "being written") : Sentence(vi: "trả lại để sửa", en: "sent back")
    case .approved: Sentence(vi: "đã duyệt, chờ chốt", en: "approved, to be frozen")
    case .frozen: Sentence(vi: "đã chốt", en: "frozen")
    }
  }
}

extension PaperAct {
  /// As a line of the draft's history says it.
  package var sentence: Sentence {
    switch self {
    case .create: Sentence(vi: "lập bản thảo", en: "made the draft")
    case .setLine: Sentence(vi: "sửa một đoạn", en: "changed a paragraph")
    case .addLine: Sentence(vi: "thêm một đoạn", en: "added a paragraph")
    case .removeLine: Sentence(vi: "bỏ một đoạn", en: "removed a paragraph")
    case .setHead: Sentence(vi: "sửa thể thức", en: "changed the form")
    case .setAsOf(let instant):
      Sentence(vi: "lấy số liệu đến \(instant.vietnamese)", en: "took figures up to \(instant.isoLocal)")
    case .approve(_, let accepting):
      accepting.isEmpty
        ? Sentence(vi: "duyệt", en: "approved")
        : Sentence(vi: "duyệt, chấp nhận mâu thuẫn vì: \(accepting)", en: "approved, accepting findings: \(accepting)")
    case .sendBack(let reason): Sentence(vi: "trả lại: \(reason)", en: "sent back: \(reason)")
    case .freeze: Sentence(vi: "chốt, cấp mã cho số liệu", en: "froze it; figures got their codes")
    }
  }
}
