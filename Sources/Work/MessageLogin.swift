package import Base
internal import Formats
internal import Intake

/// A call for a session, as senders of the first generation make it: `username` and `password`.
package struct MessageLogin: Sendable {
  package let username: String
  package let password: String

  /// - Throws: when the body is no JSON or lacks one of the two.
  package init(_ body: [UInt8]) throws(Failure) {
    let message = try MessageBody(body)
    guard let username = message.text("username"), let password = message.text("password") else {
      throw Failure(
        .usage, vi: "Thiếu username hoặc password.", en: "There is no username or no password.")
    }
    self.username = username
    self.password = password
  }
}

extension MessageAnswer {
  /// What a login that succeeded is told.
  package static func session(_ session: String) -> MessageAnswer {
    MessageAnswer(["error_code": 0, "message": "Đăng nhập thành công", "session": .string(session)])
  }

  /// What a call is told whose name, password or session nobody knows.
  package static func stranger(_ service: MessageService?) -> MessageAnswer {
    let said = "Phiên hoặc tài khoản không đúng. Đăng nhập lại."
    if service?.isThirdGeneration ?? false {
      return MessageAnswer(status: 401, ["code": 401, "message": .string(said), "data": nil])
    }
    return MessageAnswer(status: 401, ["error_code": "-1", "message": .string(said)])
  }

  /// What a login is told that could not be read.
  package static func refusedLogin(_ failure: Failure) -> MessageAnswer { .failed(nil, failure) }
}
