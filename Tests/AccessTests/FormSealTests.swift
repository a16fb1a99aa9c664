import Base
import Secrets
import TestKit
import Testing
import Work

@Suite struct FormSealTests {
  @Test func `a seal is good for its form and its session, and for no other`() {
    let (mine, other) = (FormSeal.freshToken(), FormSeal.freshToken())
    let seal = FormSeal.seal("đổi mật khẩu", token: mine)
    #expect(FormSeal.holds(seal, "đổi mật khẩu", token: mine))
    #expect(!FormSeal.holds(seal, "xóa", token: mine))
    #expect(!FormSeal.holds(seal, "đổi mật khẩu", token: other))
    #expect(!FormSeal.holds(seal, "đổi mật khẩu", token: nil))
    #expect(!FormSeal.holds(nil, "đổi mật khẩu", token: mine))
    #expect(!FormSeal.holds("", "đổi mật khẩu", token: mine))
    #expect(!FormSeal.holds(mine, "đổi mật khẩu", token: mine))
    #expect(!FormSeal.holds(FormSeal.seal("f", token: ""), "f", token: ""))
    #expect(!seal.contains(mine))
  }

  @Test func `a cookie is read whatever stands beside it, and not when it is doubtful`() {
    let cookie = SessionCookie(isSecure: true)
    let (one, two) = (FormSeal.freshToken(), FormSeal.freshToken())
    #expect(cookie.token(inHeader: "a=b;__Host-soi=\(one) ; c") == one)
    #expect(cookie.token(inHeader: "__Host-soi=\(one); __Host-soi=\(one)") == one)
    #expect(cookie.token(inHeader: "__Host-soi=\(one); __Host-soi=\(two)") == nil)
    #expect(cookie.token(inHeader: "soi=\(one)") == nil)
    #expect(cookie.token(inHeader: "x__Host-soi=\(one)") == nil)
    #expect(cookie.token(inHeader: "__Host-soi=\(one)x") == nil)
    #expect(SessionCookie(isSecure: false).token(inHeader: "soi=\(two)") == two)
    #expect(cookie.setting(one) == "__Host-soi=\(one); Path=/; HttpOnly; SameSite=Lax; Secure")
    #expect(cookie.clearing.hasSuffix("Max-Age=0"))
  }

  @Test func `tokens are all different and print nothing`() {
    let tokens = (0..<500).map { _ in Token() }
    #expect(Set(tokens.map(\.text)).count == 500 && Set(tokens.map(\.digest)).count == 500)
    #expect("\(tokens[0])" == "Token(…)" && String(reflecting: tokens[0]) == "Token(…)")
    #expect(tokens.allSatisfy { Token($0.text) == $0 })
  }
}
