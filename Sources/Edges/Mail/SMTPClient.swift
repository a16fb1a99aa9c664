package import Base
internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Sends letters through one mail server: STARTTLS or TLS, AUTH PLAIN or LOGIN, a connection for each letter.
package struct SMTPClient: Sendable {
  private let settings: SMTPSettings
  private static let patience = TimeAmount.seconds(60)

  package init(_ settings: SMTPSettings) { self.settings = settings }

  /// `at` dates the letter; `id` is unique among all letters.
  package func send(to: [String], subject: String, lines: [String], at: Instant, id: String) async throws(Failure) {
    let letter = MailText(from: settings.from, to: to, subject: subject, lines: lines, id: id, at: at)
    do {
      try await talk(letter)
    } catch let refusal as Refusal {
      throw refusal.failure(settings)
    } catch {
      throw Refusal.unreachable.failure(settings)
    }
  }

  private func talk(_ letter: MailText) async throws {
    let replies = SMTPReplies()
    let context = try tlsContext()
    let (host, security) = (settings.host, settings.security)
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connectTimeout(.seconds(10))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if security == .tls { try Self.encrypt(channel, context, host) }
          try channel.pipeline.syncOperations.addHandler(replies)
        }
      }
      .connect(host: host, port: settings.port).get()
    // Whoever says nothing for a minute says nothing more.
    let timer = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    defer {
      timer.cancel()
      channel.close(promise: nil)
    }
    var talk = Talk(channel: channel, replies: replies)
    try await talk.expect(220)
    var offers = try await talk.hello()
    if security == .startTLS {
      guard offers.contains(where: { $0.uppercased() == "STARTTLS" }) else { throw Refusal.noTLS }
      try await talk.say("STARTTLS", expecting: 220)
      if replies.hasMore { throw Refusal.injected }
      try await channel.eventLoop.submit { try Self.encrypt(channel, context, host) }.get()
      offers = try await talk.hello()
    }
    if let user = settings.user, let password = settings.password {
      guard security != .none else { throw Refusal.plainPassword }
      try await talk.authenticate(user, password, offers)
    }
    try await talk.say("MAIL FROM:<\(settings.from)>", expecting: 250)
    for address in letter.to { try await talk.say("RCPT TO:<\(address)>", expecting: 250) }
    try await talk.say("DATA", expecting: 354)
    // Base64 and headers never begin a line with a dot.
    try await talk.say(letter.text + ".", expecting: 250)
    _ = try? await talk.say("QUIT", expecting: 221)
  }

  private func tlsContext() throws -> NIOSSLContext {
    var terms = TLSConfiguration.makeClientConfiguration()
    terms.minimumTLSVersion = .tlsv12
    if let file = settings.authorities { terms.trustRoots = .file(file) }
    return try NIOSSLContext(configuration: terms)
  }

  private static func encrypt(_ channel: any Channel, _ context: NIOSSLContext, _ host: String) throws {
    // An address is no name a certificate is asked for by.
    let name = host.contains { $0.isLetter } && !host.contains(":") ? host : nil
    try channel.pipeline.syncOperations.addHandler(
      NIOSSLClientHandler(context: context, serverHostname: name), position: .first)
  }
}

/// Why a letter was not sent.
private enum Refusal: Error {
  case unreachable, noTLS, injected, plainPassword, noWayIn, refusedLogin
  case refused(String)

  func failure(_ settings: SMTPSettings) -> Failure {
    let place = "\(settings.host):\(settings.port)"
    return switch self {
    case .unreachable:
      Failure(
        vi: "Không nói chuyện được với máy thư \(place): kiểm tra địa chỉ, cổng, chứng thư TLS.",
        en: "The mail server \(place) cannot be spoken to: check its address, port and TLS certificate.")
    case .noTLS:
      Failure(
        vi: "Máy thư \(place) không có STARTTLS: không gửi gì. Dùng mail_tls: tls nếu máy ấy mã hóa từ đầu.",
        en: "The mail server \(place) offers no STARTTLS: nothing is sent. Use mail_tls: tls where it encrypts at once."
      )
    case .injected:
      Failure(
        vi: "Máy thư \(place) nói thêm trước khi mã hóa: có kẻ chen giữa. Không gửi gì.",
        en: "The mail server \(place) said more before TLS: somebody stands in between. Nothing is sent.")
    case .plainPassword:
      Failure(
        vi: "Không gửi mật khẩu tới máy thư \(place) khi chưa mã hóa: đặt mail_tls là starttls hoặc tls.",
        en: "No password is sent to \(place) without TLS: set mail_tls to starttls or tls.")
    case .noWayIn:
      Failure(
        vi: "Máy thư \(place) không nhận AUTH PLAIN hay LOGIN.",
        en: "The mail server \(place) takes neither AUTH PLAIN nor LOGIN."
      )
    case .refusedLogin:
      Failure(
        vi: "Máy thư \(place) không nhận tài khoản: kiểm tra mail_user và mail_password_file.",
        en: "The mail server \(place) refuses the account: check mail_user and mail_password_file.")
    case .refused(let words):
      Failure(
        vi: "Máy thư \(place) từ chối: \(words.prefix(120)).",
        en: "The mail server \(place) refuses: \(words.prefix(120)).")
    }
  }
}

/// One conversation.
private struct Talk {
  let channel: any Channel
  let replies: SMTPReplies

  @discardableResult
  mutating func expect(_ code: Int) async throws -> SMTPReply {
    guard let reply = await replies.next() else { throw Refusal.unreachable }
    guard reply.code == code else { throw Refusal.refused("\(reply.code) \(reply.lines.joined(separator: " "))") }
    return reply
  }

  @discardableResult
  mutating func say(_ words: String, expecting code: Int) async throws -> SMTPReply {
    try await channel.writeAndFlush(ByteBuffer(string: words + "\r\n"))
    return try await expect(code)
  }

  /// What the server can do.
  mutating func hello() async throws -> [String] { try await say("EHLO [127.0.0.1]", expecting: 250).lines }

  mutating func authenticate(_ user: String, _ password: String, _ offers: [String]) async throws {
    let ways = offers.first { $0.uppercased().hasPrefix("AUTH") }?.uppercased().split(separator: " ") ?? []
    func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
    do {
      if ways.contains("PLAIN") {
        try await say("AUTH PLAIN \(base64("\0\(user)\0\(password)"))", expecting: 235)
      } else if ways.contains("LOGIN") {
        try await say("AUTH LOGIN", expecting: 334)
        try await say(base64(user), expecting: 334)
        try await say(base64(password), expecting: 235)
      } else {
        throw Refusal.noWayIn
      }
    } catch Refusal.refused {
      // What the server says of it is not repeated: it may hold what was sent.
      throw Refusal.refusedLogin
    }
  }
}
