internal import NIOCore
internal import Synchronization

/// One reply of the server: its code and its lines without it.
struct SMTPReply: Sendable {
  let code: Int
  let lines: [String]
}

/// Collects lines into replies. Runs on the channel's event loop only.
final class SMTPReplies: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private struct Waiting {
    var bytes: [UInt8] = []
    var lines: [String] = []
    var replies: [SMTPReply] = []
    var waiter: CheckedContinuation<SMTPReply?, Never>?
    var isClosed = false
  }

  private let waiting = Mutex(Waiting())
  /// No server has that much to say.
  private static let longest = 64 << 10

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = Array(buffer: unwrapInboundIn(data))
    let isTooMuch = waiting.withLock { waiting in
      waiting.bytes += bytes
      while let end = waiting.bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: waiting.bytes[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        waiting.bytes.removeFirst(end + 1)
        waiting.lines.append(line)
        // `250-…` goes on, `250 …` ends the reply.
        if line.count < 4 || line[line.index(line.startIndex, offsetBy: 3)] != "-" {
          let code = Int(line.prefix(3)) ?? 0
          waiting.replies.append(SMTPReply(code: code, lines: waiting.lines.map { String($0.dropFirst(4)) }))
          waiting.lines = []
        }
      }
      return waiting.bytes.count + waiting.lines.count > Self.longest
    }
    if isTooMuch { context.close(promise: nil) }
    deliver()
  }

  func channelInactive(context: ChannelHandlerContext) {
    waiting.withLock { $0.isClosed = true }
    deliver()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func deliver() {
    let (waiter, reply): (CheckedContinuation<SMTPReply?, Never>?, SMTPReply?) = waiting.withLock { waiting in
      guard let waiter = waiting.waiter, !waiting.replies.isEmpty || waiting.isClosed else { return (nil, nil) }
      waiting.waiter = nil
      return (waiter, waiting.replies.isEmpty ? nil : waiting.replies.removeFirst())
    }
    waiter?.resume(returning: reply)
  }

  /// The next reply; nil when the server has gone.
  func next() async -> SMTPReply? {
    await withCheckedContinuation { continuation in
      waiting.withLock { $0.waiter = continuation }
      deliver()
    }
  }

  /// Something came that nobody has asked for yet: what stands before TLS may have been put there by somebody in between.
  var hasMore: Bool {
    waiting.withLock { !$0.bytes.isEmpty || !$0.lines.isEmpty || !$0.replies.isEmpty }
  }
}
