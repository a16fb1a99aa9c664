/// Messages as the generations of the national vocabulary send them. Names, numbers and addresses are invented.
enum MessageSamples {
  static let secrets = ["Nguyễn Văn Thử", "079000000123", "0911000111", "thu@vidu.vn", "vidu.vn/tep", "Lê Thị Bước"]

  static let push = """
    [{"MaHoSo": "H56.14-260302-0001", "MaTTHC": "1.001193.000.00.00.H56", "TenTTHC": "Đăng ký khai sinh",
      "MaLinhVuc": "G15-XX01", "TenLinhVuc": "Hộ tịch", "KenhThucHien": "2", "SoGiayToChuHoSo": "079000000123",
      "ChuHoSo": "Nguyễn Văn Thử", "LoaiDoiTuong": "1", "MaDoiTuong": "TECHID-7", "ThongTinKhac": "", "Email": "thu@vidu.vn",
      "Fax": "", "SoDienThoai": "0911000111", "TrichYeuHoSo": "Của Nguyễn Văn Thử", "NgayTiepNhan": "20260302081530",
      "NgayHenTra": "20260303170000", "TrangThaiHoSo": "10", "NgayTra": "20260303103000", "ThongTinTra": "",
      "HinhThuc": "0", "NgayKetThucXuLy": "20260303100500", "DonViXuLy": "UBND xã Một", "GhiChu": "",
      "TaiLieuNop": [
        {"TepDinhKemId": "", "TenTepDinhKem": "Giấy chứng sinh", "IsDeleted": "False", "MaThanhPhanHoSo": "KQ1",
         "DuongDanTaiTepTin": "https://vidu.vn/tep/1.pdf", "DuocSoHoa": "1", "DuocTaiSuDung": "0", "DuocLayTuKhoDMQG": "0",
         "MaKetQuaThayThe": ""},
        {"TepDinhKemId": "", "TenTepDinhKem": "Giấy kết hôn", "IsDeleted": "False", "MaThanhPhanHoSo": "KQ2",
         "DuongDanTaiTepTin": "https://vidu.vn/tep/2.pdf", "DuocSoHoa": "1", "DuocTaiSuDung": "2", "DuocLayTuKhoDMQG": "1",
         "MaKetQuaThayThe": "KQ.G15.000002"}],
      "DanhSachLePhi": [{"TenPhiLePhi": "Phí", "MaPhiLePhi": "1", "HinhThucThu": "1", "Gia": "8000", "LoaiPhiLePhi": "1"}],
      "DanhSachTepDinhKemKhac": [], "DanhSachHoSoBoSung": [],
      "DanhSachGiayToKetQua": [{"TenGiayTo": "Khai sinh.pdf", "MaThanhPhanHoSo": "", "GiayToId": "",
        "DuongDanTepTinKetQua": "https://vidu.vn/tep/kq.pdf", "MaGiayToKetQua": "KQ.G15.000001"}],
      "NoiNopHoSo": "2", "HoSoCoThanhPhanSoHoa": "1", "TaiKhoanDuocXacThucVoiVNeID": "1", "DuocThanhToanTrucTuyen": "1",
      "NgayTuChoi": "", "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "079000000123"}],
      "NgayNopHoSo": "20260301201000", "DSKetNoiCSDL": [{"MaCSDL": "1"}]},
     {"MaHoSo": "H56.14-260302-0002", "MaTTHC": "2.002621.H56", "TenTTHC": "Thủ tục hai", "MaLinhVuc": "G15-XX02",
      "TenLinhVuc": "Chứng thực", "KenhThucHien": "1", "SoGiayToChuHoSo": "", "ChuHoSo": "Nguyễn Văn Thử",
      "LoaiDoiTuong": "2", "MaDoiTuong": null, "Email": "", "SoDienThoai": "0911000111", "TrichYeuHoSo": "Dinhkem",
      "NgayTiepNhan": "20260302141000", "NgayHenTra": "20260306170000", "TrangThaiHoSo": "5", "NgayTra": "",
      "HinhThuc": "1", "NgayKetThucXuLy": "", "DonViXuLy": "UBND xã Một", "TaiLieuNop": [], "DanhSachLePhi": [],
      "DanhSachTepDinhKemKhac": [{"TenGiayTo": "Ủy quyền", "SoLuong": 1, "LoaiGiayTo": 1}],
      "DanhSachHoSoBoSung": [{"HoSoBoSungId": 1, "NguoiYeuCauBoSung": "Lê Thị Bước", "NoiDungBoSung": "Bổ sung bản sao",
        "NgayBoSung": "20260303090000", "NguoiTiepNhanBoSung": "", "ThongTinTiepNhan": "", "NgayTiepNhanBoSung": "",
        "TrangThaiBoSung": false, "DanhSachGiayToBoSung": [], "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": "20260306170000", "NgayHenTraMoi": ""}],
      "DanhSachGiayToKetQua": [], "NoiNopHoSo": "2", "HoSoCoThanhPhanSoHoa": "0", "TaiKhoanDuocXacThucVoiVNeID": "0",
      "DuocThanhToanTrucTuyen": "0", "NgayTuChoi": "", "DinhDanhCHS": [{"LoaiDinhDanh": "2", "SoDinhDanh": "000000001"}],
      "NgayNopHoSo": "20260302141000", "DSKetNoiCSDL": []}]
    """

  static let progress = """
    [{"MaHoSo": "H56.14-260302-0001", "NguoiXuLy": "Cán bộ một cửa", "ChucDanh": "", "ThoiDiemXuLy": "20260302081530",
      "PhongBanXuLy": "", "NoiDungXuLy": "Tiếp nhận hồ sơ", "TrangThai": "2", "NgayBatDau": "", "NgayKetThucTheoQuyDinh": ""},
     {"MaHoSo": "H56.14-260302-0001", "NguoiXuLy": "Lê Thị Bước", "ChucDanh": "", "ThoiDiemXuLy": "20260302093000",
      "PhongBanXuLy": "Tư pháp", "NoiDungXuLy": "Thẩm định", "TrangThai": "4", "NgayBatDau": "",
      "NgayKetThucTheoQuyDinh": "20260303113000"},
     {"MaHoSo": "H56.14-260302-0001", "NguoiXuLy": "Lê Thị Bước", "ChucDanh": "", "ThoiDiemXuLy": "20260303100000",
      "PhongBanXuLy": "", "NoiDungXuLy": "Kết thúc", "TrangThai": "9", "NgayBatDau": "", "NgayKetThucTheoQuyDinh": ""},
     {"MaHoSo": "H56.14-260302-0001", "NguoiXuLy": "Cán bộ một cửa", "ChucDanh": "", "ThoiDiemXuLy": "20260303103000",
      "PhongBanXuLy": "", "NoiDungXuLy": "Trả kết quả", "TrangThai": "10", "NgayBatDau": "", "NgayKetThucTheoQuyDinh": ""}]
    """

  static let envelope = """
    {"session": "PHIEN-1", "madonvi": "000.00.00.H56", "service": "DongBoHoSoMC", "isUpdating": "False", "data": [
      {"MaHoSo": "000.17.22.H56-260302-0002", "MaTTHC": "1.001193", "TenTTHC": "Đăng ký khai sinh", "MaLinhVuc": "G15-XX01",
       "TenLinhVuc": "Hộ tịch", "ChuHoSo": "Nguyễn Văn Thử", "LoaiDoiTuong": "1", "MaDoiTuong": "", "ThongTinKhac": "",
       "Email": "thu@vidu.vn", "Fax": "", "SoDienThoai": "0911000111", "TrichYeuHoSo": "Khai sinh cho con",
       "NgayTiepNhan": "20260302081530", "NgayHenTra": "20260302170000", "TrangThaiHoSo": "2", "NgayTra": "",
       "ThongTinTra": "", "HinhThuc": "0", "NgayKetThucXuLy": "", "DonViXuLy": "UBND xã Hai",
       "TaiLieuNop": [{"TepDinhKemId": "7", "TenTepDinhKem": "Chứng sinh", "IsDeleted": "False", "MaThanhPhanHoSo": "TP01",
         "DuongDanTaiTepTin": "https://vidu.vn/tep/7"}],
       "DanhSachLePhi": [], "DanhSachTepDinhKemKhac": [], "DanhSachHoSoBoSung": [], "DanhSachGiayToKetQua": []}]}
    """

  /// The second generation's code for a unit is in the dossier's code; the query may name it too.
  static let flattened = """
    [{"MaHoSo": "000.00.01.H56-260302-0003", "MaTTHC": "3.000181.000.00.00.H56", "TenTTHC": "Ba", "MaLinhVuc": "L",
      "TenLinhVuc": "Giáo dục", "SoBienNhan": "", "ChuHoSo": "Nguyễn Văn Thử", "LoaiDoiTuong": "1",
      "MaDoiTuong": "079000000123", "NgayTiepNhan": "20260302090000", "NgayHenTra": "", "TrangThaiHoSo": "1",
      "HinhThuc": "0", "DonViXuLy": "Sở Ba", "TaiLieuNop": [], "DanhSachGiayToKetQua": []}]
    """

  static let connect = """
    {"MaHoSo": "H56.14-20260302-0000009", "MaTTHC": "1.001193", "MaDichVuCong": "DVC1", "ChuHoSo": "Nguyễn Văn Thử",
     "LoaiDoiTuong": 0, "MaDonViTiepNhan": "H56.15", "NgayNop": "2026-03-02 07:50:00", "NgayTiepNhan": "2026-03-02 08:00:00",
     "EformThongTinChiTiet": {"hoTen": "Nguyễn Văn Thử"},
     "ThanhPhanHoSo": [{"MaThanhPhanHoSo": "T1", "TenThanhPhanHoSo": "Đơn", "SoLuong": 1, "LoaiBan": 2,
       "GiayToDinhKem": [{"IdGiayTo": "f1", "MaKetQua": "", "TenGiayTo": "don.pdf", "HashTepTin": "ab"}]}],
     "ThongTinNguoiNop": {"LoaiDoiTuong": 0, "ThongTinChiTiet": {"TenNguoiNop": "Nguyễn Văn Thử", "SoDinhDanh": "079000000123",
       "SoDienThoai": "0911000111", "Email": "thu@vidu.vn"}}}
    """

  static let course = """
    [{"IDHoSo": "x", "MaHoSo": "H56.14-20260302-0000009", "NguoiXuLy": "Lê Thị Bước", "ThoiDiemXuLy": "2026-03-04T10:00:00.250",
      "PhongBanXuLy": "Tư pháp", "NoiDungXuLy": "Xong", "TrangThai": 9, "NgayBatDau": null, "NgayKetThucTheoQuyDinh": null}]
    """

  static let status = """
    [{"IdHoSo": "x", "MaHoSo": "H56.14-20260302-0000009", "TrangThai": 9, "NoiDungYKien": "", "PhongBanXuLy": "Tư pháp",
      "NoiDungXuLy": "Xong", "DanhSachLePhi": [{"Gia": 0}],
      "DanhSachGiayToKetQua": [{"TenGiayTo": "kq.pdf", "DuongDanTepTinKetQua": "https://vidu.vn/tep/9", "MaGiayToKetQua": "K"}]}]
    """
}
