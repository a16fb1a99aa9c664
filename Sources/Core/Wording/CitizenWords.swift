package import Base

/// An indicator as somebody says it who comes to hand a dossier in: what is good here, what is not yet.
package struct CitizenWords: Sendable {
  package let good: Sentence
  package let bad: Sentence
  /// What is counted.
  package let noun: Sentence
  /// What is not good is that there are few: then those there are stand beside it, otherwise those that are wanting.
  package let isOfFew: Bool

  /// Nil for an indicator of a pack that nobody has put in plain words; then its own name is said.
  package init?(_ code: String) {
    guard let row = Self.rows[code] else { return nil }
    self = row
  }

  private init(
    _ good: String, _ goodEn: String, _ bad: String, _ badEn: String, _ noun: Sentence, isOfFew: Bool = false
  ) {
    self.isOfFew = isOfFew
    self.good = Sentence(vi: good, en: goodEn)
    self.bad = Sentence(vi: bad, en: badEn)
    self.noun = noun
  }

  private static let dossiers = Sentence(vi: "hồ sơ", en: "dossiers")
  private static let procedures = Sentence(vi: "thủ tục", en: "procedures")
  private static let petitions = Sentence(vi: "phản ánh, kiến nghị", en: "petitions")

  private static let rows: [String: CitizenWords] = [
    "DOSSIER_SYNC": .init(
      "Theo dõi được hồ sơ trên Cổng Dịch vụ công quốc gia", "Dossiers can be followed on the national portal",
      "Nhiều hồ sơ chưa theo dõi được trên Cổng Dịch vụ công quốc gia",
      "Many dossiers cannot be followed on the national portal", dossiers),
    "ON_TIME": .init(
      "Trả kết quả đúng hẹn", "Results come on time", "Còn hồ sơ trễ hẹn", "Some results are late", dossiers),
    "ONLINE_PROVIDED": .init(
      "Nhiều thủ tục làm được qua mạng", "Many procedures can be done online", "Ít thủ tục làm được qua mạng",
      "Few procedures can be done online", procedures, isOfFew: true),
    "ONLINE_WITH_DOSSIERS": .init(
      "Dịch vụ qua mạng có người dùng", "Online services are used", "Nhiều dịch vụ qua mạng chưa có ai nộp",
      "Many online services are not used yet", procedures),
    "SUBMITTED_ONLINE": .init(
      "Nhiều hồ sơ nộp qua mạng", "Many dossiers come online", "Ít hồ sơ nộp qua mạng", "Few dossiers come online",
      dossiers, isOfFew: true),
    "FEE_PROCEDURES_PAID": .init(
      "Phí được trả qua mạng ở nhiều thủ tục", "Fees are paid online in many procedures",
      "Nhiều thủ tục có phí chưa có ai trả qua mạng", "In many procedures nobody pays fees online", procedures),
    "FEE_PROCEDURES_INTEGRATED": .init(
      "Trả phí qua mạng được ở nhiều thủ tục", "Fees can be paid online in many procedures",
      "Nhiều thủ tục có phí chưa trả qua mạng được", "In many procedures fees cannot be paid online", procedures),
    "DOSSIERS_PAID_ONLINE": .init(
      "Nhiều hồ sơ trả phí qua mạng", "Many fees are paid online", "Ít hồ sơ trả phí qua mạng",
      "Few fees are paid online", dossiers, isOfFew: true),
    "ORIGINAL_RESULT_AVAILABLE": .init(
      "Có kết quả điện tử", "Results come electronically", "Nhiều hồ sơ chưa có kết quả điện tử",
      "Many results are not electronic", dossiers),
    "SO_HOA_GIAY_TO_GIAI_QUYET": .init(
      "Giấy tờ được số hóa", "Papers are digitised", "Nhiều hồ sơ chưa được số hóa", "Many dossiers are not digitised",
      dossiers),
    "REUSED_DIGITIZED_DATA": .init(
      "Dùng lại giấy tờ đã số hóa, đỡ phải nộp lại", "Papers handed in once are used again",
      "Ít dùng lại giấy tờ đã số hóa: người dân còn phải nộp lại", "Papers must be handed in again", dossiers,
      isOfFew: true),
    "SYNCED_WITH_DVCQG_PERSONAL_STORAGE": .init(
      "Kết quả được đưa vào kho giấy tờ của người dân", "Results go to the owner's store",
      "Nhiều kết quả chưa được đưa vào kho giấy tờ của người dân", "Many results do not go to the owner's store",
      dossiers),
    "CITIZEN_DATA_CONNECTED_FORMALITY": .init(
      "Nhiều thủ tục dùng dữ liệu dân cư", "Many procedures use population data",
      "Nhiều thủ tục chưa dùng dữ liệu dân cư", "Many procedures do not use population data", procedures),
    "CITIZEN_DATA_CONNECTED_DOSSIER": .init(
      "Dùng dữ liệu dân cư, đỡ phải khai lại", "Population data is used, less to fill in",
      "Ít dùng dữ liệu dân cư: người dân còn phải khai lại", "Population data is little used", dossiers, isOfFew: true),
    "PETITION_PROCESSING_ON_TIME": .init(
      "Trả lời phản ánh, kiến nghị đúng hạn", "Petitions are answered on time",
      "Trả lời phản ánh, kiến nghị còn trễ", "Some petitions are answered late", petitions),
    "PETITION_HANDLING_SATISFACTION": .init(
      "Trả lời đúng hạn, không bị chê, không phải gửi lại", "Answers are in time, not disliked, not asked for again",
      "Câu trả lời trễ, bị chê hoặc phải gửi lại", "Answers are late, disliked or asked for again", petitions),
    "DOSSIER_RECEIVING_SATISFACTION": .init(
      "Hồ sơ không trễ, không bị phản ánh", "Dossiers neither late nor complained of",
      "Còn hồ sơ trễ hoặc bị phản ánh", "Some dossiers are late or complained of", dossiers),
  ]
}
