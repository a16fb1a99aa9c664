internal import Hummingbird
internal import Logging
internal import NIOCore

/// A request's context that knows the other end of the connection.
struct SoiContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
  }
}
