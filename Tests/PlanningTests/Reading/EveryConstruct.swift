import Foundation

/// A scenario in which every key of the language stands at least once.
let everyConstruct =
  (try? String(
    contentsOf: ScenarioFilesTests.root.appending(path: "Tests/Scenarios/every-construct.yaml"), encoding: .utf8)) ?? ""
