package import Base
package import Records

extension Finding.Kind {
  package var sentence: Sentence {
    switch self {
    case .unknownProcedure:
      Sentence(
        vi: "Thủ tục chưa có trong danh mục; tạm coi là không phí, không dành cho công dân",
        en: "Procedure not in the register; taken as without fee and not for citizens")
    case .dueBeforeReceived: Sentence(vi: "Ngày hẹn trả trước ngày tiếp nhận", en: "Due before received")
    case .endedBeforeReceived:
      Sentence(
        vi: "Kết thúc trước ngày tiếp nhận; tính bằng ngày tiếp nhận", en: "Ended before received; counted as received")
    case .missingDue:
      Sentence(vi: "Không có ngày hẹn trả nên không bao giờ bị tính trễ", en: "No due date, so never late by it")
    case .missingReceived:
      Sentence(vi: "Không có ngày tiếp nhận nên không được tính", en: "No date of reception, so not counted")
    case .endKindWithoutEnd:
      Sentence(
        vi: "Có trạng thái kết thúc nhưng không có ngày; coi là đang giải quyết",
        en: "End without a date; taken as open")
    case .secondSupplementUnknown:
      Sentence(
        vi: "Bổ sung từ hai lần nhưng không có thời điểm lần hai; tính trễ từ khi tiếp nhận",
        en: "Two or more supplements without the second's instant; late since reception")
    case .neverVaries:
      Sentence(vi: "Cột luôn mang một giá trị trong cả nguồn", en: "A column never varies in the whole source")
    case .endedAtReception:
      Sentence(
        vi: "Kết thúc đúng giây tiếp nhận: có thể do hệ thống tự thêm bước cuối",
        en: "Ended in the second of reception: perhaps a final step the system adds by itself")
    case .resultBeforeReception:
      Sentence(
        vi: "Kết quả điện tử có trước khi tiếp nhận: có thể là tệp người dân nộp",
        en: "The electronic result is older than the reception: perhaps a submitted file")
    case .twinDossier:
      Sentence(
        vi: "Cùng thủ tục, cùng giây tiếp nhận với hồ sơ khác: có thể gửi hai lần dưới hai mã",
        en: "Same procedure and second of reception as another dossier: perhaps sent twice under two codes")
    case .submittedAtReception:
      Sentence(
        vi: "Cả nguồn ghi ngày nộp bằng ngày tiếp nhận: không thấy được thời gian chờ tiếp nhận",
        en: "The whole source states the submission as the reception: the wait before it cannot be seen")
    case .paidOnlyOnline:
      Sentence(
        vi: "Cả nguồn ghi mọi khoản phí đều thanh toán trực tuyến: cờ này có thể chỉ nghĩa là đã thu",
        en: "The whole source calls every fee paid online: the flag may only mean paid")
    case .silentSource:
      Sentence(
        vi: "Nguồn im lặng lâu bất thường: kiểm tra kết nối hoặc nhập tiếp",
        en: "The source has been silent unusually long: check its connection or import again")
    case .unknownParent:
      Sentence(vi: "Đơn vị cấp trên chưa có trong danh sách", en: "The parent unit is not in the register")
    case .circularParents: Sentence(vi: "Đơn vị cấp trên vòng lại chính nó", en: "The parents form a circle")
    case .differingRows:
      Sentence(vi: "Hai dòng cùng khóa trong một tệp nói khác nhau", en: "Two rows of one key in a file differ")
    }
  }
}

extension Admission.Hint {
  /// What to do about a unit's code nobody knows.
  package func sentence(_ code: String) -> Sentence {
    switch self {
    case .perhaps(let unit):
      Sentence(
        vi: "có lẽ là \(unit.text); nếu đúng, thêm dòng “\(code),\(unit.text)” vào unit_aliases.csv (cột code,unit)",
        en: "perhaps \(unit.text); if so, add the line “\(code),\(unit.text)” to unit_aliases.csv (columns code,unit)")
    case .otherDays:
      Sentence(
        vi: "unit_aliases.csv có mã này nhưng cho ngày khác hoặc nguồn khác; thêm dòng cho ngày của hồ sơ",
        en: "unit_aliases.csv has this code for other days or another source; add a line for the record's day")
    }
  }
}

extension QuarantinedRow {
  /// Why the row is held, and what its unit's code most likely means.
  package var sentence: Sentence { reason.sentence(hint, value) }
}

extension QuarantinedRow.Reason {
  package func sentence(_ hint: Admission.Hint?, _ value: String) -> Sentence {
    guard let hint = hint?.sentence(value) else { return sentence }
    return Sentence(vi: "\(sentence.vi); \(hint.vi)", en: "\(sentence.en); \(hint.en)")
  }
}

extension QuarantinedRow.Reason {
  package var sentence: Sentence {
    switch self {
    case .missingKey: Sentence(vi: "Thiếu mã (khóa) của dòng", en: "The row has no key")
    case .missingValue: Sentence(vi: "Thiếu giá trị bắt buộc", en: "A required value is missing")
    case .wrongType: Sentence(vi: "Giá trị không đúng kiểu của cột", en: "The value is not of the column's type")
    case .impossibleDay: Sentence(vi: "Không có ngày này trong lịch", en: "There is no such day")
    case .yearOutOfRange: Sentence(vi: "Năm ngoài khoảng 1990–2100", en: "The year is outside 1990–2100")
    case .unknownUnit:
      Sentence(
        vi: "Chưa có đơn vị này; dòng sẽ tự vào khi nhập danh sách đơn vị",
        en: "Unknown unit; the row enters by itself when the unit arrives")
    case .unknownProcedureName:
      Sentence(
        vi: "Chưa có thủ tục tên này; dòng sẽ tự vào khi nhập danh mục thủ tục",
        en: "Unknown procedure name; the row enters by itself when the procedure arrives")
    case .noUnit:
      Sentence(
        vi: "Dòng không ghi đơn vị; chọn đơn vị của dòng không ghi đơn vị rồi nhập lại",
        en: "The row names no unit; choose the unit of rows that name none and import again")
    case .reversedPeriod: Sentence(vi: "Ngày cuối kỳ trước ngày đầu kỳ", en: "The period ends before it starts")
    case .notAnObject: Sentence(vi: "Dòng không phải một đối tượng JSON", en: "The line is not a JSON object")
    case .roundedCode:
      Sentence(
        vi: "Mã là số quá dài, bảng tính đã làm tròn; định dạng cột thành văn bản rồi xuất lại",
        en: "The code is a number too long for a sheet, which rounded it; format the column as text and export again")
    case .formulaWithoutValue:
      Sentence(
        vi: "Ô là công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi nhập",
        en: "The cell is a formula nobody computed; open the file in Excel, save it and import again")
    case .sumsDisagree:
      Sentence(
        vi: "Các cột thành phần không cộng lại thành tổng; kiểm tra lại biểu",
        en: "The parts do not add up to the total; check the table")
    case .severalTicks:
      Sentence(
        vi: "Dòng đánh dấu nhiều cột trong khi chỉ được một", en: "The row ticks several columns where one is allowed")
    case .outOfReach:
      Sentence(
        vi: "Ngoài phạm vi của bên gửi; sửa phạm vi của nguồn hoặc khóa, rồi gửi lại",
        en: "Outside the sender's reach; change the reach of the source or key, then send again")
    case .unknownDossier:
      Sentence(
        vi: "Chưa có hồ sơ này; gửi hồ sơ trước, rồi gửi lại",
        en: "This dossier is not known; send the dossier first, then send this again")
    case .tooManyCells:
      Sentence(vi: "Dòng có nhiều ô hơn dòng tiêu đề", en: "The row has more cells than the header")
    case .unknownDepartment:
      Sentence(
        vi: "Không biết đơn vị này trên Cổng; nhập cùng tệp có departmentCode",
        en: "Unknown portal department; import it with a file that has departmentCode")
    }
  }
}
