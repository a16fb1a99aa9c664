internal import ArgumentParser
internal import Base
internal import Scoring
internal import Work

/// What every question about one unit takes: the store, the period, whose units, and which of them.
struct AskedUnit: ParsableArguments {
  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String

  func opened() throws -> (desk: Desk, question: Question, notes: [Sentence], code: UnitCode) {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    return (desk, question, notes, try desk.unit(unit))
  }
}
