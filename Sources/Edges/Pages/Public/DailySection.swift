package import Base

/// The provisional figures of the last days, as each was told.
package struct DailySection: Sendable {
  package struct Row: Sendable {
    package let day: Day
    package let total: Points
    /// `13/96`, or `13–15/96` with a tie.
    package let place: String
    package let best: Int
    package let pack: String

    package init(day: Day, total: Points, place: String, best: Int, pack: String) {
      self.day = day
      self.total = total
      self.place = place
      self.best = best
      self.pack = pack
    }
  }

  /// Oldest first.
  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }

  func write(_ html: inout Html) {
    guard let first = rows.first, let last = rows.last else { return }
    html.element("section", [("aria-labelledby", "daily")]) { html in
      html.element("h2", [("id", "daily")], "Từng ngày")
      if rows.count < 2 {
        html.element("p", [], "Số tạm thời của từng ngày được giữ từ ngày \(first.day.vietnamese); mai so được.")
        return
      }
      html.element("p", [], sentence(first, last))
      html.element("details", []) { html in
        html.element("summary", [], "Xem bảng (\(rows.count) ngày)")
        RecordTable(
          [
            .init("day", "Đến hết ngày"), .init("total", "Điểm", number: true), .init("place", "Hạng", number: true),
            .init("pack", "Bộ quy tắc"),
          ],
          rows.reversed().map { [.day($0.day), .points($0.total), .text($0.place), .text($0.pack)] }
        ).write(&html, caption: "Từng ngày")
      }
    }
  }

  private func sentence(_ first: Row, _ last: Row) -> String {
    let days = "Từ \(first.day.vietnamese) đến \(last.day.vietnamese)"
    if first.pack != last.pack { return "\(days) bộ quy tắc đã đổi, điểm hai đầu không so được." }
    let by = last.total.hundredths - first.total.hundredths
    let points = Points(hundredths: abs(by)).vietnamese
    let score = by == 0 ? "điểm không đổi" : by > 0 ? "▲ tăng \(points) điểm" : "▼ giảm \(points) điểm"
    let places = first.best - last.best
    let rank = places == 0 ? "giữ hạng" : places > 0 ? "lên \(places) bậc" : "xuống \(-places) bậc"
    return "\(days): \(score), \(rank)."
  }
}
