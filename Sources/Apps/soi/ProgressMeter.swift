internal import Base
internal import Foundation
internal import Wording
internal import Work

/// One line on standard error that is written over while files are read, and gone when they are done. Nothing where nobody
/// looks on: off a terminal, or when only results are wanted.
final class ProgressMeter {
  private let isShown: Bool
  private let language: Language
  private let put: (String) -> Void
  private var shown = ""

  init(
    isWanted: Bool, isTerminal: Bool = isatty(STDERR_FILENO) == 1, _ language: Language,
    put: @escaping (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
  ) {
    isShown = isWanted && isTerminal
    self.language = language
    self.put = put
  }

  func show(_ progress: ImportProgress) {
    guard isShown else { return }
    let line = Self.line(progress, language)
    // A terminal is slow, and a long file has many stretches.
    guard line != shown else { return }
    put("\r\u{1B}[K\(line)")
    shown = line
  }

  func finish() {
    if !shown.isEmpty { put("\r\u{1B}[K") }
    shown = ""
  }

  static func line(_ progress: ImportProgress, _ language: Language) -> String {
    let width = 24
    let share = min(1, max(0, progress.share))
    let full = Int(share * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let count = progress.files > 1 ? " \(progress.file + 1)/\(progress.files)" : ""
    // To the thousand, so that the last digits do not flicker.
    let rounded = progress.rows < 1_000 || share == 1 ? progress.rows : progress.rows / 1_000 * 1_000
    let rows =
      progress.rows == 0 ? "" : language == .vi ? ", \(rounded.vietnamese) dòng" : ", \(rounded) rows"
    return "\(bar) \(Int(share * 100))%\(count) \((progress.path as NSString).lastPathComponent)\(rows)"
  }
}
