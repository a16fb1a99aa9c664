import Base
import Records
import Sample
import Testing
import Workdays

struct DossierTests {
  private let province = Standard.province
  private let dossiers = Standard.dossiers
  private let until = Instant.end(of: Day(iso: "2026-10-10")!)

  @Test func `the order's dossiers are all there, a few of them from before the first day`() {
    #expect(dossiers.count == 6000)
    let carried = dossiers.filter { $0["received_at"]! < "2026" }
    #expect((30...120).contains(carried.count))
    // Carried over: still open on the first day.
    #expect(carried.allSatisfy { $0["ended_at"]!.isEmpty || $0["ended_at"]! >= "2026" })
    #expect(carried.allSatisfy { $0["received_at"]! >= "2025-12" })
  }

  @Test func `most are received in office hours of working days`() {
    let calendar = Orders.calendar
    let inHours = dossiers.count { row in
      let received = instant(row["received_at"])!
      return calendar.isWorkday(received.day)
        && OfficeHours.standard.windows.contains { $0.contains(received.secondOfDay) }
    }
    #expect(inHours * 100 >= dossiers.count * 95)
    #expect(inHours < dossiers.count)
  }

  @Test func `the first day after Tết is the busiest and Mondays are busier than Fridays`() {
    let days = Dictionary(grouping: dossiers) { String($0["received_at"]!.prefix(10)) }.mapValues(\.count)
    let mean = 6000 / 190
    #expect(days["2026-02-23"]! > mean * 3 / 2)
    let weekdays = Dictionary(grouping: days) { Day(iso: $0.key)!.weekday }.mapValues { $0.reduce(0) { $0 + $1.value } }
    #expect(weekdays[1]! > weekdays[5]!)
  }

  @Test func `promised instants are those of the working calendar`() {
    let terms = Dictionary(
      uniqueKeysWithValues: province.records(.procedure).map { ($0["code"]!, Int($0["statutory_days"]!)!) })
    var compared = 0
    var wrong: [String] = []
    for (index, row) in dossiers.enumerated() where index % 4 == 0 {
      guard row["supplements"] == "0", let term = terms[row["procedure"]!], row["due_at"]! > row["received_at"]! else {
        continue
      }
      let deadline = Orders.calendar.deadline(
        accepted: instant(row["received_at"])!, amount: term, unit: term == 0 ? .sameDay : .workingDay)
      if instant(row["due_at"]) != deadline.due { wrong.append(row["code"]!) }
      compared += 1
    }
    #expect(wrong.isEmpty)
    #expect(compared > 1000)
  }

  @Test func `things happen in order and nothing after the last day`() {
    // One expectation for the whole list: an expectation a row takes longer than making the province.
    let wrong = dossiers.filter { !isInOrder($0) }.map { $0["code"]! }
    #expect(wrong.isEmpty)
  }

  private func isInOrder(_ row: Record) -> Bool {
    let received = instant(row["received_at"])!
    let ended = instant(row["ended_at"])
    return received <= until
      && instant(row["submitted_at"]).map { $0 < received } ?? true
      && ended.map { received <= $0 && $0 <= until } ?? true
      && instant(row["returned_at"]).map { $0 >= ended! && $0 <= until } ?? true
      && instant(row["synced_at"]).map { $0 > received && $0 <= until } ?? true
      && row["end_kind"]!.isEmpty == (ended == nil)
      && instant(row["second_supplement_at"]).map { $0 > received && $0 <= min(ended ?? until, until) } ?? true
      && (row["result_file"] == "1") == !row["result_file_at"]!.isEmpty
  }

  @Test func `procedures without a fee have no payment and no officer has a name`() {
    let fees = Dictionary(uniqueKeysWithValues: province.records(.procedure).map { ($0["code"]!, $0["fee"]!) })
    #expect(dossiers.allSatisfy { fees[$0["procedure"]!] != "0" || $0["payment"] == "0" })
    #expect(dossiers.allSatisfy { $0["officer"]!.hasPrefix("CB-\($0["unit"]!)-") })
    #expect(dossiers.allSatisfy { $0["code"]!.hasPrefix($0["unit"]! + "-") })
    #expect(dossiers.allSatisfy { $0["system"] == "Dữ liệu mẫu" })
  }

  @Test func `certified copies are asked for most and the land office is slower than the others`() {
    let rows = dossiers.filter { $0["unit"]!.count == 7 }
    let copies = rows.count { $0["procedure"] == "2.000815" }
    #expect(copies * 100 >= rows.count * 30)
    #expect(rows.contains { $0["office"] == "Phòng Kinh tế" })
    #expect(rows.contains { $0["office"] == "Phòng Kinh tế, Hạ tầng và Đô thị" })
    func lateShare(_ rows: [Record]) -> Double {
      let late = rows.count {
        ($0["ended_at"]!.isEmpty ? "9" : $0["ended_at"]!) > $0["due_at"]! && $0["due_at"]! < "2026-10-10"
      }
      return Double(late) / Double(max(rows.count, 1))
    }
    #expect(lateShare(rows.filter { $0["procedure"] == "1.013978" }) > 1.5 * lateShare(rows))
  }
}
