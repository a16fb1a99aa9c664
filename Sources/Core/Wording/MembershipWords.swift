package import Base
package import Rules

extension RuleWords {
  /// Why a record the rule looks at is not in its denominator; nil where everything it looks at is.
  package func outside(_ rule: IndicatorRule) -> Sentence? {
    let filter: Predicate?
    switch rule.measure {
    case .records(let measure): filter = measure.filter
    case .procedures(let measure):
      switch measure.base {
      case .services(let condition), .ownServices(let condition), .dossiers(_, let condition): filter = condition
      }
    case .announcements, .constant: filter = nil
    }
    return filter.map { phrase(.not($0)) }.map { phrase in
      Sentence(vi: "Ngoài mẫu số: \(phrase.vi)", en: "Outside the denominator: \(phrase.en)")
    }
  }

  /// Whom the rule looks at: a dossier outside is told so by it.
  package func population(_ rule: IndicatorRule) -> Sentence {
    let population: Population? =
      switch rule.measure {
      case .records(let measure): measure.population
      case .procedures(let measure):
        if case .dossiers(let population, _) = measure.base {
          population
        } else if case .dossier(let population, _) = measure.achieved {
          population
        } else {
          nil
        }
      case .announcements, .constant: nil
      }
    return switch population {
    case .received: Sentence(vi: "tiếp nhận trong kỳ", en: "received in the period")
    case .active:
      Sentence(vi: "tiếp nhận trong kỳ hoặc chuyển từ kỳ trước sang", en: "received in the period or carried over")
    case nil: Sentence(vi: "không xét hồ sơ", en: "looks at no dossiers")
    }
  }
}
