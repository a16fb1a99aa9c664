package import Base

/// The unit in which a term is given.
package enum TermUnit: String, Sendable, CaseIterable {
  case workingDay = "working_day"
  case workingHour = "working_hour"
  case day
  case clockHour = "clock_hour"
  case month
  case sameDay = "same_day"
}

/// A promised instant and how it was counted.
package struct Deadline: Sendable {
  package let due: Instant
  /// The counting, one sentence a step, in order.
  package let counting: [Sentence]
}

extension WorkCalendar {
  /// The deadline of a term that starts when a complete dossier was accepted (Civil Code 144–148: the day of the event
  /// is not counted; an end on a rest day moves to the end of the next working day).
  ///
  /// `amount` ≥ 1 except for `sameDay`, where it is not used.
  package func deadline(
    accepted: Instant, amount: Int, unit: TermUnit, hours: OfficeHours = .standard
  ) -> Deadline {
    switch unit {
    case .workingDay: workingDays(accepted, amount, hours)
    case .workingHour: workingHours(accepted, amount, hours)
    case .day: rolled(accepted.day + amount, hours)
    case .month: rolled(accepted.day.adding(months: amount) ?? accepted.day, hours)
    case .clockHour:
      Deadline(
        due: accepted + Int64(amount) * 3600,
        counting: [
          Sentence(vi: "Tính theo giờ đồng hồ, cả đêm và ngày nghỉ.", en: "Clock hours, nights and rest days included.")
        ])
    case .sameDay: sameDay(accepted, hours)
    }
  }

  private func workingDays(_ accepted: Instant, _ amount: Int, _ hours: OfficeHours) -> Deadline {
    let last = workday(amount, after: accepted.day)
    var counting = [
      Sentence(
        vi: "Ngày tiếp nhận \(accepted.day.vietnamese) không tính; đếm \(amount) ngày làm việc từ hôm sau.",
        en: "The day of reception \(accepted.day.iso) is not counted; \(amount) working days from the next day.")
    ]
    counting += skipped(after: accepted.day, through: last)
    return Deadline(due: .start(of: last) + Int64(hours.close), counting: counting)
  }

  private func workingHours(_ accepted: Instant, _ amount: Int, _ hours: OfficeHours) -> Deadline {
    var remaining = amount * 3600
    var day = accepted.day
    var from = accepted.secondOfDay
    while true {
      if isWorkday(day) {
        for window in hours.windows {
          let start = max(window.lowerBound, from)
          let available = window.upperBound - start
          if available <= 0 { continue }
          if remaining <= available {
            let due = Instant.start(of: day) + Int64(start + remaining)
            let counting = Sentence(
              vi: "\(amount) giờ làm việc, chỉ tính trong giờ hành chính.",
              en: "\(amount) working hours, office hours only.")
            return Deadline(due: due, counting: [counting] + skipped(after: accepted.day, through: day))
          }
          remaining -= available
        }
      }
      day = day + 1
      from = 0
    }
  }

  private func rolled(_ day: Day, _ hours: OfficeHours) -> Deadline {
    let last = workdayOnOrAfter(day)
    var counting = [
      Sentence(vi: "Ngày cuối của thời hạn là \(day.vietnamese).", en: "The last day of the term is \(day.iso).")
    ]
    if last != day {
      counting.append(
        Sentence(
          vi: "\(dayOffLabel(day).vi); chuyển sang ngày làm việc tiếp theo \(last.vietnamese).",
          en: "\(dayOffLabel(day).en); moved to the next working day \(last.iso)."))
    }
    return Deadline(due: .start(of: last) + Int64(hours.close), counting: counting)
  }

  private func sameDay(_ accepted: Instant, _ hours: OfficeHours) -> Deadline {
    let inTime = isWorkday(accepted.day) && accepted.secondOfDay <= hours.sameDayCutoff
    let last = inTime ? accepted.day : workday(1, after: accepted.day)
    let counting =
      inTime
      ? Sentence(
        vi: "Nhận trước 15 giờ ngày làm việc: trả trong ngày.", en: "Received by 15:00 on a working day: the same day.")
      : Sentence(
        vi: "Nhận sau 15 giờ hoặc ngày nghỉ: trả ngày làm việc tiếp theo.",
        en: "Received after 15:00 or on a rest day: the next working day.")
    return Deadline(due: .start(of: last) + Int64(hours.close), counting: [counting])
  }

  private func skipped(after first: Day, through last: Day) -> [Sentence] {
    var lines: [Sentence] = []
    var day = first + 1
    while day <= last {
      if let entry = entries[day], entry.confirmed {
        let label = dayOffLabel(day)
        if entry.kind == .swapWork {
          lines.append(
            Sentence(vi: "\(day.vietnamese) làm bù, có tính.", en: "\(day.iso) is a working Saturday and counts."))
        } else {
          lines.append(Sentence(vi: "\(label.vi): không tính.", en: "\(label.en): not counted."))
        }
      }
      day = day + 1
    }
    return lines
  }

  private func dayOffLabel(_ day: Day) -> Sentence {
    if let entry = entries[day], entry.confirmed {
      return Sentence(vi: "\(day.vietnamese) nghỉ (\(entry.label))", en: "\(day.iso) is off (\(entry.label))")
    }
    return Sentence(vi: "\(day.vietnamese) là ngày nghỉ hằng tuần", en: "\(day.iso) is a weekly rest day")
  }
}
