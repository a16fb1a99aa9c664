package import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Rules
internal import Scoring
package import Work

/// What a request's query asks, checked. Every state of a page is in its address.
package struct Asking {
  private let query: [String: String]
  /// What a form sent; it stands before the address.
  private let form: [String: String]

  init(_ request: Request, form: [String: String] = [:]) {
    // A form writes a space as a plus sign, and a plus sign as %2B: they are told apart before anything is decoded.
    query = Self.fields(request.uri.query ?? "")
    self.form = form
  }

  /// The fields of a form's body; the last of several with one name.
  static func form(_ request: Request, _ body: [UInt8]) -> [String: String] {
    guard !body.isEmpty, let type = request.headers[.contentType] else { return [:] }
    if let multipart = MultipartForm(contentType: type, body) {
      return Dictionary(
        multipart.parts.filter { $0.fileName == nil }.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) },
        uniquingKeysWith: { $1 })
    }
    guard type.hasPrefix("application/x-www-form-urlencoded") else { return [:] }
    return fields(String(decoding: body, as: UTF8.self))
  }

  /// Names and values as forms and queries write them; the last of several with one name.
  static func fields(_ text: String) -> [String: String] {
    Dictionary(
      text.split(separator: "&").compactMap { field in
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let text = parts.count == 2 ? String(parts[1]).replacing("+", with: " ") : ""
        guard let name = String(parts[0]).percentDecoded, let value = text.percentDecoded else { return nil }
        return (name, value)
      }, uniquingKeysWith: { $1 })
  }

  /// What an address asks: `/units/X1?from=2026-01-01&to=2026-03-31`.
  package init(address: String) {
    let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: address)
    self.init(Request(head: head, body: RequestBody(buffer: ByteBuffer())))
  }

  package func text(_ name: String) -> String? {
    if let sent = form[name], !sent.isEmpty { return sent }
    guard let value = query[name], !value.isEmpty else { return nil }
    return value
  }

  /// The names an address says.
  var names: [String] { query.keys.sorted() }

  func required(_ name: String) throws(Failure) -> String {
    if let text = text(name) { return text }
    throw Failure(.usage, vi: "Thiếu tham số “\(name)”.", en: "The parameter “\(name)” is missing.")
  }

  /// Without a period, the calendar year of `now`.
  package func deskRequest(now: Instant) throws(Failure) -> Desk.Request {
    let named = try namedPeriod() ?? Period.year(now.day.civil.year)
    let (first, last) = (try day("from"), try day("to"))
    guard (first == nil) == (last == nil), let from = first ?? named?.from, let to = last ?? named?.to else {
      throw Failure(
        .usage, vi: "Kỳ cần cả ngày đầu (from) và ngày cuối (to).",
        en: "A period needs its first day (from) and its last (to).")
    }
    var rounding: Rounding?
    if let text = text("rounding") {
      guard let known = Rounding(rawValue: text) else {
        throw Failure(.usage, vi: "“rounding” phải là portal hoặc exact.", en: "“rounding” must be portal or exact.")
      }
      rounding = known
    }
    var source = FigureSource.own
    if let text = text("source") {
      guard let known = FigureSource(rawValue: text) else {
        throw Failure(
          .usage, vi: "“source” phải là own, published hoặc best.", en: "“source” must be own, published or best.")
      }
      source = known
    }
    return Desk.Request(
      from: from, to: to, asOf: try instant("as_of"), rules: try packName(), source: source, rounding: rounding)
  }

  private func namedPeriod() throws(Failure) -> Period? {
    guard let name = text("period") else { return nil }
    guard text("from") == nil, text("to") == nil else {
      throw Failure(
        .usage, vi: "Chọn kỳ bằng “period”, hoặc bằng “from” và “to”, không cả hai.",
        en: "Choose the period by “period”, or by “from” and “to”, not both.")
    }
    if let period = PeriodName.period(name) { return period }
    throw Failure(
      .usage, vi: "“\(name.prefix(40))” không phải kỳ. Ví dụ: 2026, 2026-Q1, 2026-03, bc:2026-Q1.",
      en: "“\(name.prefix(40))” is not a period. Examples: 2026, 2026-Q1, 2026-03, bc:2026-Q1.")
  }

  /// Only packs by name: a path in an address must not open files of the machine.
  private func packName() throws(Failure) -> String? {
    guard let name = text("rules") else { return nil }
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      throw Failure(
        .usage, vi: "“rules” là tên bộ quy tắc, không phải tệp.", en: "“rules” is the name of a pack, not a file.")
    }
    return name
  }

  /// What had arrived by when, and whose units the answer speaks of. What will have arrived is not known.
  func standpoint(now: Instant) throws(Failure) -> Standpoint {
    let knownAt = try instant("known_at")
    if let knownAt, knownAt > now {
      throw Failure(
        .usage, vi: "“known_at” phải là lúc đã qua.", en: "“known_at” must be an instant that has passed.")
    }
    return Standpoint(knownAt: knownAt, tree: text("tree") == "now" ? now.day : try day("tree"))
  }

  func day(_ name: String) throws(Failure) -> Day? {
    guard let text = text(name) else { return nil }
    if let day = Day(iso: text) { return day }
    if let failure = noSuchDay(text) { throw failure }
    throw Failure(.usage, vi: "“\(name)” phải là ngày dạng 2026-03-31.", en: "“\(name)” must be a day like 2026-03-31.")
  }

  func instant(_ name: String) throws(Failure) -> Instant? {
    guard let text = text(name) else { return nil }
    if let instant = Instant(iso: text, missing: .startOfDay) { return instant }
    // The plus sign of an offset arrives as a space when an address does not escape it.
    if let space = text.lastIndex(of: " "),
      let instant = Instant(iso: text[..<space] + "+" + text[text.index(after: space)...], missing: .startOfDay)
    {
      return instant
    }
    throw Failure(
      .usage, vi: "“\(name)” phải là thời điểm dạng 2026-03-15T09:00:00.",
      en: "“\(name)” must be an instant like 2026-03-15T09:00:00.")
  }
}
