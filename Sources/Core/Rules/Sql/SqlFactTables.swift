private import Base

// The tables of facts. A column has the name it has in the dataset's files where there is one; `*_known` and `seq` are added.
extension SqlTable {
  package static let all = [
    units, procedures, services, announcements, dossiers, petitions, nationalReports, workdays,
  ]

  package static let units = SqlTable(
    name: "units",
    meaning: Sentence(
      vi: "Sổ đơn vị, mỗi giai đoạn một dòng; đơn vị ở chỗ của dòng cuối",
      en: "The register of units, dated rows; a unit's place is that of its last row"),
    key: [],
    columns: [
      SqlColumn("code", .text, "mã đơn vị", "unit code", required: true),
      SqlColumn("name", .text, "tên", "name", required: true),
      SqlColumn(
        "kind", .text, "nation, province, district, agency, commune hoặc office", "one of these words", required: true),
      SqlColumn("parent", .text, "đơn vị trên", "the unit above"),
      SqlColumn("valid_from", .day, "ngày đầu; trống: từ trước", "first day; null: since ever"),
    ])

  package static let procedures = SqlTable(
    name: "procedures", meaning: Sentence(vi: "Sổ thủ tục hành chính", en: "The register of procedures"),
    key: ["code"],
    columns: [
      SqlColumn("code", .text, "mã thủ tục", "procedure code", required: true),
      SqlColumn("name", .text, "tên", "name", required: true),
      SqlColumn("field", .text, "lĩnh vực", "field"),
      SqlColumn("citizen", .whole, "1: đối tượng có công dân", "1: its subjects include citizens"),
      SqlColumn("fee", .whole, "1: có nghĩa vụ tài chính", "1: it has a financial obligation"),
      SqlColumn("paper_result", .whole, "1: trả kết quả giấy", "1: it prescribes a result on paper"),
    ])

  package static let services = SqlTable(
    name: "services",
    meaning: Sentence(
      vi: "Dịch vụ: thủ tục đơn vị cung cấp, có ngày; dòng sau khép dòng trước",
      en: "Services: procedures a unit offers, dated; the next row closes the one before"),
    key: ["unit", "seq"],
    columns: [
      SqlColumn("unit", .text, "đơn vị", "unit", required: true),
      SqlColumn("seq", .whole, "thứ tự dòng trong đơn vị", "order of the row in its unit", required: true),
      SqlColumn("procedure", .text, "thủ tục", "procedure", required: true),
      SqlColumn("online_level", .text, "none, partial hoặc full", "one of these words"),
      SqlColumn("payment_integrated", .whole, "1: đã tích hợp thanh toán", "1: integrated for payment"),
      SqlColumn("own_authority", .whole, "1: thuộc thẩm quyền của chính đơn vị", "1: under the unit's own authority"),
      SqlColumn("valid_from", .day, "ngày đầu; trống: từ trước", "first day; null: since ever"),
      SqlColumn("valid_to", .day, "ngày cuối; trống: còn hiệu lực", "last day; null: still valid"),
    ])

  package static let announcements = SqlTable(
    name: "announcements",
    meaning: Sentence(
      vi: "Công bố và công khai: mỗi thủ tục trong mỗi quyết định một dòng",
      en: "Announcements and publications: one row per procedure and decision"),
    key: ["unit", "seq"],
    columns: [
      SqlColumn("unit", .text, "đơn vị công bố", "announcing unit", required: true),
      SqlColumn(
        "seq", .whole, "thứ tự dòng trong đơn vị, phân xử khi mọi thứ khác bằng nhau",
        "order of the row in its unit, decides when all else is equal", required: true),
      SqlColumn("procedure", .text, "thủ tục", "procedure", required: true),
      SqlColumn("decision", .text, "số quyết định", "decision", required: true),
      SqlColumn("signed_on", .day, "ngày ký", "day of signing", required: true),
      SqlColumn("effective_on", .day, "ngày văn bản có hiệu lực", "day the legal basis takes effect"),
      SqlColumn("published_on", .day, "ngày công khai", "day of publication", knownBy: "published_known"),
      SqlColumn(
        "published_known", .whole, "1: có ngày hoặc nguồn nói chưa công khai; 0: nguồn không nói",
        "1: a day, or stated not to be published yet; 0: not stated", required: true),
      SqlColumn("parts_complete", .whole, "1: đủ các bộ phận tạo thành", "1: all mandatory parts are there"),
      SqlColumn("withdrawn_on", .day, "ngày bãi bỏ", "day of withdrawal"),
    ])

  package static let dossiers = SqlTable(
    name: "dossiers",
    meaning: Sentence(
      vi: "Hồ sơ của đơn vị giải quyết, đúng như nguồn nói", en: "Dossiers of the unit that resolves them, as stated"),
    key: ["code"],
    columns: [
      SqlColumn("code", .text, "mã hồ sơ", "dossier code", required: true),
      SqlColumn("unit", .text, "đơn vị giải quyết", "resolving unit", required: true),
      SqlColumn("procedure", .text, "thủ tục", "procedure"),
      SqlColumn("channel", .text, "online, direct hoặc post; trống tính là direct", "null counts as direct"),
      SqlColumn("received_at", .instant, "tiếp nhận", "received"),
      SqlColumn("due_at", .instant, "hẹn trả", "promised"),
      SqlColumn("ended_at", .instant, "kết thúc", "ended", knownBy: "ended_known"),
      SqlColumn(
        "ended_known", .whole, "1: có lúc kết thúc hoặc nguồn nói chưa xong; 0: nguồn không nói",
        "1: an end, or stated not to be ended yet; 0: not stated", required: true),
      SqlColumn("end_kind", .text, "done, returned, stopped, refused hoặc withdrawn", "one of these words"),
      SqlColumn("returned_at", .instant, "trả kết quả", "result handed over"),
      SqlColumn("supplements", .whole, "số lần yêu cầu bổ sung", "requests for supplement"),
      SqlColumn("second_supplement_at", .instant, "lần yêu cầu bổ sung thứ hai", "the second of them"),
      SqlColumn("synced_at", .instant, "đồng bộ lên Cổng", "synchronised", knownBy: "synced_known"),
      SqlColumn(
        "synced_known", .whole, "1: có lúc đồng bộ hoặc nguồn nói chưa; 0: nguồn không nói",
        "1: an instant, or stated not to be synchronised yet; 0: not stated", required: true),
      SqlColumn(
        "payment", .text, "0 không phải trả, 1 phải trả, 2 đã trả trực tuyến", "0 nothing due, 1 due, 2 paid online"),
      SqlColumn("result_file", .whole, "1: có tệp kết quả", "1: with a result file"),
      SqlColumn("component_file", .whole, "1: có tệp thành phần", "1: with a component file"),
      SqlColumn("reused", .whole, "1: có tái sử dụng", "1: a component was reused"),
      SqlColumn("personal_store", .whole, "1: nối với kho của chủ hồ sơ", "1: linked with the owner's store"),
      SqlColumn("population_data", .whole, "1: dùng dữ liệu dân cư", "1: used population data"),
      SqlColumn("complaint", .whole, "1: có phản ánh, không hài lòng", "1: complaint or dissatisfaction"),
    ])

  package static let petitions = SqlTable(
    name: "petitions", meaning: Sentence(vi: "Phản ánh, kiến nghị", en: "Petitions"), key: ["code"],
    columns: [
      SqlColumn("code", .text, "mã", "code", required: true),
      SqlColumn("unit", .text, "đơn vị xử lý", "handling unit", required: true),
      SqlColumn("received_at", .instant, "tiếp nhận", "received"),
      SqlColumn("due_at", .instant, "hạn trả lời", "answer due"),
      SqlColumn("answered_at", .instant, "trả lời", "answered", knownBy: "answered_known"),
      SqlColumn(
        "answered_known", .whole, "1: có lúc trả lời hoặc nguồn nói chưa; 0: nguồn không nói",
        "1: an answer, or stated not to be answered yet; 0: not stated", required: true),
      SqlColumn("likes", .whole, "lượt thích", "likes"),
      SqlColumn("dislikes", .whole, "lượt không thích", "dislikes"),
      SqlColumn("repeat", .whole, "1: lặp lại", "1: a repeat"),
    ])

  package static let nationalReports = SqlTable(
    name: "national_reports",
    meaning: Sentence(
      vi: "Số hồ sơ tiếp nhận theo hệ thống báo cáo quốc gia", en: "Dossiers received by the national reports"),
    key: ["unit", "from_day", "to_day"],
    columns: [
      SqlColumn("unit", .text, "đơn vị", "unit", required: true),
      SqlColumn("from_day", .day, "ngày đầu kỳ", "first day", required: true),
      SqlColumn("to_day", .day, "ngày cuối kỳ", "last day", required: true),
      SqlColumn("received", .whole, "số tiếp nhận", "received", required: true),
    ])

  package static let workdays = SqlTable(
    name: "workdays",
    meaning: Sentence(
      vi: "Ngày nào làm việc; phải có mọi ngày trong 150 ngày quanh mỗi ngày ký và ngày có hiệu lực",
      en: "Which days are worked; must hold every day within 150 days of each day of signing and of effect"),
    key: ["day"],
    columns: [
      SqlColumn("day", .day, "ngày", "day", required: true),
      SqlColumn("worked", .whole, "1: ngày làm việc, 0: ngày nghỉ", "1: a working day, 0: a day off", required: true),
    ])
}
