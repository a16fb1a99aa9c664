package import Base
internal import Formats
package import Plans

/// The plans that ship as templates, read.
package struct TemplateShelf: Sendable {
  package let templates: [PlanTemplate]

  package init(_ sources: [PackShelf.Source]) throws(Failure) {
    var templates: [PlanTemplate] = []
    for source in sources {
      let strict = readStrictYAML(try decodeText(source.yaml))
      let reading = strict.tree.map { PlanTemplate.read($0) }
      let problems = (strict.problems + (reading?.problems ?? [])).byPlace
      guard let template = reading?.template, problems.isEmpty else {
        throw Failure(
          .usage,
          vi: "Mẫu kế hoạch \(source.name) có \(problems.count) lỗi:\n"
            + problems.prefix(20).map { "  " + $0.line(in: source.name, .vi) }.joined(separator: "\n"),
          en: "The plan template \(source.name) has \(problems.count) problems:\n"
            + problems.prefix(20).map { "  " + $0.line(in: source.name, .en) }.joined(separator: "\n"))
      }
      templates.append(template)
    }
    self.templates = templates
  }

  package func template(_ name: String) throws(Failure) -> PlanTemplate {
    if let template = templates.first(where: { $0.name == name }) { return template }
    let known = templates.map(\.name)
    let nearest = Spelling.nearest(name, among: known)
    throw Failure(
      .usage,
      vi:
        "Không có mẫu “\(name.prefix(60))”\(nearest.map { "; có phải “\($0)”?" } ?? ".") Đang có: \(known.joined(separator: ", ")).",
      en:
        "There is no template “\(name.prefix(60))”\(nearest.map { "; did you mean “\($0)”?" } ?? ".") There are: \(known.joined(separator: ", "))."
    )
  }
}
