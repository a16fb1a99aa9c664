package import Base
internal import Records
package import Rules

/// A rule as sentences a clerk understands, made from the same tree the engine counts by.
package struct RuleWords {
  let pack: RulePack
  package init(_ pack: RulePack) { self.pack = pack }

  package func sentences(_ rule: IndicatorRule) -> [Sentence] {
    var lines = [counting(rule), scoring(rule)]
    if rule.inheritedFrom != nil {
      lines.append(
        Sentence(
          vi: "Xã, sở, phòng lấy theo số của tỉnh.", en: "Communes, agencies and offices take the province's figures."))
    }
    lines.append(empty(rule))
    lines.append(surety(rule))
    if let change = pack.maximaWhenEmpty, let max = change.maxima[rule.no] {
      lines.append(
        Sentence(
          vi: "Kỳ không có gì để đếm ở chỉ tiêu \(change.indicator): tối đa đổi thành \(max.vietnamese) điểm.",
          en: "Where indicator \(change.indicator) has nothing to count the maximum becomes \(max.text)."))
    }
    return lines.filter { !$0.vi.isEmpty }
  }

  private func counting(_ rule: IndicatorRule) -> Sentence {
    switch rule.measure {
    case .constant:
      return Sentence(vi: "Không đếm.", en: "Not counted.")
    case .records(let measure):
      let who = population(measure)
      let filter = measure.filter.map { " " + phrase($0).vi } ?? ""
      let filterEnglish = measure.filter.map { " " + phrase($0).en } ?? ""
      let achieved = phrase(measure.achieved)
      let against =
        measure.againstNationalReport
        ? Sentence(
          vi: " Mẫu số là số lớn hơn giữa số này và số tiếp nhận trong báo cáo quốc gia của đúng kỳ.",
          en: " The denominator is the larger of this and the national report's figure for exactly the period.")
        : Sentence(vi: "", en: "")
      return Sentence(
        vi: "Trong \(who.vi)\(filter), đếm \(noun(measure).vi) \(achieved.vi).\(against.vi)",
        en: "Among \(who.en)\(filterEnglish), count those \(achieved.en).\(against.en)")
    case .procedures(let measure): return procedures(measure)
    case .announcements(let measure): return announcements(measure)
    }
  }

  func noun(_ measure: RecordMeasure) -> Sentence {
    measure.subject == .petition
      ? Sentence(vi: "phản ánh, kiến nghị", en: "petitions") : Sentence(vi: "hồ sơ", en: "dossiers")
  }

  private func population(_ measure: RecordMeasure) -> Sentence {
    let noun = noun(measure)
    switch measure.population {
    case .received: return Sentence(vi: "\(noun.vi) tiếp nhận trong kỳ", en: "\(noun.en) received in the period")
    case .active:
      return Sentence(
        vi: "\(noun.vi) tiếp nhận trong kỳ hoặc chuyển từ kỳ trước sang",
        en: "\(noun.en) received in the period or carried over into it")
    }
  }

  private func procedures(_ measure: ProcedureMeasure) -> Sentence {
    let base: Sentence
    switch measure.base {
    case .services(let filter):
      base = Sentence(
        vi: "thủ tục đơn vị và cấp dưới cung cấp vào ngày cuối" + (filter.map { " " + phrase($0).vi } ?? ""),
        en: "procedures offered by the unit and those below it on the last day"
          + (filter.map { " " + phrase($0).en } ?? ""))
    case .ownServices(let filter):
      base = Sentence(
        vi: "thủ tục của riêng đơn vị vào ngày cuối" + (filter.map { " " + phrase($0).vi } ?? ""),
        en: "the unit's own procedures on the last day" + (filter.map { " " + phrase($0).en } ?? ""))
    case .dossiers(let population, let filter):
      let when = self.when(population)
      base = Sentence(
        vi: "thủ tục có hồ sơ \(when.vi)" + (filter.map { " " + phrase($0).vi } ?? ""),
        en: "procedures with a dossier \(when.en)" + (filter.map { " " + phrase($0).en } ?? ""))
    }
    switch measure.achieved {
    case .dossier(let population, let condition):
      let when = self.when(population)
      return Sentence(
        vi:
          "Trong các \(base.vi), đếm thủ tục có ít nhất một hồ sơ \(when.vi) \(phrase(condition).vi). Mỗi thủ tục tính một lần.",
        en:
          "Among \(base.en), count those with at least one dossier \(when.en) \(phrase(condition).en). Each procedure counts once."
      )
    case .service(let condition):
      return Sentence(
        vi: "Trong các \(base.vi), đếm thủ tục \(phrase(condition).vi). Mỗi thủ tục tính một lần.",
        en: "Among \(base.en), count those \(phrase(condition).en). Each procedure counts once.")
    }
  }

  private func when(_ population: Population) -> Sentence {
    population == .received
      ? Sentence(vi: "tiếp nhận trong kỳ", en: "received in the period")
      : Sentence(vi: "đang có trong kỳ", en: "active in the period")
  }

  private func announcements(_ measure: AnnouncementMeasure) -> Sentence {
    switch measure {
    case .signedInTime(let days):
      Sentence(
        vi:
          "Trong các thủ tục được công bố trong kỳ, đếm thủ tục mà mọi quyết định công bố trong kỳ ký chậm nhất \(days) ngày làm việc trước ngày có hiệu lực.",
        en:
          "Among procedures announced in the period, count those whose every decision was signed at least \(days) working days before it takes effect."
      )
    case .publishedInTime(let days):
      Sentence(
        vi:
          "Trong các thủ tục đến hạn công khai hoặc được công khai trong kỳ, đếm thủ tục công khai trong \(days) ngày làm việc kể từ ngày ký.",
        en:
          "Among procedures due or published in the period, count those published within \(days) working days of signing."
      )
    case .complete:
      Sentence(
        vi: "Trong các thủ tục đang công khai vào ngày cuối, đếm thủ tục có đủ các bộ phận tạo thành.",
        en: "Among procedures public on the last day, count those with all mandatory parts.")
    }
  }

  private func scoring(_ rule: IndicatorRule) -> Sentence {
    let max = rule.max.vietnamese
    var sentence: Sentence
    switch rule.curve {
    case .constant(let points):
      return Sentence(vi: "Luôn được \(points.vietnamese) điểm.", en: "Always \(points.text) points.")
    case .linear:
      sentence = Sentence(vi: "Điểm = \(max) × tỷ lệ", en: "Score = \(rule.max.text) × ratio")
    case .target(let percent):
      sentence = Sentence(
        vi: "Đạt \(percent) % là trọn \(max) điểm; dưới đó điểm = \(max) × tỷ lệ ÷ \(percent) %",
        en: "\(percent) % gives all \(rule.max.text) points; below, score = \(rule.max.text) × ratio ÷ \(percent) %")
    }
    if let factor = rule.factor {
      sentence = Sentence(
        vi: sentence.vi + ", tỷ lệ nhân thêm với tỷ lệ của chỉ tiêu \(factor)",
        en: sentence.en + ", the ratio multiplied by that of indicator \(factor)")
    }
    if pack.rounding == .portal, rule.scoreFrom == .shownRatio {
      sentence = Sentence(
        vi: sentence.vi + "; tỷ lệ làm tròn hai chữ số trước khi tính điểm như Cổng",
        en: sentence.en + "; the ratio is rounded to two decimals first, as the portal does")
    }
    return Sentence(vi: sentence.vi + ".", en: sentence.en + ".")
  }

  private func empty(_ rule: IndicatorRule) -> Sentence {
    if rule.measure == .constant { return Sentence(vi: "", en: "") }
    let score = emptyScore(rule.empty)
    let applies =
      rule.empty.notApplicable.isEmpty
      ? Sentence(vi: "", en: "")
      : Sentence(
        vi: " và ghi “không áp dụng” với \(kinds(rule.empty.notApplicable).vi) (điểm tối đa vẫn giữ)",
        en: ", marked not applicable for \(kinds(rule.empty.notApplicable).en) (the maximum stays)")
    return Sentence(
      vi: "Không có gì để đếm: \(score.vi)\(applies.vi).", en: "Nothing to count: \(score.en)\(applies.en).")
  }

  func emptyScore(_ rule: EmptyRule) -> Sentence {
    switch rule.score {
    case .max: Sentence(vi: "trọn điểm", en: "all points")
    case .points(let points): Sentence(vi: "\(points.vietnamese) điểm", en: "\(points.text) points")
    }
  }

  /// Kinds of units by their names.
  func kinds(_ words: [String]) -> Sentence {
    let names = words.map { UnitKind(rawValue: $0)?.sentence ?? Sentence(vi: $0, en: $0) }
    return Sentence(vi: names.map(\.vi).joined(separator: "; "), en: names.map(\.en).joined(separator: "; "))
  }

  /// What must be known for the count to be sure.
  private func surety(_ rule: IndicatorRule) -> Sentence {
    if rule.deciding.isEmpty { return Sentence(vi: "", en: "") }
    let fields = rule.deciding.sentence
    return Sentence(vi: "Đủ dữ liệu khi đã biết: \(fields.vi).", en: "Known when these are known: \(fields.en).")
  }

  /// A condition as it follows a noun.
  func phrase(_ predicate: Predicate) -> Sentence {
    switch predicate {
    case .has(let attribute, let words): return attributePhrase(attribute, words, negated: false)
    case .not(.has(let attribute, let words)): return attributePhrase(attribute, words, negated: true)
    case .not(let part):
      let inner = phrase(part)
      return Sentence(vi: "không (\(inner.vi))", en: "not (\(inner.en))")
    case .all(let parts): return joined(parts, vi: " và ", en: " and ")
    case .any(let parts):
      let inner = joined(parts, vi: " hoặc ", en: " or ")
      return Sentence(vi: "(\(inner.vi))", en: "(\(inner.en))")
    }
  }

  private func joined(_ parts: [Predicate], vi: String, en: String) -> Sentence {
    let phrases = parts.map { phrase($0) }
    return Sentence(vi: phrases.map(\.vi).joined(separator: vi), en: phrases.map(\.en).joined(separator: en))
  }

  private func attributePhrase(_ attribute: Attribute, _ words: [String], negated: Bool) -> Sentence {
    let (yes, no) = AttributeWords.phrases(attribute, words)
    return negated ? no : yes
  }
}
