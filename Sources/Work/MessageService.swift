/// What a message asks for, by the names of the national vocabulary.
package enum MessageService: Hashable, Sendable {
  /// `DongBoHoSoMC`. `isUpdating`: what the address or the query says; nil where only the body does.
  case dossiers(isUpdating: Bool?)
  /// `CapNhatTienDoHoSoMC`.
  case progress
  /// `TraCuuHoSo`: is a dossier known?
  case find
  /// `LayDanhSachTTHC`, `LayDanhSachTTHCDonVi`.
  case procedures
  /// `CreateDossier` of the third generation.
  case createDossier
  /// `CapNhatTienTrinh` of the third generation.
  case dossierProgress
  /// `CapNhatTrangThai` of the third generation.
  case dossierStatus
  /// Rows of canonical columns, one event each.
  case events

  /// By the name of a service in an envelope or an address, without regard to case; nil for a name that is none of these.
  package init?(name: String) {
    switch name.lowercased() {
    case "dongbohosomc", "dongbohoso": self = .dossiers(isUpdating: nil)
    case "capnhattiendohosomc", "capnhattiendohoso": self = .progress
    case "tracuuhoso": self = .find
    case "laydanhsachtthc", "laydanhsachtthcdonvi": self = .procedures
    case "createdossier": self = .createDossier
    case "capnhattientrinh": self = .dossierProgress
    case "capnhattrangthai": self = .dossierStatus
    default: return nil
    }
  }

  /// The name problems of its messages are told under.
  package var name: String {
    switch self {
    case .dossiers: "DongBoHoSoMC"
    case .progress: "CapNhatTienDoHoSoMC"
    case .find: "TraCuuHoSo"
    case .procedures: "LayDanhSachTTHC"
    case .createDossier: "CreateDossier"
    case .dossierProgress: "CapNhatTienTrinh"
    case .dossierStatus: "CapNhatTrangThai"
    case .events: "events"
    }
  }

  /// It asks and brings nothing.
  var isQuestion: Bool { self == .find || self == .procedures }

  /// Its answers are `{code, message, data}`.
  var isThirdGeneration: Bool {
    switch self {
    case .createDossier, .dossierProgress, .dossierStatus: true
    default: false
    }
  }
}
