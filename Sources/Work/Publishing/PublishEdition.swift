package import Base
internal import Formats

/// Freezes the figures of a month for the public, and revises them with a reason: always by a new edition.
package struct PublishEdition {
  let log: any EditionLog
  let desk: Desk
  let now: Instant
  /// The desk of what had arrived by then: what earlier editions were made of.
  let deskThen: (Instant) throws(Failure) -> Desk

  package init(
    _ log: any EditionLog, _ desk: Desk, now: Instant, deskThen: @escaping (Instant) throws(Failure) -> Desk
  ) {
    self.log = log
    self.desk = desk
    self.now = now
    self.deskThen = deskThen
  }

  /// The edition as it would be frozen; nothing is written.
  ///
  /// - Parameter reason: why a month that is frozen already is frozen again; empty for the first time.
  package func made(
    _ month: PublicPeriod, reason: String = ""
  ) throws(Failure) -> (edition: Edition, files: [EditionFile]) {
    guard month.kind == .month else {
      throw Failure(
        .usage, vi: "Ấn bản là của một tháng, ví dụ 2026-10.", en: "An edition is of a month, like 2026-10.")
    }
    guard month.period.end < now else {
      throw Failure(
        .usage, vi: "\(month.sentence.vi) chưa hết, chưa chốt được. Đợi sang tháng sau.",
        en: "\(month.sentence.en) is not over and cannot be frozen yet. Wait until it is.")
    }
    guard desk.hasRecords(month.period) else {
      throw Failure(
        .usage, vi: "Kho không có hồ sơ nào của \(month.sentence.vi). Nhập dữ liệu trước.",
        en: "The store has no dossiers of \(month.sentence.en). Import them first.")
    }
    let known = try log.editions()
    let same = known.filter { $0.month == month }
    try check(same, reason, month)
    var earlier: [(desk: Desk, files: [EditionFile])] = []
    for edition in same { earlier.append((try deskThen(edition.madeAt), try log.files(of: edition.number))) }
    let tables = try MakeEdition(desk, month, now: now, earlier: earlier).tables()
    let files = tables.map { table in
      EditionFile(name: table.name, content: table.csv, digest: Digest(sha256(table.csv)))
    }
    let changes = try earlier.last.map { before throws(Failure) in
      try EditionDifference(before.files, files, month).sentence.vi
    }
    if changes == EditionDifference.none.vi {
      throw Failure(
        .usage, vi: "Số liệu \(month.sentence.vi) không khác ấn bản đã chốt: không có gì để sửa.",
        en: "The figures of \(month.sentence.en) are those of the frozen edition: there is nothing to revise.")
    }
    let edition = Edition(
      number: (known.last?.number ?? 0) + 1, month: month, madeAt: now, version: desk.version,
      replaces: same.last?.number, reason: reason, changes: changes ?? "",
      digest: Self.digest(month, files, after: known.last?.digest, reason))
    return (edition, files)
  }

  /// - Throws: when another one has taken its number.
  package func freeze(_ edition: Edition, _ files: [EditionFile]) throws(Failure) -> Edition {
    guard try log.append(edition, files) else {
      throw Failure(
        .conflict, vi: "Vừa có người khác chốt một ấn bản. Làm lại.",
        en: "Somebody else has just frozen an edition. Try again.")
    }
    return edition
  }

  private func check(_ same: [Edition], _ reason: String, _ month: PublicPeriod) throws(Failure) {
    if let last = same.last, reason.isEmpty {
      throw Failure(
        .conflict,
        vi:
          "\(month.sentence.vi) đã chốt trong ấn bản số \(last.number), không sửa được. Muốn ra ấn bản sửa đổi thì nói lý do: --reason.",
        en: "\(month.sentence.en) is frozen in edition \(last.number). To revise it give a reason: --reason.")
    }
    if same.isEmpty, !reason.isEmpty {
      throw Failure(
        .usage, vi: "\(month.sentence.vi) chưa chốt lần nào: bỏ --reason.",
        en: "\(month.sentence.en) was never frozen: leave --reason out.")
    }
  }

  /// Every digest covers the one before.
  static func digest(_ month: PublicPeriod, _ files: [EditionFile], after last: Digest?, _ reason: String) -> Digest {
    var hash = FieldDigest()
    hash.add(last?.bytes ?? [])
    hash.add(month.name)
    hash.add(reason)
    for file in files.sorted(by: { $0.name < $1.name }) {
      hash.add(file.name)
      hash.add(file.digest.bytes)
    }
    return Digest(hash.bytes)
  }
}

/// What a revision changed, in a sentence.
struct EditionDifference {
  let sentence: Sentence

  static let none = Sentence(vi: "Không có gì thay đổi.", en: "Nothing changed.")

  init(_ before: [EditionFile], _ after: [EditionFile], _ month: PublicPeriod) throws(Failure) {
    if Set(before.map(\.digest)) == Set(after.map(\.digest)) {
      sentence = Self.none
      return
    }
    let (old, new) = (try Self.totals(before, month), try Self.totals(after, month))
    let changed = new.filter { old[$0.key]?.total != $0.value.total }
    let moved = new.filter { old[$0.key]?.rank != $0.value.rank }
    var (vi, en) = (
      "Điểm tháng đổi ở \(changed.count) đơn vị, hạng đổi ở \(moved.count) đơn vị.",
      "The month's score changed at \(changed.count) units, the place at \(moved.count)."
    )
    if let most = changed.max(by: { Self.apart($0, old) < Self.apart($1, old) }), let was = old[most.key] {
      vi += " Nhiều nhất: \(most.value.name) từ \(was.total.vietnamese) thành \(most.value.total.vietnamese)."
      en += " Most: \(most.value.name) from \(was.total.text) to \(most.value.total.text)."
    }
    let others = after.filter { file in before.first { $0.name == file.name }?.digest != file.digest }.map(\.name)
    sentence = Sentence(
      vi: vi + " Tệp có thay đổi: \(others.joined(separator: ", ")).",
      en: en + " Files changed: \(others.joined(separator: ", ")).")
  }

  private struct Line {
    let name: String
    let total: Points
    let rank: String
  }

  private static func apart(_ line: (key: String, value: Line), _ old: [String: Line]) -> Int {
    abs(line.value.total.hundredths - (old[line.key]?.total.hundredths ?? 0))
  }

  private static func totals(_ files: [EditionFile], _ month: PublicPeriod) throws(Failure) -> [String: Line] {
    guard let file = files.first(where: { $0.name == EditionNames.ranking }) else { return [:] }
    let table = try EditionTable(file)
    let (period, unit, name) = (table.column("period"), table.column("unit"), table.column("name"))
    let (total, rank) = (table.column("total"), table.column("rank"))
    var lines: [String: Line] = [:]
    for row in table.rows where row[period] == month.name {
      lines[row[unit]] = Line(name: row[name], total: Points(text: row[total]) ?? .zero, rank: row[rank])
    }
    return lines
  }
}
