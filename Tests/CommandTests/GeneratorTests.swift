import Files
import Foundation
import Planning
import TestSupport
import Testing

/// Scenarios that `convene-bench generate` writes.
@Suite struct GeneratorTests {
  private static let clashes = ["window", "travel", "capacity", "notice"]

  /// Generates a scenario with its holiday files in a folder of its own, and hands over its path.
  private func generate(_ words: String..., then use: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "scenario.yaml").path(percentEncoded: false)
    let run = try Convene.run(["generate", "--to", path] + words, of: "convene-bench")
    try #require(run.code == 0, "\(words): \(run.errors)")
    try use(path)
  }

  @Test(arguments: [12, 50]) func `every rule occurs`(meetings: Int) throws {
    var missing = Set(RuleName.allCases).subtracting([.horizon, .dataDate, .duration, .stages, .stability])
    for seed in 1...3 {
      try generate("--meetings", "\(meetings)", "--seed", "\(seed)") { path in
        let folder = (path as NSString).deletingLastPathComponent
        let files = FileSource(
          read: { try Files.read((folder as NSString).appendingPathComponent($0), limit: 1_000_000) },
          glob: { try Files.glob($0, relativeTo: folder) })
        let reading = ScenarioReader.read(try Files.read(path, limit: 10_000_000), file: path, files: files)
        let scenario = try #require(reading.scenario, "seed \(seed)")
        // A rule occurs where the scenario is another one without it.
        missing = missing.filter { scenario.without($0) == scenario }
      }
    }
    #expect(missing.isEmpty)
  }

  @Test(arguments: [12, 50, 150], ["calm", "busy"]) func `it has no errors`(meetings: Int, load: String) throws {
    for seed in 1...2 {
      try generate("--meetings", "\(meetings)", "--seed", "\(seed)", "--load", load) { path in
        let run = try Convene.run("check", path)
        #expect(run.code == 0, "seed \(seed): \(run.output)\(run.errors)")
      }
    }
  }

  @Test(arguments: clashes) func `a planted clash leaves no plan`(clash: String) throws {
    for seed in 1...2 {
      try generate("--meetings", "12", "--seed", "\(seed)", "--infeasible", clash) { path in
        let check = try Convene.run("check", path)
        // A clash that needs no planning is told at once.
        #expect([0, 3].contains(check.code), "seed \(seed): \(check.output)\(check.errors)")
        let plan = try Convene.run("plan", path)
        #expect(plan.code == 3, "seed \(seed): \(plan.output)")
      }
    }
  }

  @Test(arguments: [4, 6, 8]) func `without a clash there is a plan`(seed: Int) throws {
    try generate("--meetings", "12", "--seed", "\(seed)") { path in
      let run = try Convene.run("plan", path)
      #expect(run.code == 0)
      #expect(run.output.contains("proven optimal"))
    }
  }

  @Test func `a seed has one scenario`() throws {
    let words = ["generate", "--meetings", "30", "--seed", "4", "--infeasible", "travel"]
    let runs = try (0..<2).map { _ in try Convene.run(words, of: "convene-bench") }
    #expect(runs[0].code == 0)
    #expect(runs[0].output == runs[1].output)
  }
}
