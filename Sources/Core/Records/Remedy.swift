package import Base

/// Something a unit can truthfully still do to a record that is there. What would falsify one (a result before the result, a
/// moved promise, an answer dated back) has no case here and cannot be asked of anything.
package enum Remedy: String, Hashable, Sendable, CaseIterable {
  /// Attach the signed electronic result of a dossier that has ended.
  case attachResult = "attach_result"
  /// Finish an open dossier and attach its result.
  case finishWithResult = "finish_with_result"
  /// Digitise a component of the dossier.
  case digitise = "digitise_component"
  /// Use digitised information again while the dossier is handled.
  case reuse = "reuse_data"
  /// Put the result into the owner's store on the national portal.
  case linkStore = "link_personal_store"
  /// Look citizens up in the population data while the dossier is handled.
  case usePopulationData = "use_population_data"
  /// Send the dossier to the national portal.
  case synchronise
  /// Have the fee of an open dossier paid online.
  case payOnline = "pay_online"
  /// Register a fee procedure's service for online payment.
  case integratePayment = "integrate_payment"
  /// Offer an own procedure as an online service.
  case offerOnline = "offer_online"
  /// Complete the published parts of a procedure.
  case completeParts = "complete_parts"
  /// Answer a petition.
  case answerPetition = "answer_petition"
  /// Take the next dossier of a procedure in online and handle it well; whether it comes is its sender's decision.
  case receiveOnline = "receive_online"
}

/// Why a remedy cannot be done to a record.
package enum RemedyRefusal: Error, Hashable, Sendable {
  /// Nothing is known by this code.
  case unknownRecord(String)
  /// The record is of a kind, or in a state, in which this would be untrue or already is so.
  case notPossible(Remedy, String)
  /// Figures of another unit, which it has to change itself.
  case notOfUnit(String)
}

extension Dossier {
  /// What can still truthfully be done to it, seen at the window's end, in the order of the cases.
  package func remedies(in window: Window) -> [Remedy] { Remedy.allCases.filter { isPossible($0, in: window) } }

  /// Whether a remedy is possible and would say something new.
  package func isPossible(_ remedy: Remedy, in window: Window) -> Bool {
    guard receivedAt.map({ $0 <= window.end }) ?? false else { return false }
    // What its sender took back has no result, and its handling is over.
    let isOver = endedAt != nil
    let isHandled = !hasEnded(by: window.end) && window.isOpen
    return switch remedy {
    case .attachResult: isOver && endKind != .withdrawn && resultFile != true
    case .finishWithResult: isHandled && !isOver && resultFile != true
    case .digitise: componentFile != true
    case .linkStore: personalStore != true
    case .reuse: isHandled && reused != true
    case .usePopulationData: isHandled && populationData != true
    case .synchronise: window.isOpen && !(syncedAt.map { $0 <= window.end } ?? false)
    case .payOnline: isHandled && payment == .due
    case .integratePayment, .offerOnline, .completeParts, .answerPetition, .receiveOnline: false
    }
  }

  /// The dossier as it is once the remedy is done at the window's end; nil where it is not possible.
  package func after(_ remedy: Remedy, in window: Window) -> Dossier? {
    guard isPossible(remedy, in: window) else { return nil }
    var done = self
    switch remedy {
    case .attachResult: done.set(\.resultFile, 15)
    case .finishWithResult:
      done.statedEndedAt = window.end
      done.endKind = .done
      done.known |= 1 << 8
      done.set(\.resultFile, 15)
    case .digitise: done.set(\.componentFile, 18)
    case .reuse: done.set(\.reused, 20)
    case .linkStore: done.set(\.personalStore, 21)
    case .usePopulationData: done.set(\.populationData, 22)
    case .synchronise:
      done.syncedAt = window.end
      done.known |= 1 << 13
    case .payOnline:
      done.payment = .paidOnline
      done.known |= 1 << 14
    case .integratePayment, .offerOnline, .completeParts, .answerPetition, .receiveOnline: return nil
    }
    return done
  }

  /// As a second request for supplement at this instant would make it: late, however it ends.
  package func becomingLate(at instant: Instant) -> Dossier {
    var late = self
    late.secondSupplementAt = secondSupplementAt.map { min($0, instant) } ?? instant
    late.supplements = max(2, supplements ?? 0)
    return late
  }

  private mutating func set(_ flag: WritableKeyPath<Dossier, Bool?>, _ column: UInt64) {
    self[keyPath: flag] = true
    known |= 1 << column
  }
}
