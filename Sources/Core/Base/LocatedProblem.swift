/// Something wrong in a text file: where, what, and what would be right there.
package struct LocatedProblem: Hashable, Sendable {
  /// A stable word for programs; the sentence is for people.
  package let kind: String
  package let place: Place
  package let sentence: Sentence
  package let hint: Sentence?

  package init(kind: String, place: Place, sentence: Sentence, hint: Sentence? = nil) {
    self.kind = kind
    self.place = place
    self.sentence = sentence
    self.hint = hint
  }
}

extension [LocatedProblem] {
  /// In the order a reader of the file meets them; what stands at one place keeps the order in which it was found.
  package var byPlace: [LocatedProblem] {
    enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
  }
}
