// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "convene",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "convene", targets: ["convene"]),
    .executable(name: "convene-bench", targets: ["Benchmarks"]),
  ],
  targets: [
    // System libraries. GLPK ships no .pc file; libical's names libraries that are not needed.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CICal", providers: [.apt(["libical-dev"]), .brew(["libical"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

    .target(name: "CivilTime", swiftSettings: strict),
    .target(name: "ICalendar", dependencies: ["CICal", "CivilTime"], swiftSettings: strict),
    .target(name: "ScenarioText", dependencies: ["CYAML"], swiftSettings: strict),
    .target(name: "Planning", dependencies: ["CivilTime", "ICalendar", "ScenarioText"], swiftSettings: strict),
    .target(name: "Analysis", dependencies: ["CivilTime", "ScenarioText", "Planning"], swiftSettings: strict),
    .target(name: "GLPK", dependencies: ["CGLPK"], swiftSettings: strict),
    .target(name: "Solver", dependencies: ["GLPK"], swiftSettings: strict),
    .target(
      name: "Scheduling", dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis", "Solver"],
      swiftSettings: strict),
    .target(
      name: "Interchange", dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis", "ICalendar"],
      swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis"], swiftSettings: strict),
    .target(name: "Files", dependencies: ["CCrypto"], swiftSettings: strict),
    .executableTarget(
      name: "convene",
      dependencies: [
        "CivilTime", "ScenarioText", "Planning", "Analysis", "Solver", "Scheduling", "Interchange", "Reporting",
        "Files",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CivilTime", "ScenarioText", "ICalendar", "Planning", "Analysis", "Solver", "Scheduling", "Interchange",
        "Reporting", "Files",
      ],
      path: "Benchmarks", exclude: ["peers", "counts.json"], swiftSettings: strict),

    .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ICalendarTests", dependencies: ["ICalendar", "CivilTime", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ScenarioTextTests", dependencies: ["ScenarioText", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(name: "GLPKTests", dependencies: ["GLPK", "CGLPK"], swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["CivilTime", "ScenarioText", "Planning", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SolverTests", dependencies: ["Solver", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SchedulingTests",
      dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis", "Solver", "Scheduling", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests", dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["CivilTime", "ScenarioText", "ICalendar", "Planning", "Analysis", "Interchange", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["CivilTime", "ScenarioText", "Planning", "Analysis", "Reporting", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["convene", "Benchmarks", "Files", "Planning", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(name: "BenchmarkTests", dependencies: ["Benchmarks"], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["CivilTime", "ScenarioText", "Planning"], path: "Tests/TestSupport",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
