internal import Base
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

/// What stands in the cells of every list of records.
enum RecordCells {
  typealias Cell = RecordTable.Cell

  /// How long is left, or by how much it is over; programs read minutes of working time, negative beyond the limit.
  static func clock(_ clock: DossierClock?) -> Cell {
    guard let clock else { return .empty }
    let limit = clock.limit.map { "hạn \($0.vietnamesePadded)" }
    guard let left = clock.left else {
      return Cell(
        .none, shown: (clock.isRunning ? "đã " : "mất ") + used(clock), tone: .quiet,
        detail: "không có hạn")
    }
    // A limit at closing time passes without a minute of work after it.
    let isUnderMinute = abs(left.seconds) < 60
    let (words, tone): (String, RecordTable.Tone?) =
      switch clock.state {
      case .running where isUnderMinute, .soon where isUnderMinute: ("hết hạn ngay", .soon)
      case .over where isUnderMinute: ("vừa quá hạn", .late)
      case .missed where isUnderMinute: ("vừa trễ hạn", .late)
      case .running: ("còn \(left.sentence.vi)", nil)
      case .soon: ("còn \(left.sentence.vi)", .soon)
      case .over: ("quá \(left.sentence.vi)", .late)
      case .kept: ("đúng hạn", .quiet)
      case .missed: ("trễ \(left.sentence.vi)", .late)
      }
    return Cell(.integer(left.seconds / 60), shown: words, tone: tone, detail: limit)
  }

  private static func used(_ clock: DossierClock) -> String {
    clock.used.seconds < 60 ? "chưa đến 1 phút làm việc" : clock.used.sentence.vi
  }

  static func state(_ state: WorkState) -> Cell {
    let tone: RecordTable.Tone? =
      switch state {
      case .late: .late
      case .soon: .soon
      case .inTime: .good
      case .waiting, .handOver: nil
      }
    return Cell(.text(state.rawValue), shown: state.sentence.vi, tone: tone)
  }

  static func procedure(_ code: ProcedureCode, _ procedure: Procedure?) -> Cell {
    Cell(.text(code.text), shown: procedure?.name ?? code.text, detail: procedure?.field)
  }

  static func lateReason(_ reason: Dossier.LateReason?) -> Cell {
    switch reason {
    case .pastDue?: Cell(.text("past_due"), shown: "Quá ngày hẹn trả", tone: .late)
    case .secondSupplement?: Cell(.text("second_supplement"), shown: "Bổ sung lần thứ hai", tone: .late)
    case nil: .empty
    }
  }

  static func end(_ dossier: Dossier, by now: Instant) -> Cell {
    guard dossier.hasEnded(by: now) else { return Cell(.text("open"), shown: "Đang giải quyết") }
    let kind = dossier.endKind ?? .done
    return Cell(.text(kind.rawValue), shown: kind.sentence.vi, detail: dossier.endedAt?.vietnamesePadded)
  }

  /// Exact for programs; for people two decimals where that is all, else four with a sign of rounding.
  static func points(_ points: Fraction) -> Cell {
    let rounded = Points(hundredths: points.roundedHundredths)
    let shown = rounded.fraction == points ? rounded.vietnamese : "≈ \(fourDecimals(points.billionths, ","))"
    return Cell(.fraction(points), shown: shown)
  }

  /// Of units of 10⁻⁹.
  static func fourDecimals(_ billionths: Int, _ separator: String) -> String {
    let tenThousandths = (abs(billionths) + 50_000) / 100_000
    return (billionths < 0 ? "-" : "") + "\(tenThousandths / 10_000)\(separator)\(padded(tenThousandths % 10_000, 4))"
  }
}
