package import Base

/// The kind of record a condition is asked of.
package enum Subject: String, Sendable, CaseIterable {
  case dossier, petition, service, procedure, announcement

  package var sentence: Sentence {
    switch self {
    case .dossier: Sentence(vi: "hồ sơ", en: "dossier")
    case .petition: Sentence(vi: "phản ánh, kiến nghị", en: "petition")
    case .service: Sentence(vi: "dịch vụ (thủ tục một đơn vị cung cấp)", en: "service (a procedure a unit offers)")
    case .procedure: Sentence(vi: "thủ tục", en: "procedure")
    case .announcement: Sentence(vi: "công bố, công khai thủ tục", en: "announcement")
    }
  }
}

/// One word a condition can use. The reader of packs checks by these rows, `soi rules attributes` prints them and the
/// sentences of `soi rules show` take the words of values from them: there is no second list.
package struct VocabularyRow: Sendable {
  package enum Value: Sendable {
    /// Holds or not; written alone.
    case yesOrNo
    /// Has one of these words.
    case words([Word])
    /// Holds within a number of working days.
    case workdays(ClosedRange<Int>)
  }
  package struct Word: Sendable {
    package let word: String
    package let meaning: Sentence
  }

  package let name: String
  package let subjects: [Subject]
  package let value: Value
  package let meaning: Sentence
  /// The columns of the data files it is read from.
  package let columns: [String]

  package var words: [Word] { if case .words(let words) = value { words } else { [] } }

  /// Every row: what predicates ask of records, then what is asked of announcements.
  package static var all: [VocabularyRow] { Attribute.allCases.map(\.row) + AnnouncementWord.allCases.map(\.row) }
}

/// What is asked of announcement rows.
package enum AnnouncementWord: String, Sendable, CaseIterable {
  case signedInTime = "signed_in_time"
  case publishedInTime = "published_in_time"
  case complete

  package var row: VocabularyRow {
    switch self {
    case .signedInTime:
      row(
        .workdays(1...60), ["signed_on", "effective_on"],
        vi: "ký chậm nhất chừng ấy ngày làm việc trước ngày có hiệu lực",
        en: "signed no later than so many working days before it takes effect")
    case .publishedInTime:
      row(
        .workdays(1...60), ["signed_on", "published_on"], vi: "công khai trong chừng ấy ngày làm việc sau ngày ký",
        en: "published within so many working days after signing")
    case .complete:
      row(
        .yesOrNo, ["published_on", "withdrawn_on", "parts_complete"],
        vi: "đang công khai và đủ các bộ phận tạo thành", en: "public, with all mandatory parts")
    }
  }

  private func row(_ value: VocabularyRow.Value, _ columns: [String], vi: String, en: String) -> VocabularyRow {
    VocabularyRow(
      name: rawValue, subjects: [.announcement], value: value, meaning: Sentence(vi: vi, en: en), columns: columns)
  }
}
