internal import Base
internal import Formats
internal import Records

/// One dossier as `DongBoHoSoMC` pushes it, in any of its generations: what it states, and when it was true.
///
/// An empty field states nothing. Names, papers' numbers, addresses and links are looked at here and go no further.
struct DossierMessage {
  private let object: MessageObject
  private let context: MessageContext
  private var stated: [UInt8: String] = [:]
  /// The latest moment it tells of as having happened.
  private var latest: Instant?

  /// - Parameter namesUnit: false for a mere change of status, whose dossier is named elsewhere.
  static func read(
    _ object: MessageObject, code: String, namesUnit: Bool = true, _ context: MessageContext
  ) throws(Unreadable) -> Statement {
    var message = DossierMessage(object: object, context: context)
    message.stated[Column.code] = code
    try message.readCourse()
    if namesUnit { try message.readPlace(code) }
    message.readMarks()
    return message.statement
  }

  private init(object: MessageObject, context: MessageContext) {
    self.object = object
    self.context = context
  }

  /// Ids of columns, by their names in `dossiers.csv`.
  private enum Column {
    static let code: UInt8 = 1
    static let unit: UInt8 = 2
    static let procedure: UInt8 = 3
    static let channel: UInt8 = 4
    static let receivedAt: UInt8 = 5
    static let submittedAt: UInt8 = 6
    static let dueAt: UInt8 = 7
    static let endedAt: UInt8 = 8
    static let endKind: UInt8 = 9
    static let returnedAt: UInt8 = 10
    static let supplements: UInt8 = 11
    static let secondSupplementAt: UInt8 = 12
    static let payment: UInt8 = 14
    static let resultFile: UInt8 = 15
    static let componentFile: UInt8 = 18
    static let reused: UInt8 = 20
    static let personalStore: UInt8 = 21
    static let populationData: UInt8 = 22
    static let office: UInt8 = 25
    static let system: UInt8 = 27
    static let liveStatus: UInt8 = 28
    static let supplementWaits: UInt8 = 29
    static let dueRenewedAt: UInt8 = 30
  }

  private var statement: Statement {
    Statement(
      kind: .dossier, stated: stated, extras: MessageExtras.of(object),
      instant: MessageMoment.instant(latest, progress: progress))
  }

  /// How far along this state is, among states of one moment.
  private var progress: Int {
    let facts = [
      stated[Column.payment] == Payment.paidOnline.rawValue, stated[Column.resultFile] == "1",
      stated[Column.componentFile] == "1", stated[Column.reused] == "1" || stated[Column.personalStore] == "1",
      stated[Column.populationData] == "1",
    ]
    return MessageMoment.rank(status: stated[Column.liveStatus].flatMap { Int($0) }, facts: facts.count { $0 })
  }

  // MARK: what happened when

  private mutating func readCourse() throws(Unreadable) {
    stated[Column.receivedAt] = try happened("NgayTiepNhan")?.isoLocal
    let (submitted, named) = (try happened("NgayNopHoSo"), try happened("NgayNop"))
    stated[Column.submittedAt] = (submitted ?? named)?.isoLocal
    stated[Column.dueAt] = try instant("NgayHenTra", .endOfDay)?.isoLocal
    stated[Column.returnedAt] = try happened("NgayTra")?.isoLocal
    let handled = try happened("NgayKetThucXuLy")
    let refused = try happened("NgayTuChoi")
    if let status = try status() {
      stated[Column.liveStatus] = String(status)
      let kind = MessageStatus.endKind(status)
      let end = kind == .refused ? refused ?? handled : handled
      // An open state is no empty field: it says that an end told earlier was none.
      stated[Column.endKind] = kind?.rawValue ?? ""
      stated[Column.endedAt] = end?.isoLocal ?? (kind == nil ? "" : nil)
    } else {
      stated[Column.endedAt] = handled?.isoLocal
    }
    try readSupplements()
  }

  /// 1 to 10; nil for none. 0 and 11 are local states of one system that mean none of the ten.
  private func status() throws(Unreadable) -> Int? {
    guard let text = object.text("trangthaihoso") ?? object.text("trangthai") else { return nil }
    guard let number = Int(text), (0...11).contains(number) else {
      throw Unreadable(column: "TrangThaiHoSo", value: text, reason: .wrongType)
    }
    return (1...10).contains(number) ? number : nil
  }

  /// Requests for supplements, with how long each waited; the newest promise, where one was made anew.
  private mutating func readSupplements() throws(Unreadable) {
    var waits: [SupplementWait] = []
    var renewed: (at: Instant, due: Instant)?
    for request in object.objects("danhsachhosobosung") {
      guard let asked = try happened("NgayBoSung", of: request) else { continue }
      let answered = try happened("NgayTiepNhanBoSung", of: request)
      waits.append(SupplementWait(asked: asked, answered: answered))
      let promised = answered ?? asked
      if let due = try instant("NgayHenTraMoi", of: request, .endOfDay), renewed.map({ $0.at <= promised }) ?? true {
        renewed = (promised, due)
      }
    }
    if let renewed {
      stated[Column.dueAt] = renewed.due.isoLocal
      stated[Column.dueRenewedAt] = renewed.at.isoLocal
    }
    waits = SupplementWait.ordered(waits)
    if waits.isEmpty { return }
    stated[Column.supplementWaits] = SupplementWait.text(waits)
    stated[Column.supplements] = String(waits.count)
    if waits.count > 1 { stated[Column.secondSupplementAt] = waits[1].asked.isoLocal }
  }

  private func instant(
    _ field: String, of object: MessageObject? = nil, _ missing: MissingTime = .startOfDay
  ) throws(Unreadable) -> Instant? {
    let text = (object ?? self.object).text(field.lowercased())
    switch MessageDate.read(text, missing) {
    case .none: return nil
    case .instant(let instant): return instant
    case .bad(let reason): throw Unreadable(column: field, value: text ?? "", reason: reason)
    }
  }

  /// A moment told as past. One far in the future is stated as it is, but says nothing about when this was true.
  private mutating func happened(_ field: String, of object: MessageObject? = nil) throws(Unreadable) -> Instant? {
    guard let instant = try instant(field, of: object) else { return nil }
    if instant <= context.latest { latest = max(latest ?? instant, instant) }
    return instant
  }

  // MARK: where and what

  private mutating func readPlace(_ code: String) throws(Unreadable) {
    guard let unit = MessageUnit.text(object, code: code, context) else {
      throw Unreadable(column: "MaDonVi", value: "", reason: .noUnit)
    }
    stated[Column.unit] = unit
    stated[Column.procedure] = object.text("matthc") ?? object.text("tentthc").map { ProcedureName.reference($0) }
    stated[Column.office] = object.text("donvixuly")
    if !context.system.isEmpty { stated[Column.system] = context.system }
    guard let channel = object.text("kenhthuchien") else { return }
    guard let known = ListWords.channel(channel) else {
      throw Unreadable(column: "KenhThucHien", value: channel, reason: .wrongType)
    }
    stated[Column.channel] = known.rawValue
  }

  // MARK: payment and papers

  private mutating func readMarks() {
    stated[Column.payment] = payment?.rawValue
    let submitted = object.objects("tailieunop").filter { $0.flag("isdeleted") != true }
    let results = object.objects("danhsachgiaytoketqua").filter { $0.flag("isdeleted") != true }
    func any(_ marks: [Bool?]) -> String? {
      let known = marks.compactMap(\.self)
      return known.isEmpty ? nil : known.contains(true) ? "1" : "0"
    }
    stated[Column.resultFile] = any(results.map { $0.text("duongdanteptinketqua") != nil })
    stated[Column.componentFile] = any(
      submitted.map { $0.text("duongdantaiteptin") != nil || $0.flag("duocsohoa") == true }
        + [object.flag("hosocothanhphansohoa"), attachments])
    stated[Column.reused] = any(
      submitted.flatMap { [$0.text("duoctaisudung").map { $0 != "0" }, $0.text("maketquathaythe").map { _ in true }] })
    stated[Column.personalStore] = any(submitted.map { $0.flag("duoclaytukhodmqg") })
    let databases = object.objects("dsketnoicsdl")
    stated[Column.populationData] = any(
      [object.flag("taikhoanduocxacthucvoivneid")] + databases.map { $0.text("macsdl").map { _ in true } })
  }

  /// Files of the third generation hang on their component.
  private var attachments: Bool? {
    let files = object.objects("thanhphanhoso").flatMap { $0.objects("giaytodinhkem") }
    return files.isEmpty ? nil : files.contains { $0.text("idgiayto") != nil || $0.text("hashteptin") != nil }
  }

  /// Paid online on the portal or through the province's gate; else any fee that is not zero; nil when neither is spoken of.
  private var payment: Payment? {
    let paid = object.text("duocthanhtoantructuyen")
    if let paid, ["1", "2"].contains(paid) { return .paidOnline }
    let fees = object.objects("danhsachlephi") + object.objects("danhsachphilephi")
    let isDue = fees.contains { fee in fee.text("gia").map { $0.contains { ("1"..."9").contains($0) } } ?? false }
    if isDue { return .due }
    return paid == nil && fees.isEmpty ? nil : Payment.none
  }
}
