internal import ArgumentParser
internal import Base
internal import Foundation

/// Entry: 0 done · 1 failed · 2 wrong usage · 3 done with quarantined or inconsistent data.
@main
enum Main {
  static func main() async {
    let arguments = GlobalFirst.reordered(Array(CommandLine.arguments.dropFirst()))
    let language = GlobalFirst.language(arguments)
    do {
      var command = try Soi.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      fail(OptionHints.adding(to: failure.sentence).text(language), status: failure.kind == .failed ? 1 : 2)
    } catch let status as ExitCode {
      exit(status.rawValue)
    } catch {
      let message = Soi.fullMessage(for: error)
      // One sentence: what is wrong; how it is used is what --help is for.
      let said = UsageWords(message: message).text(language)
      let status = Soi.exitCode(for: error)
      if status.isSuccess {
        print(message)
        exit(0)
      }
      fail(
        language == .vi ? "Lệnh chưa đúng: \(said). Xem soi --help." : "Wrong usage: \(said). See soi --help.",
        status: status == .validationFailure ? 2 : 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}

/// Global options may stand before the subcommand; the parser wants them after it.
enum GlobalFirst {
  private static let withValue: Set<String> = ["--store", "--format", "--lang"]

  static func reordered(_ arguments: [String]) -> [String] {
    var moved: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if withValue.contains(argument), index + 1 < arguments.count {
        moved += [argument, arguments[index + 1]]
        index += 2
      } else if argument == "--quiet" || withValue.contains(where: { argument.hasPrefix($0 + "=") }) {
        moved.append(argument)
        index += 1
      } else {
        break
      }
    }
    let rest = arguments[index...]
    return rest.isEmpty ? moved : Array(rest) + moved
  }

  static func language(_ arguments: [String]) -> Language {
    if arguments.contains("--lang=en") { return .en }
    guard let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count else { return .vi }
    return Language(rawValue: arguments[index + 1]) ?? .vi
  }
}
