import Base
import Formats
import Packs
import Plans
import TestKit
import Testing

/// The published plans as templates, and what is wrong with a template is told with its place.
@Suite struct PlanTemplateTests {
  private static func read(_ yaml: [UInt8]) throws -> (template: PlanTemplate?, problems: [LocatedProblem]) {
    let strict = readStrictYAML(String(decoding: yaml, as: UTF8.self))
    guard let tree = strict.tree else { return (nil, strict.problems) }
    let reading = PlanTemplate.read(tree)
    return (reading.template, strict.problems + reading.problems)
  }

  @Test(arguments: Packs.plans.map(\.name)) func `a template that ships makes a plan without a fault`(name: String)
    throws
  {
    let source = try #require(Packs.plans.first { $0.name == name })
    let (read, problems) = try Self.read(source.yaml)
    #expect(problems.isEmpty, "\(problems.map { "\($0.place.line): \($0.sentence.vi)" })")
    let template = try #require(read)
    #expect(template.name == name)
    let occasion = PlanTemplate.Occasion(
      unitName: "UBND xã Thử", parentName: "Tỉnh Thử", year: 2027, today: try #require(Day(iso: "2027-01-04")))
    let ids = Dictionary(uniqueKeysWithValues: template.tasks.map { ($0.duty, "X-2027-\($0.duty)") })
    let edits = template.planEdits(occasion, taskIDs: ids, figures: nil)
    let plan = Plan(
      id: "p", unit: UnitCode("X"),
      Sheet([SheetEntry(revision: 1, at: Instant(seconds: 0), by: "a", act: "create", edits: edits)]))
    #expect(plan.targets.count == template.targets.count && plan.links.count == template.tasks.count)
    #expect(plan.period == .year(2027))
    // Every field a form would show can be sent back as it is, and no place is left open.
    for edit in edits + template.tasks.flatMap({ template.taskEdits($0, occasion) }) {
      #expect(!["{unit}", "{year}", "{parent}"].contains { edit.value.contains($0) }, "\(edit)")
      #expect(edit.value.count <= SheetField.longest, "\(edit.place)")
    }
    for task in template.tasks {
      let kept = PlanTask(
        id: "t", unit: UnitCode("X"),
        Sheet([
          SheetEntry(
            revision: 1, at: Instant(seconds: 0), by: "a", act: "create", edits: template.taskEdits(task, occasion))
        ]))
      #expect(kept.deadline != nil && !kept.lead.isEmpty && !kept.content.isEmpty, "\(task.duty)")
    }
  }

  @Test func `the annex of the commune has the 21 indicators, each once`() throws {
    let source = try #require(Packs.plans.first { $0.name == "chi-so-766-xa" })
    let template = try #require(try Self.read(source.yaml).template)
    #expect(template.tasks.flatMap(\.indicators) == (1...21).map { padded($0, 2) })
  }

  /// Each line of a template taken away or misspelled, one at a time: never a crash, and a fault is told on a line of the file.
  @Test func `a broken template is told with its line`() throws {
    let source = try #require(Packs.plans.first { $0.name == "cong-van-766" })
    let lines = String(decoding: source.yaml, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices
    where lines[index].contains(":") && !lines[index].hasPrefix("#") && !lines[index].contains("- \"") {
      var broken = lines.map(String.init)
      broken[index] = broken[index].replacing(":", with: "x:", maxReplacements: 1)
      let (template, problems) = try Self.read(Array(broken.joined(separator: "\n").utf8))
      #expect(template == nil && !problems.isEmpty, "line \(index + 1): \(lines[index])")
      for problem in problems { #expect((1...lines.count).contains(problem.place.line)) }
    }
  }

  @Test func `obligations that ship are read without a fault`() throws {
    let tree = try #require(readStrictYAML(String(decoding: Packs.obligations, as: UTF8.self)).tree)
    let (rules, problems) = ObligationRule.read(tree)
    #expect(problems.isEmpty && rules.count == 11, "\(problems.map(\.sentence.vi))")
  }
}
