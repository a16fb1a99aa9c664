import Access
import Base
import Records
import Secrets
import Work

/// Cookies, keys, seals, logins, kept passwords and tokens of providers: what strangers send before anybody knows them.
enum AccessParsers {
  private static let key = "soi_17_" + String(repeating: "A", count: 43)
  private static let token = String(repeating: "A", count: 43)

  private static func input(_ name: String, _ text: String) -> Input { Input(name: name, bytes: Array(text.utf8)) }

  static let headers = Parser(
    "headers",
    made: {
      [
        input("cookie", "a=b; __Host-soi=\(token); soi=\(token)"), input("bearer", "Bearer \(key)"), input("key", key),
        input("login", " Nguyen.Lan-1@xa.vn "), input("seal", FormSeal.seal("f", token: token)),
        input("password", "$scrypt$ln=10,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$\(token)"),
      ]
    }
  ) { input, _ in
    let text = String(decoding: input.bytes, as: UTF8.self)
    for cookie in [SessionCookie(isSecure: true), SessionCookie(isSecure: false)] {
      if let found = cookie.token(inHeader: text), Token(found)?.text != found || !text.contains(found) {
        return "a token that is none"
      }
    }
    if let found = BearerKey.text(inHeader: text), BearerKey(found)?.text != found { return "another key" }
    if let key = BearerKey(text), key.text != text { return "two texts for one key" }
    if let login = Login(text), Login(login.text) != login { return "a login that is none" }
    if let bytes = base64URLBytes(text), base64URL(bytes) != text { return "two texts for the same bytes" }
    if let hash = ScryptHash(kept: text), hash.terms.memory > 1 << 27 { return "a guess of \(hash.terms.memory) bytes" }
    return FormSeal.holds(text, "g", token: token) ? "a seal nobody made" : nil
  }

  static let accounts = Parser(
    "accounts",
    made: { [input("list", "login,name,unit,role\nlan,Nguyễn Thị Lan,X1,Một cửa\nhung,Hùng,X2,head\n")] }
  ) { input, _ in
    law { () throws(Failure) in
      try AccountList.read(input.bytes, in: World.facts.units)
    } holds: { wishes in
      for wish in wishes where wish.grants.contains(where: { $0.unit != wish.profile.unit }) { return "another unit" }
      return wishes.isEmpty ? "an empty list" : nil
    }
  }
}
