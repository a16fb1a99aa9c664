package import Base

/// Something wrong in a rule pack, with the place to look at.
package struct PackProblem: Hashable, Sendable {
  package let place: Place
  package let sentence: Sentence
}
