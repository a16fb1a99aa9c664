import Base
import Formats
import Records
import Synchronization
import TestKit
import Testing
import Work

/// Messages permuted, repeated, cut into parts and late leave the same dossiers; how a sender writes a value changes nothing.
@Suite struct MessageOrderTests {
  /// Keeps what it is given.
  private final class Kept: MessageLog, DossierIndex {
    private let drafts = Mutex<[BatchDraft]>([])

    func append(_ draft: BatchDraft) async throws(Failure) -> Int {
      drafts.withLock { drafts in
        drafts.append(draft)
        return drafts.count
      }
    }

    func knownDossiers(_ codes: [String]) throws(Failure) -> Set<String> { [] }

    var statements: [Records.Statement] { drafts.withLock { $0.flatMap { $0.statements.map(\.statement) } } }
    var quarantined: Int { drafts.withLock { $0.reduce(0) { $0 + $1.quarantined.count } } }
  }

  private static let arrival = Instant(iso: "2026-06-01T09:00:00", missing: .startOfDay).unsafelyUnwrapped

  private struct Message {
    let service: MessageService
    let json: JSON
  }

  private static func take(_ messages: [Message], at arrival: (Int) -> Instant = { _ in arrival }) async -> Kept {
    let kept = Kept()
    let use = TakeMessages(log: kept, index: kept)
    for (index, message) in messages.enumerated() {
      let answer = await use.take(
        message.service, body: Array(message.json.serialized().utf8), source: MessageSource(name: "s"),
        arrivedAt: arrival(index))
      #expect(answer.json["error_code"] == "0", "\(answer.json.serialized())")
    }
    return kept
  }

  /// Every dossier as it ends up.
  private static func state(_ statements: [Records.Statement]) -> [String] {
    var world = WorldBuilder()
    world.row(.unit, ["code": "H56.14", "name": "Xã", "kind": "commune"])
    for statement in statements { world.deliver(statement) }
    return (world.facts.dossiers[UnitCode("H56.14")] ?? []).map { "\($0)" }
  }

  private static func packed(_ instant: Instant) -> JSON {
    .string(instant.isoLocal.filter(\.isNumber))
  }

  /// The life of a dossier as a one-stop system tells it: its whole state after each event, and the steps.
  private static func life(_ code: String, _ chance: inout Chance) -> [Message] {
    var fields: [(String, JSON)] = [
      ("MaHoSo", .string(code)), ("MaTTHC", .string(chance.pick(["1.001193", "2.002621.H56"]))),
      ("KenhThucHien", .string(chance.pick(["1", "2", "3", ""]))), ("NgayHenTra", "20260310170000"),
    ]
    func set(_ key: String, _ value: JSON) {
      fields.removeAll { $0.0 == key }
      fields.append((key, value))
    }
    var messages: [Message] = []
    func tell(_ status: Int) {
      set("TrangThaiHoSo", .string("\(status)"))
      // Part of what is known may be left out.
      let told = fields.filter { ["MaHoSo", "TrangThaiHoSo"].contains($0.0) || chance.odds(85) }
      messages.append(
        Message(
          service: .dossiers(isUpdating: true),
          json: [.object(told.map { JSON.Member(key: $0.0, value: $0.1) })]))
    }
    func step(_ at: Instant, _ status: Int) {
      let step: JSON = [
        "MaHoSo": .string(code), "NguoiXuLy": .string(chance.pick(["A", "B"])), "ThoiDiemXuLy": packed(at),
        "TrangThai": .string("\(status)"),
      ]
      messages.append(Message(service: .progress, json: [step]))
    }
    var now = Instant(seconds: Int64(20_500 + chance.below(20)) * 86_400 + 8 * 3600)
    func later() { now = now + Int64(chance.below(30) * 3600 + chance.below(50)) }
    set("NgayTiepNhan", packed(now))
    tell(2)
    step(now, 2)
    for number in 0..<chance.below(4) {
      later()
      step(now, chance.pick([4, 5, 6, 4]))
      if chance.odds(40) {
        let request: JSON = [
          "NgayBoSung": packed(now), "NgayTiepNhanBoSung": chance.odds(50) ? packed(now + 7_200) : "",
        ]
        set("DanhSachHoSoBoSung", .array([request]))
      }
      // A fact alone may change, and no moment with it.
      if number == 1 { set("DuocThanhToanTrucTuyen", .string(chance.pick(["0", "1"]))) }
      tell(chance.pick([4, 5]))
    }
    if chance.odds(70) {
      later()
      set("NgayKetThucXuLy", packed(now))
      if chance.odds(50) {
        set("DanhSachGiayToKetQua", [["DuongDanTepTinKetQua": "https://vidu.vn/tep/1", "MaGiayToKetQua": "K"]])
      }
      tell(9)
      if chance.odds(80) { step(now, 9) }
      if chance.odds(50) {
        set("NgayTra", packed(now + 3_600))
        tell(10)
      }
    }
    if chance.odds(15) {
      // A date nobody lives to see.
      set("NgayTra", "20620101000000")
      tell(4)
    }
    return messages
  }

  @Test(arguments: 1...120)
  func `any order, repeated and in other parcels, gives the same dossiers`(seed: UInt64) async {
    var chance = Chance(seed)
    var messages: [Message] = []
    for number in 0..<6 { messages += Self.life("H56.14-260301-000\(number)", &chance) }
    let expected = Self.state(await Self.take(messages).statements)
    #expect(expected.count == 6)
    for _ in 0..<3 {
      let again = messages + messages.filter { _ in chance.odds(30) }
      let late = Int64(chance.below(40) * 86_400)
      let kept = await Self.take(again.shuffled(using: &chance)) { index in
        Self.arrival + (index % 3 == 0 ? late : 0)
      }
      #expect(Self.state(kept.statements) == expected, "seed \(seed)")
    }
    // Steps of several dossiers in one parcel.
    let steps = messages.filter { $0.service == .progress }.flatMap { $0.json.array ?? [] }.shuffled(using: &chance)
    let rest = messages.filter { $0.service != .progress }.shuffled(using: &chance)
    let parcel = Message(service: .progress, json: .array(steps))
    #expect(Self.state(await Self.take([parcel] + rest).statements) == expected, "seed \(seed), parcels")
  }

  @Test(arguments: [("1", "0"), ("2", "0")])
  func `a payment flag that changes without a moment ends at paid in both orders`(flag: String, before: String) async {
    func message(_ flag: String) -> Message {
      let object: JSON = [
        "MaHoSo": "H56.14-260301-0001", "MaTTHC": "1.1", "NgayTiepNhan": "20260301080059", "TrangThaiHoSo": "2",
        "DuocThanhToanTrucTuyen": .string(flag),
      ]
      return Message(service: .dossiers(isUpdating: true), json: [object])
    }
    for order in [[before, flag], [flag, before], [flag, before, flag, before]] {
      let state = Self.state(await Self.take(order.map(message)).statements)
      #expect(state.count == 1 && state[0].contains("payment: Optional(Records.Payment.paidOnline)"), "\(state)")
    }
  }

  @Test func `a status that changes without a moment ends at the one further along`() async throws {
    func message(_ status: Int) -> Message {
      let object: JSON = [
        "MaHoSo": "H56.14-260301-0001", "MaTTHC": "1.1", "NgayTiepNhan": "20260301080059",
        "TrangThaiHoSo": .integer(status),
      ]
      return Message(service: .dossiers(isUpdating: true), json: [object])
    }
    for (early, late) in [(1, 2), (2, 4), (4, 9), (9, 10), (2, 3), (4, 8)] {
      for order in [[early, late], [late, early]] {
        let statements = await Self.take(order.map(message)).statements
        var world = WorldBuilder()
        for statement in statements { world.deliver(statement) }
        let folded = Ledger.fold(world.ledger.deliveries(of: .dossier, key: "H56.14-260301-0001"))
        #expect(folded.text(28) == "\(late)", "\(order)")
      }
    }
  }

  @Test func `an empty field clears nothing, an open state reopens`() async {
    func message(_ members: [(String, JSON)]) -> Message {
      let object = [("MaHoSo", "H56.14-260301-0001"), ("MaTTHC", "1.1"), ("NgayTiepNhan", "20260301080000")] + members
      return Message(
        service: .dossiers(isUpdating: true),
        json: [.object(object.map { JSON.Member(key: $0.0, value: $0.1) })])
    }
    let handled = message([
      ("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", "20260303100000"), ("DuocThanhToanTrucTuyen", "1"),
    ])
    let returned = message([
      ("TrangThaiHoSo", "10"), ("NgayTra", "20260304100000"), ("NgayKetThucXuLy", ""), ("DuocThanhToanTrucTuyen", nil),
    ])
    let resumed = message([
      ("TrangThaiHoSo", "4"), ("NgayKetThucXuLy", ""), ("DanhSachHoSoBoSung", [["NgayBoSung": "20260305100000"]]),
    ])
    for order in [[handled, returned], [returned, handled]] {
      let state = Self.state(await Self.take(order).statements)
      #expect(
        state.count == 1 && state[0].contains("2026-03-03T10:00:00") && state[0].contains("paidOnline"), "\(state)")
    }
    for order in [[handled, resumed], [resumed, handled]] {
      let state = Self.state(await Self.take(order).statements)
      #expect(state.count == 1 && state[0].contains("statedEndedAt: nil"), "\(state)")
    }
  }

  @Test func `a far-future date does not win for ever`() async {
    func message(_ status: Int, end: String) -> Message {
      let object: JSON = [
        "MaHoSo": "H56.14-260301-0001", "MaTTHC": "1.1", "NgayTiepNhan": "20260301080000",
        "NgayKetThucXuLy": .string(end),
        "TrangThaiHoSo": .integer(status),
      ]
      return Message(service: .dossiers(isUpdating: true), json: [object])
    }
    let messages = [message(4, end: "20620305100000"), message(9, end: "20260305100000")]
    for order in [messages, messages.reversed()] {
      let state = Self.state(await Self.take(order).statements)
      #expect(state.count == 1 && state[0].contains("2026-03-05T10:00:00"), "\(state)")
    }
  }

  // MARK: how values are written

  /// The same message as another program would write it.
  private static func varied(_ json: JSON, _ chance: inout Chance) -> JSON {
    switch json {
    case .array(let items):
      return .array(items.map { varied($0, &chance) })
    case .object(let members):
      var members = members.compactMap { member -> JSON.Member? in
        if chance.odds(30), [.string(""), .null, .array([])].contains(member.value) {
          return chance.odds(50) ? nil : JSON.Member(key: member.key, value: chance.pick([.null, ""]))
        }
        let key = chance.pick([member.key, member.key.lowercased(), member.key.uppercased(), member.key])
        return JSON.Member(key: key, value: varied(member.value, &chance))
      }
      members.shuffle(using: &chance)
      return .object(members)
    case .string(let text):
      if text.count == 14, chance.odds(60), let date = date(text, &chance) { return .string(date) }
      if let number = Int(text), String(number) == text, chance.odds(50) { return .integer(number) }
      if ["True", "False"].contains(text), chance.odds(60) { return .flag(text == "True") }
      return chance.odds(10) && !text.isEmpty ? .string(" \(text)\t") : .string(text)
    default: return json
    }
  }

  private static func date(_ text: String, _ chance: inout Chance) -> String? {
    guard text.allSatisfy(\.isNumber) else { return nil }
    let digits = Array(text)
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    let (year, month, day) = (part(0..<4), part(4..<6), part(6..<8))
    let clock = "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
    return chance.pick([
      "\(year)-\(month)-\(day)T\(clock)", "\(year)-\(month)-\(day) \(clock)", "\(year)-\(month)-\(day)T\(clock).123",
      "\(day)/\(month)/\(year) \(clock)", "\(year)-\(month)-\(day)T\(clock)+07:00",
    ])
  }

  @Test(arguments: 1...200)
  func `numbers, texts, booleans and dates may be written in any way`(seed: UInt64) async throws {
    var chance = Chance(seed)
    let samples: [(MessageService, String)] = [
      (.dossiers(isUpdating: true), MessageSamples.push), (.progress, MessageSamples.progress),
      (.dossiers(isUpdating: true), MessageSamples.envelope), (.dossiers(isUpdating: true), MessageSamples.flattened),
    ]
    for (service, text) in samples {
      let json = try readJSON(Array(text.utf8))
      let plain = await Self.take([Message(service: service, json: json)])
      let other = await Self.take([Message(service: service, json: Self.varied(json, &chance))])
      #expect(
        other.statements.sorted { $0.payload < $1.payload } == plain.statements.sorted { $0.payload < $1.payload })
      #expect(other.quarantined == 0 && plain.quarantined == 0)
    }
  }

  @Test func `a body may be an array, an object, or an envelope of either`() async throws {
    let array = try readJSON(Array(MessageSamples.flattened.utf8))
    let object = try #require(array.array?.first)
    let bodies: [JSON] = [
      array, object, ["data": array], ["Data": object], ["session": "x", "service": "?", "DATA": array],
    ]
    var seen: Set<[Records.Statement]> = []
    for body in bodies {
      seen.insert(await Self.take([Message(service: .dossiers(isUpdating: true), json: body)]).statements)
    }
    #expect(seen.count == 1 && seen.first?.count == 1)
  }
}
