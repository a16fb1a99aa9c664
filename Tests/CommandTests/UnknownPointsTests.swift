import Foundation
import Testing

/// A list with a few columns: what it does not tell is neither won nor lost, on no page and in no command.
@Suite struct UnknownPointsTests {
  private static let quarter = "period=2026-Q1"

  private func store() throws -> Command {
    let command = try Command()
    _ = try command.file(
      "units.csv", "code,name,kind,parent\nQ,Tỉnh Q,province,\nQ1,Xã Một,commune,Q\nQ2,Xã Hai,commune,Q\n")
    var rows = "code,unit,procedure,channel,received_at,due_at,ended_at\n"
    // Three of twelve late; nothing is said of synchronisation, results, fees.
    for number in 1...12 {
      let end = number <= 3 ? "2026-03-09" : "2026-03-04"
      rows += "D\(number),Q1,1.001193,direct,2026-03-02T08:00:00,2026-03-05T17:00:00,\(end)T10:00:00\n"
    }
    _ = try command.file("dossiers.csv", rows)
    try command.run("import", "units.csv", "dossiers.csv")
    return command
  }

  @Test func `lost and unknown are told apart wherever a score stands`() async throws {
    let command = try store()
    let score = try command.run("score", "--unit", "Q1", "--period", "2026-Q1", "--format", "table").output
    #expect(score.contains("chưa biết") && !score.contains("Yếu"), "\(score)")
    let blank = try command.run(
      "score", "--unit", "Q1", "--period", "2026-Q1", "--source", "published", "--format", "table"
    ).output
    #expect(blank.contains("CHƯA CÓ SỐ LIỆU") && !blank.contains("TỔNG ĐIỂM"), "\(blank)")
    let rank = try command.run(
      "rank", "--parent", "Q", "--kind", "commune", "--period", "2026-Q1", "--format", "table"
    ).output
    #expect(rank.contains("Chưa biết"), "\(rank)")
    let unsynced = try command.run(
      "list", "--unit", "Q1", "--period", "2026-Q1", "--kind", "not_synced", "--format", "json"
    ).output
    #expect(!unsynced.contains("D1"), "\(unsynced)")

    let served = try await Served(command)
    try await served.signIn()
    let board = try await served.get("/units/Q1?\(Self.quarter)").text
    #expect(board.contains("Chưa xếp loại được") && board.contains("chưa biết được hay mất vì chưa có dữ liệu"))
    // Nobody filed online: 6.00 and the 2.00 that do not apply; what nothing is known of is larger and not lost.
    #expect(board.contains("nhiều nhất ở “Dịch vụ công trực tuyến” (8,00)"))
    let losses = try await served.get("/units/Q1/losses?\(Self.quarter)").text
    #expect(losses.contains("nhiều nhất ở chỉ tiêu 08") || losses.contains("nhiều nhất ở chỉ tiêu 05"))
    #expect(losses.contains("chưa có dữ liệu để biết được hay mất"))
    let published = try await served.get("/units/Q1?\(Self.quarter)&source=published").text
    #expect(published.contains("Chưa có số liệu nào của kỳ này") && !published.contains("Xếp loại"))
    let compared = try await served.get("/compare?unit=Q1&\(Self.quarter)").text
    #expect(compared.contains("Chưa nguồn nào nói hồ sơ nào đã đồng bộ"))
    let ranking = try await served.get("/ranking?parent=Q&\(Self.quarter)").text
    #expect(ranking.contains("2 trong 2 đơn vị chưa đủ dữ liệu"))
  }

  @Test func `what a citizen is told to be wanting is counted by what is wanting`() async throws {
    let served = try await Served(store())
    let page = try await served.get("/communes/Q1?\(Self.quarter)").text
    #expect(page.contains("Còn hồ sơ trễ hẹn: 3 trên 12 hồ sơ (25,00\u{A0}%)"))
    #expect(page.contains("Ít hồ sơ nộp qua mạng: 0 trên 12 hồ sơ (0,00\u{A0}%)"))
  }

  @Test func `a period may be named, and a program that misspells a name is told`() async throws {
    let served = try await Served(store())
    let days = "from=2026-01-01&to=2026-03-31"
    let named = try await served.get("/api/v1/scores?unit=Q1&\(Self.quarter)").text
    #expect(try await served.get("/api/v1/scores?unit=Q1&\(days)").text == named)
    // A plus sign is one, as text and escaped, and a space.
    for sign in ["+", "%2B", "%20"] {
      let asked = try await served.get("/api/v1/scores?unit=Q1&\(days)&as_of=2026-03-10T00:00:00\(sign)07:00")
      #expect(asked.status == 200, "\(sign): \(asked.text)")
    }
    for wrong in [
      "period=2026-Q9", "period=2026-Q1&from=2026-01-01&to=2026-03-31", "pack=portal-v1", "as-of=2026-03-10",
    ] {
      #expect(try await served.get("/api/v1/scores?unit=Q1&\(wrong)").status == 400, "\(wrong)")
    }
  }
}
