package import Base
internal import Formats
internal import Records

/// The body of a message as it came: the elements it brings, and what stands around them.
///
/// Accepted are a bare array, an object that is the one element, and an envelope whose `data` holds either.
package struct MessageBody: Sendable {
  private let envelope: MessageObject?
  let items: [JSON]

  /// - Throws: for what is no JSON, or neither an object nor an array.
  package init(_ bytes: [UInt8]) throws(Failure) {
    let root: JSON
    do throws(Failure) {
      root = try readJSON(bytes)
    } catch {
      throw Failure(.usage, vi: error.sentence.vi, en: error.sentence.en)
    }
    try self.init(root)
  }

  init(_ root: JSON) throws(Failure) {
    envelope = MessageObject(root)
    if let items = root.array {
      self.items = items
    } else if let object = envelope {
      switch object["data"] {
      case .array(let items)?: self.items = items
      case .object(let members)?: items = [.object(members)]
      default: items = object.members.contains { $0.key.lowercased() == "data" } ? [] : [root]
      }
    } else {
      throw Failure(
        .usage, vi: "Bản tin phải là một mảng hoặc một đối tượng JSON.", en: "A message must be a JSON array or object."
      )
    }
  }

  package var count: Int { items.count }

  /// A scalar of the envelope: `session`, `madonvi`, `service`, `isUpdating`, parameters of questions. `key` in lower case.
  package func text(_ key: String) -> String? { envelope?.text(key) }

  package func flag(_ key: String) -> Bool? { envelope?.flag(key) }

  /// Reads every element as a dossier.
  ///
  /// - Parameter namesUnit: false for mere changes of status.
  package func dossiers(_ context: MessageContext, namesUnit: Bool = true) -> [ReadElement] {
    elements(context) { object, code throws(Unreadable) in
      [try DossierMessage.read(object, code: code, namesUnit: namesUnit, context)]
    }
  }

  /// Reads every element as a step of handling.
  package func progress(_ context: MessageContext) -> [ReadElement] {
    elements(context) { object, code throws(Unreadable) in [try ProgressMessage.read(object, code: code)] }
  }

  private func elements(
    _ context: MessageContext, _ read: (MessageObject, String) throws(Unreadable) -> [Statement]
  ) -> [ReadElement] {
    items.enumerated().map { index, item in
      var code = ""
      func unreadable(_ column: String, _ value: String, _ reason: QuarantinedRow.Reason) -> ReadElement {
        .unreadable(
          dossier: code,
          QuarantinedRow(
            file: context.service, line: index + 1, column: column, value: value, reason: reason))
      }
      guard let object = MessageObject(item) else { return unreadable("", "", .notAnObject) }
      guard let named = object.text("mahoso") ?? object.text("idhoso") else {
        return unreadable("MaHoSo", "", .missingKey)
      }
      guard named.utf8.count <= Self.longestCode else { return unreadable("MaHoSo", named, .wrongType) }
      code = named
      do throws(Unreadable) {
        return .said(dossier: code, try read(object, code))
      } catch {
        return unreadable(error.column, error.value, error.reason)
      }
    }
  }

  /// The vocabulary gives codes fifty characters; what is much longer is none.
  private static let longestCode = 200
}
