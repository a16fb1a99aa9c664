internal import Access
internal import Answers
internal import Base
internal import Formats
internal import Hummingbird
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Work
internal import Workdays

/// Advice before the act, for the system at the counter: what is missing in the dossier that lies there, what it is worth, when its
/// result is to be promised, and what asking for a supplement would do. Nothing is written down.
extension Call {
  func advise() async throws -> Response {
    let body = try AdviceBody(try sent { () throws(Failure) in try readJSON(self.body) })
    let asked = try await question()
    let desk = asked.desk
    let unit = try desk.unit(try body.required("unit"))
    try asked.sight.require(.deliver, at: unit)
    let code = ProcedureCode(try body.required("procedure"))
    let procedure = desk.facts.procedures[code]
    guard let score = desk.scorer.score(unit, asked.question) else { throw SoiServer.nothingHere }
    let known = try await known(body, at: unit, desk, asked.sight)
    let end = score.window.end
    var state = IntakeState(
      channel: try body.channel() ?? known?.channel ?? .direct,
      received: try body.instant("received_at") ?? known?.receivedAt ?? end, has: [:],
      isFree: try body.flag("fee").map { !$0 } ?? (procedure?.fee == false))
    state.has = try body.items(known)
    state.has[.promise] = !(known?.isLate(at: end) ?? false)
    let isCounted = known?.isActive(in: score.window) ?? false
    let adviser = Adviser(desk.scorer, score)
    let asks = try body.flag("request_supplement") ?? false
    let before = try body.count("supplement_requests") ?? known.map { $0.supplements ?? ($0.isSupplemented ? 1 : 0) }
    let supplement = adviser.supplement(
      code, state, asked: before ?? 0, isLate: known?.isLate(at: end) ?? false, isCounted: isCounted)
    return Reply.json(
      AdviceAnswer.json(
        score, procedure, code: code, adviser.lines(code, state, isCounted: isCounted),
        promised: promised(procedure, state.received, desk.calendar), asks ? supplement : nil))
  }

  /// The dossier it speaks of, where it is known already and the caller's to deliver.
  private func known(
    _ body: AdviceBody, at unit: UnitCode, _ desk: Desk, _ sight: Sight
  ) async throws -> Dossier? {
    guard let code = body.text("dossier") else { return nil }
    let alone = try desk.openedAlone(dossier: code)
    guard let dossier = alone.facts.dossiers.values.joined().first(where: { $0.code == code }) else { return nil }
    // One of somebody else is answered like one that is not there.
    guard sight.may(.deliver, at: dossier.unit), dossier.unit == unit else { return nil }
    return dossier
  }

  /// By the procedure's term in working days, from the moment a complete dossier is accepted.
  func promised(_ procedure: Procedure?, _ received: Instant, _ calendar: WorkCalendar) -> Deadline? {
    guard let days = procedure?.statutoryDays else { return nil }
    return days == 0
      ? calendar.deadline(accepted: received, amount: 0, unit: .sameDay)
      : calendar.deadline(accepted: received, amount: days, unit: .workingDay)
  }
}

/// What a system at the counter says of a dossier, checked.
struct AdviceBody {
  private let json: JSON

  init(_ json: JSON) throws(Failure) {
    guard json.object != nil else {
      throw Failure(.usage, vi: "Nội dung phải là một đối tượng JSON.", en: "The body must be a JSON object.")
    }
    self.json = json
  }

  func text(_ name: String) -> String? { json[name]?.string.flatMap { $0.isEmpty ? nil : String($0.prefix(200)) } }

  func required(_ name: String) throws(Failure) -> String {
    if let text = text(name) { return text }
    throw Failure(.usage, vi: "Thiếu “\(name)”.", en: "“\(name)” is missing.")
  }

  func flag(_ name: String) throws(Failure) -> Bool? {
    switch json[name] {
    case nil, .null?: return nil
    case .flag(let flag)?: return flag
    default: throw Failure(.usage, vi: "“\(name)” phải là true hoặc false.", en: "“\(name)” must be true or false.")
    }
  }

  func count(_ name: String) throws(Failure) -> Int? {
    switch json[name] {
    case nil, .null?: return nil
    case .integer(let count)? where (0...10_000).contains(count): return count
    default:
      throw Failure(
        .usage, vi: "“\(name)” phải là số nguyên từ 0.", en: "“\(name)” must be a whole number from 0.")
    }
  }

  func instant(_ name: String) throws(Failure) -> Instant? {
    guard let text = text(name) else { return nil }
    if let instant = Instant(iso: text, missing: .startOfDay) { return instant }
    throw Failure(
      .usage, vi: "“\(name)” phải là thời điểm dạng 2026-03-15T09:00:00.",
      en: "“\(name)” must be an instant like 2026-03-15T09:00:00.")
  }

  func channel() throws(Failure) -> Channel? {
    guard let text = text("channel") else { return nil }
    if let channel = Channel(rawValue: text) { return channel }
    throw Failure(
      .usage, vi: "“channel” phải là online, direct hoặc post.", en: "“channel” must be online, direct or post.")
  }

  /// What is told of each item; what is not told is taken from the dossier as it is known.
  func items(_ known: Dossier?) throws(Failure) -> [AdviceItem: Bool] {
    let digitised = try count("components_digitised").map { $0 > 0 }
    let reused = try count("components_reused").map { $0 > 0 }
    let payment = try way("payment", among: ["online", "other", "none"]).map { $0 == "online" }
    let result = try way("result", among: ["electronic", "paper"]).map { $0 == "electronic" }
    let told: [(AdviceItem, Bool?)] = [
      (.component, digitised ?? known?.componentFile), (.reuse, reused ?? known?.reused),
      (.account, try flag("account_verified") ?? known?.populationData),
      (.store, try flag("personal_store") ?? known?.personalStore),
      (.payment, payment ?? known?.payment.map { $0 == .paidOnline }),
      (.synced, try flag("synchronised") ?? known.map { $0.syncedAt != nil }), (.result, result ?? known?.resultFile),
    ]
    return Dictionary(
      told.compactMap { item, has in has.map { (item, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  private func way(_ name: String, among words: [String]) throws(Failure) -> String? {
    guard let text = text(name) else { return nil }
    if words.contains(text) { return text }
    let list = words.joined(separator: ", ")
    throw Failure(.usage, vi: "“\(name)” phải là \(list).", en: "“\(name)” must be \(list).")
  }
}
