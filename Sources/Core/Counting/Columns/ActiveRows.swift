package import Base

extension FactColumns {
  /// How many of a unit's own dossiers are active in the window.
  package func activeDossiers(of unit: UnitCode, in window: Window) -> Int {
    guard let number = unitNumbers.number(of: unit) else { return 0 }
    let (start, end) = (Tick(window.start).value, Tick(window.end).value)
    return byUnit[Int(number)].blocks.reduce(0) { sum, block in
      sum + (0..<block.count).count { block.received[$0] <= end && block.ended[$0] >= start }
    }
  }

  /// How many of a unit's own petitions are active in the window.
  package func activePetitions(of unit: UnitCode, in window: Window) -> Int {
    guard let number = unitNumbers.number(of: unit) else { return 0 }
    let (start, end) = (Tick(window.start).value, Tick(window.end).value)
    return byUnit[Int(number)].petitions.count { $0.received.value <= end && $0.answered.value >= start }
  }
}
