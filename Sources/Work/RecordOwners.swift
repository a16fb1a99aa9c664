package import Base
package import Records

/// Whose the records are that messages speak of: asked for senders that may not speak of every unit.
package struct RecordOwners: Sendable {
  let log: any FactLog
  private let registers: any RegisterReading

  package init(log: any FactLog, registers: some RegisterReading) {
    self.log = log
    self.registers = registers
  }

  func admission() async throws(Failure) -> Admission { try await registers.admission() }
}

/// Knows how texts mean units; what it knows may be a second old.
package protocol RegisterReading: Sendable {
  func admission() async throws(Failure) -> Admission
}
