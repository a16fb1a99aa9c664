import Base
import Testing
import Work

/// Strangers subtract what they are told. Of everything they may ask about a quarter, no two answers differ by fewer days than
/// a month, or than the running month up to the newest public day.
@Suite struct OpenWindowTests {
  /// The days whose records an answer is about: of the period, up to the as-of.
  private struct Told: Hashable {
    let from: Day
    let to: Day
  }

  @Test(arguments: [(10, 14, 15), (10, 31, 32), (11, 1, 2), (10, 14, 40)])
  func `no two answers leave single days between them`(month: Int, dayOfMonth: Int, later: Int) throws {
    let newest = try #require(Day(year: 2026, month: month, day: dayOfMonth))
    let first = try #require(Day(year: 2026, month: 9, day: 1))
    let today = try #require(Day(year: 2026, month: month, day: 1)) + (later - 1)
    let window = OpenWindow(newest: newest, today: today)
    var told: Set<Told> = []
    let days = (0..<91).map { first + $0 }
    for from in days {
      for to in days where from <= to {
        // Any as-of that a first and last day admit at all is tried at ends of days and in the middle of them.
        let asOfs: [Instant?] =
          [nil] + days.flatMap { [.end(of: $0), .start(of: $0), Instant.start(of: $0) + 43_200] }
        // Those of inadmissible days are refused whatever the as-of: one is enough to see it.
        let isMonthly = from == from.firstOfMonth && to == to.lastOfMonth
        for asOf in isMonthly ? asOfs : [nil, .end(of: to)] {
          let request = Desk.Request(from: from, to: to, asOf: asOf)
          guard let opened = window.opened(request, knownAt: nil) else { continue }
          let end = try #require(opened.asOf)
          guard end >= .start(of: from) else { continue }
          #expect(opened.from == from && opened.to == to)
          #expect(end == .end(of: end.day), "an answer in the middle of a day")
          told.insert(Told(from: from, to: min(to, end.day)))
        }
      }
    }
    #expect(told.count >= 3)
    // Every edge of what is told is the edge of a month, or the newest day: pieces between edges are what can be worked out.
    let edges = Set(told.flatMap { [$0.from, $0.to + 1] }).sorted()
    for (edge, next) in zip(edges, edges.dropFirst()) {
      let isMonth = edge == edge.firstOfMonth && next == edge.lastOfMonth + 1
      let isUpToNewest = edge == edge.firstOfMonth && next == newest + 1
      let isRest = edge == newest + 1 && next == newest.lastOfMonth + 1
      #expect(isMonth || isUpToNewest || isRest, "\(edge.iso) to \((next - 1).iso) can be worked out")
    }
  }

  @Test func `what had arrived by a day is told at ends of months`() throws {
    let newest = try #require(Day(year: 2026, month: 10, day: 14))
    let window = OpenWindow(newest: newest, today: newest + 1)
    let from = try #require(Day(year: 2026, month: 1, day: 1))
    let request = Desk.Request(from: from, to: try #require(Day(year: 2026, month: 12, day: 31)))
    #expect(window.opened(request, knownAt: .end(of: from.lastOfMonth)) != nil)
    #expect(window.opened(request, knownAt: .end(of: newest)) == nil)
    #expect(window.opened(request, knownAt: .end(of: newest.lastOfMonth)) == nil, "it has not ended")
  }
}
