/// Finds the word a person probably meant.
package enum Spelling {
  /// The nearest of `words`, if it is near enough to be meant: about one slip in three letters. Ties: the first.
  package static func nearest(_ word: String, among words: [String]) -> String? {
    let asked = plain(word)
    if asked.isEmpty { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let known = plain(candidate)
      let distance = distance(asked, known)
      guard distance <= Swift.max(1, Swift.max(asked.count, known.count) / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Case, marks and the choice between space, `-` and `_` are no difference.
  private static func plain(_ word: String) -> [Character] {
    searchFolded(word).map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// Insertions, deletions, replacements and exchanges of neighbours.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return a.count + b.count }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = Swift.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = Swift.min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
