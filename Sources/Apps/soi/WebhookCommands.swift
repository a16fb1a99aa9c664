internal import Access
internal import ArgumentParser
internal import Base
internal import Formats
internal import Records
internal import Work

struct WebhooksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhooks", abstract: "Báo cho hệ thống khác khi có thay đổi · tells other systems what changed",
    subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các địa chỉ · the addresses")
    @OptionGroup var common: Common

    func run() async throws {
      let webhooks = try WebhookStore(log: common.existingLog()).webhooks()
      common.put(.array(webhooks.map { WebhookWords.json($0) }), WebhookWords.table(webhooks, common.lang))
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Thêm địa chỉ, in khóa ký một lần · add an address, print its signing key once")
    @OptionGroup var common: Common
    @Argument(help: "https://…") var address: String
    @Option(help: "Đơn vị được báo điểm · whose score it is told of") var unit: String
    @Option(
      name: .customLong("event"), parsing: .singleValue,
      help: "score | finding | batch | alert, lặp lại được · repeatable")
    var events: [String] = []
    @Flag(help: "Địa chỉ trong mạng, kể cả http · an address of this network, http too") var allowPrivate = false

    func run() async throws {
      let access = try OpenedAccess(common)
      _ = try WebhookTarget.host(of: address, mayBePrivate: allowPrivate)
      guard access.asking.register.contains(UnitCode(unit)) else {
        throw Failure(
          .usage, vi: "Không có đơn vị \(unit.prefix(60)) trong kho. Kiểm tra mã.",
          en: "There is no unit \(unit.prefix(60)) in the store. Check the code.")
      }
      let known = events.compactMap { WebhookEvent(rawValue: $0) }
      guard known.count == events.count else {
        throw Failure(
          .usage, vi: "--event phải là score, finding, batch hoặc alert.",
          en: "--event must be score, finding, batch or alert.")
      }
      let secret = SystemRandomNumberGenerator.bytes(32)
      let webhook = try WebhookStore(log: access.log).add(
        Webhook.Draft(
          address: address, unit: UnitCode(unit), events: known.isEmpty ? Set(WebhookEvent.allCases) : Set(known),
          mayBePrivate: allowPrivate), secret: secret, at: Clock.now)
      try await WebhookWords.note(webhook.number, access)
      var table = WebhookWords.table([webhook], common.lang)
      table.notes = [
        common.lang == .vi
          ? "Khóa ký, chỉ hiện lần này: \(hex(secret))" : "The signing key, shown this once: \(hex(secret))"
      ]
      common.put(WebhookWords.json(webhook, [.init(key: "secret", value: .string(hex(secret)))]), table)
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bỏ một địa chỉ · remove an address")
    @OptionGroup var common: Common
    @Argument(help: "Số · number") var number: Int

    func run() async throws {
      let access = try OpenedAccess(common)
      guard try WebhookStore(log: access.log).removeWebhook(number) else {
        throw Failure(
          .notFound, vi: "Không có địa chỉ số \(number). Xem soi webhooks.",
          en: "There is no webhook \(number). See soi webhooks.")
      }
      try await WebhookWords.note(number, access)
    }
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static func bytes(_ count: Int) -> [UInt8] {
    var generator = Self()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

/// How webhooks are written, and what the trail is told.
enum WebhookWords {
  static func json(_ webhook: Webhook, _ more: [JSON.Member] = []) -> JSON {
    .object(
      [
        .init(key: "number", value: .integer(webhook.number)),
        .init(key: "address", value: .string(webhook.draft.address)),
        .init(key: "unit", value: .string(webhook.draft.unit.text)),
        .init(key: "events", value: .array(webhook.draft.events.map(\.rawValue).sorted().map { .string($0) })),
        .init(key: "may_be_private", value: .flag(webhook.draft.mayBePrivate)),
      ] + more)
  }

  static func table(_ webhooks: [Webhook], _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Số"), .init("Địa chỉ"), .init("Đơn vị"), .init("Báo gì")]
        : [.init("No"), .init("Address"), .init("Unit"), .init("Events")])
    table.rows = webhooks.map {
      [
        "\($0.number)", $0.draft.address, $0.draft.unit.text,
        $0.draft.events.map(\.rawValue).sorted().joined(separator: " "),
      ]
    }
    return table
  }

  static func note(_ number: Int, _ access: OpenedAccess) async throws(Failure) {
    try await access.desk.trail.append([
      TrailEntry(at: Clock.now, who: .operator, .managed, record: "webhook:\(number)")
    ])
  }
}
