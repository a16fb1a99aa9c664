package import Access
package import Base

extension Role {
  /// As people call it.
  package var sentence: Sentence {
    switch self {
    case .desk: Sentence(vi: "Cán bộ tiếp nhận, giải quyết", en: "Desk officer")
    case .head: Sentence(vi: "Trưởng phòng", en: "Head of office")
    case .leader: Sentence(vi: "Lãnh đạo đơn vị", en: "Leader")
    case .control: Sentence(vi: "Kiểm soát thủ tục hành chính", en: "Control office")
    case .administrator: Sentence(vi: "Quản trị", en: "Administrator")
    case .auditor: Sentence(vi: "Kiểm tra, giám sát", en: "Auditor")
    case .integrator: Sentence(vi: "Hệ thống tích hợp", en: "Integrator")
    }
  }
}
