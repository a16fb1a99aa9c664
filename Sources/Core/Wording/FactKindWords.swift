package import Base
package import Records

extension FactKind {
  /// What a list of these holds.
  package var sentence: Sentence {
    switch self {
    case .unit: Sentence(vi: "Đơn vị", en: "Units")
    case .procedure: Sentence(vi: "Thủ tục", en: "Procedures")
    case .service: Sentence(vi: "Dịch vụ của đơn vị", en: "Services of units")
    case .announcement: Sentence(vi: "Công bố, công khai", en: "Announcements")
    case .dossier: Sentence(vi: "Hồ sơ", en: "Dossiers")
    case .step: Sentence(vi: "Bước xử lý", en: "Steps")
    case .petition: Sentence(vi: "Phản ánh, kiến nghị", en: "Petitions")
    case .rating: Sentence(vi: "Lượt đánh giá", en: "Ratings")
    case .nationalReport: Sentence(vi: "Báo cáo quốc gia", en: "National reports")
    case .published: Sentence(vi: "Số liệu Cổng công bố", en: "Published figures")
    case .unitAlias: Sentence(vi: "Mã khác của đơn vị", en: "Other codes of units")
    case .progress: Sentence(vi: "Bước của tin trực tiếp", en: "Steps of live messages")
    }
  }
}
