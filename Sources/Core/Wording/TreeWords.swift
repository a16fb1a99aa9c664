package import Base
package import Records

extension TreeReport {
  /// Which units an answer speaks of, and what it could not assign to one of them.
  package var notes: [Sentence] {
    var notes = [
      Sentence(
        vi:
          "Tính trên cây đơn vị ngày \(day.vietnamese): hồ sơ của đơn vị đã nhập, đổi mã được tính ở đơn vị của ngày ấy.",
        en:
          "Counted under the units of \(day.iso): records of merged or renamed units are counted in the units of that day."
      )
    ]
    notes += remainders.map(\.sentence)
    if remainders.isEmpty {
      notes.append(Sentence(vi: "Mọi hồ sơ đều gán được vào một đơn vị.", en: "Every dossier belongs to one unit."))
    }
    if leftOut > 0 {
      notes.append(
        Sentence(
          vi:
            "\(leftOut.vietnamese) số của báo cáo quốc gia hoặc của Cổng là của nhiều đơn vị, không cộng được nên không dùng.",
          en:
            "\(leftOut) figures of national reports or of the portal are of several units; they cannot be added and are not used."
        ))
    }
    return notes
  }
}

extension TreeReport.Remainder {
  fileprivate var sentence: Sentence {
    let list = candidates.map(\.text).joined(separator: ", ")
    let (whereVi, whereEn) =
      candidates.isEmpty
      ? ("không đơn vị nào của ngày ấy tiếp nhận", "no unit of that day took over")
      : ("thuộc một trong: \(list)", "belongs to one of: \(list)")
    let (countedVi, countedEn) =
      isCounted
      ? (
        "có trong số của đơn vị này, không có trong số của đơn vị cấp dưới nào",
        "in this unit's counts, in no unit's below it"
      )
      : ("không có trong số của đơn vị này", "not in this unit's counts")
    return Sentence(
      vi:
        "Chưa gán được: \(dossiers.vietnamese) hồ sơ, \(petitions.vietnamese) phản ánh của \(of.name) (\(of.code.text)), \(whereVi); \(countedVi).",
      en:
        "Not assigned: \(dossiers) dossiers, \(petitions) petitions of \(of.name) (\(of.code.text)), \(whereEn); \(countedEn)."
    )
  }
}
