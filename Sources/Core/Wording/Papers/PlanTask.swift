/// What a commune's plan does for each indicator, as published plans word it. A person may change every word of the file.
struct PlanTask: Sendable {
  let work: String
  let lead: String
  let time: String

  static func of(_ no: String) -> PlanTask { all[no] ?? PlanTask(work: "…", lead: "…", time: "Thường xuyên") }

  private static let centre = "Trung tâm Phục vụ hành chính công"
  private static let offices = "Các phòng chuyên môn; Trung tâm Phục vụ hành chính công"
  private static let always = "Thường xuyên"

  private static let all: [String: PlanTask] = [
    "01": PlanTask(
      work: "Công bố danh mục thủ tục hành chính và phê duyệt quy trình nội bộ đúng hạn theo phân cấp", lead: offices,
      time: "Khi có phát sinh"),
    "02": PlanTask(
      work: "Cập nhật, công khai thủ tục hành chính trên Cơ sở dữ liệu quốc gia trong 05 ngày làm việc", lead: offices,
      time: "Sau khi có quyết định công bố"),
    "03": PlanTask(
      work: "Công khai đầy đủ các bộ phận tạo thành của thủ tục hành chính", lead: offices, time: always),
    "04": PlanTask(
      work: "Đồng bộ đầy đủ hồ sơ lên Cổng Dịch vụ công quốc gia, đối soát hằng tuần", lead: centre, time: always),
    "05": PlanTask(
      work: "Xử lý hồ sơ đúng hạn từng bước và toàn quy trình; không yêu cầu bổ sung quá một lần", lead: offices,
      time: "Theo giấy hẹn"),
    "06": PlanTask(
      work: "Rà soát, đề xuất thủ tục hành chính cung cấp dịch vụ công trực tuyến", lead: offices, time: always),
    "07": PlanTask(
      work: "Hướng dẫn người dân nộp trực tuyến ở các dịch vụ chưa phát sinh hồ sơ", lead: centre, time: always),
    "08": PlanTask(work: "Hướng dẫn, hỗ trợ người dân, doanh nghiệp nộp hồ sơ trực tuyến", lead: centre, time: always),
    "09": PlanTask(
      work: "Hướng dẫn thanh toán trực tuyến ở mọi thủ tục có phí, lệ phí", lead: centre, time: always),
    "10": PlanTask(
      work: "Rà soát, tích hợp thanh toán trực tuyến cho thủ tục có phí, lệ phí", lead: centre, time: always),
    "11": PlanTask(
      work: "Hướng dẫn nộp phí, lệ phí trực tuyến ngay khi nộp hồ sơ", lead: centre, time: always),
    "12": PlanTask(work: "Đính kèm kết quả điện tử có ký số trước khi trả kết quả", lead: offices, time: always),
    "13": PlanTask(work: "Số hóa thành phần hồ sơ và kết quả của mọi hồ sơ tiếp nhận", lead: offices, time: always),
    "14": PlanTask(work: "Khai thác, sử dụng lại dữ liệu đã số hóa khi tiếp nhận hồ sơ", lead: centre, time: always),
    "15": PlanTask(work: "Thực hiện chứng thực bản sao điện tử từ bản chính", lead: centre, time: always),
    "16": PlanTask(
      work: "Lưu kết quả vào kho dữ liệu điện tử của tổ chức, cá nhân trên Cổng Dịch vụ công quốc gia", lead: centre,
      time: always),
    "17": PlanTask(
      work: "Kết nối, khai thác dữ liệu dân cư ở mọi thủ tục có đối tượng là người dân", lead: centre, time: always),
    "18": PlanTask(work: "Sử dụng dữ liệu dân cư khi tiếp nhận, giải quyết hồ sơ", lead: centre, time: always),
    "19": PlanTask(work: "Trả lời phản ánh, kiến nghị đúng hạn", lead: offices, time: always),
    "20": PlanTask(work: "Xử lý triệt để phản ánh, kiến nghị, không để phản ánh lại", lead: offices, time: always),
    "21": PlanTask(
      work: "Giải quyết đúng hạn, khắc phục ngay hồ sơ người dân chưa hài lòng", lead: offices, time: always),
  ]
}
