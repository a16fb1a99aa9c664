internal import Base
internal import Counting
internal import Foundation
internal import Packs
internal import Records
internal import Rules
internal import Scoring
internal import Work
internal import Workdays

/// Measures the engine on a made-up country; `scripts/bench` runs it beside its peers.
@main
struct Bench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    func option(_ name: String, _ fallback: Int) -> Int {
      arguments.firstIndex(of: name).flatMap { Int(arguments[$0 + 1]) } ?? fallback
    }
    if arguments.contains("--messages") {
      return try await MessageBench(messages: option("--messages", 20_000), callers: option("--callers", 64)).run()
    }
    if arguments.contains("--warnings") {
      let packs = try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
      return WarningBench(streams: option("--streams", 40), pack: try packs.pack(named: "portal-v2-2026")).run()
    }
    let country = Country(
      communes: option("--units", 3_355),
      dossiersPerCommune: option("--dossiers", 10_000_000) / option("--units", 3_355),
      agencies: 34, seed: 766)
    let shelf = try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
    let calendar = try readCalendar(Packs.calendar)
    try EngineBench(
      country: country, pack: shelf.pack(named: "portal-v2-2026"), calendar: calendar, rounds: option("--rounds", 15),
      folder: arguments.firstIndex(of: "--out").map { arguments[$0 + 1] },
      only: arguments.firstIndex(of: "--only").map { arguments[$0 + 1] },
      window: arguments.firstIndex(of: "--window").flatMap { Int(arguments[$0 + 1]) }
    ).run()
  }
}
