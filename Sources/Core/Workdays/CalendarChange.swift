package import Base

extension WorkCalendar {
  /// This calendar with further declarations laid over it: where both declare a day, the later one counts. A day off is
  /// called off by declaring it again as unconfirmed.
  package func laid(over entries: [Entry]) -> WorkCalendar {
    WorkCalendar(self.entries.values.sorted { $0.day < $1.day } + entries)
  }

  /// The days on which the two calendars disagree whether people work, in order.
  package func differences(from other: WorkCalendar) -> [Day] {
    Set(entries.keys).union(other.entries.keys).filter { isWorkday($0) != other.isWorkday($0) }.sorted()
  }
}
