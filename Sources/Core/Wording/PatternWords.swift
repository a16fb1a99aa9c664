package import Base
package import Improving

extension Pattern.Kind {
  /// What was seen, as a question's beginning: the answer is theirs who are asked.
  package var sentence: Sentence {
    switch self {
    case .batchBeforeDeadline:
      Sentence(vi: "Kết thúc hàng loạt ngay trước hạn", en: "Ended in batches just before the deadline")
    case .emptyResult:
      Sentence(
        vi: "Tệp kết quả có trước hồ sơ, hoặc của hồ sơ chưa kết thúc",
        en: "Result files older than their dossier, or of dossiers that have not ended")
    case .flagNeverVaries: Sentence(vi: "Một cột hồ sơ nào cũng như nhau", en: "A column that is the same everywhere")
    case .secondSupplement:
      Sentence(vi: "Yêu cầu bổ sung lần hai, tính là trễ", en: "Asked twice for supplements, which counts as late")
    }
  }
}
