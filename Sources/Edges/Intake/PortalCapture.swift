internal import Base
internal import Formats
internal import Records

/// Reads a captured answer of the national portal (six shapes) or a community crawler's file into published figures.
///
/// The portal's answers carry neither period nor time; they come from the file's metadata or from the command line.
struct PortalCapture {
  let context: ReadingContext
  /// Department codes by the portal's department ids, gathered from every capture of the import: two of the six shapes
  /// carry ids only.
  let departments: [String: String]
  let path: String
  private(set) var reading: FileReading

  private let period: Period
  private let asOf: Instant

  init(_ json: JSON, context: ReadingContext, departments: [String: String], path: String) throws(Failure) {
    self.context = context
    self.departments = departments
    self.path = path
    reading = FileReading(path: path, kind: .published)
    let metadata = json["metadata"]
    // What a person says on the command line goes before what the file says of itself.
    guard let period = context.period ?? metadata.flatMap(Self.period),
      let asOf = context.asOf ?? metadata.flatMap(Self.runInstant) ?? Self.metadataInstant(json),
      // A year that no file may state is a slip of the crawler's, not a time.
      [period.from, period.to, asOf.day].allSatisfy({ CellReader.years.contains($0.civil.year) })
    else {
      throw Failure(
        .usage,
        vi: "Tệp \(path) là số liệu Cổng nhưng không ghi kỳ và thời điểm lấy. Nói hai điều ấy khi nhập.",
        en:
          "The file \(path) is a portal capture without its period and time. Say the period and the instant with the import."
      )
    }
    self.period = period
    self.asOf = asOf
    read(json)
    if reading.rows.isEmpty && reading.quarantined.isEmpty {
      throw Failure(
        vi: "Tệp \(path) không giống số liệu nào của Cổng mà Soi biết.",
        en: "The file \(path) is not a portal capture Soi knows.")
    }
  }

  /// True when the object looks like one of the shapes this type reads.
  static func recognises(_ json: JSON) -> Bool {
    json["data"]?["overview"] != nil || json["data"]?["parent"] != nil || json["communes"] != nil
      || json["agencies"] != nil || json["departments"] != nil || json["units"] != nil
  }

  /// Department ids with their codes, wherever a capture gives both.
  static func departmentCodes(in json: JSON) -> [String: String] {
    var codes: [String: String] = [:]
    func visit(_ value: JSON) {
      if let id = value["departmentId"]?.string, let code = value["departmentCode"]?.string { codes[id] = code }
      for member in value.object ?? [] { visit(member.value) }
      for item in value.array ?? [] { visit(item) }
    }
    visit(json)
    return codes
  }

  // MARK: shapes

  private mutating func read(_ json: JSON) {
    if let data = json["data"] {
      if let parent = data["parent"] {
        tree(parent)
        for child in data["children"]?.array ?? [] { tree(child) }
      }
      if let overview = data["overview"] {
        evaluation(overview)
        for row in data["evaluation"]?.array ?? [] { evaluation(row) }
      }
    }
    if let overview = json["overview"] { scores(overview) }
    for list in ["communes", "agencies", "units", "departments"] {
      for row in json[list]?.array ?? [] { scores(row) }
    }
  }

  /// `dvc-progress-tree`, `provide-online-tree`, `formality-online-payment-tree`.
  private mutating func tree(_ row: JSON) {
    guard row.object != nil else { return refuse("children", row) }
    guard let unit = unit(row) else { return }
    let score = row["totalScore"] ?? row["score"]
    func figure(_ block: String, _ numerator: Int?, _ denominator: Int?, score: JSON? = nil) {
      add(unit, block, score: score, numerator: numerator, denominator: denominator)
    }
    if row["totalReceived"] != nil {
      figure("ON_TIME", whole(row["totalOnTime"]), whole(row["totalReceived"]), score: score)
    } else if row["totalDossierFinancialObligation"] != nil {
      figure(
        "DOSSIERS_PAID_ONLINE", whole(row["totalDossierOnlinePaymentSuccess"]),
        whole(row["totalDossierFinancialObligation"]))
      figure(
        "FEE_PROCEDURES_PAID", whole(row["totalDossierOnlineFormalityPaymentSuccess"]),
        whole(row["totalFeeDossierFormalityDistinct"]))
      figure("FEE_PROCEDURES_INTEGRATED", whole(row["totalFeeDossierFormality"]), whole(row["totalFeeFormality"]))
      figure("TTTT", nil, nil, score: score)
    } else {
      if row["authorityCount"] != nil {
        let (partial, full) = (whole(row["partialCount"]), whole(row["fullCount"]))
        let provided = partial.flatMap { partial in full.map { partial + $0 } }
        figure("ONLINE_PROVIDED", provided, whole(row["authorityCount"]))
        figure("ONLINE_WITH_DOSSIERS", whole(row["onlineDossierCount"]), whole(row["onlineServiceTotal"]))
        figure("SUBMITTED_ONLINE", whole(row["channelOnlineSum"]), whole(row["channelTotalSum"]))
      }
      figure("CLGQ", nil, nil, score: score)
    }
  }

  /// `transparency`, `dossier-digitized`, `handling-satisfaction`: metrics by code.
  private mutating func evaluation(_ row: JSON) {
    guard row.object != nil else { return refuse("evaluation", row) }
    guard let unit = unit(row) else { return }
    metrics(unit, row["metrics"])
    let codes = Set((row["metrics"]?.array ?? []).compactMap { $0["code"]?.string })
    let blocks = [
      ("CKMB", "PUBLISH_ON_TIME"), ("MDSH", "ORIGINAL_RESULT_AVAILABLE"), ("MDHL", "DOSSIER_RECEIVING_SATISFACTION"),
    ]
    for (block, sign) in blocks where codes.contains(sign) { add(unit, block, score: row["totalScore"]) }
  }

  private mutating func metrics(_ unit: String, _ list: JSON?) {
    for metric in list?.array ?? [] {
      guard let code = metric["code"]?.string, !code.hasPrefix("PETITION_CLASSIFICATION") else { continue }
      add(
        unit, code, score: metric["score"], numerator: whole(metric["numerator"]),
        denominator: whole(metric["denominator"]))
    }
  }

  /// Crawlers' lists: block scores, total and places of each unit, with the metrics of its details where there are any.
  private mutating func scores(_ row: JSON) {
    guard let unit = unit(row) else { return }
    for member in row["groupScores"]?.object ?? [] {
      add(unit, member.key == "ONLINE" ? "CLGQ" : member.key, score: member.value["score"] ?? member.value)
    }
    for group in row["groupDetails"]?.object ?? [] { metrics(unit, group.value["metrics"]) }
    for component in row["componentIndicators"]?.object ?? [] {
      metrics(unit, component.value["metrics"])
      if component.value["totalReceived"] != nil {
        add(
          unit, "ON_TIME", score: component.value["score"], numerator: whole(component.value["totalOnTime"]),
          denominator: whole(component.value["totalReceived"]))
      }
    }
    add(
      unit, "TOTAL", score: row["totalScore"] ?? row["score"] ?? row["currentScore"],
      rank: whole(row["rank"] ?? row["currentRank"]))
  }

  // MARK: rows

  private mutating func unit(_ row: JSON) -> String? {
    let id = row["departmentId"]?.string ?? row["id"]?.string
    let code = row["departmentCode"]?.string ?? row["code"]?.string ?? id.flatMap { departments[$0] }
    if let code { return code }
    let name = row["departmentName"]?.string ?? row["name"]?.string ?? ""
    if let known = context.admission.units.code(named: name) { return known.text }
    reading.quarantined.append(
      QuarantinedRow(
        file: path, line: reading.rows.count + 1, column: "departmentName", value: name, reason: .unknownDepartment))
    return nil
  }

  private mutating func add(
    _ unit: String, _ block: String, score: JSON? = nil, numerator: Int? = nil, denominator: Int? = nil,
    rank: Int? = nil
  ) {
    let points = score?.decimalText.flatMap { Points(text: $0) }
    if let text = score?.decimalText, points == nil {
      reading.quarantined.append(
        QuarantinedRow(file: path, line: reading.rows.count + 1, column: block, value: text, reason: .wrongType))
      return
    }
    if let reason = unusable(trimmed(unit), trimmed(block), [numerator, denominator, rank]) {
      reading.quarantined.append(
        QuarantinedRow(
          file: path, line: reading.rows.count + 1, column: block, value: trimmed(unit), reason: reason))
      return
    }
    guard points != nil || numerator != nil || denominator != nil || rank != nil else { return }
    var stated: [UInt8: String] = [
      1: trimmed(unit), 2: period.from.iso, 3: period.to.iso, 4: asOf.isoLocal, 5: trimmed(block),
    ]
    // What this capture does not tell, another of the same hour may: it is not stated.
    stated[6] = points?.text
    stated[7] = numerator.map(String.init)
    stated[8] = denominator.map(String.init)
    stated[9] = rank.map(String.init)
    CanonicalRows(.published, context).finish(
      ReadRow(line: reading.rows.count + 1, stated: stated, extras: [:], instant: nil), to: &reading)
  }

  /// What a cell of a canonical file could not hold either: names that are formulas, sums beyond any count.
  private func unusable(_ unit: String, _ block: String, _ counts: [Int?]) -> QuarantinedRow.Reason? {
    if unit.hasPrefix("=") || block.hasPrefix("=") { return .formulaWithoutValue }
    return counts.contains { $0 ?? 0 > CellReader.mostCounted } ? .wrongType : nil
  }

  /// Whole numbers, also when a crawler writes `18.0`; what is there and is none is quarantined.
  private mutating func whole(_ value: JSON?) -> Int? {
    guard let value, value != .null else { return nil }
    guard let text = value.decimalText, let points = Points(text: text), points.hundredths % 100 == 0,
      points.hundredths >= 0, points.hundredths / 100 <= CellReader.mostCounted
    else {
      refuse("count", value)
      return nil
    }
    return points.hundredths / 100
  }

  private mutating func refuse(_ column: String, _ value: JSON) {
    reading.quarantined.append(
      QuarantinedRow(
        file: path, line: reading.rows.count + 1, column: column, value: value.serialized(), reason: .wrongType))
  }

  // MARK: metadata

  private static func period(_ metadata: JSON) -> Period? {
    guard let year = metadata["year"]?.decimalText.flatMap({ Int($0) }) else { return nil }
    let part = metadata["period"]?.decimalText.flatMap { Int($0) } ?? metadata["period"]?.string.flatMap { Int($0) }
    switch metadata["timeType"]?.string?.lowercased() {
    case "month": return part.flatMap { Period.month($0, of: year) }
    case "quarter": return part.flatMap { Period.quarter($0, of: year) }
    case "year", nil: return .year(year)
    default: return nil
    }
  }

  private static func runInstant(_ metadata: JSON) -> Instant? {
    if let text = metadata["extractedAt"]?.string, let instant = Instant(iso: text, missing: .startOfDay) {
      return instant
    }
    guard let text = metadata["runDateStr"]?.string ?? metadata["currentRunDate"]?.string else { return nil }
    var reader = DigitReader(text)
    guard let day = reader.digits(2), let month = reader.digits(2), let year = reader.digits(4) else { return nil }
    return Day(year: year, month: month, day: day).map { .start(of: $0) }
  }

  private static func metadataInstant(_ json: JSON) -> Instant? {
    json["extractedAt"]?.string.flatMap { Instant(iso: $0, missing: .startOfDay) }
  }
}
