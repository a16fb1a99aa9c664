internal import Base
internal import Documents
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Papers
internal import Records
internal import Rules
internal import Wording
internal import Work

/// A document somebody brings: what contradicts in it, and a marked copy. Nothing of it is kept.
extension Call {
  func paperCheckForm(problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts += [.choices(label: "Văn bản", paperTabs("/papers/check", edition)), .action(checkForm)]
    return try dataPage("Kiểm tra một văn bản", edition, parts)
  }

  private var checkForm: PageAction {
    PageAction(
      address: "/papers/check",
      inputs: [
        .init(
          "files", "Văn bản .docx, .pdf có chữ hoặc .txt", .files,
          hint: "Chọn thêm văn bản trước của cùng đơn vị để đối chiếu; cả thảy 32 MB. Không giữ lại gì."),
        .init(
          "answer", "Trả lời bằng", .choice([("list", "Danh sách mâu thuẫn"), ("marked", "Bản sao có đánh dấu")]),
          value: asking.text("answer") ?? "list"),
      ], label: "Kiểm tra",
      consequence: "Tệp đầu được đánh dấu: .docx thành .docx có chú thích, tệp khác thành trang .html.")
  }

  func checkPapers() async throws -> Response {
    let edition = try await service.keeper.current()
    do throws(Failure) {
      let files = request.headers[.contentType].flatMap { MultipartForm(contentType: $0, body) }?.files ?? []
      let brought = files.filter { !$0.content.isEmpty }
      guard let first = brought.first, brought.count <= 8 else {
        throw Failure(
          .usage, vi: "Chọn từ một đến tám văn bản.", en: "Choose from one to eight papers.")
      }
      guard let pack = edition.desk.shelf.chosen(on: now.day) else {
        throw Failure(.usage, vi: "Hôm nay không có bộ quy tắc nào.", en: "No rule pack is in force today.")
      }
      var papers: [Paper] = []
      for (index, file) in brought.enumerated() {
        papers.append(try Paper(name: file.fileName ?? "Văn bản \(index + 1)", Array(file.content)))
      }
      let found = service.papers.check(papers, pack)
      if asking.text("answer") == "marked" { return try marked(Array(first.content), papers, found) }
      return try dataPageOf(papers, found, edition)
    } catch {
      if wantsJSON || error.kind == .denied { throw error }
      return try await paperCheckForm(problem: error.sentence)
    }
  }

  private func marked(_ bytes: [UInt8], _ papers: [Paper], _ found: [Contradiction]) throws(Failure) -> Response {
    guard papers[0].unit == .paragraph else {
      return Reply.bytes(
        Array(MarkedPaper.html(papers, found, .vi).utf8), type: "text/html; charset=utf-8", name: "ban-danh-dau.html")
    }
    return Reply.bytes(
      try MarkedDocx.bytes(bytes, found, .vi), type: Route.Content.document.rawValue, name: "ban-danh-dau.docx")
  }

  private func dataPageOf(
    _ papers: [Paper], _ found: [Contradiction], _ edition: DeskKeeper.Edition
  ) throws(Failure) -> Response {
    let serious = found.count { $0.confidence >= PaperDesk.serious }
    do {
      return try dataPage(
        "Kết quả kiểm tra", edition,
        [
          .headline(
            found.isEmpty
              ? "Không thấy mâu thuẫn trong \(papers[0].name)."
              : "\(found.count.vietnamese) mâu thuẫn, \(serious.vietnamese) chắc từ \(PaperDesk.serious) %. Mỗi phát hiện là gợi ý, không phải kết luận."
          ),
          .choices(label: "Văn bản", paperTabs("/papers/check", edition)),
          .section(.init(id: "findings", heading: "Hai nơi và phép tính", table: findingsTable(papers, found))),
          .action(checkForm),
        ])
    } catch let failure as Failure { throw failure } catch { throw SoiServer.nothingHere }
  }
}
