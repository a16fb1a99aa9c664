internal import Base

/// The records of a component, grouped by what they offer: within a kind only urgency tells them apart.
struct PathKinds {
  private(set) var options: [[PathOption]] = []
  private(set) var items: [[PathItem]] = []
  /// True when some record could have opened a procedure in more than one way: then giving the opening to the first of them is
  /// a choice that might not be the best.
  private(set) var isOpeningAmbiguous = false

  /// Of the records that could open a procedure the most urgent one does; the opening is part of its gain.
  init(_ all: [PathItem]) {
    var opened: Set<Opening> = []
    var places: [[PathOption]: Int] = [:]
    for var item in all {
      let openings = Set(item.options.flatMap { $0.opens.map { Opening(place: $0.key, procedure: $0.value) } })
      let isFirst = !openings.isEmpty && openings.isDisjoint(with: opened)
      if !openings.isEmpty, item.options.count > 1 { isOpeningAmbiguous = true }
      if !openings.isEmpty, !isFirst, !openings.isSubset(of: opened) { isOpeningAmbiguous = true }
      if isFirst { opened.formUnion(openings) }
      item.options = item.options.compactMap { option in
        var plain = option
        plain.opens = [:]
        if isFirst { for place in option.opens.keys { plain.gain.numerators[place] += 1 } }
        return plain.gain.isHelpful ? plain : nil
      }
      if item.options.isEmpty { continue }
      if let place = places[item.options] {
        items[place].append(item)
      } else {
        places[item.options] = items.count
        options.append(item.options)
        items.append([item])
      }
    }
  }

  private struct Opening: Hashable {
    let place: Int
    let procedure: ProcedureCode
  }
}
