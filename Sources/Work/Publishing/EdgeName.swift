internal import Base

/// A count of the network by its place in the sums.
struct EdgeName: Hashable {
  enum Kind: Int {
    case unit, unitField, cell, province, provinceField
  }
  let kind: Kind
  let key: TableKey?
  let cell: CountTable.Cell?
  let from: String
  let to: String
  let isSensitive: Bool

  var order: String { "\(kind.rawValue)|\(from)|\(to)" }

  /// Every sum a cell is in. Units are apart by fee, since totals by fee can be asked for.
  static func all(_ cell: CountTable.Cell, _ trait: CountTable.Trait) -> [EdgeName] {
    let unit = "u|\(cell.unit.text)|\(trait.fee)"
    let unitField = "\(unit)|\(trait.field)"
    let procedure = "p|\(cell.procedure.text)"
    let field = "f|\(trait.field)"
    let (isSensitive, name) = (trait.isSensitive, trait.field)
    return [
      EdgeName(kind: .unit, key: nil, cell: nil, from: "", to: unit, isSensitive: false),
      EdgeName(
        kind: .unitField, key: TableKey(cell.unit, .field(name)), cell: nil, from: unit, to: unitField,
        isSensitive: trait.hasSensitiveField),
      EdgeName(
        kind: .cell, key: TableKey(cell.unit, .procedure(cell.procedure)), cell: cell, from: unitField, to: procedure,
        isSensitive: isSensitive),
      EdgeName(
        kind: .province, key: TableKey(nil, .procedure(cell.procedure)), cell: nil, from: procedure, to: field,
        isSensitive: false),
      EdgeName(
        kind: .provinceField, key: TableKey(nil, .field(name)), cell: nil, from: field, to: "", isSensitive: false),
    ]
  }
}

/// Nodes by price; the cheapest leaves first.
struct CheapestFirst {
  private var heap: [(node: Int, price: Int)] = []

  mutating func insert(_ node: Int, _ price: Int) {
    heap.append((node, price))
    var child = heap.count - 1
    while child > 0, heap[child].price < heap[(child - 1) / 2].price {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> (node: Int, price: Int)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].price < heap[least].price {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
