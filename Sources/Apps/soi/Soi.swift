internal import ArgumentParser
internal import Base

/// The command. `Main.swift` runs it and turns errors into exit statuses.
struct Soi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soi",
    abstract: "Soi 766: tính, giải thích và cải thiện bộ chỉ số 766 · computes, explains and improves the 766 index.",
    discussion: """
      Bắt đầu: soi import units.csv procedures.csv danh-sach-ho-so.xlsx --unit MÃ
               soi score --unit MÃ --from 2026-01-01 --to 2026-12-31
      """,
    version: "0.1.0",
    subcommands: [
      ImportCommand.self, ScoreCommand.self, RankCommand.self, ExplainCommand.self, TimelineCommand.self,
      CountsCommand.self, MeasuresCommand.self, ListCommand.self, FindingsCommand.self, BatchesCommand.self,
      RetractCommand.self, DueCommand.self, RulesCommand.self, CalendarCommand.self, ServeCommand.self,
      SimulateCommand.self, SampleCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
      EraseCommand.self, ExportCommand.self, WatchCommand.self, MappingsCommand.self, UnitsCommand.self,
      ProceduresCommand.self, SourcesCommand.self, WebhooksCommand.self, ConfigCommand.self, UsersCommand.self,
      KeysCommand.self, AuditCommand.self, PublishCommand.self, PathCommand.self, WhatIfCommand.self, GapCommand.self,
      MovementCommand.self, OutlookCommand.self, PatternsCommand.self, CatalogueCommand.self, FairnessCommand.self,
      PaperCommand.self, PlanCommand.self, ObligationsCommand.self,
      WarnCommand.self, AlertsCommand.self,
    ])
}
