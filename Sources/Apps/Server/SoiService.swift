package import Base
package import Papers
package import Plans
package import Work

/// What every answer may ask: the facts, the time, who is at the door.
package struct SoiService: Sendable {
  let keeper: DeskKeeper
  let announcer = Announcer()
  let access: AccessDesk
  let messages: TakeMessages
  let sources: SourceDesk
  let arrivals: any ArrivalLog
  /// What the log says about itself: the rows kept back.
  let log: any FactLog
  let now: @Sendable () -> Instant
  let limits = RateLimits()
  let answers = AnswerCache(seconds: 1)
  /// A deadline that passes shows on a page this much later at most; whatever is delivered shows at once.
  let pages = AnswerCache(seconds: 10)
  let readings = ReadingMemory()
  let metrics = Metrics()
  let settings: ServiceSettings
  let editions: EditionShelf
  /// The way in through an outside provider, where there is one.
  let provider: OpenIDSignIn?
  /// Other systems that are told what changed.
  let webhooks: (shelf: any WebhookShelf, send: SendWebhooks)?
  let uploads: UploadDesk
  /// Where deliveries made by hand go.
  let deliveries: any MessageLog
  let rules: RuleDesk
  let daily: any DailyLog
  /// What people write down: plans, answers, approvals.
  let notebook: any NotebookShelf
  let papers: PaperDesk
  let proofs: PaperProofs
  /// Editions proposed and approved, and what they are made of.
  let editionOffice: EditionOffice
  /// The desk of what had arrived by an instant.
  let deskThen: @Sendable (Instant) throws(Failure) -> Desk
  let plans: PlanDesk
  let obligations: ObligationDesk
  let feed: CalendarFeed
  let alerts: AlertBook
  let openAlerts = OpenAlerts()
  /// Sends letters, where a mail server is named.
  let mail: (any LetterSending)?

  package init(
    keeper: DeskKeeper, access: AccessDesk, log: some FactLog & MessageLog & DossierIndex, arrivals: some ArrivalLog,
    sources: SourceDesk, settings: ServiceSettings, rules: RuleDesk, editions: any EditionLog = NoEditions(),
    daily: any DailyLog, notebook: some NotebookShelf, acts: ActRegister, templates: TemplateShelf,
    owed: [ObligationRule], deskThen: @escaping @Sendable (Instant) throws(Failure) -> Desk,
    mail: (any LetterSending)? = nil, provider: OpenIDSignIn? = nil,
    webhooks: (shelf: any WebhookShelf, send: SendWebhooks)? = nil,
    now: @escaping @Sendable () -> Instant
  ) {
    self.keeper = keeper
    self.editions = EditionShelf(editions)
    self.access = access
    self.provider = provider
    self.webhooks = webhooks
    let owners = RecordOwners(log: log, registers: KnownRegisters(keeper: keeper))
    messages = TakeMessages(log: log, index: log, owners: owners) { unit throws(Failure) in
      try await keeper.current().desk.procedures(of: unit)
    }
    self.sources = sources
    self.rules = rules
    self.daily = daily
    self.notebook = notebook
    papers = PaperDesk(notebook, register: acts)
    proofs = PaperProofs(notebook)
    editionOffice = EditionOffice(notebook, editions)
    self.deskThen = deskThen
    plans = PlanDesk(SheetDesk(notebook), templates: templates)
    obligations = ObligationDesk(plans.sheets, rules: owed)
    feed = CalendarFeed(notebook)
    alerts = AlertBook(notebook)
    self.mail = mail
    uploads = UploadDesk(log)
    deliveries = log
    self.arrivals = arrivals
    self.log = log
    self.settings = settings
    self.now = now
  }
}

extension SoiService {
  /// Cookies may travel only where nobody listens in.
  var cookie: SessionCookie { SessionCookie(isSecure: settings.isEncrypted) }

  /// Of who is away at the provider; it opens nothing here.
  var awayCookie: SessionCookie { SessionCookie(isSecure: settings.isEncrypted, name: "soi-away") }
}

/// How the service stands in its network.
package struct ServiceSettings: Sendable {
  package var host: String
  package var port: Int
  /// A proxy in front speaks TLS and tells where requests come from.
  package var isBehindProxy: Bool
  /// From where the proxy speaks; what anybody else says of the other end is not believed.
  package var proxies: [AddressRange]
  /// Names the service answers to beside this machine's own; empty behind a proxy: all that the proxy lets through.
  package var names: [String]
  package var certificate: String?
  package var privateKey: String?
  /// Where people find it, for links in letters.
  package var publicAddress: String?

  package init(
    host: String = "127.0.0.1", port: Int = 7660, isBehindProxy: Bool = false,
    proxies: [AddressRange] = [], names: [String] = [], certificate: String? = nil, privateKey: String? = nil
  ) {
    self.host = host
    self.port = port
    self.isBehindProxy = isBehindProxy
    self.proxies = proxies
    self.names = names
    self.certificate = certificate
    self.privateKey = privateKey
  }

  /// Where a person of this machine finds it.
  package var address: String { "\(hasTLS ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  package var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
  package var hasTLS: Bool { certificate != nil }
  /// Nobody listens in between.
  package var isEncrypted: Bool { hasTLS || isBehindProxy }
}
