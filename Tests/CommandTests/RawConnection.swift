import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection without a client around it: one that reads slowly, or stops reading.
final class RawConnection {
  private let descriptor: Int32

  init(_ base: String) throws {
    guard let port = URL(string: base)?.port else { throw URLError(.badURL) }
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    // A small window, so that what is not read fills it soon.
    var room: Int32 = 4096
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 { throw URLError(.cannotConnectToHost) }
  }

  deinit { close(descriptor) }

  func ask(_ path: String, _ headers: [String: String] = [:]) {
    let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(lines)\r\n".utf8)
    _ = send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
  }

  /// What has come by now.
  func read() -> String {
    var (text, room) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = recv(descriptor, &room, room.count, Int32(MSG_DONTWAIT))
      if count <= 0 { break }
      text += room[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The beginning of an answer that has no end.
  func answer(_ path: String, _ headers: [String: String], for time: Duration) async throws -> Served.Answer {
    ask(path, headers)
    try await Task.sleep(for: time)
    let text = read()
    let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Served.Answer(status: status, text: text, bytes: Array(text.utf8), headers: [:])
  }
}
