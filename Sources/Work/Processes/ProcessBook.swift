package import Base
package import Formats
package import Notebook
package import Records
internal import Workdays

/// The approved processes, folded from the notebook: the last word on a procedure at a unit holds.
package struct ProcessBook: Sendable {
  package static let kind = "process"

  private let processes: [UnitCode: [ProcedureCode: ApprovedProcess]]

  package init(_ entries: [NotebookEntry]) {
    var processes: [UnitCode: [ProcedureCode: ApprovedProcess]] = [:]
    for entry in entries where entry.subject.kind == Self.kind {
      let code = Self.procedure(entry.subject)
      processes[entry.unit, default: [:]][code] = entry.act == "approve" ? Self.process(entry, code) : nil
    }
    self.processes = processes
  }

  package var isEmpty: Bool { processes.allSatisfy(\.value.isEmpty) }

  /// The process a unit goes by: its own, or that of the nearest unit above.
  package func process(_ procedure: ProcedureCode, at unit: UnitCode, in register: UnitRegister) -> ApprovedProcess? {
    var (current, seen): (UnitCode?, Set<UnitCode>) = (unit, [])
    while let at = current, seen.insert(at).inserted {
      if let process = processes[at]?[procedure] { return process }
      current = register.unit(at)?.parent
    }
    return nil
  }

  package static func subject(_ procedure: ProcedureCode, at unit: UnitCode) -> Subject {
    Subject(kind: kind, id: "\(unit.text)/\(procedure.text)")
  }

  private static func procedure(_ subject: Subject) -> ProcedureCode {
    ProcedureCode(String(subject.id.drop { $0 != "/" }.dropFirst()))
  }

  package static func body(_ process: ApprovedProcess) -> JSON {
    [
      "decision": .string(process.decision), "from": .string(process.from.iso),
      "steps": .array(
        process.steps.map { step in
          [
            "name": .string(step.name), "office": step.office.map { .string($0) } ?? .null,
            "minutes": .integer(step.time.seconds / 60),
          ]
        }),
    ]
  }

  private static func process(_ entry: NotebookEntry, _ code: ProcedureCode) -> ApprovedProcess? {
    guard let body = try? readJSON(entry.body), let from = body["from"]?.string.flatMap({ Day(iso: $0) }),
      let steps = body["steps"]?.array
    else { return nil }
    return ApprovedProcess(
      procedure: code, unit: entry.unit, decision: body["decision"]?.string ?? "", from: from,
      steps: steps.compactMap { step in
        guard let name = step["name"]?.string, let minutes = step["minutes"]?.int else { return nil }
        return ApprovedProcess.Step(
          name: name, office: step["office"]?.string, time: WorkingTime(seconds: minutes * 60))
      })
  }
}

extension Desk {
  /// How the ended dossiers received in the window under the process kept to it.
  package func conformance(to process: ApprovedProcess, of unit: UnitCode, window: Window) -> ProcessConformance {
    let all: [Dossier] = facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }
    let dossiers = all.filter { dossier in
      guard dossier.procedure == process.procedure, dossier.endedAt != nil, let received = dossier.receivedAt else {
        return false
      }
      return dossier.isReceived(in: window) && received.day >= process.from
    }
    return ProcessConformance(process, dossiers.compactMap { facts.steps[$0.code] }, calendar)
  }
}
