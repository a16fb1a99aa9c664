package import Base
internal import Documents
internal import Formats
package import Papers

/// Acts on drafts as entries of the notebook write them. The words and names are stored: frozen.
package enum PaperNotes {
  /// What subjects of the notebook are called that are papers.
  package static let kind = "paper"

  package static func word(_ act: PaperAct) -> String {
    switch act {
    case .create: "create"
    case .setLine: "edit"
    case .addLine: "add"
    case .removeLine: "remove"
    case .setHead: "head"
    case .setAsOf: "as-of"
    case .approve: "approve"
    case .sendBack: "return"
    case .freeze: "freeze"
    }
  }

  package static func body(_ act: PaperAct) throws(Failure) -> [UInt8] {
    let json: JSON
    switch act {
    case .create(let kind, let scope, let head, let lines, let replaces):
      json = [
        "kind": .string(kind.rawValue), "scope": self.scope(scope), "head": self.head(head),
        "lines": .array(lines.map(line)), "replaces": replaces.map { .string($0) } ?? .null,
      ]
    case .setLine(let id, let text): json = ["line": .string(id), "text": .string(text)]
    case .addLine(let line, let after):
      json = ["line": self.line(line), "after": after.map { .string($0) } ?? .null]
    case .removeLine(let id): json = ["line": .string(id)]
    case .setHead(let head): json = ["head": self.head(head)]
    case .setAsOf(let instant): json = ["as_of": .string(instant.iso)]
    case .approve(let content, let accepting):
      json = ["content": .string(hex(content.bytes)), "accepting": .string(accepting)]
    case .sendBack(let reason): json = ["reason": .string(reason)]
    case .freeze(let paper): json = try FrozenNotes.json(paper)
    }
    return Array(json.serialized().utf8)
  }

  /// Nil for an entry that is none of these: a later version's, or one the law had emptied.
  package static func act(_ word: String, _ body: [UInt8]) -> PaperAct? {
    guard let json = try? readJSON(body) else { return nil }
    switch word {
    case "create":
      guard let kind = json["kind"]?.string.flatMap({ LegalPaper.Kind(rawValue: $0) }), let scope = scope(json["scope"])
      else { return nil }
      return .create(
        kind: kind, scope: scope, head: head(json["head"]), lines: (json["lines"]?.array ?? []).compactMap(line),
        replaces: json["replaces"]?.string)
    case "edit": return json["line"]?.string.map { .setLine(id: $0, text: text(json["text"])) }
    case "add": return json["line"].flatMap(line).map { .addLine($0, after: json["after"]?.string) }
    case "remove": return json["line"]?.string.map { .removeLine(id: $0) }
    case "head": return .setHead(head(json["head"]))
    case "as-of": return json["as_of"]?.string.flatMap { Instant(iso: $0, missing: .startOfDay) }.map { .setAsOf($0) }
    case "approve":
      return FrozenNotes.digest(json["content"]).map { .approve(content: $0, accepting: text(json["accepting"])) }
    case "return": return .sendBack(reason: text(json["reason"]))
    case "freeze": return FrozenNotes.paper(json).map { .freeze($0) }
    default: return nil
    }
  }

  static func text(_ json: JSON?) -> String { json?.string ?? "" }
  private static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
  private static func strings(_ json: JSON?) -> [String] { (json?.array ?? []).compactMap(\.string) }

  static func scope(_ scope: PaperScope) -> JSON {
    [
      "unit": .string(scope.unit), "from": .string(scope.period.from.iso), "to": .string(scope.period.to.iso),
      "as_of": .string(scope.asOf.iso), "rules": scope.rules.map { .string($0) } ?? .null,
    ]
  }

  static func scope(_ json: JSON?) -> PaperScope? {
    guard let from = Day(iso: text(json?["from"])), let to = Day(iso: text(json?["to"])),
      let period = Period(from: from, to: to), let asOf = Instant(iso: text(json?["as_of"]), missing: .startOfDay)
    else { return nil }
    return PaperScope(unit: text(json?["unit"]), period: period, asOf: asOf, rules: json?["rules"]?.string)
  }

  private static func line(_ line: PaperLine) -> JSON {
    ["id": .string(line.id), "role": .string(line.role.rawValue), "text": .string(line.text)]
  }

  private static func line(_ json: JSON) -> PaperLine? {
    guard let id = json["id"]?.string, let role = json["role"]?.string.flatMap({ PaperLine.Role(rawValue: $0) }) else {
      return nil
    }
    return PaperLine(id: id, role: role, text: text(json["text"]))
  }

  private static func head(_ head: DraftHead) -> JSON {
    [
      "about": .string(head.about), "number": head.number.map { .string($0) } ?? .null,
      "day": head.day.map { .integer($0) } ?? .null, "place": .string(head.place),
      "addressees": strings(head.addressees), "recipients": strings(head.recipients),
      "authority": strings(head.authority), "signer": head.signer.map { .string($0) } ?? .null,
    ]
  }

  private static func head(_ json: JSON?) -> DraftHead {
    DraftHead(
      about: text(json?["about"]), number: json?["number"]?.string, day: json?["day"]?.int, place: text(json?["place"]),
      addressees: strings(json?["addressees"]), recipients: strings(json?["recipients"]),
      authority: strings(json?["authority"]), signer: json?["signer"]?.string)
  }
}

/// A frozen paper as its entry writes it.
enum FrozenNotes {
  static func json(_ paper: FrozenPaper) throws(Failure) -> JSON {
    let proof = paper.proof
    return [
      "code": .string(proof.code.text), "seal": .string(proof.seal), "frozen_at": .string(proof.frozenAt.iso),
      "address": .string(proof.address), "scope": PaperNotes.scope(paper.scope), "version": .integer(paper.version),
      "rules": .string(paper.rules), "rules_sha256": .string(hex(paper.rulesDigest.bytes)),
      "text_sha256": .string(hex(paper.text.bytes)),
      "figures": .array(
        proof.lines.map { line in
          let figure = line.figure
          return [
            "code": .string(line.code.text), "key": .string(figure.key), "kind": .string(figure.kind.rawValue),
            "value": .string(figure.value), "shown": .string(figure.shown), "vi": .string(figure.meaning.vi),
            "en": .string(figure.meaning.en), "of_index": .flag(figure.isOfIndex),
          ]
        }),
      "print": try readJSON(paper.print),
    ]
  }

  static func paper(_ json: JSON) -> FrozenPaper? {
    guard let code = PaperCode(PaperNotes.text(json["code"])), let scope = PaperNotes.scope(json["scope"]),
      let at = Instant(iso: PaperNotes.text(json["frozen_at"]), missing: .startOfDay),
      let version = json["version"]?.int,
      let rules = digest(json["rules_sha256"]), let text = digest(json["text_sha256"]), let print = json["print"]
    else { return nil }
    let lines = (json["figures"]?.array ?? []).compactMap(line)
    return FrozenPaper(
      proof: PaperProof(
        code: code, seal: PaperNotes.text(json["seal"]), frozenAt: at, address: PaperNotes.text(json["address"]),
        lines: lines),
      scope: scope, version: version, rules: PaperNotes.text(json["rules"]), rulesDigest: rules, text: text,
      print: Array(print.serialized().utf8))
  }

  private static func line(_ json: JSON) -> PaperProof.Line? {
    guard let code = PaperCode(PaperNotes.text(json["code"])),
      let kind = PaperFigure.Kind(rawValue: PaperNotes.text(json["kind"]))
    else { return nil }
    return PaperProof.Line(
      code: code,
      figure: PaperFigure(
        key: PaperNotes.text(json["key"]), kind: kind, value: PaperNotes.text(json["value"]),
        shown: PaperNotes.text(json["shown"]),
        meaning: Sentence(vi: PaperNotes.text(json["vi"]), en: PaperNotes.text(json["en"])),
        isOfIndex: json["of_index"]?.flag ?? false))
  }

  /// 64 hexadecimal digits.
  static func digest(_ json: JSON?) -> Digest? {
    guard let text = json?.string, text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return Digest(bytes)
  }
}
