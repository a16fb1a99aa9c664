internal import Access
internal import Base
internal import Hummingbird
internal import Work

/// One address the service answers, as a value: the router, its description (OpenAPI), the menu and the walk that attacks every
/// address as every role come from the same table.
struct Route: Sendable {
  enum Method: String, Sendable {
    case get, post
  }

  /// Who may ask at all. Which units' records an answer may hold is decided below, in `Sight`.
  enum Access: Hashable, Sendable {
    case open
    case signedIn
    case may(Permission)
    /// About the whole store: for those whose right reaches everywhere.
    case mayEverywhere(Permission)
    /// Whoever has a right of their own to deliver: the answer checks it, since old senders know no tokens.
    case ownCheck
    /// This machine itself, or whoever is signed in.
    case machine
  }

  struct Parameter: Sendable {
    enum Place: String, Sendable {
      case path, query, form
    }
    enum Kind: Sendable {
      case text, day, instant, integer, flag
      case unit
      case dossier
      /// Sixteen hexadecimal digits that a list gave its row; the row may be gone.
      case mark
      case choice([String])
    }
    let name: String
    let place: Place
    let kind: Kind
    let isRequired: Bool
    let summary: Sentence

    init(_ name: String, _ place: Place = .query, _ kind: Kind = .text, required: Bool = false, vi: String, en: String)
    {
      self.name = name
      self.place = place
      self.kind = kind
      isRequired = required || place == .path
      summary = Sentence(vi: vi, en: en)
    }
  }

  /// What an answer is made of.
  enum Content: String, Sendable {
    case page = "text/html"
    case json = "application/json"
    case csv = "text/csv"
    case workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case pdf = "application/pdf"
    case stream = "text/event-stream"
    case text = "text/plain"
    case calendar = "text/calendar"
    case css = "text/css"
    case script = "text/javascript"
    case icon = "image/svg+xml"
  }

  let method: Method
  let path: String
  let access: Access
  let summary: Sentence
  let parameters: [Parameter]
  let contents: [Content]
  /// The most bytes of a body.
  let bodyLimit: Int
  /// The answer is the same for all programs and all strangers: it hangs on the facts, the address and the clock alone. People
  /// who signed in get their own menu around it.
  private(set) var isForAll: Bool
  /// The page is the same for one person in one session, and dear to make: it is kept for that session.
  let isForSession: Bool
  /// Open to those who have yet to choose a password of their own.
  let isForNewcomers: Bool
  let answer: @Sendable (Call) async throws -> Response

  init(
    _ path: String, method: Method = .get, _ access: Access, vi: String, en: String, _ parameters: [Parameter] = [],
    gives contents: [Content] = [.page], bodyLimit: Int = 64 << 10, forAll isForAll: Bool = false,
    forSession isForSession: Bool = false, forNewcomers isForNewcomers: Bool = false,
    _ answer: @escaping @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.access = access
    summary = Sentence(vi: vi, en: en)
    self.parameters = parameters
    self.contents = contents
    self.bodyLimit = bodyLimit
    self.isForAll = isForAll
    self.isForSession = isForSession
    self.isForNewcomers = isForNewcomers
    self.answer = answer
  }
}

extension Route {
  /// The same route, its answers kept.
  var forAll: Route {
    var route = self
    route.isForAll = method == .get
    return route
  }
}

extension [Route.Parameter] {
  /// What every question about a period takes.
  static let question: [Route.Parameter] = [
    .init("from", .query, .day, vi: "Ngày đầu kỳ", en: "The period's first day"),
    .init("to", .query, .day, vi: "Ngày cuối kỳ", en: "The period's last day"),
    .init(
      "period", .query, .text, vi: "Kỳ theo tên (2026, 2026-Q1, 2026-03), thay cho from và to",
      en: "The period by name (2026, 2026-Q1, 2026-03), instead of from and to"),
    .init("as_of", .query, .instant, vi: "Tính đến lúc", en: "What had happened by then"),
    .init("known_at", .query, .instant, vi: "Đã nhận được lúc", en: "What had arrived by then"),
    .init("tree", .query, .text, vi: "Đơn vị của ngày (hoặc now)", en: "Units as of a day (or now)"),
    .init(
      "source", .query, .choice(["own", "published", "best"]), vi: "Nguồn số liệu", en: "Whose figures"),
    .init("rules", .query, .text, vi: "Bộ quy tắc", en: "Rule pack"),
    .init("rounding", .query, .choice(["portal", "exact"]), vi: "Cách làm tròn", en: "Rounding"),
  ]
}

extension Route.Parameter {
  static let unit = Self(
    "unit", .query, .unit, required: true, vi: "Mã hoặc tên đơn vị", en: "Code or name of the unit")
}
