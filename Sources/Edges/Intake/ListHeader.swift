internal import Base
internal import Records

/// The header of a list: where it ends, and what each column's heading means before the cells are asked.
struct ListHeader {
  enum Sense: Hashable {
    case column(String)
    case doubt(ListForm.Doubt)
    /// Says what kind of list this is.
    case sign
    case personal, ignored, unknown
  }

  struct Column {
    /// The texts above the column, the uppermost first.
    let levels: [String]
    /// As shown and as mapped: all levels, with a number where a heading stands twice.
    var heading: String
    var sense: Sense
    /// How sure the heading means its column; smaller is surer.
    var place: Int
    var isMapped = false
    var meaning: HeadingMatch.Meaning = .unknown
    var evidence: Sentence?
  }

  let form: ListForm
  /// Index of the first row after the header.
  let firstRow: Int
  var columns: [Column]

  /// The names of everything recognised, each once.
  var names: Set<String> {
    var names: Set<String> = []
    for column in columns {
      switch column.sense {
      case .column(let name): names.insert(name)
      case .doubt(let doubt): names.formUnion(doubt.columns.prefix(1))
      case .sign: names.insert("sign")
      case .personal, .ignored, .unknown: break
      }
    }
    return names
  }

  func index(of name: String) -> Int? { columns.firstIndex { $0.meaning == .column(name) } }
}

/// Looks for the header of a list in the first rows of a table, for every kind of list at once.
struct HeaderSearch {
  private let rows: [Table.Row]
  private let merges: [Table.Merge]
  private let hiddenColumns: Set<Int>
  private let context: ReadingContext
  private let cells = CellReader(isLenient: true)
  private let keys = HeadingKeys()

  private static let rowsSearched = 40
  /// Rows a header spans at most.
  private static let deepest = 4
  /// Lists have a hundred columns at most; a table of thousands is none.
  private static let widest = 300

  init(_ table: Table, _ context: ReadingContext) {
    rows = table.rows.prefix(Self.rowsSearched + Self.deepest).map {
      Table.Row(line: $0.line, cells: Array($0.cells.prefix(Self.widest)))
    }
    let last = rows.last?.line ?? 0
    merges = table.merges.filter { $0.lines.lowerBound <= last && $0.columns.lowerBound < Self.widest }
    hiddenColumns = table.hiddenColumns
    self.context = context
  }

  /// The header with the most recognised columns; the one of fewest rows among equals, so that no title becomes a part of it.
  func best(_ forms: [ListForm] = ListForm.all) -> ListHeader? {
    let hasMapping = !context.mapping.columns.isEmpty || !context.mapping.remembered.isEmpty
    var best: (header: ListHeader, count: Int, depth: Int)?
    for start in rows.indices.prefix(Self.rowsSearched) {
      for depth in 1...Self.deepest where start + depth <= rows.count {
        let levels = levels(start, depth)
        let said = levels.map { keys.said($0) }
        for form in forms where hasMapping || form.mayHead(said) {
          let header = header(form, levels, said, firstRow: start + depth)
          let names = header.names
          guard form.needs.allSatisfy({ !names.isDisjoint(with: $0) }), names.count > 1,
            best.map({ ($0.count, -$0.depth) < (names.count, -depth) }) ?? true
          else { continue }
          // Without its date a list must show more of itself than a code and another column.
          if form.kind == .dossier, !names.contains("received_at"), names.count < 3 { continue }
          best = (header, names.count, depth)
        }
      }
    }
    return best?.header
  }

  /// The texts above each column over `depth` rows, without repetitions and gaps.
  func levels(_ start: Int, _ depth: Int) -> [[String]] {
    let lines = (0..<depth).map { spread(start + $0, isLast: $0 == depth - 1) }
    let width = lines.map(\.count).max() ?? 0
    return (0..<width).map { column in
      var levels: [String] = []
      for line in lines where column < line.count && !line[column].isEmpty && levels.last != line[column] {
        levels.append(line[column])
      }
      return levels
    }
  }

  /// The texts of a header row, those of merged cells in every column they cover. Where a row has no merges, a group's
  /// text stands for the empty cells to its right as well, except in the last row.
  private func spread(_ index: Int, isLast: Bool) -> [String] {
    let row = rows[index]
    let covering = merges.filter { $0.lines.contains(row.line) }
    let width = min(Self.widest, max(row.cells.count, (covering.map(\.columns.upperBound).max() ?? -1) + 1))
    var texts = (0..<width).map { $0 < row.cells.count ? cells.text(row.cells[$0]) : "" }
    for merge in covering where merge.lines.lowerBound == row.line && merge.columns.lowerBound < width {
      let text = texts[merge.columns.lowerBound]
      for column in merge.columns where column < width && texts[column].isEmpty { texts[column] = text }
    }
    guard covering.isEmpty, !isLast, index + 1 < rows.count else { return texts }
    let below = rows[index + 1].cells
    for column in texts.indices.dropFirst() where texts[column].isEmpty {
      let isUnderGroup = column < below.count && !cells.text(below[column]).isEmpty
      if isUnderGroup { texts[column] = texts[column - 1] }
    }
    return texts
  }

  private func header(_ form: ListForm, _ levels: [[String]], _ said: [HeadingKeys.Said], firstRow: Int) -> ListHeader {
    let ticks = form.kind == .dossier ? TickGroup.columns(levels) : [:]
    var columns = levels.enumerated().map { index, levels in
      let shown = levels.joined(separator: " / ")
      let (sense, place) = levels.isEmpty ? (.ignored, 0) : ticks[index].map { ($0, 0) } ?? said[index].sense(form)
      return ListHeader.Column(
        levels: levels, heading: shown, sense: sense, place: place + (hiddenColumns.contains(index) ? 500 : 0))
    }
    let counts = Dictionary(grouping: columns.map(\.heading), by: \.self).mapValues(\.count)
    var seen: [String: Int] = [:]
    for index in columns.indices where (counts[columns[index].heading] ?? 0) > 1 && !columns[index].levels.isEmpty {
      seen[columns[index].heading, default: 0] += 1
      columns[index].heading += "#\(seen[columns[index].heading] ?? 0)"
    }
    for index in columns.indices { apply(form, to: &columns[index]) }
    return ListHeader(form: form, firstRow: firstRow, columns: columns)
  }

  /// What a person said of the heading goes before what its wording says.
  private func apply(_ form: ListForm, to column: inout ListHeader.Column) {
    let names = [column.heading, column.levels.joined(separator: " / "), column.levels.last ?? ""]
    guard let heading = names.first(where: { context.mapping.column($0, form.kind) != nil }),
      let (name, isRemembered) = context.mapping.column(heading, form.kind), !column.levels.isEmpty
    else { return }
    if name == "ignore" {
      column.sense = .ignored
    } else if form.columns.contains(name) {
      column.sense = .column(name)
    } else {
      return
    }
    column.isMapped = true
    column.place = -1
    if isRemembered {
      column.evidence = Sentence(
        vi: "đã nhớ của hệ thống \(context.system ?? "")", en: "remembered of the system \(context.system ?? "")")
    }
  }
}

/// The keys of headings of one or several levels. The same texts are met at every depth, so their keys are made once.
final class HeadingKeys {
  private struct Known {
    let key: String
    let isPlanned: Bool
    let mayBePersonal: Bool
  }
  private var known: [String: Known] = [:]

  /// What a column's heading may be called: its lowest text alone, then with what stands above it in both orders.
  struct Said {
    let texts: [String]
    let isPlanned: Bool
    let mayBePersonal: Bool

    func sense(_ form: ListForm) -> (sense: ListHeader.Sense, place: Int) {
      for (order, text) in texts.enumerated() {
        if let word = form.wordings[text] {
          let place = word.place + order * 100
          let isEnd = ["ended_at", "returned_at", "due_at"].contains(word.column)
          return isPlanned && isEnd ? (.column("due_at"), place + 1_000) : (.column(word.column), place)
        }
        if let doubt = form.doubts[text] {
          return isPlanned && doubt == .dayOfReturn ? (.column("due_at"), 1_000) : (.doubt(doubt), 0)
        }
        if form.signs.contains(text) { return (.sign, 0) }
        if Headings.isPersonal(key: text) { return (.personal, 0) }
        if Headings.isIgnored(key: text) { return (.ignored, 0) }
      }
      return mayBePersonal ? (.personal, 0) : (.unknown, 0)
    }
  }

  func said(_ levels: [String]) -> Said {
    let all = levels.map { known($0) }
    guard let last = all.last else { return Said(texts: [], isPlanned: false, mayBePersonal: false) }
    var texts = [last.key]
    if all.count > 1 {
      let above = all[all.count - 2].key
      texts.append("\(above) \(last.key)")
      texts.append("\(last.key) \(above)")
      if all.count > 2 { texts.append(all.map(\.key).joined(separator: " ")) }
    }
    return Said(
      texts: texts, isPlanned: all.contains(where: \.isPlanned), mayBePersonal: all.contains(where: \.mayBePersonal))
  }

  private func known(_ text: String) -> Known {
    if let known = known[text] { return known }
    let key = Headings.key(text)
    let made = Known(
      key: key, isPlanned: Headings.isPlanned(text), mayBePersonal: Headings.mayBePersonal(key: key))
    known[text] = made
    return made
  }
}
