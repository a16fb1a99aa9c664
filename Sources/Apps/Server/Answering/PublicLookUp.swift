internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// One's own dossier without signing in: by what stands on its receipt.
extension Call {
  func lookUpForm() async throws -> Response {
    let facts = try await publicDesk()
    return Reply.html(LookUpPage(answer: .none, code: "", frame: frame(facts.edition)).html())
  }

  func lookUp() async throws -> Response {
    let facts = try await publicDesk()
    let code = String((asking.text("code") ?? "").filter { !$0.isWhitespace }.prefix(80))
    func page(_ answer: LookUpPage.Answer, _ status: HTTPResponse.Status = .ok) -> Response {
      Reply.html(LookUpPage(answer: answer, code: code, frame: frame(facts.edition)).html(), status: status)
    }
    // By code as well as by address: many addresses must not guess at one dossier.
    guard service.limits.admits("look-up|address|\(AddressRange.network(of: address))", .guessing),
      service.limits.admits("look-up|code|\(code.uppercased())", .guessing)
    else {
      return page(
        .wrong(
          Sentence(
            vi: "Đã thử quá nhiều lần. Đợi một phút rồi thử lại.",
            en: "Too many attempts. Wait a minute and try again.")), .tooManyRequests)
    }
    guard let proof = proof(code) else {
      return page(
        .wrong(
          Sentence(
            vi: "Cần mã hồ sơ, ngày tiếp nhận và giờ phút tiếp nhận như in trên giấy hẹn.",
            en: "The code, the day and the minute of reception as printed on the receipt are needed.")), .badRequest)
    }
    guard let answer = try facts.desk.answer(to: proof, now: now) else { return page(.notFound) }
    return page(.told(told(answer)))
  }

  private func proof(_ code: String) -> ReceiptProof? {
    guard !code.isEmpty, let received = asking.text("received_on").flatMap({ Day(iso: $0) }),
      let clock = asking.text("received_at")
    else { return nil }
    let parts = clock.split(separator: ":").map { Int($0) }
    guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    let promised = asking.text("promised_on")
    if promised != nil, promised.flatMap({ Day(iso: $0) }) == nil { return nil }
    return ReceiptProof(
      code: code, receivedOn: received, minute: hour * 60 + minute, promisedOn: promised.flatMap { Day(iso: $0) })
  }

  private func told(_ answer: ReceiptAnswer) -> LookUpPage.Told {
    var rows: [(term: String, words: String)] = [("Thủ tục", answer.procedure)]
    if let unit = answer.unit { rows.append(("Nơi giải quyết", unit.name)) }
    if let received = answer.receivedAt { rows.append(("Tiếp nhận", received.vietnamese)) }
    rows.append(("Hẹn trả", answer.dueAt.map { $0.vietnamese } ?? "không ghi ngày hẹn"))
    let headline: String
    switch answer.state {
    case .ended(let kind, let at):
      headline = answer.isLate ? "Đã giải quyết, trễ hẹn" : "Đã giải quyết, đúng hẹn"
      rows.append(("Kết quả", "\(kind?.sentence.vi ?? "Đã xử lý xong"), \(at.vietnamese)"))
    case .open:
      headline = answer.isLate ? "Đang giải quyết, đã quá hẹn" : "Đang giải quyết, còn trong hạn"
      rows.append(("Bước hiện nay", answer.office.map { "đang ở \($0)" } ?? "đang giải quyết"))
    }
    if answer.isSupplemented { rows.append(("Bổ sung", "đã có yêu cầu bổ sung hồ sơ")) }
    return LookUpPage.Told(headline: headline, rows: rows, unitCode: answer.unit?.code.text)
  }
}
