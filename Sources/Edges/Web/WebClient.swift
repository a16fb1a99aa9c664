package import Access
internal import AsyncHTTPClient
package import Base
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Questions to other servers: TLS checked, no redirects followed, one megabyte and ten seconds at most.
package struct WebClient: Sendable {
  private let client: HTTPClient
  private static let longest = 1 << 20

  package init() {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))
    // What is decompressed could be a thousand times as long.
    configuration.decompression = .disabled
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// To be called when no more is asked.
  package func close() async { try? await client.shutdown() }

  package func get(_ url: String) async throws(Failure) -> WebAnswer {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "Accept", value: "application/json")
    return try await answer(request)
  }

  package func post(
    _ url: String, form: [(name: String, value: String)], basic: (user: String, password: String)?
  ) async throws(Failure) -> WebAnswer {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    if let basic { request.setBasicAuth(username: basic.user, password: basic.password) }
    let body = form.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    request.body = .bytes(ByteBuffer(string: body))
    return try await answer(request)
  }

  private func answer(_ request: HTTPClientRequest) async throws(Failure) -> WebAnswer {
    do {
      let response = try await client.execute(request, timeout: .seconds(10))
      let body = try await response.body.collect(upTo: Self.longest)
      return WebAnswer(status: Int(response.status.code), bytes: Array(body.readableBytesView))
    } catch {
      throw Failure(
        vi: "Không hỏi được máy chủ khác qua mạng. Kiểm tra đường mạng và chứng thư của máy ấy rồi thử lại.",
        en: "Another server could not be asked. Check the network and that server's certificate, and try again.")
    }
  }
}
