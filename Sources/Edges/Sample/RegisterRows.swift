import Base
import Records

/// `units.csv`: the province, its departments, its communes.
enum UnitRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.unit) {
      let since = TimeText.day(plan.registeredSince)
      let place = plan.order.place
      let province = [place.code, "Tỉnh \(place.name)", UnitKind.province.rawValue, place.parent, since, "", ""]
      return [province]
        + plan.units.map { [$0.code, $0.name, $0.kind.rawValue, place.code, since, "", ""] }
    }
  }
}

/// `procedures.csv`.
enum ProcedureRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.procedure) {
      plan.catalogue.procedures.map { procedure in
        [
          procedure.code, procedure.name, procedure.field, TimeText.flag(procedure.citizen),
          TimeText.flag(procedure.fee),
          TimeText.flag(procedure.paperResult), procedure.workingDays.map { String($0) } ?? "", "", "", "",
        ]
      }
    }
  }
}

/// `services.csv`: what each unit offers. The province's own rows are the procedures under its own authority.
enum ServiceRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.service, batches: plan.units.count + 1) { batch in
      batch == 0 ? province(plan) : rows(plan, plan.units[batch - 1])
    }
  }

  private static func province(_ plan: Plan) -> [[String]] {
    let since = TimeText.day(plan.registeredSince)
    return plan.catalogue.ownAuthority.map { own in
      [
        plan.order.place.code, plan.catalogue.procedures[own.procedure].code, own.level.rawValue, "0", "1", "0", since,
        "",
      ]
    }
  }

  private static func rows(_ plan: Plan, _ unit: SampleUnit) -> [[String]] {
    let since = TimeText.day(plan.registeredSince)
    return unit.offers.map { offer in
      let procedure = plan.catalogue.procedures[offer.procedure]
      return [
        unit.code, procedure.code, procedure.online.rawValue, TimeText.flag(offer.isIntegrated), "0",
        TimeText.flag(unit.kind == .commune && procedure.code == certifiedCopies), since, "",
      ]
    }
  }

  /// Chứng thực bản sao từ bản chính, offered as an electronic copy.
  private static let certifiedCopies = "2.000815"
}
