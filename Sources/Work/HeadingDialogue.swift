package import Base
internal import Intake

/// Asks somebody who is there what nothing in a list decides, and imports with the answers: they are remembered like those of a
/// mapping file.
package struct HeadingDialogue {
  private let language: Language
  /// The next line somebody typed; nil when nobody will type any more.
  private let read: () -> String?
  private let write: (String) -> Void

  package init(_ language: Language, read: @escaping () -> String?, write: @escaping (String) -> Void) {
    self.language = language
    self.read = read
    self.write = write
  }

  /// Does the work, again with every answer until nothing is asked any more.
  ///
  /// - Throws: what the work threw, when it asks nothing or nobody answers.
  package func run(
    _ options: inout ImportOptions, _ work: (ImportOptions) throws(Failure) -> ImportReport
  ) throws(Failure) -> ImportReport {
    while true {
      do throws(Failure) {
        return try work(options)
      } catch {
        // An answer that changes nothing would be asked for without end.
        let before = options.mapping
        for question in error.questions {
          guard let answer = ask(question) else { throw error }
          options.mapping.columns[answer.heading] = answer.column
        }
        if options.mapping == before { throw error }
      }
    }
  }

  private func ask(_ question: HeadingQuestion) -> HeadingQuestion.Answer? {
    write("\n\(question.asked.text(language))\n")
    for (index, answer) in question.answers.enumerated() {
      write("  \(index + 1)  \(answer.sentence.text(language))\n")
    }
    let last = question.answers.count
    while true {
      write(language == .vi ? "Gõ số từ 1 đến \(last) rồi Enter: " : "Type a number from 1 to \(last), then Enter: ")
      guard let line = read() else { return nil }
      let typed = line.split(whereSeparator: \.isWhitespace).joined()
      if let number = Int(typed), question.answers.indices.contains(number - 1) { return question.answers[number - 1] }
    }
  }
}
