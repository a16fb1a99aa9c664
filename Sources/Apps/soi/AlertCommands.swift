internal import Access
internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Improving
internal import Mail
internal import Records
internal import Server
internal import StoreSQLite
internal import Wording
internal import Work

/// Letters through the mail server of the configuration.
struct MailRoom: LetterSending {
  let client: SMTPClient

  func send(_ letter: Letter) async throws(Failure) {
    try await client.send(
      to: letter.to, subject: letter.subject, lines: letter.lines, at: Clock.now, id: UUID().uuidString.lowercased())
  }
}

struct AlertsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Cảnh báo và quy tắc báo · alerts and their rules",
    subcommands: [List.self, Rule.self, Look.self, Try.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Cảnh báo chờ ghi nhận · alerts nobody took note of")
    @OptionGroup var common: Common
    @Flag(help: "Cả cảnh báo đã ghi nhận · those noted as well") var all = false

    func run() async throws {
      let cases = try await AlertBook(NotebookStore(log: common.existingLog())).cases().filter { all || $0.isOpen }
      let vi = common.lang == .vi
      var table = TextTable(
        columns: vi
          ? [.init("Số", .right), .init("Báo lúc"), .init("Đơn vị"), .init("Chuyện gì"), .init("Tình trạng")]
          : [.init("No", .right), .init("Raised"), .init("Unit"), .init("What"), .init("State")])
      table.keepsLongCells = true
      table.rows = cases.map {
        [
          "\($0.number)", vi ? $0.raisedAt.vietnamesePadded : $0.raisedAt.isoLocal, $0.alert.unit.text,
          $0.alert.sentence.text(common.lang), $0.state,
        ]
      }
      common.put(.array(cases.map(\.json)), table)
    }
  }

  struct Rule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Xem hoặc đặt quy tắc báo của một đơn vị · see or set a unit's rule",
      discussion:
        "Chỉ những mục được ghi mới đổi; off là không báo theo điều ấy. · Only what is said changes; off stops it.")
    @OptionGroup var common: Common
    @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
    @Option(help: "Khả năng trễ từ, % · chance from") var chance: String?
    @Option(help: "Còn lại từ, giờ làm việc · working hours left") var left: String?
    @Option(help: "Nguồn im lặng, giờ làm việc · a silent source") var silent: String?
    @Option(help: "Chuyển lên sau, giờ làm việc · passed up after") var escalate: String?
    @Option(help: "Đáng ít nhất, điểm · points at least") var points: String?
    @Option(help: "on | off") var overtaken: String?
    @Option(parsing: .singleValue, help: "Thư cảnh báo tới, lặp lại được · letters to, repeatable") var mailTo:
      [String] = []
    @Option(parsing: .singleValue, help: "Tin sáng tới, lặp lại được · the brief to, repeatable") var briefTo:
      [String] = []

    func run() async throws {
      let access = try OpenedAccess(common)
      let code = UnitCode(unit)
      guard access.asking.register.contains(code) else {
        throw Failure(
          .usage, vi: "Không có đơn vị \(unit.prefix(60)) trong kho. Kiểm tra mã.",
          en: "There is no unit \(unit.prefix(60)) in the store. Check the code.")
      }
      let book = AlertBook(NotebookStore(log: access.log))
      let known = try await book.rules()[code]
      var rule = known ?? AlertRule(unit: code)
      rule.chance = try number(chance, rule.chance, 1...99, "--chance")
      rule.hoursLeft = try number(left, rule.hoursLeft, 0...400, "--left")
      rule.silentHours = try number(silent, rule.silentHours, 1...400, "--silent")
      rule.escalateHours = try number(escalate, rule.escalateHours, 1...400, "--escalate")
      if let points {
        guard let least = Points(text: points.replacing(",", with: ".")), least >= .zero else {
          throw wrong("--points")
        }
        rule.points = least
      }
      if let overtaken { rule.overtaken = overtaken == "on" }
      for address in mailTo + briefTo where !Letter.isAddress(address) { throw wrong("--mail-to, --brief-to") }
      if !mailTo.isEmpty { rule.mailTo = mailTo }
      if !briefTo.isEmpty { rule.briefTo = briefTo }
      if rule != known { try await book.keep(rule, by: .operator, at: Clock.now) }
      print(rule.json.serialized(pretty: true))
    }

    private func number(
      _ text: String?, _ known: Int?, _ range: ClosedRange<Int>, _ option: String
    ) throws(Failure) -> Int? {
      guard let text else { return known }
      if text == "off" { return nil }
      if let value = Int(text), range.contains(value) { return value }
      throw wrong(option)
    }

    private func wrong(_ option: String) -> Failure {
      Failure(.usage, vi: "\(option): giá trị không đọc được.", en: "\(option): the value cannot be read.")
    }
  }

  struct Look: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Xem một lượt và báo ngay, như dịch vụ làm mỗi phút · one look, as the service does each minute")
    @OptionGroup var common: Common
    @Option(help: "soi.yaml") var config: String?
    @Option(help: ArgumentHelp("Xem như lúc này là · as if now were", valueName: "INSTANT")) var at: String?

    func run() async throws {
      let desk = try common.desk()
      var configuration = ServiceConfiguration(
        flags: [:], environment: ProcessInfo.processInfo.environment, file: config)
      let (settings, mail) = (configuration.settings(), configuration.mail())
      if let problems = configuration.told { throw problems }
      let watch = WatchAlerts(
        AlertBook(NotebookStore(log: try common.existingLog())), mail: mail.map { MailRoom(client: SMTPClient($0)) },
        address: settings.publicAddress)
      let now = try askedInstant(at, "--at") ?? Clock.now
      let look = try await watch(desk, opener: desk, sources: [], at: now)
      let json: JSON = [
        "raised": .integer(look.raised), "cleared": .integer(look.cleared), "escalated": .integer(look.escalated),
        "letters": .integer(look.letters), "failures": .array(look.failures.map { .string($0) }),
      ]
      print(json.serialized(pretty: true))
      if let first = look.failures.first { throw Failure(vi: first, en: first) }
    }
  }

  struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "try-mail", abstract: "Gửi một thư thử · send a letter to try the mail server")
    @Argument(help: "ten@donvi.gov.vn") var to: String
    @Option(help: "soi.yaml") var config: String?

    func run() async throws {
      var configuration = ServiceConfiguration(
        flags: [:], environment: ProcessInfo.processInfo.environment, file: config)
      let mail = configuration.mail()
      if let problems = configuration.told { throw problems }
      guard let mail, Letter.isAddress(to) else {
        throw Failure(
          .usage, vi: "Cần mail_host, mail_from trong soi.yaml và một địa chỉ thư.",
          en: "mail_host and mail_from in soi.yaml and an address are needed.")
      }
      try await MailRoom(client: SMTPClient(mail)).send(
        Letter(
          to: [to], subject: "Soi 766: thư thử",
          lines: ["Máy thư nhận thư của Soi 766.", "The mail server takes letters."]))
      print("Đã gửi · sent")
    }
  }
}

extension AlertCase {
  fileprivate var state: String {
    acknowledgedAt != nil ? "acknowledged" : clearedAt != nil ? "cleared" : escalatedTo.isEmpty ? "open" : "escalated"
  }

  fileprivate var json: JSON {
    [
      "number": .integer(number), "kind": .string(alert.kind.rawValue), "unit": .string(alert.unit.text),
      "record": .string(alert.record), "text": .string(alert.sentence.vi), "raised_at": .string(raisedAt.iso),
      "told_at": toldAt.map { .string($0.iso) } ?? .null, "state": .string(state),
      "escalated_to": escalatedTo.last.map { .string($0.text) } ?? .null, "note": .string(note),
    ]
  }
}
