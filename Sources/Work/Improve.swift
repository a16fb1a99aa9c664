package import Base
package import Counting
package import Improving
package import Records
package import Scoring

extension Desk {
  private func opened(_ records: Desk?, at code: UnitCode) throws(Failure) -> Scorer {
    if let records { return records.scorer }
    return try opened(at: code).scorer
  }

  /// The peers a unit is ranked among: those of its kind in its province (a province: in its nation). Nil for a unit above which
  /// there is neither.
  package func peers(of code: UnitCode) -> Peers? {
    guard let kind = facts.units.unit(code)?.kind else { return nil }
    let above: [UnitKind] = kind == .province ? [.nation] : [.province, .nation]
    let parent = above.lazy.compactMap { facts.units.ancestor(of: code, kind: $0) }.first
    return (parent ?? facts.units.unit(code)?.parent).map { Peers(parent: $0, kind: kind) }
  }

  /// The cheapest path of a unit to its goal. `records`, here and below: the desk with the unit's records on it, where somebody
  /// has opened it already.
  package func path(
    _ code: UnitCode, to goal: PathGoal, _ efforts: EffortTable, furtherLimit: Int, _ question: Question,
    records: Desk? = nil
  ) throws(Failure) -> Path {
    guard question.source == .own else {
      throw Failure(
        .usage, vi: "Đường đi tính trên hồ sơ của mình: bỏ --source.",
        en: "A path is made of one's own records: leave --source out.")
    }
    var ranked: [RankedUnit] = []
    if let peers = peers(of: code) { ranked = scorer.rank(peers.parent, kind: peers.kind, question) }
    let request = PathRequest(goal: goal, efforts: efforts, peers: ranked, furtherLimit: furtherLimit)
    let own = try opened(records, at: code)
    do throws(RemedyRefusal) {
      if let path = try own.path(code, request, question) { return path }
    } catch {
      throw error.failure
    }
    throw Failure(
      .usage, vi: "Đơn vị này không có ai để so hạng. Chọn đích khác: score, band, indicator, hours.",
      en: "This unit has nobody to be ranked among. Choose another goal: score, band, indicator, hours.")
  }

  /// A unit's index with a change made to a copy of its records.
  package func whatIf(
    _ code: UnitCode, _ change: Change, _ question: Question, records: Desk? = nil
  ) throws(Failure) -> WhatIf {
    let peers = peers(of: code)
    let own = try opened(records, at: code)
    do throws(RemedyRefusal) {
      if let answer = try own.whatIf(code, change, question, among: peers) { return answer }
    } catch {
      throw error.failure
    }
    throw Failure(.notFound, vi: "Không có đơn vị \(code.text).", en: "There is no unit \(code.text).")
  }
}

extension RemedyRefusal {
  /// Why it cannot be done, for the person who asked.
  package var failure: Failure {
    switch self {
    case .unknownRecord(let code):
      Failure(
        .notFound, vi: "Không có bản ghi “\(code)” để thử.", en: "There is no record “\(code)” to try it on.")
    case .notPossible(let remedy, let code):
      Failure(
        .usage,
        vi:
          "Không thể \(remedy.rawValue) với “\(code)”: việc ấy đã xong, chưa tới lúc, hoặc sẽ làm bản ghi sai sự thật.",
        en: "\(remedy.rawValue) is not possible for “\(code)”: it is done, too early, or would make the record untrue.")
    case .notOfUnit(let code):
      Failure(
        .usage, vi: "“\(code)” không thuộc đơn vị này: chỉ thử được trên bản ghi của chính mình.",
        en: "“\(code)” is not this unit's: only its own records can be tried.")
    }
  }
}

extension Desk {
  /// What explains a published total of a unit. Without a claim the portal's imported scores of exactly the period are taken.
  package func gap(
    _ code: UnitCode, _ claim: PublishedClaim?, _ question: Question, records: Desk? = nil
  ) throws(Failure) -> Gap {
    let figures = facts.published[code] ?? []
    let claim =
      claim
      ?? PublishedClaim(
        figures, period: question.window.period, notAfter: question.publishedBy, pack: question.pack)
    let own = try opened(records, at: code)
    if let gap = own.gap(code, claim, question, packs: shelf.packs) { return gap }
    throw Failure(
      .usage,
      vi: "Chưa có điểm công bố nào của đúng kỳ này. Gõ số trong văn bản: --published TOTAL=97.83.",
      en: "Nothing was published of exactly this period. Type what is printed: --published TOTAL=97.83.")
  }

  /// Why a unit's points and place are others than those of an earlier question; `since` is the desk as it was known then.
  package func movement(
    _ code: UnitCode, _ question: Question, since earlier: Desk, _ old: Question, by key: CountKey
  ) throws(Failure) -> Movement {
    let sides = (
      MovementSide(scorer: try earlier.opened(at: code).scorer, question: old),
      MovementSide(scorer: try opened(at: code).scorer, question: question)
    )
    return try movement(code, from: sides.0, to: sides.1, by: key)
  }

  /// The same of two sides whose records are open.
  package func movement(
    _ code: UnitCode, from old: MovementSide, to new: MovementSide, by key: CountKey
  ) throws(Failure) -> Movement {
    if let movement = Movement(code, from: old, to: new, by: key, among: peers(of: code)) { return movement }
    throw Failure(
      .usage, vi: "Đơn vị này chưa có ở thời điểm trước.", en: "The unit was not known at the earlier moment.")
  }
}

extension Desk {
  /// What the period can still end with. Numbers of arrivals nobody names are the most that ever came in as many days.
  package func outlook(
    _ code: UnitCode, _ question: Question, dossiers: Int?, petitions: Int?, records: Desk? = nil
  ) throws(Failure) -> (bounds: Bounds, forecast: Forecast?) {
    guard question.source == .own else {
      throw Failure(
        .usage, vi: "Triển vọng tính trên hồ sơ của mình: bỏ --source.",
        en: "An outlook is made of one's own records: leave --source out.")
    }
    let own = try opened(records, at: code)
    let most = own.engine.mostArrivals(code, question.window)
    let arrivals = Arrivals(
      dossiers: min(max(0, dossiers ?? most.dossiers), 1_000_000),
      petitions: min(max(0, petitions ?? most.petitions), 1_000_000))
    if let bounds = own.bounds(code, question, arrivals) { return (bounds, own.forecast(code, question)) }
    throw Failure(.notFound, vi: "Không có đơn vị \(code.text).", en: "There is no unit \(code.text).")
  }
}

extension Desk {
  /// The procedures a unit offers, with what changing how it offers them would do.
  package func catalogue(
    _ code: UnitCode, _ question: Question, records: Desk? = nil
  ) throws(Failure) -> CatalogueReview {
    guard question.source == .own else {
      throw Failure(
        .usage, vi: "Rà soát danh mục tính trên hồ sơ của mình: bỏ --source.",
        en: "The list is gone through by one's own records: leave --source out.")
    }
    if let review = try opened(records, at: code).catalogue(code, question) { return review }
    throw Failure(.notFound, vi: "Không có đơn vị \(code.text).", en: "There is no unit \(code.text).")
  }
}
