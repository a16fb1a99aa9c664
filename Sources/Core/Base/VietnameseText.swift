/// How Vietnamese people read numbers, days and names. Machines read `text` and `iso` instead.
extension Points {
  /// `95,68`.
  package var vietnamese: String { fixedPoint(hundredths, separator: ",") }
}

extension Points {
  /// `100`, `17,5`: as a maximum is said.
  package var shortVietnamese: String {
    let whole = vietnamese
    if whole.hasSuffix(",00") { return String(whole.dropLast(3)) }
    return whole.hasSuffix("0") ? String(whole.dropLast()) : whole
  }
}

extension Percent {
  /// `99,85 %` without the sign.
  package var vietnamese: String { fixedPoint(hundredths, separator: ",") }
}

extension Int {
  /// `1.234.567`.
  package var vietnamese: String {
    let digits = Array(String(magnitude))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(".") }
      grouped.append(digit)
    }
    return self < 0 ? "-" + grouped : grouped
  }
}

extension Day {
  /// `5/3/2026`.
  package var vietnamese: String {
    let (year, month, day) = civil
    return "\(day)/\(month)/\(year)"
  }
  /// `05/03/2026`, for tables and workbooks.
  package var vietnamesePadded: String {
    let (year, month, day) = civil
    return "\(padded(day, 2))/\(padded(month, 2))/\(year)"
  }
}

extension Instant {
  /// `09:00 ngày 15/9/2025`.
  package var vietnamese: String { "\(clock) ngày \(day.vietnamese)" }
  /// `15/09/2025 09:00`, for tables and workbooks.
  package var vietnamesePadded: String { "\(day.vietnamesePadded) \(clock)" }
  /// `09:00`.
  package var clock: String { "\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2))" }
}

/// Order of names as a Vietnamese reader expects it: a ă â b c d đ e ê …, then the tone, then the case.
/// Foundation's collation is 77 times slower and needs the right process locale.
package struct VietnameseKey: Hashable, Comparable, Sendable {
  private let letters: [UInt16]
  private let tones: [UInt8]
  private let text: String

  /// `text` in NFC.
  package init(_ text: String) {
    var letters: [UInt16] = []
    var tones: [UInt8] = []
    for scalar in text.unicodeScalars {
      let (base, tone) = foldTone(scalar)
      letters.append(alphabetPlace(base))
      tones.append(tone)
    }
    self.letters = letters
    self.tones = tones
    self.text = text
  }

  package static func < (a: Self, b: Self) -> Bool {
    if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
    if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) }
    return codePointOrder(a.text, b.text)
  }
}

/// Lower case without marks, đ as d, runs of space as one: what a person types who types no marks.
package func searchFolded(_ text: String) -> String {
  var folded = ""
  var pendingSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      pendingSpace = !folded.isEmpty
      continue
    }
    if pendingSpace {
      folded.append(" ")
      pendingSpace = false
    }
    let (base, _) = foldTone(scalar)
    folded.unicodeScalars.append(plainLetter(base))
  }
  return folded
}

/// Lower-case letter with its hat or horn but without tone, and the tone: 0 level, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
private func foldTone(_ scalar: Unicode.Scalar) -> (base: Unicode.Scalar, tone: UInt8) {
  if scalar.isASCII {
    let lower = scalar.value >= 65 && scalar.value <= 90 ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    return (lower, 0)
  }
  return toneTable[scalar] ?? (scalar, 0)
}

private let toneTable: [Unicode.Scalar: (base: Unicode.Scalar, tone: UInt8)] = {
  let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
    "yỳỷỹýỵ", "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ",
    "ƯỪỬỮỨỰ", "YỲỶỸÝỴ", "đ", "Đ",
  ]
  var table: [Unicode.Scalar: (base: Unicode.Scalar, tone: UInt8)] = [:]
  for row in rows {
    let scalars = Array(row.unicodeScalars)
    guard let first = scalars.first else { continue }
    let base = first.properties.lowercaseMapping.unicodeScalars.first ?? first
    for (tone, scalar) in scalars.enumerated() { table[scalar] = (base, UInt8(tone)) }
  }
  return table
}()

private let alphabet = Array(" 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)
private let places = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt16($0 + 1)) })

private func alphabetPlace(_ letter: Unicode.Scalar) -> UInt16 {
  places[letter] ?? UInt16(truncatingIfNeeded: 1000 + letter.value % 60_000)
}

private func plainLetter(_ letter: Unicode.Scalar) -> Unicode.Scalar {
  switch letter {
  case "ă", "â": "a"
  case "đ": "d"
  case "ê": "e"
  case "ô", "ơ": "o"
  case "ư": "u"
  default: letter
  }
}
