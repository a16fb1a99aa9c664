/// A set of delivery numbers in few bytes: ascending differences, seven bits a byte, low bits first. A nightly full list
/// that changed nothing costs about a byte a row.
package enum DeliveryList {
  package static func encode(_ numbers: Set<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    var previous = 0
    for number in numbers.sorted() {
      var difference = UInt64(number - previous)
      previous = number
      while difference >= 0x80 {
        bytes.append(UInt8(difference & 0x7F) | 0x80)
        difference >>= 7
      }
      bytes.append(UInt8(difference))
    }
    return bytes
  }

  /// The numbers up to the end, or up to where damage would lead past the largest one.
  package static func decode(_ bytes: [UInt8]) -> Set<Int> {
    var numbers: Set<Int> = []
    var (number, difference, shift) = (0, UInt64(0), UInt64(0))
    for byte in bytes {
      difference |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 {
        let (next, overflows) = number.addingReportingOverflow(Int(truncatingIfNeeded: difference))
        guard !overflows, next >= number else { return numbers }
        number = next
        numbers.insert(number)
        (difference, shift) = (0, 0)
      }
    }
    return numbers
  }
}
