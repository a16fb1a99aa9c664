package import Access
package import Base
internal import Secrets
internal import Synchronization

/// Who a cookie or a key belongs to. Answers are remembered for a few seconds, so that most requests ask no store; what is
/// taken back in this process is forgotten at once, what another process takes back within those seconds.
package final class Visitors: Sendable {
  /// Seconds an answer is remembered.
  private static let memory: Int64 = 5
  /// A session's last use is written this often at most.
  private static let touching: Int64 = 60
  /// Answers remembered at most: a few MB.
  private static let most = 20_000

  private struct Known {
    let visitor: Visitor
    let until: Instant
  }

  private struct State {
    var known: [Digest: Known] = [:]
    /// Grows whenever something is taken back: an answer that was being fetched then is not remembered.
    var turn = 0
  }

  private let shelf: any SessionShelf & KeyShelf
  private let terms: SessionTerms
  private let state = Mutex(State())

  package init(_ shelf: any SessionShelf & KeyShelf, terms: SessionTerms = SessionTerms()) {
    self.shelf = shelf
    self.terms = terms
  }

  /// Whose session this token opens; nobody's when it is none, was ended, or is over.
  package func visitor(session text: String?, at now: Instant) async throws(Failure) -> Visitor {
    guard let text, let token = Token(text) else { return .anonymous }
    let digest = token.digest
    let (known, turn) = recall(digest, at: now)
    if let known { return known }
    guard let (session, account) = try await shelf.session(digest), terms.stands(session, at: now),
      !account.isDisabled
    else { return .anonymous }
    if now - session.seenAt >= Self.touching {
      // That the store is busy must not keep anybody from reading.
      do throws(Failure) { try await shelf.touch(digest, at: now) } catch {}
    }
    remember(account.visitor, under: digest, until: min(now + Self.memory, terms.end(of: session)), at: now, turn: turn)
    return account.visitor
  }

  /// Whose key this is: `soi_7_` and 43 letters; nobody's when it is none, was revoked, or has expired.
  package func visitor(bearer text: String?, at now: Instant) async throws(Failure) -> Visitor {
    guard let text, let bearer = BearerKey(text) else { return .anonymous }
    // The number is part of what is remembered: the same secret under another number is another key.
    let digest = textDigest(text)
    let (known, turn) = recall(digest, at: now)
    if let known { return known }
    guard let (key, secret) = try await shelf.key(bearer.number), isSame(secret, bearer.secret.digest),
      key.stands(at: now)
    else { return .anonymous }
    if key.lastUsed.map({ $0 < now.day }) ?? true {
      do throws(Failure) { try await shelf.use(bearer.number, on: now.day) } catch {}
    }
    remember(
      key.visitor, under: digest, until: min(now + Self.memory, .end(of: key.draft.validTo)), at: now, turn: turn)
    return key.visitor
  }

  /// Something was taken back or changed: everything is asked anew.
  package func forget() {
    state.withLock { state in
      state.known = [:]
      state.turn += 1
    }
  }

  private func recall(_ digest: Digest, at now: Instant) -> (Visitor?, turn: Int) {
    state.withLock { state in
      guard let known = state.known[digest], now <= known.until, known.until <= now + Self.memory else {
        return (nil, state.turn)
      }
      return (known.visitor, state.turn)
    }
  }

  private func remember(_ visitor: Visitor, under digest: Digest, until: Instant, at now: Instant, turn: Int) {
    state.withLock { state in
      guard state.turn == turn else { return }
      if state.known.count >= Self.most {
        state.known = state.known.filter { now <= $0.value.until }
        if state.known.count >= Self.most { state.known = [:] }
      }
      state.known[digest] = Known(visitor: visitor, until: until)
    }
  }
}

/// A key as programs show it: its number, so that it is found, and its secret.
package struct BearerKey: Hashable, Sendable {
  package let number: Int
  let secret: Token

  /// As shown once, `soi_7_` and 43 letters. Nil for anything else.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    guard text.utf8.count <= 80, text.hasPrefix("soi_") else { return nil }
    let rest = text.dropFirst(4)
    guard let end = rest.firstIndex(of: "_") else { return nil }
    let digits = rest[..<end]
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.first != "0", let number = Int(digits),
      let secret = Token(rest[rest.index(after: end)...])
    else { return nil }
    self.number = number
    self.secret = secret
  }

  init(_ number: Int, _ secret: Token) {
    self.number = number
    self.secret = secret
  }

  package var text: String { "soi_\(number)_\(secret.text)" }

  /// The key of an `Authorization` header: `Bearer`, any capitals, one space.
  package static func text(inHeader header: String) -> String? {
    let parts = header.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 6, parts[0].lowercased() == "bearer", BearerKey(parts[1]) != nil
    else { return nil }
    return String(parts[1])
  }
}
