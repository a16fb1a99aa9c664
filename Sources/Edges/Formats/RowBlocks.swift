package import Base

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A stretch of a delimited file: whole rows, and the line where the first of them starts.
package struct RowBlock: Sendable {
  package let bytes: [UInt8]
  package let line: Int
  /// How many bytes of the file lie before its end.
  package let end: Int
}

/// A delimited file of any length, of which only a stretch is in memory at a time.
package struct LongTable: Sendable {
  private let source: ByteSource
  private let start: Int
  private let size: Int
  package let delimiter: UInt8

  /// `size`: how many bytes a stretch has, more where one row has more.
  package init(_ source: ByteSource, blocksOf size: Int = 1 << 20) throws(Failure) {
    var head: [UInt8] = []
    try source.read(from: 0, count: 1 << 18 + 6, to: &head)
    var start = 0
    // One mark of UTF-8 belongs to the file, one may have survived decoding elsewhere.
    for _ in 0..<2 where head.dropFirst(start).starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    self.source = source
    self.start = start
    self.size = size
    delimiter = head.withUnsafeBufferPointer { [start] in detectDelimiter(UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  package var byteCount: Int { source.count }

  /// From the beginning.
  package var blocks: RowBlocks { RowBlocks(source, from: start, delimiter: delimiter, size: size) }

  package func file(_ block: RowBlock) -> DelimitedFile {
    DelimitedFile(block.bytes, delimiter: delimiter, line: block.line)
  }

  /// The first row that is not empty; nil when there is none.
  package func firstRow() throws(Failure) -> Table.Row? {
    var blocks = blocks
    while let block = try blocks.next() {
      if let row = try file(block).firstRow() { return row }
    }
    return nil
  }

  /// Throws when the file is no longer what it was at the beginning.
  package func checkUnchanged() throws(Failure) { try source.checkUnchanged() }
}

/// Cuts a file between rows.
package struct RowBlocks: Sendable {
  private let source: ByteSource
  private let delimiter: UInt8
  private let size: Int
  private var position: Int
  private var line = 1

  fileprivate init(_ source: ByteSource, from position: Int, delimiter: UInt8, size: Int) {
    self.source = source
    self.position = position
    self.delimiter = delimiter
    self.size = size
  }

  package mutating func next() throws(Failure) -> RowBlock? {
    guard position < source.count else { return nil }
    var bytes: [UInt8] = []
    var wanted = size
    while true {
      try source.read(from: position + bytes.count, count: wanted, to: &bytes)
      let isEnd = position + bytes.count >= source.count
      let cut = isEnd ? bytes.count : lastCut(bytes)
      if cut > 0 {
        bytes.removeLast(bytes.count - cut)
        position += cut
        let block = RowBlock(bytes: bytes, line: line, end: position)
        line += lineEnds(bytes)
        return block
      }
      // A row longer than the stretch: look twice as far.
      wanted = bytes.count
    }
  }

  /// Behind the last line feed that surely ends a row; 0 when there is none. A quote opens a field only at its beginning and
  /// closes it unless doubled, as `DelimitedReader` has it.
  private func lastCut(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var cut = 0
      var place = 0
      while true {
        // Outside quotes: up to the next quote at the beginning of a field.
        var open = place
        while open < bytes.count {
          open = next(quote, bytes, from: open)
          if open == bytes.count || open == 0 || isBoundary(bytes[open - 1]) { break }
          open += 1
        }
        if let feed = bytes[place..<open].lastIndex(of: lineFeed) { cut = feed + 1 }
        if open == bytes.count { return cut }
        // Inside: up to the quote that is not doubled.
        var close = open + 1
        while true {
          close = next(quote, bytes, from: close)
          // A quote that is the last byte may turn out to be doubled.
          if close + 1 >= bytes.count { return cut }
          if bytes[close + 1] != quote { break }
          close += 2
        }
        place = close + 1
      }
    }
  }

  private func isBoundary(_ byte: UInt8) -> Bool { byte == delimiter || byte == lineFeed || byte == carriageReturn }

  /// The place of the next such byte; the end when there is none. By the library, which looks at many at once.
  private func next(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    guard place < bytes.count, let start = bytes.baseAddress,
      let found = memchr(start + place, Int32(byte), bytes.count - place)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// Every line feed, and every carriage return without one.
  private func lineEnds(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var place = next(lineFeed, bytes, from: 0)
      while place < bytes.count {
        count += 1
        place = next(lineFeed, bytes, from: place + 1)
      }
      place = next(carriageReturn, bytes, from: 0)
      while place < bytes.count {
        if place + 1 == bytes.count || bytes[place + 1] != lineFeed { count += 1 }
        place = next(carriageReturn, bytes, from: place + 1)
      }
      return count
    }
  }
}
