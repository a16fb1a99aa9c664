/// What somebody is to the service. The raw values are stored with accounts: frozen.
package enum Role: String, Sendable, Hashable, CaseIterable {
  /// Receives, handles: the records of the unit it is granted for.
  case desk
  /// Heads an office: the same, and sees who handled what.
  case head
  /// Chair or vice-chair: everything of the unit, decides, signs.
  case leader
  /// The control office of a province: everything of the subtree, mends data, publishes.
  case control
  /// Accounts, sources, registers, rules.
  case administrator
  /// Reads everything, also the trail of who read; changes nothing.
  case auditor
  /// A program: delivers messages, reads figures.
  case integrator

  /// The one table of who may do what; whoever may do nothing here may still read what is public.
  package var permissions: Set<Permission> {
    switch self {
    case .desk: [.readRecords, .readPersonal, .draft, .report]
    case .head: [.readRecords, .readOfficers, .readPersonal, .draft, .plan, .report]
    case .leader: [.readRecords, .readOfficers, .draft, .decide, .plan, .report]
    case .control: [.readRecords, .readOfficers, .draft, .decide, .plan, .report, .mend, .publish]
    case .administrator: [.readRecords, .plan, .report, .mend, .manage, .manageAccounts]
    case .auditor: [.readRecords, .readOfficers, .readAudit]
    case .integrator: [.readRecords, .deliver]
    }
  }
}
