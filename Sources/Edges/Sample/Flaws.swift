/// The bad rows among the dossiers: about one in 5,000, in smaller orders at least one of each kind.
struct Flaws: Sendable {
  enum Kind: Int, CaseIterable {
    /// Quarantined: received on 31 February.
    case impossibleDay
    /// Accepted with a finding: a procedure that is in no register.
    case unknownProcedure
    /// Quarantined until the unit arrives.
    case unknownUnit
    /// Accepted with a finding: promised for the day before reception.
    case dueBeforeReceived
    /// Quarantined: no code.
    case emptyCode
    /// The row before it once more: no event.
    case repeated

    /// An extra row beside the good one; the others spoil the row itself.
    var isExtra: Bool { self != .unknownProcedure && self != .dueBeforeReceived }
    var isQuarantined: Bool { self == .impossibleDay || self == .unknownUnit || self == .emptyCode }
  }

  /// Every how many dossiers one is flawed; nil for never.
  private let step: Int?
  private let count: Int

  init(_ order: SampleProvince.Order) {
    let step = min(5000, order.dossiers / Kind.allCases.count)
    self.step = order.hasFlaws && step >= 50 ? step : nil
    count = self.step.map { order.dossiers / $0 } ?? 0
  }

  /// The flaw of the dossier at this place in the province.
  func kind(at place: Int) -> Kind? {
    guard let step, (place + 1) % step == 0 else { return nil }
    return Kind(rawValue: ((place + 1) / step - 1) % Kind.allCases.count)
  }

  var quarantined: Int { kinds.count(where: \.isQuarantined) }
  var extraRows: Int { kinds.count(where: \.isExtra) }
  private var kinds: [Kind] { (0..<count).compactMap { Kind(rawValue: $0 % Kind.allCases.count) } }
}
