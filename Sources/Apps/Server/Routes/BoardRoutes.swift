internal import Access
internal import Work

extension Routes {
  /// The board.
  static let boards: [Route] = [
    Route("/board", .signedIn, vi: "Về bảng điều hành của mình", en: "To one's own board") { try await $0.board() },
    Route(
      "/units", .signedIn, vi: "Chọn đơn vị từ biểu mẫu", en: "Choose a unit from the form", [.unit] + .question
    ) { try $0.chooseUnit() },
    Route(
      "/units/:code", .open, vi: "Bảng điều hành của một đơn vị", en: "The board of a unit",
      [.init("code", .path, .unit, vi: "Mã đơn vị", en: "The unit's code")] + .question, gives: [.page, .json],
      forSession: true
    ) { try await $0.unitBoard() },
  ]
}
