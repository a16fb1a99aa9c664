internal import Base
internal import Formats
internal import Foundation
internal import Records
internal import StoreSQLite
internal import Work

extension SQLiteLog: MessageLog {}
extension SQLiteLog: DossierIndex {}

/// Measures how many pushes of single dossiers a store takes, from callers that wait for their answers.
struct MessageBench {
  let messages: Int
  let callers: Int

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soi-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let arrival = Instant(seconds: 1_780_000_000)
    let each = messages / callers
    func send(_ name: String, _ use: TakeMessages) async {
      let (start, cpu) = (ContinuousClock.now, Self.cpu)
      await withTaskGroup(of: Void.self) { group in
        for caller in 0..<callers {
          group.addTask {
            for number in 0..<each {
              let answer = await use.take(
                .dossiers(isUpdating: false), body: Self.push(caller * each + number), source: MessageSource(name: "s"),
                arrivedAt: arrival)
              precondition(answer.json["error_code"]?.string == "0")
            }
          }
        }
      }
      let taken = Double(each * callers)
      let wall = (ContinuousClock.now - start) / .seconds(1)
      print("\(name): \(Int(taken / wall)) messages/s, \(Int((Self.cpu - cpu) / taken * 1e6)) µs of processor each")
    }
    await send("parse alone, \(callers) callers", TakeMessages(log: Nowhere(), index: Nowhere()))
    await send("parse, look up and append, \(callers) callers", TakeMessages(log: log, index: log))
  }

  private struct Nowhere: MessageLog, DossierIndex {
    func append(_ draft: BatchDraft) async throws(Failure) -> Int { draft.statements.count }
    func knownDossiers(_ codes: [String]) throws(Failure) -> Set<String> { [] }
  }

  private static var cpu: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Some two thousand bytes, as a provincial gateway sends them.
  private static func push(_ number: Int) -> [UInt8] {
    let code = "H56.\(14 + number % 100)-260302-\(10_000 + number)"
    return Array(
      """
      [{"MaHoSo":"\(code)","MaTTHC":"1.001193.000.00.00.H56","TenTTHC":"Thủ tục đăng ký khai sinh","MaLinhVuc":"G15-XX01",
      "TenLinhVuc":"Hộ tịch","KenhThucHien":"2","SoGiayToChuHoSo":"038000000001","ChuHoSo":"Nguyễn Văn Mẫu","LoaiDoiTuong":"1",
      "MaDoiTuong":"TECHID-0001","ThongTinKhac":"","Email":"mau@example.vn","Fax":"","SoDienThoai":"0900000001",
      "TrichYeuHoSo":"Đăng ký khai sinh, cấp bản sao trích lục","NgayTiepNhan":"20260302081530","NgayHenTra":"20260303170000",
      "TrangThaiHoSo":"10","NgayTra":"20260303103000","ThongTinTra":"","HinhThuc":"0","NgayKetThucXuLy":"20260303100500",
      "DonViXuLy":"UBND xã Mẫu","GhiChu":"","TaiLieuNop":[{"TepDinhKemId":"","TenTepDinhKem":"Giấy chứng sinh",
      "IsDeleted":"False","MaThanhPhanHoSo":"000.00.00.G15-KQ000001","DuongDanTaiTepTin":"https://motcua.example.vn/1.pdf",
      "DuocSoHoa":"1","DuocTaiSuDung":"0","DuocLayTuKhoDMQG":"0","MaKetQuaThayThe":""},{"TepDinhKemId":"",
      "TenTepDinhKem":"Giấy chứng nhận kết hôn","IsDeleted":"False","MaThanhPhanHoSo":"000.00.00.G15-KQ000002",
      "DuongDanTaiTepTin":"https://motcua.example.vn/2.pdf","DuocSoHoa":"1","DuocTaiSuDung":"2","DuocLayTuKhoDMQG":"1",
      "MaKetQuaThayThe":"KQ.G15.000002"}],"DanhSachLePhi":[{"TenPhiLePhi":"Phí","MaPhiLePhi":"1","HinhThucThu":"1",
      "Gia":"8000","LoaiPhiLePhi":"1"}],"DanhSachTepDinhKemKhac":[],"DanhSachHoSoBoSung":[],"DanhSachGiayToKetQua":[{
      "TenGiayTo":"Giấy khai sinh.pdf","MaThanhPhanHoSo":"","GiayToId":"","DuongDanTepTinKetQua":"https://motcua.example.vn/3.pdf",
      "MaGiayToKetQua":"KQ.G15.000001"}],"NoiNopHoSo":"2","HoSoCoThanhPhanSoHoa":"1","TaiKhoanDuocXacThucVoiVNeID":"1",
      "DuocThanhToanTrucTuyen":"1","NgayTuChoi":"","DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"038000000001"}],
      "NgayNopHoSo":"20260301201000","DSKetNoiCSDL":[{"MaCSDL":"1"}]}]
      """.utf8)
  }
}
