internal import Access
package import Base
internal import Documents
internal import Formats
internal import Notebook
package import Papers
internal import Records
package import Rules
internal import Secrets

/// From a draft to a paper nobody changes any more: found sound, approved by a second person, given its codes.
extension PaperDesk {
  /// What contradicts what in it, alone and beside the last papers of the same unit.
  package func findings(_ live: LivePaper, _ kept: Kept) async throws(Failure) -> (
    papers: [Paper], found: [Contradiction]
  ) {
    var papers = [try Paper(name: live.paper.inSentence, live.docx())]
    let earlier = try await self.papers(units: [kept.unit]).compactMap(\.draft.frozen).prefix(3)
    for frozen in earlier { papers.append(try Paper(name: "Văn bản mã \(frozen.proof.code.printed)", frozen.docx())) }
    let found = check(papers, live.pack)
    // What earlier ones say among themselves is theirs.
    return (papers, found.filter { $0.spots.contains { $0.paper == 0 } })
  }

  /// What contradicts in papers that somebody brings.
  package func check(_ papers: [Paper], _ pack: RulePack) -> [Contradiction] {
    PaperCheck(shape: IndexShape(pack), register: register).contradictions(papers)
  }

  /// - Parameter content: the digest of what the approver saw.
  /// - Parameter alone: a unit of one person, who says so on the machine itself.
  package func approve(
    _ id: String, _ live: LivePaper, content: Digest, accepting: String, alone: Bool = false, by writer: Writer
  ) async throws(Failure) -> Kept {
    let kept = try await paper(id)
    try Self.requireOpen(kept)
    guard alone || !kept.draft.authors.contains(writer.by) else {
      throw Failure(
        .denied, vi: "Bạn đã viết trong văn bản này nên không tự duyệt được. Nhờ người thứ hai có quyền quyết định.",
        en: "You wrote in this paper and cannot approve it. A second person who may decide has to.")
    }
    if let key = live.unknown.first {
      throw Failure(
        .usage, vi: "Không có số liệu nào tên “\(key)”. Sửa đoạn ấy rồi duyệt.",
        en: "There is no figure called “\(key)”. Correct the paragraph first.")
    }
    guard live.content == content else { throw Self.moved }
    let serious = try await findings(live, kept).found.count { $0.confidence >= Self.serious }
    guard serious == 0 || !accepting.isEmpty else {
      throw Failure(
        .usage, vi: "Còn \(serious) mâu thuẫn chắc từ \(Self.serious) %. Sửa, hoặc nói vì sao vẫn duyệt.",
        en: "\(serious) contradictions are \(Self.serious) % certain or more. Mend them, or say why you approve.")
    }
    return try await appended(
      .approve(content: content, accepting: accepting), id: id, unit: kept.unit, after: kept.revision, writer)
  }

  package func sendBack(_ id: String, reason: String, by writer: Writer) async throws(Failure) -> Kept {
    let kept = try await paper(id)
    try Self.requireOpen(kept)
    return try await appended(.sendBack(reason: reason), id: id, unit: kept.unit, after: kept.revision, writer)
  }

  /// - Parameter rulesDigest: of the file of the pack.
  /// - Parameter address: where codes are looked up.
  package func freeze(
    _ id: String, _ live: LivePaper, rulesDigest: Digest, address: String, by writer: Writer
  ) async throws(Failure) -> Kept {
    let kept = try await paper(id)
    try Self.requireOpen(kept)
    guard case .approved(_, _, let content) = kept.draft.state else {
      throw Failure(
        .conflict, vi: "Văn bản chưa được người thứ hai duyệt.", en: "No second person has approved the paper yet.")
    }
    guard content == live.content else { throw Self.moved }
    let lines = live.template.figureKeys.compactMap { live.sheet[$0] }.map {
      PaperProof.Line(code: PaperCode(random: randomBytes(8)), figure: $0)
    }
    let seal =
      (PaperCode(random: randomBytes(8)).text + PaperCode(random: randomBytes(8)).text
      + PaperCode(random: randomBytes(8)).text + PaperCode(random: randomBytes(8)).text).prefix(32)
    let proof = PaperProof(
      code: PaperCode(random: randomBytes(8)), seal: String(seal), frozenAt: writer.at, address: address, lines: lines)
    var printed = live.paper
    printed.proof = proof
    let text = try FrozenPaper.textDigest(docx: DocxPaper.bytes(printed))
    let frozen = FrozenPaper(
      proof: proof, scope: kept.draft.scope, version: live.version, rules: live.pack.name, rulesDigest: rulesDigest,
      text: text, print: PaperPrint.bytes(live.paper))
    return try await appended(.freeze(frozen), id: id, unit: kept.unit, after: kept.revision, writer)
  }

  private static func requireOpen(_ kept: Kept) throws(Failure) {
    if kept.draft.frozen == nil { return }
    throw Failure(.conflict, vi: "Văn bản đã chốt rồi.", en: "The paper is frozen already.")
  }

  private static let moved = Failure(
    .conflict, vi: "Lời hoặc số liệu đã khác lúc bạn xem. Tải lại trang, xem lại rồi duyệt.",
    en: "Words or figures have changed since you looked. Reload, look again, then approve.")
}
