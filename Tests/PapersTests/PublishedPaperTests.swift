import Papers
import Testing

/// Short excerpts made from papers that communes published in 2025 and 2026 (plans and a letter about Decision 766), with their
/// figures; nobody who signed is named.
@Suite struct PublishedPaperTests {
  @Test func `a plan whose blocks add up to more than its score`() {
    let found = contradictions(
      """
      Vĩnh Bảo, ngày tháng 3 năm 2026
      Ủy ban nhân dân xã Vĩnh Bảo xây dựng Kế hoạch.
      I. KẾT QUẢ ĐÁNH GIÁ CHỈ SỐ
      1. Cấu trúc bộ chỉ số gồm 5 nhóm chỉ tiêu có 21 chỉ tiêu thành phần
      - Nhóm chỉ tiêu 1: Công khai, minh bạch 18 điểm;
      - Nhóm chỉ tiêu 2: Tiến độ, kết quả giải quyết: 20 điểm;
      - Nhóm chỉ tiêu 3: Cung cấp dịch vụ trực tuyến: 22 điểm ;
       - + *Dịch vụ công trực tuyến: 12 điểm;*
       - + *Thanh toán trực tuyến: 10 điểm;*
      - Nhóm chỉ tiêu 4: Số hóa hồ sơ điểm 22 điểm;
      - Nhóm chỉ tiêu 5: Mức độ hài lòng: 18 điểm
      2. Kết quả chỉ số đạt được từ tháng 01 năm 2026 đến nay
      Chỉ số đánh giá chất lượng phục vụ của xã đạt 95.68/100 điểm, xếp loại trung bình, xếp thứ tự 25/114 xã, phường. Điểm cụ thể như sau:
      - Nhóm chỉ tiêu 1: Công khai, minh bạch 18/18 điểm (*xếp thứ 25/114 xã, phường, đặc khu*);

      - Nhóm chỉ tiêu 2: Tiến độ, kết quả giải quyết: 20/20 điểm (xếp thứ tự số 13/114 xã, phường, đặc khu)
      - Nhóm chỉ tiêu 3: Cung cấp dịch vụ trực tuyến (xếp thứ tự số 25/114 xã, phường, đặc khu):
       - + Dịch vụ công trực tuyến: 12/12 điểm;
       - + Thanh toán trực tuyến: 10/10 điểm
      - Nhóm chỉ tiêu 4: Số hóa hồ sơ điểm 19.68/22 điểm (xếp thứ tự số 39/114 xã, phường, đặc khu);
      - Nhóm chỉ tiêu 5: Mức độ hài lòng: 18/18 điểm (xếp thứ tự số 25/114 xã, phường, đặc khu)
      II. KẾ HOẠCH
      - Phấn đấu nâng cao điểm số đánh giá đạt ổn định ở mức khá trở lên.
      3. Nhiệm vụ, giải pháp: (Có phụ lục kèm theo)
      - Thực hiện Nghị định số 92/NĐ-CP ngày 07/8/2017 của Chính phủ.
      Phụ lục
      TT	Chỉ số	Điểm tối đa	Nội dung
      I. Công khai minh bạch		18	
      01	Tỷ lệ TTHC công bố đúng hạn	6	Thực hiện
      02	Tỷ lệ TTHC được cập nhật	4	Cập nhật
      03	Tỷ lệ TTHC được công khai	2	Cập nhật

      04	Tỷ lệ hồ sơ đồng bộ	6	Đồng bộ
      II. Tiến độ		20	
      05	Tỷ lệ hồ sơ xử lý đúng hạn	20	Đúng hạn
      Tổng điểm tối đa		38	
      """)
    #expect(
      found.told == [
        "score_sum: 18 + 20 + 12 + 10 + 19,68 + 18 = 97,68 ≠ 95,68", "class_of_score: 95,68 ≥ 90",
        "ranks_of_full_marks: 18/18 → 25; 20/20 → 13; 12/12 → 25; 18/18 → 25", "above_ceiling: 12 > 10; 98 < 100",
        "aim_below_present: 95,68 ≥ 90 (Xuất sắc) > 70", "act_year_missing: 92/NĐ-CP → 92/2017/NĐ-CP",
      ])
  }

  @Test func `a plan whose sums hold and whose sections differ`() {
    let found = contradictions(
      """
      Đông Trà Bồng, ngày       tháng 9 năm 2025
      UBND xã Đông Trà Bồng xây dựng kế hoạch như sau:
      II. TÌNH HÌNH CHUNG
      Tổng số lượng hồ sơ đã tiếp nhận tại Trung tâm từ ngày 01/7/2025 đến 09h00 ngày 15/9/2025: 933 hồ sơ, trong đó:
      - Hồ sơ trực tuyến: 416, hồ sơ trực tiếp: 517.
      - Tổng hồ sơ đã giải quyết: 861 hồ sơ (trong đó hồ sơ trước hạn: 837 hồ sơ, hồ sơ trễ hạn đã trả kết quả: 24 hồ sơ (Lĩnh vực tư pháp 14 hồ sơ. Trong đó chứng thực bản sao 04 hồ sơ, chứng thực chữ ký 04 hồ sơ, liên thông khai sinh 05 hồ sơ, khai tử, xoá thường trú 01 hồ sơ. Lĩnh vực văn hoá 04 hồ sơ. Trong đó trợ cấp hưu trí 02 hồ sơ, trợ cấp hàng tháng, chăm sóc 02 hồ sơ. Lĩnh vực đất đai 06 hồ sơ về đăng ký cấp mới).
      - Hồ sơ đang giải quyết: 57.
      - Hồ sơ rút, từ chối, huỷ: 15.
      - Hồ sơ quá hạn đang giải quyết: 0.
      III. ĐÁNH GIÁ CHỈ SỐ PHỤC VỤ THEO VỊ TRÍ TRONG 96 XÃ, PHƯỜNG
      2. Về tỉ lệ giải quyết hồ sơ: Tháng 7: đứng thứ 54/96 xã. Tháng 8: đứng thứ 41/96 xã (tăng vị trí). Tháng 9: đứng thứ 9/96 xã (tăng vị trí).
      3. Về dịch vụ trực tuyến:
      - Thanh toán trực tuyến:
      + Tháng 7: đứng thứ 62/96 xã.
      + Tháng 8: đứng thứ 33/96 xã (tăng vị trí).

      + Tháng 9: đứng thứ 49/96 xã (giảm vị trí).
      IV. ĐÁNH GIÁ CHỈ SỐ PHỤC VỤ TẠI TRUNG TÂM
      Căn cứ kết quả tiếp nhận hồ sơ từ ngày 01/07/2025 đến ngày 10/9/2025 có chiều hướng tích cực.
      - Tỉ lệ giải quyết hồ sơ trong Tháng 7 xếp vị trí 54/96 xã, đến Tháng 9 đã được nâng lên xếp vị trí 11/96 xã.
      - Về thanh toán trực tuyến: Tháng 7 xếp vị trí 62/96 xã; Tháng 8 xếp vị trí 32/96 xã; Tháng 9 xếp vị trí 55/96 xã.
      - Tình trạng hồ sơ giải quyết quá hạn vẫn còn xảy ra (23 hồ sơ).
      V. MỤC TIÊU, CHỈ TIÊU
      - Tỉ lệ giải quyết hồ sơ 100% (hiện tại đạt 89,27% trên hệ thống một cửa).
      + Hồ sơ được xử lý hoàn toàn trực tuyến đạt 90%. (hiện tại đạt 70% trên hệ thống một cửa).
      + Hồ sơ được người dân, doanh nghiệp thực hiện trực tuyến đạt 80%. (hiện tại chỉ đạt 43,9% trên hệ thống một cửa).
      """)
    #expect(
      Set(found.told) == [
        "windows: 15/9/2025 ≠ 10/9/2025", "repeated: 23 ≠ 24", "repeated: 9 ≠ 11", "repeated: 33 ≠ 32",
        "repeated: 49 ≠ 55",
        "ratio_of_nothing: 837 / 933 = 89,71% ≠ 89,27%", "ratio: 416 / 933 = 44,59% ≠ 43,9%",
      ])
  }

  @Test func `a letter that explains little of its loss and cites an office as the committee`() {
    let found = contradictions(
      """
      Chí Minh, ngày tháng 3 năm 2026
      Thực hiện Công văn số 492/UBND-TTPVHCC ngày 19/3/2026 về việc khắc phục một số tồn tại; Công văn số 2174/VP-TTPVHCC ngày 04/3/2026 của UBND thành phố Hải Phòng về việc triển khai nhiệm vụ;
      Theo kết quả đánh giá tại Bộ Chỉ số phục vụ người dân, UBND xã đạt **97,83/100 điểm**, xếp vị trí thứ **6/114** xã, phường, đặc khu.
      UBND xã có điểm Tiến độ giải quyết đạt **19,97/20 điểm** (*UBND xã có 03 hồ sơ trễ hạn trên Hệ thống thông tin, gồm 02 hồ sơ lĩnh vực Đất đai; 01 hồ sơ lĩnh vực Người có công*).
      UBND xã có điểm Số hóa hồ sơ đạt **21,86/22 điểm**.
      UBND xã có 12 hồ sơ Từ chối (*gồm 07 hồ sơ lĩnh vực Hộ tịch, 05 hồ sơ lĩnh vực Đất đai*) và 06 hồ sơ rút (*gồm 03 hồ sơ lĩnh vực Hộ kinh doanh, 02 hồ sơ lĩnh vực Hộ tịch và 01 hồ sơ lĩnh vực Đất đai*).
      """)
    #expect(
      found.told == [
        "act_issuer", "loss_unexplained: 100 − 97,83 = 2,17; (20 − 19,97) + (22 − 21,86) = 0,17",
      ])
  }

  @Test func `a plan that names an annex it does not carry`() {
    let found = contradictions(
      """
      c) Tiếp tục thực hiện Nghị định số 118/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính.
      (Danh mục nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này).
      """)
    #expect(found.told == ["act_year_missing: 118/NĐ-CP → 118/2025/NĐ-CP", "annex_missing"])
  }
}
