import Base
import Records
import TestKit

/// Canonical files as systems write them: mostly right, with every kind of cell that is slightly odd.
struct OddRows {
  let name: String
  let text: String

  private static let kinds: [FactKind] = [.dossier, .dossier, .dossier, .petition, .rating, .step, .service]
  private static let unknown = ["Ghi chú", "a=b", "a_b", "~x", "", "họ tên", "Ho ten", "note", "số điện thoại", "1"]
  private static let odd = [
    "", " ", "-", "–", "…", "---", "=1+1", "=\"007\"", "'007", "\"", "a\"b", "a,b", "a;b", "dòng\nhai", "x\ty", "\t",
    "Hồ sơ", "Hồ sơ", "ế", "\u{A0}X1\u{A0}", " X1", "X1 ", "x1", "X9", "UBND xã Một", "ubnd  xã một", "name:Khai sinh",
    "null", "NULL", "0", "1", "2", "01", "-1", "+1", "1.5", "999999999", "9999999999", "999999999999999999999", "1e3",
    "2026-02-30", "2026-2-3", "2026-03-05", "2026-03-05 09:30", "2026-03-05T09:30", "2026-03-05T09:30:00Z",
    "2026-03-05T24:00:00", "2026-03-05T09:30:00.5", "2026-03-05T23:59:59+07:00", "05/03/2026", "5/3/2026 09:30",
    "1989-12-31", "1990-01-01", "2100-12-31T23:59:59", "2101-01-01", "0001-01-01T00:00:00+14:00", "46082", "ONLINE",
    "Online", "có", "x", "true", "\u{1}a", "a\u{1F}b", "\u{7F}", "—a", "a—", "“a”", "\u{2028}", "a\u{301}", "\u{301}",
    "Å", "🙂", "日本", "ǅ", "ẛ̣", "\u{FEFF}", "a\u{200B}", "_x0041_", "~1=2", "1=2",
  ]

  init(_ chance: inout Chance) {
    let kind = chance.pick(Self.kinds)
    let schema = Schema.of(kind)
    var columns = schema.columns.filter { $0.isRequired || chance.odds(45) }.map(\.name)
    if chance.odds(30) { columns.append("updated_at") }
    for _ in 0..<chance.below(3) { columns.append(chance.pick(Self.unknown)) }
    if chance.odds(30) { columns.shuffle(using: &chance) }
    if chance.odds(3) { columns.removeFirst() }
    let separator = chance.odds(85) ? "," : chance.pick([";", "\t", "|"])
    let oddness = chance.pick([0, 3, 10, 40])
    var lines = [columns.map { chance.odds(3) ? $0.uppercased() : $0 }]
    for _ in 0...chance.below(4) {
      if chance.odds(10), lines.count > 1 {
        lines.append(lines[lines.count - 1])
        continue
      }
      var cells = columns.map { name -> String in
        if chance.odds(oddness) { return chance.pick(Self.odd) }
        if name == "unit" { return chance.odds(90) ? chance.pick(["X1", "X2"]) : "X9" }
        guard let column = schema.column(named: name) else {
          return name == "updated_at"
            ? Self.sound(.instant(.startOfDay), &chance) : chance.pick(["", "abc", "Đà Nẵng"])
        }
        if !column.isRequired, chance.odds(25) { return "" }
        return Self.sound(column.type, &chance)
      }
      if chance.odds(6) { cells.removeLast(1 + chance.below(min(3, cells.count))) }
      if chance.odds(4) { cells += chance.pick([[""], ["", " "], ["thừa"], ["-"]]) }
      lines.append(cells)
    }
    let ending = chance.odds(90) ? "\n" : chance.pick(["\r\n", "\r", "\n\n"])
    var text = lines.map { line in
      line.map { Self.written($0, separator, &chance) }.joined(separator: separator)
    }.joined(separator: ending)
    if chance.odds(80) { text += ending }
    self.text = text
    name = kind.fileStem + ".csv"
  }

  private static func sound(_ type: ColumnType, _ chance: inout Chance) -> String {
    let instant = Instant(seconds: Int64(20_400 + chance.below(300)) * 86_400 + Int64(chance.below(86_400)))
    switch type {
    case .code: return chance.pick(["HS1", "HS2", "1.001", "000.00.01.H44-260101-0001"])
    case .text: return chance.pick(["Phòng một cửa", "Nguyên quán", "a – b", "abc"])
    case .day: return instant.day.iso
    case .instant: return chance.odds(70) ? instant.isoLocal : instant.day.iso
    case .flag: return chance.pick(["0", "1"])
    case .count: return String(chance.below(1 << chance.below(31)))
    case .choice(let words): return chance.pick(words)
    case .points: return "95.68"
    }
  }

  private static func written(_ cell: String, _ separator: String, _ chance: inout Chance) -> String {
    let must = cell.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } || cell.contains(separator)
    guard (must && chance.odds(97)) || chance.odds(5) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\"" + (chance.odds(2) ? chance.pick(["x", " "]) : "")
  }
}
