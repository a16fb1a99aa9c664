internal import Base
internal import Records
internal import Rules

/// Everything a pack can ask about one record, as bits: what is stated, what is known, and (set while scanning) what has
/// happened by the end of the window. Records with the same word are the same to every rule.
struct StateWord: Hashable, Sendable {
  var bits: UInt64

  init(bits: UInt64 = 0) { self.bits = bits }

  mutating func set(_ bit: Bit, _ isSet: Bool) { if isSet { bits |= bit.mask } }
  func has(_ bit: Bit) -> Bool { bits & bit.mask != 0 }

  /// Bit numbers. The first 32 do not change with time: they are what a column keeps.
  enum Bit: UInt64, CaseIterable {
    // The channel and the payment, one bit a word.
    case online, direct, post, paymentNone, paymentDue, paidOnline
    case complaint, reused, resultFile, componentFile, personalStore, populationData
    case knowsDue, knowsEnd, knowsSync, knowsChannel, knowsPayment, knowsComplaint, knowsReused, knowsResultFile
    case knowsComponentFile, knowsPersonalStore, knowsPopulationData
    // Of petitions.
    case knowsPetitionDue, disliked, isRepeat, knowsAnswer, knowsDislikes, knowsRepeat

    // Of the procedure; read from its register row at each scan, for the register changes.
    case fee = 32
    case citizen, paperResult, knowsFee, knowsCitizen, knowsPaperResult
    // Of time.
    case late, synced, received
    // Of services.
    case levelNone, levelPartial, levelFull, knowsLevel, integrated, knowsIntegrated, ownAuthority, knowsOwnAuthority

    var mask: UInt64 { 1 << rawValue }
  }

  static let columnBits: UInt64 = 0xFFFF_FFFF
}

extension StateWord {
  /// What a dossier states. `due` and the like are asked of time, not of the word.
  init(_ dossier: Dossier) {
    self.init()
    set(.online, dossier.channel == .online)
    set(.direct, dossier.channel == .direct)
    set(.post, dossier.channel == .post)
    let payment = dossier.payment ?? .none
    set(.paymentNone, payment == .none)
    set(.paymentDue, payment == .due)
    set(.paidOnline, payment == .paidOnline)
    set(.complaint, dossier.complaint == true)
    set(.reused, dossier.reused == true)
    set(.resultFile, dossier.resultFile == true)
    set(.componentFile, dossier.componentFile == true)
    set(.personalStore, dossier.personalStore == true)
    set(.populationData, dossier.populationData == true)
    setKnown(.dossier, dossier.known)
  }

  init(_ petition: Petition) {
    self.init()
    set(.disliked, petition.isDisliked)
    set(.isRepeat, petition.isRepeat == true)
    setKnown(.petition, petition.known)
  }

  init(_ service: Service) {
    self.init()
    let level = service.onlineLevel ?? .none
    set(.levelNone, level == .none)
    set(.levelPartial, level == .partial)
    set(.levelFull, level == .full)
    set(.knowsLevel, service.onlineLevel != nil)
    set(.integrated, service.paymentIntegrated == true)
    set(.knowsIntegrated, service.paymentIntegrated != nil)
    set(.ownAuthority, service.ownAuthority == true)
    set(.knowsOwnAuthority, service.ownAuthority != nil)
  }

  /// An unknown procedure has no fee, no citizens and no paper result, and none of it is known.
  init(_ procedure: Procedure?) {
    self.init()
    set(.fee, procedure?.fee == true)
    set(.citizen, procedure?.citizen == true)
    set(.paperResult, procedure?.paperResult == true)
    set(.knowsFee, procedure?.fee != nil)
    set(.knowsCitizen, procedure?.citizen != nil)
    set(.knowsPaperResult, procedure?.paperResult != nil)
  }

  /// `known` holds bits by column id; see `Attributes.knownMask`.
  private mutating func setKnown(_ kind: FactKind, _ known: UInt64) {
    for field in kind == .petition ? Self.petitionFields : Self.dossierFields where known & field.column != 0 {
      bits |= field.bit
    }
  }

  private static let dossierFields = fields(.dossier)
  private static let petitionFields = fields(.petition)

  private static func fields(_ kind: FactKind) -> [(column: UInt64, bit: UInt64)] {
    DecidingField.allCases.compactMap { field in
      guard let bit = field.knownBit(of: kind), let column = Schema.of(kind).column(named: field.rawValue) else {
        return nil
      }
      return (1 << UInt64(column.id), bit.mask)
    }
  }
}

extension DecidingField {
  /// The bit that says a record of this kind knows the field; nil for a field the kind does not have, which cannot be
  /// unknown.
  func knownBit(of kind: FactKind) -> StateWord.Bit? {
    switch (kind, self) {
    case (.dossier, .dueAt): .knowsDue
    case (.petition, .dueAt): .knowsPetitionDue
    case (.dossier, .endedAt): .knowsEnd
    case (.dossier, .syncedAt): .knowsSync
    case (.dossier, .channel): .knowsChannel
    case (.dossier, .payment): .knowsPayment
    case (.dossier, .complaint): .knowsComplaint
    case (.dossier, .reused): .knowsReused
    case (.dossier, .resultFile): .knowsResultFile
    case (.dossier, .componentFile): .knowsComponentFile
    case (.dossier, .personalStore): .knowsPersonalStore
    case (.dossier, .populationData): .knowsPopulationData
    case (.petition, .answeredAt): .knowsAnswer
    case (.petition, .dislikes): .knowsDislikes
    case (.petition, .isRepeat): .knowsRepeat
    case (.service, .onlineLevel): .knowsLevel
    case (.service, .paymentIntegrated): .knowsIntegrated
    case (.service, .ownAuthority): .knowsOwnAuthority
    case (.dossier, .procedureFee), (.service, .procedureFee), (.procedure, .procedureFee): .knowsFee
    case (.dossier, .procedureCitizen), (.service, .procedureCitizen), (.procedure, .procedureCitizen): .knowsCitizen
    case (.dossier, .procedurePaperResult), (.service, .procedurePaperResult), (.procedure, .procedurePaperResult):
      .knowsPaperResult
    default: nil
    }
  }
}
