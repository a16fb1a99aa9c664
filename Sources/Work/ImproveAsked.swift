package import Base
package import Improving
package import Records
package import Rules

// What people type when they ask how to get better, on a command line or in a form. `named`: what the field is called.

extension RemedyAct {
  /// `H21.1=attach_result`; services are those of the unit itself, by their procedure.
  package init(text: String, unit: UnitCode, named: String) throws(Failure) {
    guard let equals = text.lastIndex(of: "="),
      let remedy = Remedy(rawValue: String(text[text.index(after: equals)...]))
    else {
      throw Failure(
        .usage, vi: "\(named): “\(text.prefix(80))” không phải MÃ=VIỆC. Các việc: soi whatif --help.",
        en: "\(named): “\(text.prefix(80))” is not CODE=REMEDY. For the remedies: soi whatif --help.")
    }
    let code = String(text[..<equals])
    self =
      switch remedy {
      case .answerPetition: .petition(code: code)
      case .integratePayment: .integratePayment(unit: unit, ProcedureCode(code))
      case .offerOnline: .offerOnline(unit: unit, ProcedureCode(code))
      case .completeParts: .completeParts(unit: unit, ProcedureCode(code))
      case .receiveOnline: .receiveOnline(unit: unit, ProcedureCode(code), number: 0)
      default: .dossier(code: code, remedy)
      }
  }
}

extension Change.Volume {
  /// `100:80:1.001193`: all, of them online, the procedure.
  package init(text: String, named: String) throws(Failure) {
    let parts = text.split(separator: ":", maxSplits: 2)
    guard parts.count == 3, let dossiers = Int(parts[0]), let online = Int(parts[1]), dossiers <= 100_000,
      let volume = Change.Volume(dossiers: dossiers, online: online, procedure: ProcedureCode(String(parts[2])))
    else {
      throw Failure(
        .usage, vi: "\(named): “\(text.prefix(80))” không phải TỔNG:TRỰC_TUYẾN:THỦ_TỤC, ví dụ 100:80:1.001193.",
        en: "\(named): “\(text.prefix(80))” is not ALL:ONLINE:PROCEDURE, for example 100:80:1.001193.")
    }
    self = volume
  }
}

extension EffortTable {
  /// `attach_result=5`, as often as wanted.
  package init(texts: [String], named: String) throws(Failure) {
    var changes: [Remedy: Int] = [:]
    for text in texts {
      let parts = text.split(separator: "=")
      guard parts.count == 2, let remedy = Remedy(rawValue: String(parts[0])), let minutes = Int(parts[1]) else {
        throw Self.unreadable(text, named)
      }
      changes[remedy] = minutes
    }
    guard let table = EffortTable.standard.changed(changes) else {
      throw Self.unreadable(texts.joined(separator: " "), named)
    }
    self = table
  }

  private static func unreadable(_ text: String, _ named: String) -> Failure {
    Failure(
      .usage, vi: "\(named): “\(text.prefix(80))” không phải VIỆC=SỐ_PHÚT (0–\(most)). Các việc: soi path --help.",
      en: "\(named): “\(text.prefix(80))” is not REMEDY=MINUTES (0–\(most)). For the remedies: soi path --help.")
  }
}

extension RulePack {
  /// `08=60`: the pack with another target of an indicator, in percent.
  package func settingTarget(text: String, named: String) throws(Failure) -> RulePack {
    let parts = text.split(separator: "=", maxSplits: 1)
    if parts.count == 2, let percent = Int(parts[1].filter { $0 != "%" && $0 != " " }),
      let pack = settingTarget(percent, of: String(parts[0].filter { $0 != " " }))
    {
      return pack
    }
    throw Failure(
      .usage, vi: "\(named): “\(text.prefix(80))” không phải CHỈ_TIÊU=PHẦN_TRĂM, ví dụ 08=60.",
      en: "\(named): “\(text.prefix(80))” is not INDICATOR=PERCENT, for example 08=60.")
  }
}
