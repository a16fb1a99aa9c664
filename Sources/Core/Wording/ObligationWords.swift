package import Base
package import Plans

extension Obligation.Origin {
  package var sentence: Sentence {
    switch self {
    case .rule: Sentence(vi: "Báo cáo, việc định kỳ", en: "Comes again")
    case .announcement: Sentence(vi: "Công khai thủ tục", en: "Publication")
    case .petition: Sentence(vi: "Phản ánh, kiến nghị", en: "Petition")
    case .dossiers: Sentence(vi: "Hồ sơ đến hạn", en: "Dossiers")
    case .task: Sentence(vi: "Nhiệm vụ kế hoạch", en: "Duty of a plan")
    }
  }
}
