/// Blocks and indicators as score tables call them, by the key of the heading.
enum MetricNames {
  static let codes: [String: String] = [
    "ckmb": "CKMB", "cong khai minh bach": "CKMB", "tdgq": "TDGQ", "tien do giai quyet": "TDGQ",
    "tien do ket qua giai quyet": "TDGQ", "clgq": "CLGQ", "online": "CLGQ", "dich vu cong truc tuyen": "CLGQ",
    "dich vu truc tuyen": "CLGQ", "cung cap dich vu truc tuyen": "CLGQ", "tttt": "TTTT",
    "thanh toan truc tuyen": "TTTT", "mdsh": "MDSH", "so hoa ho so": "MDSH", "muc do so hoa": "MDSH", "mdhl": "MDHL",
    "muc do hai long": "MDHL", "total": "TOTAL", "tong": "TOTAL", "tong diem": "TOTAL", "diem": "TOTAL",
    "tong so diem": "TOTAL", "diem ghi nhan": "TOTAL",
    "ty le tthc cong bo dung han": "PUBLISH_ON_TIME",
    "ty le tthc duoc cap nhat cong khai dung han": "PUBLIC_UPDATE_ON_TIME",
    "ty le tthc duoc cong khai co day du cac noi dung quy dinh ve cac bo phan tao thanh cua tthc":
      "PUBLIC_CONTENT_FULL",
    "ty le ho so dong bo len cong dvcqg": "DOSSIER_SYNC", "ty le ho so xu ly dung han": "ON_TIME",
    "ty le tthc cung cap dvc truc tuyen": "ONLINE_PROVIDED",
    "ty le dvc truc tuyen co phat sinh ho so": "ONLINE_WITH_DOSSIERS",
    "ty le ho so tthc theo hinh thuc nop ho so truc tuyen": "SUBMITTED_ONLINE",
    "ty le tthc co giao dich thanh toan truc tuyen": "FEE_PROCEDURES_PAID",
    "ty le tthc co yeu cau nghia vu tai chinh duoc tich hop de nguoi dan co the thanh toan truc tuyen tren cong dvcqg":
      "FEE_PROCEDURES_INTEGRATED",
    "ty le ho so thanh toan truc tuyen": "DOSSIERS_PAID_ONLINE",
    "ty le ho so tthc co cap nhat ket qua giai quyet tthc dien tu": "ORIGINAL_RESULT_AVAILABLE",
    "ty le ho so tthc thuc hien so hoa ho so": "SO_HOA_GIAY_TO_GIAI_QUYET",
    "ty le khai thac su dung lai thong tin du lieu so hoa": "REUSED_DIGITIZED_DATA",
    "ty le cung cap dich vu chung thuc ban sao dien tu tu ban chinh": "ELECTRONIC_CERTIFIED_COPY",
    "ty le ho so tthc duoc so hoa co ket noi dong bo voi danh muc ho so cua ca nhan to chuc tren dvc quoc gia":
      "SYNCED_WITH_DVCQG_PERSONAL_STORAGE",
    "ty le tthc trien khai ket noi chia se du lieu dan cu": "CITIZEN_DATA_CONNECTED_FORMALITY",
    "ty le ho so co su dung thong tin du lieu dan cu": "CITIZEN_DATA_CONNECTED_DOSSIER",
    "ty le phan anh kien nghi xu ly dung han": "PETITION_PROCESSING_ON_TIME",
    "ty le hai long trong xu ly phan anh kien nghi": "PETITION_HANDLING_SATISFACTION",
    "ty le hai long trong tiep nhan giai quyet tthc": "DOSSIER_RECEIVING_SATISFACTION",
  ]
}
