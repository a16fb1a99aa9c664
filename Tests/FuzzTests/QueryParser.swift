import Base
import Server
import TestKit
import Work

/// Addresses as browsers and programs send them.
enum QueryParser {
  private static let now = Instant(iso: "2026-03-15T09:00:00", missing: .startOfDay) ?? Instant(seconds: 0)

  static let parser = Parser("queries") { input, _ in
    let address = String(decoding: input.bytes, as: UTF8.self)
    let asking = Asking(address: address)
    _ = SoiServer.isThisMachine(address)
    if let decoded = address.percentDecoded, decoded.percentEncoded.percentDecoded != decoded { return "another text" }
    return law { () throws(Failure) in
      try asking.deskRequest(now: now)
    } holds: { request in
      if let rules = request.rules, rules.contains("/") || rules.hasSuffix(".yaml") { return "a path: \(rules)" }
      if let from = asking.text("from"), Day(iso: from) != request.from { return "another day" }
      if (asking.text("as_of") == nil) != (request.asOf == nil) { return "another instant" }
      return nil
    }
  }
}
