package import Base

/// The list of datasets, what their columns mean, and the log of editions.
package struct OpenDataPage: Sendable {
  /// A dataset as catalogues list it.
  package struct Dataset: Sendable {
    package let id: String
    package let name: String
    package let about: String
    package let isFrozen: Bool
    /// The address without its ending; nil while there is nothing to download.
    package let address: String?
    /// When its content last changed; nil while there is none.
    package let modified: Instant?
    /// The edition it is of; nil for what is never frozen.
    package let edition: Int?
    /// The days it tells of; nil for registers in force.
    package let coverage: Period?

    package init(
      id: String, name: String, about: String, isFrozen: Bool, address: String?, modified: Instant?,
      edition: Int? = nil, coverage: Period? = nil
    ) {
      self.id = id
      self.name = name
      self.about = about
      self.isFrozen = isFrozen
      self.address = address
      self.modified = modified
      self.edition = edition
      self.coverage = coverage
    }
  }

  package struct LogLine: Sendable {
    package let number: Int
    package let month: String
    package let madeAt: Instant
    package let replaces: Int?
    package let replacedBy: Int?
    package let reason: String
    package let changes: String
    package let digest: String

    package init(
      number: Int, month: String, madeAt: Instant, replaces: Int?, replacedBy: Int?, reason: String, changes: String,
      digest: String
    ) {
      self.number = number
      self.month = month
      self.madeAt = madeAt
      self.replaces = replaces
      self.replacedBy = replacedBy
      self.reason = reason
      self.changes = changes
      self.digest = digest
    }
  }

  package let agency: String
  package let datasets: [Dataset]
  package let log: [LogLine]
  package let frame: Frame

  package init(agency: String, datasets: [Dataset], log: [LogLine], frame: Frame) {
    self.agency = agency
    self.datasets = datasets
    self.log = log
    self.frame = frame
  }

  package static let licence =
    "Dùng miễn phí; ghi rõ nguồn và ngày lấy; không bán lại nguyên trạng; không dùng để nhận ra người làm thủ tục."

  package func html() -> String {
    Layout.page(title: "Dữ liệu mở · Soi 766", frame) { html in
      html.element("h1", [], "Dữ liệu mở")
      html.element("p", [("class", "lead")], "Cơ quan quản lý: \(agency). Giấy phép: \(Self.licence)")
      html.raw(
        "<p>Danh mục cho máy đọc: <a href=\"/open-data/catalog.json\">catalog.json</a>. Điểm và hạng của ngày hôm nay (tạm thời): <a href=\"/ranking\">bảng xếp hạng</a>, <code>/api/v1/scores</code>, <code>/api/v1/ranks</code>.</p>"
      )
      list(&html)
      editions(&html)
      dictionary(&html)
    }
  }

  private func list(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "datasets")]) { html in
      html.element("h2", [("id", "datasets")], "\(datasets.count) bộ dữ liệu")
      html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng: Các bộ dữ liệu\">")
      html.raw("<table class=\"data\"><thead><tr><th scope=\"col\">Bộ dữ liệu</th><th scope=\"col\">Nội dung</th>")
      html.raw("<th scope=\"col\">Tình trạng</th><th scope=\"col\">Cập nhật</th><th scope=\"col\">Phủ</th>")
      html.raw("<th scope=\"col\">Tải</th></tr></thead><tbody>")
      for set in datasets {
        html.element("tr", []) { html in
          html.element("th", [("scope", "row")]) { html in
            html.element("b", [], set.name)
            html.raw("<br>")
            html.element("code", [], set.id)
          }
          html.element("td", [("class", "words")], set.about)
          html.element("td", [("data-label", "Tình trạng")], set.isFrozen ? "đã chốt theo tháng" : "cập nhật liên tục")
          html.element("td", [("data-label", "Cập nhật")], set.updated)
          html.element("td", [("data-label", "Phủ")], set.covers)
          html.element("td", [("data-label", "Tải")]) { html in downloads(set.address, &html) }
        }
      }
      html.raw("</tbody></table></div>")
    }
  }

  private func downloads(_ address: String?, _ html: inout Html) {
    guard let address else {
      html.raw("chưa có ấn bản nào")
      return
    }
    for (ending, label) in [("csv", "CSV"), ("json", "JSON"), ("xlsx", "Excel")] {
      html.element("a", [("href", "\(address).\(ending)")], label)
      html.raw(" ")
    }
  }

  private func editions(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "editions")]) { html in
      html.element("h2", [("id", "editions")], "Nhật ký ấn bản")
      if log.isEmpty {
        html.raw("<p>Chưa có tháng nào được chốt. Số đang thấy trên các trang là số tạm thời.</p>")
        return
      }
      html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng: Nhật ký ấn bản\">")
      html.raw("<table class=\"data\"><thead><tr><th scope=\"col\">Số</th><th scope=\"col\">Tháng</th>")
      html.raw(
        "<th scope=\"col\">Chốt lúc</th><th scope=\"col\">Đổi gì, vì sao</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>"
      )
      for line in log {
        html.element("tr", []) { html in
          html.element("th", [("scope", "row")]) { html in
            html.element("a", [("href", "/open-data/editions/\(line.number)")], "Ấn bản số \(line.number)")
          }
          html.element("td", [], line.month)
          html.element("td", [], line.madeAt.vietnamese)
          html.element("td", [("class", "words")], Self.story(line))
          html.element("td", [("class", "digest")]) { $0.element("code", [], line.digest) }
        }
      }
      html.raw("</tbody></table></div>")
    }
  }

  static func story(_ line: LogLine) -> String {
    var story = "Ấn bản đầu của tháng."
    if let replaces = line.replaces {
      story = "Thay ấn bản số \(replaces). Lý do: \(line.reason). \(line.changes)"
    }
    if let by = line.replacedBy { story += " Đã được ấn bản số \(by) thay." }
    return story
  }

  private func dictionary(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "dictionary")]) { html in
      html.element("h2", [("id", "dictionary")], "Từ điển cột")
      html.element("dl", [("class", "dictionary")]) { html in
        for (column, meaning) in Self.columns {
          html.element("dt", []) { $0.element("code", [], column) }
          html.element("dd", [], meaning)
        }
      }
    }
  }

  package static let columns: [(String, String)] = [
    ("period", "kỳ: 2026-10 tháng, 2026-Q3 quý, 2026-H1 nửa năm, 2026 năm, ytd:2026-10 lũy kế đến hết tháng 10"),
    ("unit, name, kind", "mã định danh, tên, cấp của đơn vị; trong bảng theo thủ tục, unit trống là cả tỉnh"),
    ("indicator, indicator_code", "số và mã chỉ tiêu"),
    ("numerator, denominator, ratio", "đạt, tổng số, tỷ lệ phần trăm"),
    ("score, max", "điểm được và điểm tối đa"),
    ("state", "value có số · zero bằng 0 · no_data chưa có số liệu · not_applicable không áp dụng"),
    ("coverage", "phần trăm bản ghi đã biết điều cần biết"),
    ("total, blocks", "tổng điểm; điểm các khối dạng MÃ=ĐIỂM"),
    ("rank, rank_low, of", "hạng tốt nhất và kém nhất của nhóm đồng hạng; số đơn vị"),
    ("by, code, name", "theo thủ tục (procedure) hay lĩnh vực (field); mã và tên"),
    (
      "received, ended, late",
      "tiếp nhận trong tháng; kết thúc trong quý; trong đó trễ hẹn. “<5”, “<10” là số nhỏ được che, “ẩn” là số từ 5 trở lên (lĩnh vực nhạy cảm: từ 10) được giữ kín, “không nêu” là số bất kỳ; không có dòng cũng là số nhỏ"
    ),
    (
      "on_time_percent, typical_working_days",
      "phần trăm đúng hẹn (>= là ít nhất); một nửa hồ sơ xong trong số ngày làm việc này"
    ),
    ("rules", "bộ quy tắc đã dùng"),
  ]
}

extension OpenDataPage.Dataset {
  fileprivate var updated: String {
    guard let modified else { return "–" }
    return modified.day.vietnamese + (edition.map { ", ấn bản số \($0)" } ?? "")
  }

  fileprivate var covers: String {
    if let coverage { return "\(coverage.from.vietnamese) – \(coverage.to.vietnamese)" }
    return isFrozen ? "–" : "hiện hành"
  }
}
