internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Work

/// Where an outside provider of sign-ins sends the browser back to.
package enum SignInReturn {
  package static let path = "/sign-in/return"
}

/// Signing in through an outside provider: away, and back again.
extension Call {
  func departToProvider() async throws -> Response {
    guard let provider = service.provider else { throw SoiServer.nothingHere }
    let network = AddressRange.network(of: address)
    guard AddressRange.isThisMachine(address) || service.limits.admits("away|\(network)", .departing) else {
      throw Gate.tooOften
    }
    do throws(Failure) {
      let departure = try await provider.depart(at: now)
      var response = Reply.redirect(departure.url)
      response.headers[.setCookie] = service.awayCookie.setting(departure.state)
      return response
    } catch {
      return signInForm(error.sentence)
    }
  }

  func arriveFromProvider() async throws -> Response {
    guard let provider = service.provider else { throw SoiServer.nothingHere }
    // Letter by letter: in a code a plus sign that was escaped is none of ours to read as a space.
    let said = Asking.fields(request.uri.query ?? "")
    let arrival = OpenIDProvider.Arrival(
      state: said["state"], code: said["code"], issuer: said["iss"],
      cookie: request.headers[.cookie].flatMap { service.awayCookie.token(inHeader: $0) })
    do throws(Failure) {
      let signed = try await provider.arrive(arrival, address: AddressRange.network(of: address), at: now)
      var response = Reply.redirect("/board")
      response.headers[values: .setCookie] = [service.cookie.setting(signed.token), service.awayCookie.clearing]
      return response
    } catch {
      var response = signInForm(error.sentence)
      response.headers[values: .setCookie].append(service.awayCookie.clearing)
      return response
    }
  }
}
