package import Base
internal import Formats
internal import Papers
package import Wording

/// What an edition says to citizens, as documents: a script, a post, a sheet for the wall.
package enum DocxNotice {
  /// The lines one under the other, large enough to be read out.
  package static func text(_ lines: [String], isSample: Bool) throws(Failure) -> [UInt8] {
    let body = lines.enumerated().map { index, line in
      DocxXml.paragraph(
        line, index == 0 ? .center : .both, .init(size: 32, isBold: index == 0), .init(before: 120, after: 120))
    }.joined()
    return try DocxParts.package(
      body: body + DocxPage.section(isWide: false, isAnnex: false), isSample: isSample, code: nil)
  }

  /// One page: what it is about, one number that is read from across the room, where to look further.
  package static func poster(_ notice: PublicNotice) throws(Failure) -> [UInt8] {
    let line = { (text: String, size: Int, isBold: Bool, before: Int) in
      DocxXml.paragraph(text, .center, .init(size: size, isBold: isBold), .init(before: before))
    }
    var body = line(notice.unit.uppercased(), 48, true, 0)
    body += DocxXml.rule(DocxPage.textWidth / 3, in: DocxPage.textWidth)
    body += line("Điểm phục vụ người dân, doanh nghiệp", 44, false, 240)
    body += line(notice.period.vi, 36, false, 60)
    body += line(notice.total.vietnamese, 192, true, 240)
    body += line("trên 100 điểm", 36, false, 0)
    if let rank = notice.rank, notice.among > 1 {
      body += line("Xếp thứ \(rank)/\(notice.among) đơn vị của \(notice.within)", 36, true, 180)
    }
    for term in notice.terms { body += line(term, 28, false, 100) }
    body += DocxXml.paragraph("", .center, .init(size: 24))
    body += DocxXml.picture("rIdCode", millimetres: 45, isCentred: true)
    body += line("Quét mã để xem đầy đủ và tải dữ liệu mở", 28, false, 60)
    body += line("Nguồn: ấn bản số \(notice.edition) đã công bố", 24, false, 60)
    return try DocxParts.package(
      body: body + DocxPage.section(isWide: false, isAnnex: false), isSample: notice.isSample, code: QrCode(notice.link)
    )
  }
}
