internal import Base

/// A cross-table with all its totals as a network: every count is what flows along an edge, and what flows into a node flows out.
///
/// province → unit → unit's field → procedure → province's field → province. A hidden count is safe exactly when a circle leads
/// through its edge on which every count can be one more or one less within what is told of it: then another table fits
/// everything told as well, and nobody can say which of the two is true.
struct CountNetwork {
  struct Edge {
    let key: TableKey?
    let from: Int
    let to: Int
    let limit: Int
    /// By edition of the period, oldest first; the last is the one being made.
    let values: [Int]
    /// The count that is told, of which this edge may be a part: a unit's field is split by fee.
    var sums: [Int]
    var parts = 1
    var told: [ToldCount]
    /// How much more and less it could be, by what else is known.
    var roomUp = Int.max
    var roomDown = Int.max
    /// What nobody is told of in any table.
    var isUntold = false
    /// What anybody can ask for.
    var isOpen = false

    var wasShown: Bool { told.dropLast().contains { $0.exact != nil } }
    var isHidden: Bool { !isOpen && (isUntold || told.last?.exact == nil) }
    /// Something that must not be known exactly: hidden, and there is something.
    var isSecret: Bool { key != nil && isHidden && !isUntold && (sums.last ?? 0) > 0 }

    /// The count could be one more (or less) in every edition as far as is told.
    func canMove(up: Bool, alone: Bool) -> Bool {
      guard isHidden, alone || !wasShown else { return false }
      if (up ? roomUp : roomDown) < 1 { return false }
      return values.indices.allSatisfy { index in
        if alone, wasShown, index < values.count - 1 { return true }
        if !up, values[index] == 0 { return false }
        if isUntold { return true }
        // A circle may lead through every part.
        switch told[index] {
        case .under(let limit): return !up || sums[index] + parts < limit
        case .withheld: return up || sums[index] - parts >= limit
        case .silent: return true
        case .exactly: return false
        }
      }
    }

    /// It could be passed over in silence, and then move.
    func couldBeSilent(up: Bool) -> Bool {
      guard !isOpen, key != nil, !wasShown, (up ? roomUp : roomDown) >= 1 else { return false }
      return up || values.allSatisfy { $0 > 0 }
    }

    /// It could be hidden as well, and then move.
    func couldMove(up: Bool) -> Bool {
      guard !isOpen, !isHidden, key != nil, !wasShown, (up ? roomUp : roomDown) >= 1 else { return false }
      return values.indices.allSatisfy { up || (values[$0] > 0 && sums[$0] - parts >= limit) }
    }
  }

  private(set) var edges: [Edge] = []
  /// Edges that leave or enter a node.
  private var around: [[Int]] = []
  private var nodes: [String: Int] = [:]
  /// The edges of a count.
  private(set) var parts: [TableKey: [Int]] = [:]

  /// - Parameter tables: of the same period, oldest edition first.
  /// - Parameter told: what the earlier ones told.
  init(_ tables: [CountTable], told: [[TableKey: ToldCount]]) {
    guard let newest = tables.last else { return }
    var flows: [EdgeName: [Int]] = [:]
    let possible = tables.reduce(into: Set<CountTable.Cell>()) { $0.formUnion($1.possible) }
    for cell in possible {
      let trait = newest.traits[cell.procedure] ?? CountTable.Trait(field: "")
      for (index, table) in tables.enumerated() {
        let count = table.counts[cell] ?? 0
        for name in EdgeName.all(cell, trait) { flows[name, default: tables.map { _ in 0 }][index] += count }
      }
    }
    var sums: [TableKey: [Int]] = [:]
    for (name, values) in flows {
      guard let key = name.key else { continue }
      sums[key] = sums[key].map { zip($0, values).map(+) } ?? values
    }
    for (name, values) in flows.sorted(by: { $0.key.order < $1.key.order }) {
      add(name, values, name.key.flatMap { sums[$0] } ?? values, newest, told)
    }
    for edges in parts.values { for edge in edges { self.edges[edge].parts = edges.count } }
  }

  private mutating func add(
    _ name: EdgeName, _ values: [Int], _ sums: [Int], _ newest: CountTable, _ told: [[TableKey: ToldCount]]
  ) {
    let limit = name.isSensitive ? Self.sensitiveLimit : Self.limit
    var edge = Edge(
      key: name.key, from: node(name.from), to: node(name.to), limit: limit, values: values,
      sums: sums,
      told: sums.indices.map { index in
        guard let key = name.key, index < told.count else { return Self.mark(sums[index], limit) }
        // What an earlier edition does not mention was small in it.
        return told[index][key] ?? .under(limit)
      })
    if edge.told.dropLast().contains(where: { $0.exact == nil }), let sum = sums.last, sum >= limit {
      // What was hidden once stays hidden: two editions of one month differ by little.
      edge.told[edge.told.count - 1] = .withheld
    }
    if edge.told.dropLast().contains(.silent) { edge.told[edge.told.count - 1] = .silent }
    edge.isOpen = name.kind == .unit
    edge.isUntold = !newest.tellsFields && (name.kind == .unitField || name.kind == .provinceField)
    if case .cell = name.kind, let cell = name.cell {
      let value = values.last ?? 0
      edge.roomUp = (newest.most[cell] ?? .max) - value
      edge.roomDown = value - (newest.least[cell] ?? 0)
      // A late count that leaves one to four on time would tell those.
      if let most = newest.most[cell], (1..<Self.limit).contains(most - value), value >= limit {
        edge.told[edge.told.count - 1] = .withheld
      }
    }
    if let key = name.key { parts[key, default: []].append(edges.count) }
    around[edge.from].append(edges.count)
    around[edge.to].append(edges.count)
    edges.append(edge)
  }

  static let limit = 5
  static let sensitiveLimit = 10

  static func mark(_ value: Int, _ limit: Int) -> ToldCount { value < limit ? .under(limit) : .exactly(value) }

  private mutating func node(_ name: String) -> Int {
    if let known = nodes[name] { return known }
    nodes[name] = around.count
    around.append([])
    return around.count - 1
  }

  /// Tells the count an edge belongs to in another way.
  mutating func tell(_ edge: Int, as mark: ToldCount) {
    for part in edges[edge].key.flatMap({ parts[$0] }) ?? [] {
      edges[part].told[edges[part].told.count - 1] = mark
    }
  }

  /// A circle through the edge on which everything can move; the edges to be hidden for it, the fewest dossiers first. Nil when
  /// there is none.
  func circle(through edge: Int, _ means: Means) -> [Int]? {
    for up in [true, false] {
      guard let price = price(edges[edge], up: up, means, alone: true) else { continue }
      // More along the edge must come back from its end to its start.
      let (start, goal) = up ? (edges[edge].to, edges[edge].from) : (edges[edge].from, edges[edge].to)
      if let found = path(from: start, to: goal, without: edge, means) { return price == 0 ? found : found + [edge] }
    }
    return nil
  }

  /// The way through any part of a count that changes the fewest others.
  func cheapest(_ parts: [Int], _ means: Means) -> [Int]? {
    parts.compactMap { circle(through: $0, means) }.min { $0.count < $1.count }
  }

  /// What a circle may be made of.
  enum Means {
    /// What is hidden already.
    case hidden
    /// That, and what could be hidden as well.
    case hiding
    /// That, and what could be passed over in silence.
    case silencing
    /// Everything: as if no table were told, only the totals that are open anyway.
    case untold
  }

  /// What a step along an edge costs in dossiers that are told no more; nil when it cannot be taken.
  private func price(_ edge: Edge, up: Bool, _ means: Means, alone: Bool = false) -> Int? {
    if means == .untold { return !edge.isOpen && (up || edge.values.allSatisfy { $0 > 0 }) ? 0 : nil }
    if edge.canMove(up: up, alone: alone) { return 0 }
    switch means {
    case .hiding: return edge.couldMove(up: up) ? 1 + (edge.values.last ?? 0) : nil
    case .silencing: return edge.couldBeSilent(up: up) ? 1 + (edge.values.last ?? 0) : nil
    case .hidden, .untold: return nil
    }
  }

  private func path(from start: Int, to goal: Int, without avoided: Int, _ means: Means) -> [Int]? {
    var cost = [Int](repeating: .max, count: around.count)
    var came = [(edge: Int, node: Int, price: Int)?](repeating: nil, count: around.count)
    var queue = CheapestFirst()
    cost[start] = 0
    queue.insert(start, 0)
    while let (node, paid) = queue.removeFirst() {
      if node == goal { break }
      if paid > cost[node] { continue }
      for index in around[node] where index != avoided {
        let edge = edges[index]
        let up = edge.from == node
        guard let step = self.price(edge, up: up, means) else { continue }
        let price = paid + step
        let next = up ? edge.to : edge.from
        if price < cost[next] {
          cost[next] = price
          came[next] = (index, node, step)
          if next == goal, price == 0 { return [] }
          queue.insert(next, price)
        }
      }
    }
    guard cost[goal] < .max else { return nil }
    var (found, node): ([Int], Int) = ([], goal)
    while node != start, let step = came[node] {
      if step.price > 0 { found.append(step.edge) }
      node = step.node
    }
    return found
  }
}
