import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Another system: takes requests one by one, keeps them, and answers with the statuses it was given, the last for ever.
final class Listener: Sendable {
  struct Request: Sendable {
    let headers: [String: String]
    let body: String
  }

  let port: UInt16
  private let taken = Mutex<[Request]>([])
  private let descriptor: Int32
  var requests: [Request] { taken.withLock { $0 } }

  init(answering statuses: [Int]) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        bind(descriptor, place, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, place, &length) == 0
      }
    }
    guard bound else { throw URLError(.cannotConnectToHost) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      for number in 0... {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        take(connection, statuses[min(number, statuses.count - 1)])
      }
    }
  }

  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func take(_ connection: Int32, _ status: Int) {
    var (text, room) = ("", [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = recv(connection, &room, room.count, 0)
      if count <= 0 { break }
      text += String(decoding: room[..<count], as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let headers = Dictionary(
        text[..<end.lowerBound].components(separatedBy: "\r\n").dropFirst().compactMap { line in
          line.firstIndex(of: ":").map {
            (line[..<$0].lowercased(), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
          }
        }, uniquingKeysWith: { $1 })
      let body = String(text[end.upperBound...])
      guard body.utf8.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { continue }
      taken.withLock { $0.append(Request(headers: headers, body: body)) }
      let answer = Array("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
      _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
      break
    }
    close(connection)
  }
}
