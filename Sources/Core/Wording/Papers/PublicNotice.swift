package import Base

/// What a published edition says of a unit, for citizens: read out by loudspeaker, posted, hung on a wall. Every figure is one
/// the edition tells everybody; nothing else is known here.
package struct PublicNotice: Sendable {
  package struct Service: Sendable {
    package let name: String
    package let workingDays: Int
    package init(name: String, workingDays: Int) {
      self.name = name
      self.workingDays = workingDays
    }
  }

  package let unit: String
  /// `tháng 10/2026`.
  package let period: Sentence
  package let edition: Int
  package let total: Points
  package let rank: Int?
  package let among: Int
  /// Who ranks it: `tỉnh Sông Mẫu`.
  package let within: String
  /// In the newest quarter the edition tells; the most used first.
  package let services: [Service]
  /// Where everything stands; what the QR leads to.
  package let link: String
  package let isSample: Bool

  /// `ngay trong ngày`, `3 ngày làm việc`.
  private func term(_ service: Service) -> String {
    service.workingDays == 0 ? "ngay trong ngày" : "\(service.workingDays) ngày làm việc"
  }

  package init(
    unit: String, period: Sentence, edition: Int, total: Points, rank: Int?, among: Int, within: String,
    services: [Service], link: String, isSample: Bool
  ) {
    self.unit = unit
    self.period = period
    self.edition = edition
    self.total = total
    self.rank = rank
    self.among = among
    self.within = within
    self.services = services
    self.link = link
    self.isSample = isSample
  }

  /// For the wall: what the three most used take.
  package var terms: [String] { services.prefix(3).map { "\($0.name): thường xong \(term($0))" } }

  private var place: String {
    guard let rank, among > 1 else { return "" }
    return ", xếp thứ \(rank) trong \(among) đơn vị của \(within)"
  }

  /// To be read aloud in about a minute: whole sentences, nothing that has to be seen.
  package var radio: [String] {
    var lines = [
      "Bản tin phục vụ người dân, doanh nghiệp của \(unit).",
      "Kính thưa bà con!",
      "Trong \(period.vi), Bộ chỉ số phục vụ người dân, doanh nghiệp của \(unit) đạt \(total.vietnamese) điểm trên 100 điểm\(place).",
    ]
    if let first = services.first {
      let others = services.dropFirst().prefix(2).map { "\($0.name), \(term($0))" }
      lines.append(
        "Thời gian giải quyết thường gặp: \(first.name), \(term(first))"
          + (others.isEmpty ? "." : "; " + others.joined(separator: "; ") + "."))
    }
    lines += [
      "Bà con có thể nộp hồ sơ và thanh toán phí, lệ phí trực tuyến trên Cổng Dịch vụ công quốc gia, không phải đi lại.",
      "Cần hướng dẫn, mời bà con đến Trung tâm Phục vụ hành chính công của \(unit) trong giờ làm việc.",
      "Chưa hài lòng, bà con hãy gửi phản ánh, kiến nghị; mọi phản ánh đều được trả lời.",
      "Xin cảm ơn bà con đã lắng nghe.",
    ]
    if isSample { lines.insert("Đây là dữ liệu mẫu, không đọc trên loa.", at: 0) }
    return lines
  }

  /// For a page of the unit or a group of residents: short lines.
  package var post: [String] {
    var lines = isSample ? ["DỮ LIỆU MẪU, không đăng."] : []
    lines += [
      "\(unit.uppercased()): ĐIỂM PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP \(period.vi.uppercased())",
      "Đạt \(total.vietnamese)/100 điểm\(place).",
    ]
    lines += services.prefix(5).map { "• \($0.name): thường xong \(term($0))" }
    lines += [
      "Nộp hồ sơ, thanh toán trực tuyến tại Cổng Dịch vụ công quốc gia.",
      "Xem đầy đủ, tải dữ liệu mở: \(link)", "Nguồn: ấn bản số \(edition) đã công bố.",
    ]
    return lines
  }
}
