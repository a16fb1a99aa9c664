internal import Records

/// The ten states of a dossier in the national vocabulary.
enum MessageStatus {
  static func endKind(_ status: Int) -> EndKind? {
    switch status {
    case 3: .refused
    case 7: .withdrawn
    case 8: .stopped
    case 9: .done
    case 10: .returned
    default: nil
    }
  }
}
