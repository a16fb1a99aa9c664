/// The data that ships inside the command: rule packs, the working calendar, the commune procedures.
/// Embedded as bytes, so the command is one file that needs no folder beside it.
package enum Packs {
  /// Rule packs by file name without ending.
  package static var rules: [(name: String, yaml: [UInt8])] {
    [
      ("portal-v2-2026", PackageResources.portal_v2_2026_yaml),
      ("portal-v1-assumed", PackageResources.portal_v1_assumed_yaml),
      ("formula-note", PackageResources.formula_note_yaml),
    ]
  }
  /// Declared days off and working Saturdays: date, kind, label, status.
  package static var calendar: [UInt8] { PackageResources.vietnam_csv }
  /// Real commune procedures (names, codes, terms, fees) for the sample province.
  package static var procedures: [UInt8] { PackageResources.commune_csv }
  /// Legal acts that papers cite: symbol, kind, day, issuer, title, until when, what replaced it.
  package static var acts: [UInt8] { PackageResources.legal_acts_csv }
  /// Plans that units published, as templates, by name.
  package static var plans: [(name: String, yaml: [UInt8])] {
    [
      ("chi-so-766-xa", PackageResources.chi_so_766_xa_yaml),
      ("chi-so-766-tinh", PackageResources.chi_so_766_tinh_yaml),
      ("nang-chi-so-trung-tam", PackageResources.nang_chi_so_trung_tam_yaml),
      ("cong-van-766", PackageResources.cong_van_766_yaml),
      ("cai-cach-hanh-chinh", PackageResources.cai_cach_hanh_chinh_yaml),
    ]
  }
  /// What units owe every so often.
  package static var obligations: [UInt8] { PackageResources.vietnam_yaml }
}
