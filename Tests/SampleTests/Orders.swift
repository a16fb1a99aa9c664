import Base
import Records
import Sample
import Testing
import Workdays

/// Orders and readings that the tests share.
enum Orders {
  /// The sample's systems name units by their own codes: it has no aliases.
  static let kinds = FactKind.allCases.filter { $0 != .unitAlias && $0 != .progress }

  /// The working year 2026, and the days around New Year.
  static let calendar = WorkCalendar(
    [
      ("2026-01-01", .holiday), ("2026-01-02", .swapOff), ("2026-01-10", .swapWork), ("2026-02-16", .holiday),
      ("2026-02-17", .holiday), ("2026-02-18", .holiday), ("2026-02-19", .holiday), ("2026-02-20", .holiday),
      ("2026-04-27", .compensation), ("2026-04-30", .holiday), ("2026-05-01", .holiday), ("2026-08-22", .swapWork),
      ("2026-08-31", .swapOff), ("2026-09-01", .holiday), ("2026-09-02", .holiday), ("2026-11-24", .holiday),
    ].map { (text: String, kind: WorkCalendar.Entry.Kind) in
      WorkCalendar.Entry(day: Day(iso: text)!, kind: kind, label: "nghỉ", confirmed: true)
    })

  /// A short list in the shape of the real one.
  static let procedures = SampleProcedure.list([
    ["code", "field", "name", "time_limit", "fee_vnd", "online_level"],
    [
      "2.000815", "Chứng thực", "Chứng thực bản sao từ bản chính", "same day / after 15:00 next WD", "2.000/page",
      "một phần (e-copy)",
    ],
    [
      "2.000884", "Chứng thực", "Chứng thực chữ ký", "same day / after 15:00 next WD", "10.000 per case",
      "không/một phần",
    ],
    ["2.001035", "Chứng thực", "Chứng thực giao dịch", "≤2 WD (or agreed)", "50.000", "không/một phần"],
    ["2.000635", "Hộ tịch", "Cấp bản sao Trích lục hộ tịch", "same day", "8.000 per copy", "toàn trình"],
    ["1.001193", "Hộ tịch", "Đăng ký khai sinh", "same day", "0 if registered on time", "một phần"],
    ["1.004873", "Hộ tịch", "Cấp Giấy xác nhận tình trạng hôn nhân", "3 WD", "5.000 (HP), online 0", "toàn trình"],
    ["3.000722", "Liên thông", "Liên thông khai sinh", "longest component + sync", "0", "toàn trình"],
    [
      "1.013978", "Đất đai", "Đăng ký, cấp Giấy chứng nhận lần đầu", "17 WD registration; 20 WD", "HP: lệ phí 35.000",
      "một phần",
    ],
    ["1.013949", "Đất đai", "Giao đất, cho thuê đất", "15 days (10 + 5)", "HĐND tariff", "một phần"],
    ["1.001612", "Hộ kinh doanh", "Đăng ký thành lập hộ kinh doanh", "3 WD", "HP 0, elsewhere 100.000", "toàn trình"],
    ["1.001776", "Bảo trợ xã hội, trẻ em", "Trợ cấp xã hội hàng tháng", "10 WD (check)", "0", "một phần"],
    ["1.014027", "Bảo trợ xã hội, trẻ em", "Trợ cấp hưu trí xã hội", "10 WD", "0", "một phần"],
    ["2.002409", "Khiếu nại, tố cáo", "Giải quyết khiếu nại lần đầu", "30 days (45 complex)", "0", "không"],
    ["1.004222", "Cư trú (ngành Công an)", "Đăng ký thường trú", "7 WD", "20.000 direct", "toàn trình"],
  ])

  static func province(
    communes: Int = 12, agencies: Int = 6, dossiers: Int = 6000, seed: UInt64 = 766, until: String = "2026-10-10",
    from: String? = nil, hasFlaws: Bool = true
  ) -> SampleProvince {
    SampleProvince(
      order(
        communes: communes, agencies: agencies, dossiers: dossiers, seed: seed, until: until, from: from,
        hasFlaws: hasFlaws))
  }

  static func order(
    communes: Int = 12, agencies: Int = 6, dossiers: Int = 6000, seed: UInt64 = 766, until: String = "2026-10-10",
    from: String? = nil, hasFlaws: Bool = true
  ) -> SampleProvince.Order {
    .init(
      communes: communes, agencies: agencies, dossiers: dossiers, seed: seed, until: Day(iso: until)!,
      from: from.map { Day(iso: $0)! }, calendar: calendar, procedures: procedures, hasFlaws: hasFlaws)
  }
}

/// One province made once for many tests.
enum Standard {
  static let province = Orders.province()
  static let dossiers = province.acceptedDossiers
}

extension SampleProvince {
  func file(_ kind: FactKind) -> SampleFile { files.first { $0.name == kind.fileStem + ".csv" }! }

  func records(_ kind: FactKind) -> [Record] {
    let file = file(kind)
    let places = Dictionary(uniqueKeysWithValues: zip(file.header, 0...))
    return file.rows.map { Record(places: places, cells: $0) }
  }

  /// The dossiers that an import accepts, each once.
  var acceptedDossiers: [Record] {
    var seen: Set<String> = []
    return records(.dossier).filter { row in
      Day(iso: row["received_at"]!.prefix(10)) != nil && row["unit"] != "H99.999" && !row["code"]!.isEmpty
        && seen.insert(row["code"]!).inserted
    }
  }
}

/// A row by the names of its columns.
struct Record {
  let places: [String: Int]
  let cells: [String]
  subscript(name: String) -> String? { places[name].map { cells[$0] } }
}

func instant(_ text: String?) -> Instant? { text.flatMap { Instant(iso: $0, missing: .startOfDay) } }
