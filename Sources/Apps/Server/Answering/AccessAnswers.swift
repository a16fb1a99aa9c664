internal import Access
internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Signing in and out, and one's own account.
extension Call {
  /// The form to sign in. It gets a token of its own, so that another site cannot sign somebody in as somebody else.
  func signInForm(_ problem: Sentence? = nil) -> Response {
    let known = session
    let token = known ?? FormSeal.freshToken()
    var frame = Frame(menu: Menu.items(for: .anonymous, at: route.path, root: nil))
    frame.seal = { FormSeal.seal($0, token: token) }
    let page = SignInPage(
      frame: frame, next: next, problem: problem, login: asking.text("login") ?? "",
      provider: service.provider?.provider.settings.name)
    var response = Reply.html(page.html(), status: problem == nil ? .ok : .badRequest)
    if known == nil { response.headers[.setCookie] = service.cookie.setting(token) }
    return response
  }

  func signIn() async throws -> Response {
    guard FormSeal.holds(asking.text("seal"), request.uri.path, token: session) else { throw Gate.foreignForm }
    do throws(Failure) {
      let signed = try await service.access.signIn(
        login: asking.text("login") ?? "", password: asking.text("password") ?? "",
        address: AddressRange.network(of: address), at: now)
      var response = Reply.redirect(signed.account.mustChangePassword ? "/account/password" : next)
      response.headers[.setCookie] = service.cookie.setting(signed.token)
      return response
    } catch {
      return signInForm(error.sentence)
    }
  }

  func signOut() async throws -> Response {
    if let session { try await service.access.signOut(visitor, session: session, address: address, at: now) }
    var response = Reply.redirect("/")
    response.headers[.setCookie] = service.cookie.clearing
    return response
  }

  func account() async throws -> Response {
    let edition = try await service.keeper.current()
    let units = edition.desk.facts.units
    let grants = visitor.grants.map { grant in
      (role: grant.role.sentence.vi, unit: grant.unit.map { units.unit($0)?.name ?? $0.text } ?? "mọi đơn vị")
    }
    return Reply.html(AccountPage(frame: frame(edition), name: visitor.name, grants: grants).html())
  }

  func passwordForm(_ problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let page = PasswordPage(frame: frame(edition), isFirst: visitor.mustChangePassword, problem: problem)
    return Reply.html(page.html(), status: problem == nil ? .ok : .badRequest)
  }

  func changePassword() async throws -> Response {
    do throws(Failure) {
      let new = asking.text("new") ?? ""
      guard new == asking.text("again") else {
        throw Failure(
          .usage, vi: "Hai lần nhập mật khẩu mới khác nhau. Nhập lại.",
          en: "The new password was typed differently twice. Type it again.")
      }
      try await service.access.changePassword(
        visitor, old: asking.text("old") ?? "", new: new, session: session ?? "",
        address: AddressRange.network(of: address), at: now)
      return Reply.redirect("/board")
    } catch {
      return try await passwordForm(error.sentence)
    }
  }

  /// Only addresses of this service: nobody is sent elsewhere after signing in.
  private var next: String {
    guard let next = asking.text("next"), next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
      next.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
    else { return "/board" }
    return next
  }
}
