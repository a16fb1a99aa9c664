internal import CQREncode

/// A QR code (ISO/IEC 18004) by libqrencode: which modules are dark.
package struct QrCode: Sendable {
  /// Modules to a side, without the quiet zone.
  package let size: Int
  /// Row by row from the top left.
  package let dark: [Bool]

  /// Medium correction: a seventh of it may be damaged. Nil when the text is longer than a code can hold (about 2 300 bytes).
  package init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    guard let data = code.pointee.data else { return nil }
    size = Int(code.pointee.width)
    // The lowest bit is the colour; the others tell what a module is for.
    dark = (0..<size * size).map { data[$0] & 1 == 1 }
  }

  /// A picture of one bit a dot, `dots` to a module, with the quiet zone of four modules that readers need. Windows bitmap:
  /// the one form that needs no compression and that Word and LibreOffice both draw.
  package func bitmap(dots: Int) -> [UInt8] {
    let (quiet, side) = (4 * dots, (size + 8) * dots)
    let stride = (side + 31) / 32 * 4
    var bytes: [UInt8] = Array("BM".utf8)
    func add(_ value: Int, _ count: Int) { for shift in 0..<count { bytes.append(UInt8(value >> (8 * shift) & 255)) } }
    // File header; information header; two colours: 0 white, 1 black.
    for (value, count) in [(62 + stride * side, 4), (0, 4), (62, 4)] { add(value, count) }
    let header = [(40, 4), (side, 4), (side, 4), (1, 2), (1, 2), (0, 4), (stride * side, 4), (11_811, 4), (11_811, 4)]
    for (value, count) in header + [(2, 4), (0, 4)] { add(value, count) }
    bytes += [255, 255, 255, 0, 0, 0, 0, 0]
    // From the bottom up.
    for y in (0..<side).reversed() {
      var row = [UInt8](repeating: 0, count: stride)
      for x in 0..<side {
        let (column, line) = ((x - quiet) / dots, (y - quiet) / dots)
        guard x >= quiet, y >= quiet, column < size, line < size, dark[line * size + column] else { continue }
        row[x / 8] |= 128 >> UInt8(x % 8)
      }
      bytes += row
    }
    return bytes
  }
}
