internal import CXlsxWriter

/// The looks of cells in every workbook of the house: Times New Roman 12, thin borders around the table.
struct WorkbookLooks {
  typealias Look = UnsafeMutablePointer<lxw_format>

  let title: Look
  /// Further lines above the table.
  let plain: Look
  let heading: Look
  let note: Look
  let text: Look
  let integer: Look
  let points: Look
  let instant: Look
  let day: Look

  /// Nil when memory runs out.
  init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    func look(_ size: Double = 12, _ change: (Look) -> Void = { _ in }) -> Look? {
      guard let look = workbook_add_format(workbook) else { return nil }
      format_set_font_name(look, "Times New Roman")
      // Roman faces; without it Excel files the font under Calibri's family.
      format_set_font_family(look, 1)
      format_set_font_size(look, size)
      format_set_align(look, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      change(look)
      return look
    }
    func body(_ format: String?) -> Look? {
      look { look in
        format_set_border(look, UInt8(LXW_BORDER_THIN.rawValue))
        if let format { format_set_num_format(look, format) } else { format_set_text_wrap(look) }
      }
    }
    guard let title = look(14, { format_set_bold($0) }), let plain = look(),
      let heading = look(
        12,
        { look in
          format_set_bold(look)
          format_set_border(look, UInt8(LXW_BORDER_THIN.rawValue))
          format_set_text_wrap(look)
          format_set_align(look, UInt8(LXW_ALIGN_CENTER.rawValue))
          format_set_align(look, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        }),
      let note = look(12, { format_set_italic($0) }), let text = body(nil), let integer = body("0"),
      let points = body("0.00"), let instant = body("dd/mm/yyyy hh:mm"), let day = body("dd/mm/yyyy")
    else { return nil }
    self.title = title
    self.plain = plain
    self.heading = heading
    self.note = note
    self.text = text
    self.integer = integer
    self.points = points
    self.instant = instant
    self.day = day
  }
}
