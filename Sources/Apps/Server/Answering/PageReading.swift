internal import Access
internal import Base
internal import Pages
internal import Records

extension ReadingsOfCall {
  /// A page of records was made for somebody; pages about accounts, batches and the trail have lines of their own.
  func add(_ page: RecordPage, of call: Call, isFile: Bool) {
    let showsRecords =
      [.may(.readRecords), .mayEverywhere(.readRecords)].contains(call.route.access)
      || page.sections.contains { $0.id == "dossiers" }
    guard showsRecords else { return }
    let isOfOfficer = call.asking.text("officer") != nil || page.sections.contains { $0.id == "officers" }
    let main = page.sections.first { $0.id == page.main }
    add(
      Reading(
        deed: isFile ? .exported : isOfOfficer ? .readOfficer : .readRecords, unit: page.stamp.unit?.code,
        record: call.route.path == "/dossiers/:code" ? call.path("code") : "",
        rows: main?.table.rows.count ?? page.sections.map(\.table.rows.count).max() ?? 0))
  }
}
