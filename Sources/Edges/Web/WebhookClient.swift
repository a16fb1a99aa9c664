internal import AsyncHTTPClient
package import Base
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Calls other systems: no redirects, seconds at most, at the address that was looked up before and at no other.
package struct WebhookClient: Sendable {
  package init() {}

  package func resolve(_ host: String) async throws(Failure) -> String {
    let found: String? = await withCheckedContinuation { answer in
      // Asking for a name blocks: never on a thread that serves requests.
      DispatchQueue.global().async {
        answer.resume(returning: (try? SocketAddress.makeAddressResolvingHost(host, port: 443))?.ipAddress)
      }
    }
    if let found { return found }
    throw Failure(vi: "Không tìm thấy máy chủ \(host).", en: "The host \(host) cannot be found.")
  }

  package func post(
    _ url: String, at address: String, headers: [(name: String, value: String)], body: String
  ) async throws(Failure) -> Int {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))
    if let host = URL(string: url)?.host, host != address { configuration.dnsOverride = [host: address] }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.body = .bytes(ByteBuffer(string: body))
    var status: Int?
    do { status = Int(try await client.execute(request, timeout: .seconds(10)).status.code) } catch { status = nil }
    try? await client.shutdown()
    if let status { return status }
    throw Failure(vi: "Không gọi được \(url).", en: "\(url) cannot be called.")
  }
}
