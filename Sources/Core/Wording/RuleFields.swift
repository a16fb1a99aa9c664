package import Base
package import Rules

/// One named part of a pack in words: what `soi rules diff` compares and `soi rules show` says beside the sentences.
package struct RuleField: Hashable, Sendable {
  /// The entry's name in the file.
  package let key: String
  package let label: Sentence
  package let value: Sentence
}

extension RuleWords {
  /// Everything a pack says of itself beside its blocks, bands and indicators.
  package func packFields() -> [RuleField] {
    var fields = [
      field("pack", "Tên gọi", "Name", same(pack.name)),
      field("title", "Tên bộ", "Title", pack.title),
      field("generation", "Thế hệ", "Generation", same(pack.generation)),
      field("valid.from", "Hiệu lực từ", "Valid from", Sentence(vi: pack.validFrom.vietnamese, en: pack.validFrom.iso)),
    ]
    if let to = pack.validTo {
      fields.append(field("valid.to", "Hiệu lực đến", "Valid until", Sentence(vi: to.vietnamese, en: to.iso)))
    }
    fields += [
      field(
        "default", "Tự chọn theo ngày", "Chosen by date",
        pack.isDefault
          ? Sentence(vi: "có", en: "yes") : Sentence(vi: "không, chỉ khi gọi tên", en: "no, only when named")),
      field("rounding", "Làm tròn", "Rounding", pack.rounding.sentence),
      field("source", "Nguồn", "Source", same(pack.source)),
      field("bands", "Xếp loại", "Bands", bands),
    ]
    if let change = pack.maximaWhenEmpty {
      let moved = change.maxima.keys.sorted(by: codePointOrder)
      fields.append(
        field(
          "maxima_when_empty", "Đổi điểm tối đa khi trống", "Maxima when empty",
          Sentence(
            vi: "không có gì để đếm ở chỉ tiêu \(change.indicator): "
              + moved.map { "\($0) còn \(change.maxima[$0]?.vietnamese ?? "")" }.joined(separator: ", "),
            en: "nothing to count in indicator \(change.indicator): "
              + moved.map { "\($0) becomes \(change.maxima[$0]?.text ?? "")" }.joined(separator: ", "))))
    }
    return fields
  }

  package func fields(_ block: Block) -> [RuleField] {
    [
      field("name", "Tên", "Name", block.name),
      field("max", "Điểm tối đa", "Maximum", points(block.max)),
      field("group", "Nhóm", "Group", same("\(block.group)")),
      field("aliases", "Tên khác", "Other names", list(block.aliases)),
    ].filter { $0.value.vi != "" }
  }

  /// Every part of an indicator's rule.
  package func fields(_ rule: IndicatorRule) -> [RuleField] {
    var fields = [
      field("name", "Tên", "Name", rule.name),
      field("id", "Mã trong văn bản", "Id in the documents", same(rule.id)),
      field("code", "Mã của Cổng", "Portal code", same(rule.code)),
      field("aliases", "Tên khác", "Other names", list(rule.aliases)),
      field("block", "Khối", "Block", same(rule.block)),
      field("max", "Điểm tối đa", "Maximum", points(rule.max)),
      field("curve", "Đường điểm", "Curve", curve(rule.curve)),
    ]
    if rule.measure != .constant {
      fields.append(field("score_from", "Tính điểm từ", "Scored from", rule.scoreFrom.sentence))
      fields.append(field("empty", "Khi không có gì để đếm", "With nothing to count", emptyScore(rule.empty)))
      fields.append(
        field("not_applicable", "Không áp dụng với", "Not applicable for", kinds(rule.empty.notApplicable)))
    }
    fields += measureFields(rule.measure)
    if let factor = rule.factor {
      fields.append(
        field(
          "factor", "Nhân với", "Multiplied by",
          Sentence(vi: "tỷ lệ của chỉ tiêu \(factor)", en: "the ratio of indicator \(factor)")))
    }
    fields.append(field("deciding", "Phải biết mới chắc", "Deciding", rule.deciding.sentence))
    if rule.inheritedFrom != nil {
      fields.append(
        field("inherited_from", "Lấy theo", "Inherited from", Sentence(vi: "tỉnh", en: "the province")))
    }
    fields.append(field("confidence", "Độ tin cậy", "Confidence", same(rule.confidence)))
    if let source = rule.source { fields.append(field("source", "Nguồn", "Source", same(source))) }
    return fields.filter { $0.value.vi != "" }
  }

  private func measureFields(_ measure: Measure) -> [RuleField] {
    switch measure {
    case .constant: return [counted(Sentence(vi: "không đếm", en: "nothing"))]
    case .records(let records):
      var fields = [
        counted(noun(records)), population("population", records.population),
        condition("where", "Trong số", "Among", records.filter),
        condition("achieved", "Đạt khi", "Achieved when", records.achieved),
      ]
      if records.againstNationalReport {
        fields.append(
          field(
            "denominator", "Mẫu số", "Denominator",
            Sentence(
              vi: "số lớn hơn giữa số đếm được và báo cáo quốc gia",
              en: "the larger of the count and the national report")))
      }
      return fields
    case .procedures(let procedures): return fields(procedures)
    case .announcements(let announcements): return fields(announcements)
    }
  }

  private func fields(_ measure: ProcedureMeasure) -> [RuleField] {
    var fields = [counted(Sentence(vi: "thủ tục, mỗi thủ tục một lần", en: "procedures, each once"))]
    switch measure.base {
    case .services(let filter):
      fields.append(of(Sentence(vi: "dịch vụ của đơn vị và cấp dưới", en: "services of the unit and those below")))
      fields.append(condition("where", "Trong số", "Among", filter))
    case .ownServices(let filter):
      fields.append(of(Sentence(vi: "dịch vụ của riêng đơn vị", en: "the unit's own services")))
      fields.append(condition("where", "Trong số", "Among", filter))
    case .dossiers(let population, let filter):
      fields.append(of(Sentence(vi: "thủ tục có hồ sơ", en: "procedures with dossiers")))
      fields.append(self.population("population", population))
      fields.append(condition("where", "Trong số", "Among", filter))
    }
    switch measure.achieved {
    case .service(let condition):
      fields.append(self.condition("having.service", "Đạt khi dịch vụ", "Achieved when the service", condition))
    case .dossier(let population, let condition):
      fields.append(self.population("having.population", population))
      fields.append(
        self.condition("having.dossier", "Đạt khi có một hồ sơ", "Achieved when one dossier", condition))
    }
    return fields
  }

  private func fields(_ measure: AnnouncementMeasure) -> [RuleField] {
    let (word, days): (AnnouncementWord, Int?) =
      switch measure {
      case .signedInTime(let days): (.signedInTime, days)
      case .publishedInTime(let days): (.publishedInTime, days)
      case .complete: (.complete, nil)
      }
    var fields = [
      counted(Subject.announcement.sentence), field("achieved", "Đạt khi", "Achieved when", word.row.meaning),
    ]
    if let days { fields.append(field("workdays", "Số ngày làm việc", "Working days", same("\(days)"))) }
    return fields
  }

  private var bands: Sentence {
    Sentence(
      vi: pack.bands.map { "\($0.name.vi) từ \($0.from.vietnamese)" }.joined(separator: ", "),
      en: pack.bands.map { "\($0.name.en) from \($0.from.text)" }.joined(separator: ", "))
  }

  private func curve(_ curve: Curve) -> Sentence {
    switch curve {
    case .linear: Sentence(vi: "theo tỷ lệ", en: "by the ratio")
    case .target(let percent): Sentence(vi: "trọn điểm từ \(percent) %", en: "all points from \(percent) %")
    case .constant(let points): Sentence(vi: "luôn \(points.vietnamese) điểm", en: "always \(points.text) points")
    }
  }

  private func counted(_ value: Sentence) -> RuleField { field("count", "Đếm", "Counts", value) }
  private func of(_ value: Sentence) -> RuleField { field("of", "Lấy từ", "Taken from", value) }

  private func population(_ key: String, _ population: Population) -> RuleField {
    field(
      key, "Hồ sơ nào", "Which records",
      population == .received
        ? Sentence(vi: "tiếp nhận trong kỳ", en: "received in the period")
        : Sentence(vi: "tiếp nhận trong kỳ hoặc chuyển từ kỳ trước sang", en: "received in the period or carried over"))
  }

  private func condition(_ key: String, _ vi: String, _ en: String, _ predicate: Predicate?) -> RuleField {
    field(key, vi, en, predicate.map { phrase($0) } ?? Sentence(vi: "", en: ""))
  }

  private func field(_ key: String, _ vi: String, _ en: String, _ value: Sentence) -> RuleField {
    RuleField(key: key, label: Sentence(vi: vi, en: en), value: value)
  }

  private func same(_ text: String) -> Sentence { Sentence(vi: text, en: text) }
  private func list(_ words: [String]) -> Sentence { same(words.joined(separator: ", ")) }
  private func points(_ points: Points) -> Sentence { Sentence(vi: points.vietnamese, en: points.text) }
}

extension Rounding {
  package var sentence: Sentence {
    switch self {
    case .portal:
      Sentence(vi: "như Cổng (score_from nói chỉ tiêu nào làm tròn tỷ lệ trước)", en: "as the portal does")
    case .exact: Sentence(vi: "đúng đến phần trăm điểm, chỉ làm tròn ở cuối", en: "exactly, rounded only at the end")
    }
  }
}

extension ScoreSource {
  package var sentence: Sentence {
    switch self {
    case .shownRatio:
      Sentence(vi: "tỷ lệ đã làm tròn hai chữ số như hiển thị", en: "the ratio as shown, rounded to two decimals")
    case .fraction: Sentence(vi: "phân số, không làm tròn tỷ lệ", en: "the fraction, without rounding the ratio")
    }
  }
}
