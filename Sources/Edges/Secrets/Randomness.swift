internal import Crypto
internal import Foundation

/// Bytes nobody can guess.
package func randomBytes(_ count: Int) -> [UInt8] {
  SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
}

/// A number below `bound` nobody can guess, each as likely as the others.
package func randomNumber(below bound: Int) -> Int {
  var system = SystemRandomNumberGenerator()
  return Int.random(in: 0..<bound, using: &system)
}
