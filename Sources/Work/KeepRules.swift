package import Base
internal import Formats
internal import Rules

/// Puts rule packs and calendars into a store and takes them out of use.
package struct KeepRules<Log: RuleLog> {
  private let log: Log
  private let shipped: [PackShelf.Source]
  private let now: Instant

  package init(log: Log, shipped: [PackShelf.Source], now: Instant) {
    self.log = log
    self.shipped = shipped
    self.now = now
  }

  /// Checks a pack against those at hand and puts it in force under the name it gives itself.
  package func add(pack yaml: [UInt8], file: String) throws(Failure) -> RuleBook.Entry {
    try repeated { book throws(Failure) in
      let pack = try PackShelf(shipped, store: book.packs).read(yaml, file: file)
      try refuseShipped(pack.name)
      return try event(.pack, pack.name, yaml, book)
    }
  }

  /// Checks a calendar and lays it over the one in force.
  package func add(calendar csv: [UInt8], name: String, file: String) throws(Failure) -> RuleBook.Entry {
    try repeated { book throws(Failure) in
      _ = try CalendarFile.entries(csv, file: file)
      return try event(.calendar, name, csv, book)
    }
  }

  /// Takes something out of use; it stays in the store with the instants between which it was in use.
  package func retire(_ kind: RuleEvent.Kind, _ name: String) throws(Failure) -> RuleBook.Entry {
    try repeated { book throws(Failure) in
      if kind == .pack, shipped.contains(where: { $0.name == name }) {
        throw Failure(
          .usage,
          vi: "“\(name)” đi kèm lệnh soi nên không rút được. Thêm một bộ default: true của mình để thay nó theo ngày.",
          en:
            "“\(name)” ships with soi and cannot be retired. Add a default: true pack of your own to replace it by date."
        )
      }
      guard let entry = book.active(kind, name) else { throw unknown(kind, name, book) }
      if kind == .pack { try refuseInUse(name, book) }
      return RuleEvent(
        number: book.nextNumber, at: now, kind: kind, action: .retire, name: name, digest: entry.digest, content: [])
    }
  }

  /// Another person who writes at the same moment makes this one look again.
  private func repeated(_ make: (RuleBook) throws(Failure) -> RuleEvent) throws(Failure) -> RuleBook.Entry {
    for _ in 1...12 {
      let events = try log.ruleEvents()
      let event = try make(RuleBook(events))
      guard try log.append(event) else { continue }
      let book = try RuleBook(events + [event])
      if let entry = book.entries.last(where: { $0.kind == event.kind && $0.name == event.name }) { return entry }
    }
    throw Failure(
      vi: "Nhiều người đang sửa quy tắc của kho cùng lúc; chưa ghi gì. Chạy lại sau.",
      en: "Others keep changing the rules of the store; nothing was written. Try again.")
  }

  private func event(
    _ kind: RuleEvent.Kind, _ name: String, _ content: [UInt8], _ book: RuleBook
  ) throws(Failure) -> RuleEvent {
    if let entry = book.active(kind, name) {
      throw Failure(
        .usage,
        vi:
          "Trong kho đã có “\(name)” từ \(entry.arrivedAt.vietnamese). Rút nó trước bằng \(retireCommand(kind, name)), hoặc đặt tên khác.",
        en:
          "The store has “\(name)” since \(entry.arrivedAt.isoLocal). Retire it first with \(retireCommand(kind, name)), or use another name."
      )
    }
    return RuleEvent(
      number: book.nextNumber, at: now, kind: kind, action: .add, name: name, digest: Digest(sha256(content)),
      content: content)
  }

  private func retireCommand(_ kind: RuleEvent.Kind, _ name: String) -> String {
    kind == .pack ? "soi rules retire \(name)" : "soi calendar retire \(name)"
  }

  private func refuseShipped(_ name: String) throws(Failure) {
    guard shipped.contains(where: { $0.name == name }) else { return }
    throw Failure(
      .usage,
      vi:
        "“\(name)” là tên một bộ đi kèm lệnh soi. Đặt tên khác ở dòng pack:, và based_on: \(name) nếu chỉ sửa vài chỗ.",
      en:
        "“\(name)” is the name of a pack that ships with soi. Give another one in pack:, and based_on: \(name) to change a few things only."
    )
  }

  /// What others are based on must stay at hand. Looks at the files alone: a pack that no longer passes the checks must not
  /// stand in the way of being retired.
  private func refuseInUse(_ name: String, _ book: RuleBook) throws(Failure) {
    var users: [String] = []
    for entry in book.active(.pack) {
      let tree = readStrictYAML(try decodeText(entry.content)).tree
      if tree?["based_on"]?.scalar == name { users.append(entry.name) }
    }
    guard !users.isEmpty else { return }
    let list = users.joined(separator: ", ")
    throw Failure(
      .usage, vi: "“\(name)” đang là gốc của: \(list). Rút các bộ đó trước.",
      en: "“\(name)” is the base of: \(list). Retire those first.")
  }

  private func unknown(_ kind: RuleEvent.Kind, _ name: String, _ book: RuleBook) -> Failure {
    let known = book.active(kind).map(\.name)
    let list = known.joined(separator: ", ")
    let nearest = Spelling.nearest(name, among: known)
    return Failure(
      .usage,
      vi: "Trong kho không có “\(name)” đang dùng."
        + (known.isEmpty ? " Kho chưa có gì." : (nearest.map { " Có phải “\($0)”?" } ?? "") + " Đang có: \(list)."),
      en: "There is no “\(name)” in use in the store."
        + (known.isEmpty
          ? " It has none." : (nearest.map { " Did you mean “\($0)”?" } ?? "") + " There are: \(list)."))
  }
}
