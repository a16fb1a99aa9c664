internal import Base
internal import Counting
internal import Foundation
internal import Records

/// Writes the country as raw columns that every peer can load: little-endian, one file a column, units and procedures as
/// numbers, in the order in which the engine has them.
struct PeerData {
  private var columns: [String: [UInt8]] = [:]
  private var procedures: [ProcedureCode: Int] = [:]

  mutating func add(_ dossiers: [Dossier], unit: Int) {
    for dossier in dossiers {
      put("d_unit", unit, 2)
      put("d_procedure", number(dossier.procedure), 4)
      put("d_received", seconds(dossier.receivedAt), 8)
      put("d_ended", seconds(dossier.endedAt), 8)
      put("d_late", seconds(dossier.lateness?.since), 8)
      put("d_synced", seconds(dossier.syncedAt), 8)
      put("d_online", dossier.channel == .online ? 1 : 0, 1)
      put("d_payment", dossier.payment == .paidOnline ? 2 : dossier.payment == .due ? 1 : 0, 1)
      let flags = [
        ("d_result", dossier.resultFile), ("d_component", dossier.componentFile), ("d_reused", dossier.reused),
        ("d_personal", dossier.personalStore), ("d_population", dossier.populationData),
        ("d_complaint", dossier.complaint),
      ]
      for (name, flag) in flags { put(name, flag == true ? 1 : 0, 1) }
    }
  }

  mutating func add(_ facts: Facts, units: [UnitCode: Int]) {
    for (unit, rows) in facts.services {
      for service in rows {
        put("s_unit", units[unit] ?? 0, 2)
        put("s_procedure", number(service.procedure), 4)
        put("s_online", service.onlineLevel == .full || service.onlineLevel == .partial ? 1 : 0, 1)
        put("s_integrated", service.paymentIntegrated == true ? 1 : 0, 1)
        put("s_own", service.ownAuthority == true ? 1 : 0, 1)
      }
    }
    for (unit, rows) in facts.petitions {
      for petition in rows {
        put("p_unit", units[unit] ?? 0, 2)
        put("p_received", seconds(petition.receivedAt), 8)
        put("p_answered", seconds(petition.answeredAt), 8)
        put("p_late", seconds(petition.lateSince), 8)
        put("p_disliked", petition.isDisliked ? 1 : 0, 1)
      }
    }
    for (code, number) in procedures.sorted(by: { $0.value < $1.value }) {
      put("t_procedure", number, 4)
      put("t_fee", facts.procedures[code]?.fee == true ? 1 : 0, 1)
      put("t_citizen", facts.procedures[code]?.citizen == true ? 1 : 0, 1)
    }
  }

  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in columns { try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
  }

  private mutating func number(_ procedure: ProcedureCode) -> Int {
    if let known = procedures[procedure] { return known }
    procedures[procedure] = procedures.count
    return procedures.count - 1
  }

  /// What never happens is later than everything.
  private func seconds(_ instant: Instant?) -> Int { Int(instant?.seconds ?? 9_999_999_999) }

  private mutating func put(_ column: String, _ value: Int, _ width: Int) {
    var rest = value
    for _ in 0..<width {
      columns[column, default: []].append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
