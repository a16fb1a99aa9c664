/// Numbers for steps that come without: the second at which each happened, or the next one that is free. A log with a
/// hundred thousand steps of one dossier at one moment must not walk over all of them for each.
struct StepNumbers {
  private struct Taken: Hashable {
    let dossier: String
    let second: Int64
  }
  /// By a second that is taken, one not before the next that is free.
  private var next: [Taken: Int64] = [:]

  mutating func take(_ second: Int64, of dossier: String) -> Int64 {
    var free = second
    var passed: [Taken] = []
    while let later = next[Taken(dossier: dossier, second: free)] {
      passed.append(Taken(dossier: dossier, second: free))
      free = later
    }
    for taken in passed + [Taken(dossier: dossier, second: free)] { next[taken] = free + 1 }
    return free
  }
}
