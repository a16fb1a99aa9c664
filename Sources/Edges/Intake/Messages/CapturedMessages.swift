internal import Base
internal import Formats
internal import Records

/// Live messages that somebody kept in a file: read as they would have been when they came.
struct CapturedMessages: Sendable {
  let kind: FactKind
  private let body: MessageBody

  /// Nil for any other JSON.
  init?(_ json: JSON) {
    guard let body = try? MessageBody(json), let kind = body.kind else { return nil }
    self.body = body
    self.kind = kind
  }

  func read(_ context: ReadingContext, _ path: String) -> FileReading {
    let message = MessageContext(
      service: path, system: context.system ?? "", agency: body.text("madonvi"), defaultUnit: context.unit,
      arrivedAt: context.arrivedAt ?? .endOfTime + -86_400)
    var reading = FileReading(path: path, kind: kind)
    for (index, element) in (kind == .progress ? body.progress(message) : body.dossiers(message)).enumerated() {
      switch element {
      case .said(_, let statements): reading.rows += statements.map { ReadRow($0, line: index + 1) }
      case .unreadable(_, let row), .premature(_, let row): reading.quarantined.append(row)
      }
    }
    return reading
  }
}

extension MessageBody {
  /// What its elements are, by the fields every one of them has.
  fileprivate var kind: FactKind? {
    guard let object = items.lazy.compactMap({ MessageObject($0) }).first, object["mahoso"] != nil else { return nil }
    if object["thoidiemxuly"] != nil { return .progress }
    return object["trangthaihoso"] != nil || object["matthc"] != nil ? .dossier : nil
  }
}
