package import Base
package import Plans
package import Rules

extension TaskStanding.State {
  package var sentence: Sentence {
    switch self {
    case .late: Sentence(vi: "Quá hạn", en: "Late")
    case .soon: Sentence(vi: "Sắp đến hạn", en: "Due soon")
    case .open: Sentence(vi: "Đang thực hiện", en: "Under way")
    case .quiet: Sentence(vi: "Chưa đến lúc", en: "Nothing due")
    case .done: Sentence(vi: "Đã xong", en: "Done")
    }
  }
}

extension TargetProgress.State {
  package var sentence: Sentence {
    switch self {
    case .reached: Sentence(vi: "Đã đạt", en: "Reached")
    case .onTrack: Sentence(vi: "Đúng nhịp", en: "On track")
    case .behind: Sentence(vi: "Chậm nhịp", en: "Behind")
    case .missed: Sentence(vi: "Không đạt đúng hạn", en: "Missed")
    case .unknown: Sentence(vi: "Chưa có số liệu", en: "No data")
    }
  }
}

extension TaskDeadline {
  /// As plans say it.
  package var sentence: Sentence {
    switch self {
    case .day(let day): Sentence(vi: day.vietnamese, en: day.iso)
    case .recurring(let recurrence): recurrence.sentence
    case .continuous: Sentence(vi: "Thường xuyên", en: "All the time")
    case .whenArising(let workdays):
      Sentence(
        vi: "Khi có phát sinh, trong \(workdays) ngày làm việc",
        en: "When something arises, in \(workdays) working days")
    case .afterDecision(let workdays):
      Sentence(
        vi: "Sau khi có quyết định công bố, trong \(workdays) ngày làm việc",
        en: "After the decision of announcement, in \(workdays) working days")
    case .byAppointment: Sentence(vi: "Theo giấy hẹn", en: "As each dossier is promised")
    }
  }
}

extension Recurrence {
  package var sentence: Sentence {
    switch self {
    case .monthly(let day): Sentence(vi: "Ngày \(day) hằng tháng", en: "Day \(day) of every month")
    case .quarterly(let day):
      Sentence(vi: "Ngày \(day) tháng cuối quý", en: "Day \(day) of the last month of every quarter")
    case .yearly(let month, let day): Sentence(vi: "Ngày \(day)/\(month) hằng năm", en: "Every year on \(month)-\(day)")
    }
  }
}

extension PlanSource {
  package var sentence: Sentence {
    switch self {
    case .portal: Sentence(vi: "Cổng Dịch vụ công quốc gia công bố", en: "published by the national portal")
    case .oneStop: Sentence(vi: "hệ thống một cửa của đơn vị", en: "one's own one-stop system")
    case .report: Sentence(vi: "theo báo cáo", en: "reported")
    }
  }
}

extension PlanUnit {
  package var sentence: Sentence {
    switch self {
    case .percent: Sentence(vi: "%", en: "%")
    case .points: Sentence(vi: "điểm", en: "points")
    case .place: Sentence(vi: "thứ hạng", en: "place")
    case .count: Sentence(vi: "số lượng", en: "number")
    }
  }
}

extension TrackedShare {
  package var sentence: Sentence {
    switch self {
    case .online: Sentence(vi: "Hồ sơ nộp trực tuyến trên hồ sơ tiếp nhận", en: "Received online of all received")
    case .fullyOnline:
      Sentence(vi: "Hồ sơ toàn trình trên hồ sơ tiếp nhận", en: "Received fully online of all received")
    case .endedInTime:
      Sentence(vi: "Hồ sơ giải quyết đúng hạn trên hồ sơ đã giải quyết", en: "Ended in time of all ended")
    case .handled: Sentence(vi: "Hồ sơ đã giải quyết trên hồ sơ phải giải quyết", en: "Ended of all that were active")
    }
  }
}

extension PlanMeasure {
  /// With the names of a pack.
  package func sentence(_ pack: RulePack?) -> Sentence {
    switch self {
    case .indicator(let no):
      let name = pack?.indicator(no)?.name
      return Sentence(
        vi: "Chỉ tiêu \(no)\(name.map { ": \($0.vi)" } ?? "")", en: "Indicator \(no)\(name.map { ": \($0.en)" } ?? "")")
    case .block(let code):
      let name = pack?.block(code)?.name
      return Sentence(vi: "Nhóm \(name?.vi ?? code)", en: "Block \(name?.en ?? code)")
    case .total: return Sentence(vi: "Tổng điểm", en: "Total")
    case .rank(let block):
      guard let block else { return Sentence(vi: "Thứ hạng chung", en: "Place of all") }
      let name = pack?.block(block)?.name
      return Sentence(vi: "Thứ hạng nhóm \(name?.vi ?? block)", en: "Place in block \(name?.en ?? block)")
    case .tracked(let share): return share.sentence
    }
  }
}

/// What people call the fields, items and acts of sheets.
package enum SheetWords {
  private static let fields: [String: Sentence] = [
    "title": Sentence(vi: "Tên", en: "Title"), "about": Sentence(vi: "Trích yếu", en: "What it is about"),
    "from": Sentence(vi: "Từ ngày", en: "From"), "to": Sentence(vi: "Đến ngày", en: "To"),
    "basis": Sentence(vi: "Căn cứ, mỗi dòng một văn bản", en: "Legal basis, one a line"),
    "recipients": Sentence(vi: "Nơi nhận, mỗi dòng một nơi", en: "Recipients, one a line"),
    "status": Sentence(vi: "Tình trạng", en: "State"), "heading": Sentence(vi: "Tiêu đề mục", en: "Heading"),
    "text": Sentence(vi: "Nội dung", en: "Text"), "measure": Sentence(vi: "Số đo", en: "Measure"),
    "unit": Sentence(vi: "Đơn vị tính", en: "Unit"), "now": Sentence(vi: "Hiện tại", en: "Now"),
    "now_source": Sentence(vi: "Hiện tại: số của ai", en: "Now: whose figure"),
    "now_on": Sentence(vi: "Hiện tại: tính đến ngày", en: "Now: as of"), "goal": Sentence(vi: "Mục tiêu", en: "Goal"),
    "goal_source": Sentence(vi: "Mục tiêu: số của ai", en: "Goal: whose figure"),
    "by": Sentence(vi: "Đạt trước hết ngày", en: "To be reached by"), "note": Sentence(vi: "Ghi chú", en: "Note"),
    "task": Sentence(vi: "Mã nhiệm vụ", en: "Duty"), "area": Sentence(vi: "Mục của phụ lục", en: "Part of the annex"),
    "allotted": Sentence(vi: "Được bố trí (đồng)", en: "Allotted (đồng)"),
    "spent": Sentence(vi: "Đã chi (đồng)", en: "Spent (đồng)"),
    "evidence": Sentence(vi: "Chứng từ", en: "Evidence"), "content": Sentence(vi: "Nội dung", en: "Content"),
    "indicators": Sentence(vi: "Chỉ tiêu, cách nhau bằng dấu cách", en: "Indicators, with spaces between"),
    "lead": Sentence(vi: "Đơn vị chủ trì", en: "Lead office"),
    "with": Sentence(vi: "Đơn vị phối hợp, cách nhau bằng dấu ;", en: "Coordinating offices, with ; between"),
    "deadline": Sentence(vi: "Thời gian thực hiện", en: "Deadline"), "product": Sentence(vi: "Sản phẩm", en: "Product"),
    "expected": Sentence(vi: "Điểm dự kiến thêm", en: "Points expected"),
    "assigned_by": Sentence(vi: "Cấp giao", en: "Assigned by"),
    "accepted": Sentence(vi: "Cấp giao nghiệm thu chất lượng", en: "Accepted as good"),
    "document": Sentence(vi: "Số, tên văn bản và nơi lưu", en: "Document and where it lies"),
    "on": Sentence(vi: "Ngày", en: "Day"), "source": Sentence(vi: "Số của ai", en: "Whose figure"),
    "done": Sentence(vi: "Đã xong", en: "Done"), "of": Sentence(vi: "Của kỳ, việc", en: "Of which time"),
    "due": Sentence(vi: "Hạn nộp", en: "Due"), "name": Sentence(vi: "Phòng, đơn vị", en: "Office"),
    "office": Sentence(vi: "Phòng, đơn vị", en: "Office"), "live": Sentence(vi: "Soi tính", en: "Reckoned"),
    "value": Sentence(vi: "Số đơn vị xác nhận", en: "Figure confirmed"),
    "raised_by": Sentence(vi: "Nơi nêu", en: "Raised by"), "owner": Sentence(vi: "Người, đơn vị xử lý", en: "Owner"),
    "answer_by": Sentence(vi: "Trả lời trước hết ngày", en: "Answer by"),
    "answer": Sentence(vi: "Trả lời, giải trình", en: "Answer"),
    "answered": Sentence(vi: "Ngày trả lời", en: "Answered on"),
    "escalated_to": Sentence(vi: "Đã báo lên", en: "Escalated to"),
    "escalated": Sentence(vi: "Ngày báo lên", en: "Escalated on"),
    "subject": Sentence(vi: "Đối với", en: "Concerning"), "step": Sentence(vi: "Mức", en: "Step"),
    "kind_of": Sentence(vi: "Loại cuộc họp", en: "Kind of meeting"),
    "agenda": Sentence(vi: "Chương trình", en: "Agenda"),
    "minutes": Sentence(vi: "Biên bản", en: "Minutes"),
    "decisions": Sentence(vi: "Kết luận, mỗi dòng một việc", en: "Decisions, one a line"),
    "before": Sentence(vi: "Trước", en: "Before"), "after": Sentence(vi: "Sau", en: "After"),
    "result": Sentence(vi: "Kết quả", en: "Result"), "order": Sentence(vi: "Thứ tự", en: "Order"),
    "kind": Sentence(vi: "Loại", en: "Kind"), "template": Sentence(vi: "Mẫu", en: "Template"),
    "started": Sentence(vi: "Theo dõi từ ngày", en: "Followed since"), "paper": Sentence(vi: "Thể thức", en: "Form"),
    "duty": Sentence(vi: "Mã việc chung", en: "Shared duty"),
  ]

  package static func field(_ name: String) -> Sentence { fields[name] ?? Sentence(vi: name, en: name) }

  private static let choices: [String: Sentence] = [
    "open": Sentence(vi: "đang mở", en: "open"), "closed": Sentence(vi: "đã đóng", en: "closed"),
    "1": Sentence(vi: "có", en: "yes"), "0": Sentence(vi: "không", en: "no"),
    "reminder": Sentence(vi: "Nhắc nhở", en: "Reminder"),
    "explanation": Sentence(vi: "Yêu cầu giải trình", en: "Explanation asked for"),
    "proposal": Sentence(vi: "Đề xuất xử lý", en: "Measure proposed"),
    "review": Sentence(vi: "Họp kiểm điểm chỉ số", en: "Review of the index"),
    "dialogue": Sentence(vi: "Đối thoại với doanh nghiệp", en: "Dialogue with business"),
    "unblock": Sentence(vi: "Họp tháo gỡ vướng mắc", en: "Meeting about obstacles"),
    "plan": Sentence(vi: "Kế hoạch", en: "Plan"), "letter": Sentence(vi: "Công văn", en: "Letter"),
  ]

  /// A word of a choice as people read it.
  package static func choice(_ word: String) -> Sentence {
    if let source = PlanSource(rawValue: word) { return source.sentence }
    if let unit = PlanUnit(rawValue: word) { return unit.sentence }
    return choices[word] ?? Sentence(vi: word, en: word)
  }

  /// A value of a field as people read it.
  package static func value(_ text: String, of field: String, _ pack: RulePack?) -> Sentence {
    if text.isEmpty { return Sentence(vi: "(trống)", en: "(empty)") }
    switch field {
    case "measure": if let measure = PlanMeasure(text) { return measure.sentence(pack) }
    case "deadline": if let deadline = TaskDeadline(text) { return deadline.sentence }
    case "status", "done", "accepted", "step", "kind_of", "now_source", "goal_source", "source", "unit", "paper":
      return choice(text)
    case "kind": return item(text)
    default: break
    }
    if let day = Day(iso: text) { return Sentence(vi: day.vietnamese, en: day.iso) }
    return Sentence(vi: text, en: text)
  }

  private static let items: [String: Sentence] = [
    "section": Sentence(vi: "Mục", en: "Section"), "target": Sentence(vi: "Chỉ tiêu", en: "Target"),
    "task": Sentence(vi: "Nhiệm vụ", en: "Duty"), "budget": Sentence(vi: "Kinh phí", en: "Budget"),
    "evidence": Sentence(vi: "Minh chứng", en: "Evidence"), "report": Sentence(vi: "Báo cáo tiến độ", en: "Report"),
    "occurrence": Sentence(vi: "Phát sinh", en: "Occurrence"), "plan": Sentence(vi: "Kế hoạch", en: "Plan"),
    "office": Sentence(vi: "Phòng, đơn vị", en: "Office"), "figure": Sentence(vi: "Số liệu", en: "Figure"),
    "signature": Sentence(vi: "Xác nhận", en: "Signature"), "obstacle": Sentence(vi: "Vướng mắc", en: "Obstacle"),
    "measure": Sentence(vi: "Biện pháp", en: "Measure"), "meeting": Sentence(vi: "Cuộc họp", en: "Meeting"),
    "initiative": Sentence(vi: "Sáng kiến", en: "Initiative"), "round": Sentence(vi: "Đợt thu thập", en: "Round"),
    "obligation": Sentence(vi: "Nghĩa vụ", en: "Obligation"),
  ]

  /// What an item is, by its kind; `target-3` by the kind in its name.
  package static func item(_ name: String) -> Sentence {
    let parts = name.split(separator: "-")
    let number = parts.count == 2 && Int(parts[1]) != nil ? " \(parts[1])" : ""
    let kind = parts.first.map(String.init) ?? name
    let words = items[number.isEmpty ? name : kind] ?? Sentence(vi: name, en: name)
    return Sentence(vi: words.vi + number, en: words.en + number)
  }

  private static let acts: [String: Sentence] = [
    "create": Sentence(vi: "lập", en: "made"), "edit": Sentence(vi: "sửa", en: "edited"),
    "add": Sentence(vi: "thêm", en: "added"), "remove": Sentence(vi: "bỏ", en: "removed"),
    "assign": Sentence(vi: "giao nhiệm vụ", en: "assigned"),
    "done": Sentence(vi: "báo đã xong", en: "reported as done"),
    "report": Sentence(vi: "báo tiến độ", en: "reported"), "undo": Sentence(vi: "hoàn tác", en: "undid"),
    "occur": Sentence(vi: "ghi phát sinh", en: "noted an occurrence"), "sign": Sentence(vi: "xác nhận", en: "signed"),
    "evidence": Sentence(vi: "thêm minh chứng", en: "added evidence"),
  ]

  package static func act(_ word: String) -> Sentence { acts[word] ?? Sentence(vi: word, en: word) }
}
