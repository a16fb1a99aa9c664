internal import Base
internal import Records
internal import Work

/// How texts mean units, for messages as they come. What was registered since the desk was opened waits until it is asked
/// again at the fold.
struct KnownRegisters: RegisterReading {
  let keeper: DeskKeeper

  func admission() async throws(Failure) -> Admission { try await keeper.current().desk.admission }
}
