/// One sentence for a person, Vietnamese first. Codes, keys and JSON never use it.
package struct Sentence: Hashable, Sendable {
  package let vi: String
  package let en: String

  @inlinable package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  package func text(_ language: Language) -> String { language == .vi ? vi : en }
}

package enum Language: String, Sendable, CaseIterable {
  case vi, en
}

/// Something that stopped the work, told to the person who asked: what happened and what to do.
package struct Failure: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// The command or its arguments are wrong (exit status 2).
    case usage
    /// What was asked for is not there (exit status 2, 404).
    case notFound
    /// Whoever asks is not known yet (401).
    case signIn
    /// Not theirs to see or do (403).
    case denied
    /// Somebody was there before: look again (409).
    case conflict
    /// Larger than what is taken (413).
    case tooLarge
    /// Asked too often (429).
    case tooOften
    /// The work could not be done (exit status 1).
    case failed
  }
  package let kind: Kind
  package let sentence: Sentence
  /// What somebody who is there could decide instead; then the work can be done.
  package let questions: [HeadingQuestion]

  package init(_ kind: Kind = .failed, vi: String, en: String, questions: [HeadingQuestion] = []) {
    self.kind = kind
    self.questions = questions
    sentence = Sentence(vi: vi, en: en)
  }
}

/// What nothing decides but a person: which column a heading of a list is.
package struct HeadingQuestion: Hashable, Sendable {
  package struct Answer: Hashable, Sendable {
    package let sentence: Sentence
    package let heading: String
    package let column: String

    package init(_ sentence: Sentence, heading: String, column: String) {
      self.sentence = sentence
      self.heading = heading
      self.column = column
    }
  }

  package let asked: Sentence
  package let answers: [Answer]

  package init(_ asked: Sentence, _ answers: [Answer]) {
    self.asked = asked
    self.answers = answers
  }
}

/// A place in a text file, counted from 1.
package struct Place: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
  package static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
