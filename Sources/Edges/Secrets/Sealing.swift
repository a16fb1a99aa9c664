package import Base
internal import Crypto
internal import Foundation

/// HMAC-SHA-256 of a text.
package func seal(_ text: String, with key: [UInt8]) -> [UInt8] {
  Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
}

/// True when the seal is that of the text; takes the same time wherever they differ.
package func isSeal(_ seal: [UInt8], of text: String, with key: [UInt8]) -> Bool {
  HMAC<SHA256>.isValidAuthenticationCode(seal, authenticating: Array(text.utf8), using: SymmetricKey(data: key))
}

/// SHA-256 of a text, as Core carries it.
package func textDigest(_ text: String) -> Base.Digest { Base.Digest(Array(SHA256.hash(data: Array(text.utf8)))) }

/// True when both are the same; takes the same time wherever they differ.
package func isSame(_ a: Base.Digest, _ b: Base.Digest) -> Bool {
  ((a.a ^ b.a) | (a.b ^ b.b) | (a.c ^ b.c) | (a.d ^ b.d)) == 0
}
