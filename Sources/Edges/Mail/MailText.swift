internal import Base
internal import Foundation

/// A letter as it travels: RFC 5322 with a body in base64, so that no line is too long and no mark is lost.
struct MailText {
  let from: String
  let to: [String]
  let subject: String
  let lines: [String]
  /// Unique among all letters.
  let id: String
  let at: Instant

  var text: String {
    let host = from.split(separator: "@").last.map(String.init) ?? "localhost"
    let body = Data(lines.joined(separator: "\r\n").utf8).base64EncodedString()
    let headers = [
      "From: Soi 766 <\(from)>", "To: \(to.joined(separator: ", "))", "Subject: \(Self.encoded(subject))",
      "Date: \(date)", "Message-ID: <\(id)@\(host)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "Auto-Submitted: auto-generated",
    ]
    return (headers + [""] + Self.folded(body)).joined(separator: "\r\n") + "\r\n"
  }

  /// RFC 2047: words of 45 bytes at most in base64, never cut inside a character.
  static func encoded(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
      let bytes = Array(String(character).utf8)
      if (words.last?.count ?? 0) + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  static func folded(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(76)))
      rest = rest.dropFirst(76)
    }
    return lines
  }

  private var date: String {
    let (year, month, day) = at.day.civil
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][at.day.weekday - 1]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(weekday), \(day) \(months[month - 1]) \(year) \(at.clock):\(padded(at.secondOfDay % 60, 2)) +0700"
  }
}
