package import Base

/// A calendar as RFC 5545 writes it, in Vietnamese time.
package struct ICalendar: Sendable {
  package struct Event: Sendable {
    /// The same for ever: a calendar that is read again knows the event by it.
    package var uid: String
    package var day: Day
    package var summary: String
    package var text: String
    package var category: String
    package var isDone: Bool
    /// Working days lie between: so many days before it people are reminded.
    package var remindersBefore: [Int]
    package var changedAt: Instant

    package init(
      uid: String, day: Day, summary: String, text: String, category: String, isDone: Bool, remindersBefore: [Int],
      changedAt: Instant
    ) {
      self.uid = uid
      self.day = day
      self.summary = summary
      self.text = text
      self.category = category
      self.isDone = isDone
      self.remindersBefore = remindersBefore
      self.changedAt = changedAt
    }
  }

  package var name: String
  package var events: [Event]

  package init(name: String, events: [Event]) {
    self.name = name
    self.events = events
  }

  /// The last hour of a working day.
  private static let (start, end) = ("163000", "173000")

  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Soi 766//Nghia vu//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:\(escaped(name))", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
      "BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700",
      "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
    ]
    for event in events { lines += self.lines(event) }
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined(separator: "\r\n") + "\r\n"
  }

  private func lines(_ event: Event) -> [String] {
    let day = event.day.iso.filter { $0 != "-" }
    var lines = [
      "BEGIN:VEVENT", "UID:\(escaped(event.uid))", "DTSTAMP:\(universal(event.changedAt))",
      "DTSTART;TZID=Asia/Ho_Chi_Minh:\(day)T\(Self.start)", "DTEND;TZID=Asia/Ho_Chi_Minh:\(day)T\(Self.end)",
      "SUMMARY:\(escaped((event.isDone ? "✔ " : "") + event.summary))", "DESCRIPTION:\(escaped(event.text))",
      "CATEGORIES:\(escaped(event.category))", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
    ]
    if !event.isDone {
      for days in event.remindersBefore {
        lines += [
          "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(escaped(event.summary))", "TRIGGER:-P\(days)D", "END:VALARM",
        ]
      }
    }
    return lines + ["END:VEVENT"]
  }

  private func universal(_ instant: Instant) -> String {
    // An instant counts local seconds; calendars write universal time.
    let utc = Instant(seconds: instant.universal)
    return utc.isoLocal.filter { $0 != "-" && $0 != ":" } + "Z"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n", "\r\n": result += "\\n"
      case "\r": break
      default: result.append(character)
      }
    }
    return result
  }

  /// At most 75 bytes a line, no character cut in two; what follows starts with a space.
  private func folded(_ line: String) -> String {
    var result = ""
    var bytes = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if bytes + size > 75 {
        result += "\r\n "
        bytes = 1
      }
      result.unicodeScalars.append(scalar)
      bytes += size
    }
    return result
  }
}
