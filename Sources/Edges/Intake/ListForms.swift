internal import Records

// The lists of one-stop systems, petition and survey systems: what their headings are called.
extension ListForm {
  static let dossiers = ListForm(
    .dossier, key: "code", date: "received_at", needs: [["code"], ["received_at", "due_at"]],
    doubts: [
      "ngay tra": .dayOfReturn, "ngay hen": .appointment, "don vi": .unit, "co quan don vi": .unit, "co quan": .unit,
      "ten don vi": .unit, "hinh thuc": .manner,
    ],
    wordings: [
      "code": [
        "ma ho so", "so ho so", "ma so ho so", "so bien nhan", "so bien nhan ho so", "ma bien nhan",
        "ma ho so tthc", "mahoso",
      ],
      "unit": [
        "ma don vi", "don vi giai quyet", "co quan giai quyet", "don vi xu ly",
        "co quan xu ly", "co quan thuc hien", "don vi thuc hien", "don vi thu ly", "co quan chu tri giai quyet",
      ],
      "received_unit": ["don vi tiep nhan", "co quan tiep nhan", "noi tiep nhan", "don vi nhan"],
      "procedure": ["ma tthc", "ma thu tuc", "ma thu tuc hanh chinh", "ma dich vu cong", "matthc"],
      "procedure_name": [
        "ten tthc", "ten thu tuc", "ten thu tuc hanh chinh", "thu tuc hanh chinh", "thu tuc", "tthc",
        "ten dich vu cong", "ten thu tuc hanh chinh dvc",
      ],
      "channel": [
        "hinh thuc nop", "hinh thuc nop ho so", "phuong thuc nop ho so", "pt nop", "ht nop", "hinh thuc tiep nhan hs",
        "kenh", "kenh nop", "kenh thuc hien", "kenh tiep nhan", "hinh thuc tiep nhan", "hinh thuc tiep nhan ho so",
        "phuong thuc nop", "cach thuc nop", "cach thuc nop ho so", "nguon ho so", "loai tiep nhan", "kenh nop ho so",
      ],
      "received_at": [
        "ngay tiep nhan", "ngay nhan", "ngay nhan ho so", "ngay tiep nhan ho so", "thoi gian tiep nhan",
        "thoi diem tiep nhan", "ngay gio tiep nhan", "ngay thang nam nhan ho so", "nhan ho so", "tg tiep nhan",
      ],
      "submitted_at": [
        "ngay nop", "ngay nop ho so", "ngay gui", "ngay gui ho so", "thoi gian nop", "thoi gian nop ho so",
      ],
      "due_at": [
        "ngay hen tra", "hen tra", "hen tra ket qua", "ngay hen tra ket qua", "ngay hen tra kq", "han tra",
        "han tra ket qua", "ngay tra du kien", "han xu ly", "han giai quyet", "thoi gian hen tra", "han xu ly ho so",
        "ngay thang nam hen tra ket qua", "ngay het han",
      ],
      "ended_at": [
        "ngay ket thuc xu ly", "ngay hoan thanh", "ngay hoan tat", "ngay xu ly xong", "ngay co ket qua",
        "ngay giai quyet xong", "ngay ket thuc", "thoi gian hoan thanh", "thoi gian ket thuc", "ngay giai quyet",
        "thoi gian xu ly xong", "ngay hoan thanh xu ly",
      ],
      "returned_at": [
        "ngay tra ket qua", "tra ket qua", "ngay tra kq", "ngay tra thuc te", "thoi gian tra ket qua",
        "ngay thang nam tra ket qua", "ngay tra ket qua thuc te",
      ],
      "status": [
        "ma trang thai", "trang thai", "trang thai ho so", "tinh trang", "tinh trang ho so", "trang thai xu ly",
        "tinh trang xu ly",
      ],
      "officer": ["ma can bo", "ma can bo xu ly", "ma nguoi xu ly", "tai khoan xu ly", "tai khoan can bo"],
      "office": [
        "phong ban", "phong ban xu ly", "phong", "bo phan", "phong chuyen mon", "phong ban thu ly",
        "phong ban giai quyet", "bo phan xu ly",
      ],
      "supplements": ["so lan bo sung", "so lan yeu cau bo sung", "so lan yeu cau bo sung ho so"],
      "payment_words": ["thanh toan", "hinh thuc thanh toan", "trang thai thanh toan", "thanh toan truc tuyen"],
      "result_file": [
        "tep ket qua dien tu", "file ket qua dien tu", "tep ket qua", "file ket qua", "ket qua dien tu",
        "co ket qua dien tu", "dinh kem ket qua",
      ],
      "component_file": [
        "tep thanh phan", "file thanh phan ho so", "thanh phan dien tu", "so hoa thanh phan", "so hoa ho so",
      ],
      "reused": ["tai su dung", "khai thac lai du lieu", "su dung lai du lieu", "tai su dung du lieu"],
      "personal_store": ["kho du lieu ca nhan", "kho du lieu", "luu kho du lieu ca nhan", "dong bo kho du lieu"],
      "population_data": ["du lieu dan cu", "khai thac du lieu dan cu", "su dung du lieu dan cu", "csdl dan cu"],
      "synced_at": ["ngay dong bo", "thoi gian dong bo", "dong bo luc"],
    ])

  static let steps = ListForm(
    .step, key: "dossier", date: "ended_at", needs: [["dossier"], ["ended_at", "started_at"], ["seq", "sign"]],
    signs: ["noi dung xu ly", "thao tac", "chuc danh"],
    wordings: [
      "dossier": ["ma ho so", "so ho so", "ma so ho so", "so bien nhan"],
      "seq": ["thu tu buoc", "buoc so", "stt buoc", "so thu tu buoc", "thu tu xu ly"],
      "status": ["trang thai", "buoc xu ly", "ten buoc", "ten buoc xu ly", "buoc", "cong viec"],
      "office": ["phong ban xu ly", "phong ban", "bo phan", "bo phan xu ly", "don vi xu ly"],
      "officer": ["ma can bo", "ma can bo xu ly", "ma nguoi xu ly", "tai khoan xu ly"],
      "started_at": ["ngay bat dau", "thoi gian bat dau", "thoi gian nhan", "ngay nhan xu ly", "bat dau"],
      "due_at": ["ngay ket thuc theo quy dinh", "han xu ly", "thoi han xu ly", "han hoan thanh", "han"],
      "ended_at": [
        "thoi diem xu ly", "thoi gian ket thuc", "ngay ket thuc", "thoi gian xu ly", "ngay xu ly",
        "thoi gian hoan thanh", "ket thuc",
      ],
    ])

  static let petitions = ListForm(
    .petition, key: "code", date: "received_at", needs: [["code"], ["received_at"]],
    wordings: [
      "code": [
        "so pakn", "ma pakn", "ma phan anh kien nghi", "ma phan anh", "ma kien nghi", "so phan anh",
        "so phan anh kien nghi",
        "ma so pakn", "ma so phan anh kien nghi",
      ],
      "unit": ["ma don vi", "don vi xu ly", "don vi giai quyet", "don vi chu tri", "co quan xu ly", "don vi"],
      "received_at": [
        "ngay nhan", "ngay tiep nhan", "thoi gian tiep nhan", "ngay phan anh", "ngay gui", "thoi gian gui",
      ],
      "due_at": ["han xu ly", "han tra loi", "ngay hen tra", "han giai quyet", "thoi han xu ly"],
      "answered_at": [
        "ngay tra loi", "ngay hoan thanh", "ngay xu ly xong", "ngay giai quyet", "ngay co ket qua", "thoi gian tra loi",
      ],
      "forwarded_at": ["ngay chuyen", "ngay chuyen xu ly", "ngay chuyen tiep"],
      "supplement_at": ["ngay yeu cau bo sung"],
      "refused_at": ["ngay tu choi"],
      "published_at": ["ngay cong khai", "ngay dang tai"],
      "likes": ["so luot hai long", "luot hai long", "luot thich", "so luot thich"],
      "dislikes": ["so luot khong hai long", "luot khong hai long", "luot khong thich", "so luot khong thich"],
      "petition_kind": ["loai pakn", "loai phan anh", "loai phan anh kien nghi"],
    ])

  static let ratings = ListForm(
    .rating, key: "dossier", date: "rated_at",
    needs: [["dossier", "id"], ["rated_at"], ["level", "level_1", "level_5", "score", "sign"]],
    signs: Set((1...20).flatMap { ["chi so \($0)", "tra loi \($0)", "tieu chi \($0)", "cau \($0)"] }),
    wordings: [
      "id": ["ma phieu", "so phieu", "ma danh gia", "ma phieu danh gia"],
      "dossier": ["ma ho so", "so ho so", "ma so ho so", "so bien nhan"],
      "unit": ["ma don vi", "don vi", "ten don vi", "don vi duoc danh gia", "co quan don vi"],
      "rated_at": ["ngay danh gia", "thoi gian danh gia", "ngay khao sat", "thoi gian khao sat", "ngay tao"],
      "level": ["muc do hai long", "muc hai long", "danh gia", "muc danh gia", "ket qua danh gia"],
      "score": ["so sao", "diem danh gia"],
      "level_5": ["muc do rhl", "rat hai long", "rhl"],
      "level_4": ["muc do hl", "hai long", "hl"],
      "level_3": ["muc do bt", "binh thuong", "bt"],
      "level_2": ["muc do khl", "khong hai long", "khl"],
      "level_1": ["muc do rkhl", "rat khong hai long", "rkhl"],
    ])

  static let nationalReports = ListForm(
    .nationalReport, key: "unit", date: "from", keyIsCode: false, needs: [["unit"], ["from"], ["to"], ["received"]],
    wordings: [
      "unit": ["ma don vi", "don vi bao cao", "don vi", "ten don vi", "co quan don vi"],
      "from": ["tu ngay", "ngay bat dau ky", "ky tu"],
      "to": ["den ngay", "ngay ket thuc ky", "ky den"],
      "received": [
        "so ho so tiep nhan trong ky", "tiep nhan trong ky", "so ho so tiep nhan", "ho so tiep nhan",
        "ho so tiep nhan trong ky", "so luong ho so tiep nhan", "so luong tiep nhan",
      ],
    ])
}
