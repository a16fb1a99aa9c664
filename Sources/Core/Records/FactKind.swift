/// The kinds of facts a dataset holds. The raw values are written into stores: frozen.
package enum FactKind: UInt8, Sendable, CaseIterable {
  case unit = 1
  case procedure = 2
  case service = 3
  case announcement = 4
  case dossier = 5
  case step = 6
  case petition = 7
  case rating = 8
  case nationalReport = 9
  case published = 10
  case unitAlias = 11
  /// Steps as live messages tell of them; those of files are `step`.
  case progress = 12

  /// The stem of its file in a dataset, and its name in JSON.
  package var fileStem: String {
    switch self {
    case .unit: "units"
    case .procedure: "procedures"
    case .service: "services"
    case .announcement: "announcements"
    case .dossier: "dossiers"
    case .step: "steps"
    case .petition: "petitions"
    case .rating: "ratings"
    case .nationalReport: "national_reports"
    case .published: "published"
    case .unitAlias: "unit_aliases"
    case .progress: "progress"
    }
  }

  package init?(fileStem: String) {
    guard let kind = Self.allCases.first(where: { $0.fileStem == fileStem }) else { return nil }
    self = kind
  }
}
