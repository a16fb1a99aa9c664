package import Base
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// How dear a guess is: scrypt with 2^`rounds` rounds of blocks of 8, which takes 2^`rounds` KB of memory.
package struct ScryptTerms: Hashable, Sendable {
  package let rounds: Int

  /// 64 MB a guess.
  package static let house = ScryptTerms(rounds: 16)
  /// For tests that sign in by the hundred; refused nowhere, written by no command.
  package static let cheap = ScryptTerms(rounds: 10)

  package init(rounds: Int) { self.rounds = rounds }

  package var memory: Int { 1024 << rounds }
}

/// A password's hash as it is kept: terms, salt and 32 bytes in one text, `$scrypt$ln=16,r=8,p=1$salt$hash`.
package struct ScryptHash: Sendable {
  package let text: String
  package let terms: ScryptTerms
  private let salt: [UInt8]
  private let hash: [UInt8]

  /// Of a password, with a salt of its own. Takes a tenth of a second or more: never on a thread that serves requests.
  package init(_ password: String, _ terms: ScryptTerms = .house) throws(Failure) {
    self.terms = terms
    salt = randomBytes(16)
    hash = try Self.derive(password, salt, terms)
    text = "$scrypt$ln=\(terms.rounds),r=8,p=1$\(base64URL(salt))$\(base64URL(hash))"
  }

  /// As it was kept; nil for anything else, and for terms that would take all memory.
  package init?(kept text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", parts[2].hasPrefix("ln="),
      parts[2].hasSuffix(",r=8,p=1"), let rounds = Int(parts[2].dropFirst(3).dropLast(8)), (10...17).contains(rounds),
      let salt = base64URLBytes(parts[3]), salt.count == 16, let hash = base64URLBytes(parts[4]), hash.count == 32
    else { return nil }
    (self.text, self.terms, self.salt, self.hash) = (text, ScryptTerms(rounds: rounds), salt, hash)
  }

  /// True when this is the password; takes the same time wherever the hashes differ.
  package func isOf(_ password: String) throws(Failure) -> Bool {
    isSame(Base.Digest(try Self.derive(password, salt, terms)), Base.Digest(hash))
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ terms: ScryptTerms) throws(Failure) -> [UInt8] {
    do {
      return try KDF.Scrypt.deriveKey(
        from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << terms.rounds, blockSize: 8,
        parallelism: 1
      ).withUnsafeBytes { Array($0) }
    } catch {
      throw Failure(
        vi: "Máy không đủ bộ nhớ để kiểm tra mật khẩu. Đợi một lát rồi thử lại.",
        en: "The machine has not enough memory to check a password. Wait a moment and try again.")
    }
  }
}
