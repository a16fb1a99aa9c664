package import Base

/// Where a webhook may point. An address of this network would let whoever registers one speak to what nobody outside
/// reaches: other services of this machine, or of those beside it.
package enum WebhookTarget {
  /// The host of an address; throws for what may never be called.
  package static func host(of address: String, mayBePrivate: Bool) throws(Failure) -> String {
    let scheme = ["https://", mayBePrivate ? "http://" : "https://"].first { address.hasPrefix($0) }
    guard let scheme, address.utf8.count <= 500, address.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      throw Failure(
        .usage, vi: "Địa chỉ phải bắt đầu bằng https://; http:// chỉ cho máy trong mạng, với --allow-private.",
        en: "The address must begin with https://; http:// is for machines of this network, with --allow-private.")
    }
    let authority = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    // A name and a password in front of the host hide where it goes.
    guard !authority.isEmpty, !authority.contains("@"), !authority.contains("\\") else {
      throw Failure(
        .usage, vi: "Địa chỉ không được có tên và mật khẩu, và phải có máy chủ.",
        en: "The address must name a host, and no user or password.")
    }
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }

  /// True for an address anybody on the internet may have.
  package static func isPublic(_ address: String) -> Bool {
    guard AddressRange(address) != nil else { return false }
    return !closed.contains { $0.contains(address) }
  }

  /// Of no network, of this machine, of private networks, of a carrier, of a link, of many at once; and the ways in which the sixth
  /// version writes addresses of the fourth.
  private static let closed = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/96", "64:ff9b::/96", "2002::/16", "2001::/32", "fc00::/7",
    "fe80::/10", "fec0::/10", "ff00::/8",
  ].compactMap { AddressRange($0) }
}
