package import Base
package import Improving

extension AdviceItem {
  /// What is to be seen to at the counter.
  package var sentence: Sentence {
    switch self {
    case .online: Sentence(vi: "Nộp trực tuyến", en: "Submitted online")
    case .component: Sentence(vi: "Thành phần hồ sơ có tệp số hóa, ký số", en: "A component as a signed file")
    case .reuse:
      Sentence(vi: "Dùng lại giấy tờ, dữ liệu đã có thay vì yêu cầu nộp", en: "Known papers and data used again")
    case .account:
      Sentence(
        vi: "Tài khoản VNeID đã xác thực, khai thác dữ liệu dân cư", en: "A verified account; population data used")
    case .store:
      Sentence(
        vi: "Lấy từ hoặc lưu vào kho của người dân trên Cổng", en: "From or into the owner's store on the portal")
    case .payment: Sentence(vi: "Phí, lệ phí nộp trực tuyến", en: "The fee paid online")
    case .synced: Sentence(vi: "Đồng bộ lên Cổng DVCQG", en: "Synchronised with the national portal")
    case .result: Sentence(vi: "Kết quả điện tử có ký số", en: "A signed electronic result")
    case .promise:
      Sentence(
        vi: "Trả đúng hẹn, yêu cầu bổ sung không quá một lần", en: "Kept promise, sent back once at most")
    }
  }
}

extension SupplementAdvice {
  package var sentence: Sentence {
    if isLateAlready {
      return Sentence(
        vi: "Hồ sơ đã trễ; yêu cầu bổ sung không làm trễ thêm.",
        en: "The dossier is late already; a request makes it no later.")
    }
    if makesLate {
      return Sentence(
        vi: "Đây là lần yêu cầu bổ sung thứ \(number): hồ sơ bị tính trễ ngay, dù sau đó trả đúng hẹn.",
        en: "This is request \(number) for supplement: the dossier counts as late at once, even if it ends in time.")
    }
    return Sentence(
      vi: "Lần yêu cầu bổ sung đầu tiên: chưa làm trễ. Ghi đủ mọi thứ trong một phiếu; lần sau là trễ ngay.",
      en: "The first request for supplement: not late yet. State everything once; the next one means late at once.")
  }
}
