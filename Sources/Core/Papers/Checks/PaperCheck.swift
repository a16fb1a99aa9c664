internal import Base

/// Reads papers together and says what in them cannot be.
package struct PaperCheck: Sendable {
  package let shape: IndexShape
  package let register: ActRegister

  package init(shape: IndexShape, register: ActRegister) {
    self.shape = shape
    self.register = register
  }

  /// In the order of the papers; what several checks find at the same places is said once.
  package func contradictions(_ papers: [Paper]) -> [Contradiction] {
    let reading = PaperReading(papers, shape: shape, register: register)
    let checks: [(PaperReading) -> [Contradiction]] = [
      SumCheck.contradictions, DossierCheck.contradictions, ScoreCheck.contradictions, RatioCheck.contradictions,
      RepeatCheck.contradictions, ClassCheck.contradictions, RankCheck.contradictions, TableCheck.contradictions,
      DayCheck.contradictions, ActCheck.contradictions, AnnexCheck.contradictions, OrderCheck.contradictions,
      UnitNameCheck.contradictions, WordNumberCheck.contradictions,
    ]
    var seen: Set<Heading> = []
    let found = checks.flatMap { $0(reading) }.filter { seen.insert(Heading($0)).inserted }
    return found.enumerated().sorted { a, b in
      let (x, y) = (a.element.spots[0], b.element.spots[0])
      return (x.paper, x.place.line, x.place.column, a.offset) < (y.paper, y.place.line, y.place.column, b.offset)
    }.map(\.element)
  }

  private struct Heading: Hashable {
    let code: String
    let places: [Spot]
    init(_ contradiction: Contradiction) {
      code = contradiction.matter.code
      places = contradiction.spots.sorted { ($0.paper, $0.place) < ($1.paper, $1.place) }
    }
  }
}
