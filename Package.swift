// swift-tools-version:6.2
// The rooms of the house, in the order of the pipeline; `ARCHITECTURE.md` explains the arrows.
// CORE_ONLY=1 leaves out everything that needs an outside package: seconds instead of minutes.
import PackageDescription

let coreOnly = Context.environment["CORE_ONLY"] != nil

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
/// Core touches no pointer, so it is checked for memory safety as well.
let pure = house + [.strictMemorySafety()]

func ring(_ ring: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(ring)/\(name)",
    swiftSettings: ring == "Core" ? pure : house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", resources: resources, swiftSettings: house)
}

var dependencies: [Package.Dependency] = []
var targets: [Target] = [
  ring("Core", "Base"),
  ring("Core", "Workdays", ["Base"]),
  ring("Core", "Records", ["Base", "Workdays"]),
  ring("Core", "Access", ["Base", "Records"]),
  ring("Core", "Notebook", ["Base", "Access"]),
  ring("Core", "Rules", ["Base"]),
  ring("Core", "Counting", ["Base", "Workdays", "Records", "Rules"]),
  ring("Core", "Scoring", ["Base", "Workdays", "Records", "Rules", "Counting"]),
  ring("Core", "Improving", ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring"]),
  ring("Core", "Plans", ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring"]),
  ring("Core", "Papers", ["Base"]),
  ring(
    "Core", "Wording",
    ["Base", "Workdays", "Access", "Records", "Rules", "Counting", "Scoring", "Improving", "Plans", "Papers"]),
  .target(
    name: "Packs", path: "Packs",
    resources: [
      .embedInCode("766"), .embedInCode("calendar"), .embedInCode("procedures"), .embedInCode("acts"),
      .embedInCode("plans"),
      .embedInCode("obligations"),
    ],
    swiftSettings: house),
  .target(name: "TestKit", dependencies: ["Base", "Records", "Rules"], path: "Tests/TestKit", swiftSettings: house),
  // Made streams of dossiers whose future is known, and how well it was foretold: for the tests and the bench.
  .target(
    name: "WarningStreams",
    dependencies: ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Improving", "TestKit"],
    path: "Tests/WarningStreams", swiftSettings: house),
  tests("BaseTests", ["Base", "TestKit"]),
  tests("WorkdaysTests", ["Base", "Workdays", "Packs", "TestKit"], resources: [.copy("Cases")]),
  tests("RecordsTests", ["Base", "Workdays", "Records", "TestKit"]),
  tests(
    "ImprovingTests",
    [
      "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Improving", "Wording", "Packs", "TestKit",
      "WarningStreams",
    ]),
  tests("PapersTests", ["Base", "Papers", "Wording", "Packs", "TestKit"]),
]

if !coreOnly {
  dependencies += [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0", traits: []),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ]
  let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
  targets += [
    .systemLibrary(
      name: "CZip", path: "Sources/System/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CExpat", path: "Sources/System/CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", path: "Sources/System/CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CQREncode", path: "Sources/System/CQREncode", providers: [.apt(["libqrencode-dev"])]),
    ring(
      "Edges", "Formats",
      [
        "Base", "CZip", "CExpat", "CXlsxWriter", "CQREncode",
        .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto"),
      ]),
    ring(
      "Edges", "Secrets",
      [
        "Base", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    ring(
      "Edges", "Signatures", ["Access", "Formats", .product(name: "JWTKit", package: "jwt-kit")]),
    ring(
      "Edges", "Web",
      [
        "Base", "Access", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    ring(
      "Edges", "Mail",
      [
        "Base", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    ring("Edges", "Intake", ["Base", "Workdays", "Records", "Rules", "Formats"]),
    ring(
      "Edges", "Answers",
      ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Improving", "Wording", "Formats"]),
    ring("Edges", "Documents", ["Base", "Records", "Rules", "Counting", "Scoring", "Papers", "Wording", "Formats"]),
    .target(
      name: "Pages", dependencies: ["Base", "Records", "Rules", "Counting", "Scoring", "Wording"],
      path: "Sources/Edges/Pages", resources: [.embedInCode("Style")], swiftSettings: house),
    ring("Edges", "Sample", ["Base", "Workdays", "Records"]),
    ring(
      "Edges", "StoreSQLite",
      [
        "Base", "Records", "Access", "Notebook", "Formats", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Work",
      dependencies: [
        "Base", "Workdays", "Records", "Access", "Notebook", "Rules", "Counting", "Scoring", "Improving", "Papers",
        "Plans", "Wording", "Formats", "Intake", "Secrets", "Documents",
      ],
      path: "Sources/Work", swiftSettings: house),
    ring(
      "Apps", "Server",
      [
        "Base", "Workdays", "Records", "Access", "Notebook", "Rules", "Counting", "Scoring", "Improving", "Papers",
        "Plans", "Wording", "Work", "Pages", "Answers", "Documents", "Formats", "Intake", "Secrets", hummingbird,
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "soi",
      dependencies: [
        "Base", "Workdays", "Records", "Access", "Notebook", "Rules", "Counting", "Scoring", "Improving", "Plans",
        "Papers",
        "Wording", "Packs", "Formats", "Intake",
        "Answers", "Documents", "Pages", "Sample", "StoreSQLite", "Signatures", "Web", "Mail", "Work", "Server",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Apps/soi", swiftSettings: house),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Improving", "Packs", "Formats", "StoreSQLite",
        "Work", "WarningStreams",
      ],
      path: "Sources/Apps/bench", swiftSettings: house),
    tests(
      "PlansTests",
      [
        "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Plans", "Packs", "Formats", "TestKit",
      ]),
    tests("ArchitectureTests", []),
    tests("CommandTests", ["soi", "Base", "Formats", "TestKit"]),
    tests(
      "PublishingTests",
      [
        "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Packs", "Formats", "StoreSQLite", "Work",
        "TestKit",
      ]),
    tests(
      "PagesTests",
      ["Base", "Records", "Rules", "Counting", "Scoring", "Packs", "Pages", "Wording", "Work", "TestKit"]),
    tests("FormatsTests", ["Base", "Formats"]),
    tests(
      "ImportTests",
      [
        "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Packs", "Formats", "Intake", "StoreSQLite",
        "Work", "TestKit",
      ], resources: [.copy("Workbooks")]),
    tests(
      "EngineTests",
      ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Packs", "Formats", "Work", "TestKit"]),
    tests(
      "SqlTests",
      [
        "Base", "Workdays", "Records", "Rules", "Counting", "Packs", "Work", "TestKit",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "RulesTests",
      [
        "Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Wording", "Packs", "Formats", "StoreSQLite",
        "Work", "TestKit", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // What one input makes a thread ask for; C, because it stands in front of the C library's allocator.
    .target(name: "MemoryMeter", path: "Tests/MemoryMeter"),
    // A disk that can lose power and fill up, for SQLite; C, because SQLite's layers are made of C function pointers.
    .target(name: "RecordedDisk", path: "Tests/RecordedDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
    tests(
      "StoreTests",
      [
        "Base", "Workdays", "Records", "Access", "Notebook", "Rules", "Counting", "Scoring", "Packs", "Formats",
        "StoreSQLite", "Work", "TestKit", "RecordedDisk", "soi", .product(name: "GRDB", package: "GRDB.swift"),
      ], resources: [.copy("Stores")]),
    tests(
      "FuzzTests",
      [
        "Base", "Workdays", "Records", "Access", "Papers", "Rules", "Counting", "Formats", "Intake", "Secrets",
        "Signatures",
        "StoreSQLite", "Work", "Server", "TestKit", "MemoryMeter",
      ], resources: [.copy("Corpus")]),
    tests(
      "AccessTests",
      [
        "Base", "Records", "Access", "Formats", "Secrets", "Signatures", "StoreSQLite", "Work", "TestKit",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("SampleTests", ["Base", "Workdays", "Records", "Sample"]),
    tests(
      "GoldenTests",
      ["Base", "Workdays", "Records", "Rules", "Counting", "Scoring", "Packs", "Work", "TestKit"],
      resources: [.copy("Golden")]),
  ]
}

let package = Package(
  name: "soi766",
  platforms: [.macOS(.v15)],
  dependencies: dependencies,
  targets: targets,
  swiftLanguageModes: [.v6])
