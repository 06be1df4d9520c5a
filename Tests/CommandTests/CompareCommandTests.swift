import Foundation
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  private static let travel = "scenarios/tutorial/travel.yaml"
  private static let first = "scenarios/tutorial/first.yaml"

  @Test func `the example of the documentation is what the command prints`() throws {
    let run = try Convene.run("compare", Self.travel, Self.first)
    #expect(run.code == 0, "\(run.errors)")
    let page = try String(contentsOf: Convene.root.appending(path: "Documentation/Compare.md"), encoding: .utf8)
    #expect(page.contains("$ convene compare \(Self.travel) \(Self.first)\n\(run.output)```"))
  }

  /// A plan file says the same as its scenario.
  @Test func `a plan file, its scenario, and a patch without a plan`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
    let plan = try Convene.run("plan", Self.travel, "--json")
    try Data(plan.output.utf8).write(to: folder.appending(path: "travel.json"))
    try Data("patch: 1\nmeetings: {forum: {window: 2023-09-13 .. 2023-09-13}}\n".utf8)
      .write(to: folder.appending(path: "clash.yaml"))
    let same = try Convene.run("compare", Self.travel, path("travel.json"))
    #expect(same.code == 0, "\(same.errors)")
    #expect(same.output.contains("4 meetings are the same in all."))

    let run = try Convene.run(
      "compare", "--base", Self.travel, "--each", path("travel.json"), path("clash.yaml"), Self.first, "--json")
    #expect(run.code == 3, "\(run.errors)")
    let file = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let plans = try #require(file["plans"] as? [[String: Any]])
    #expect(plans.map { $0["name"] as? String } == ["travel.yaml", "travel.json", "clash.yaml", "first.yaml"])
    #expect(plans[2]["cost"] == nil)
    let differences = plans.compactMap { $0["difference"] as? [String: Any] }
    #expect((differences[1]["moved"] as? [String])?.isEmpty == true)
    #expect((differences[3]["dropped"] as? [String])?.count == 4)
    let text = try Convene.run(
      "compare", "--base", Self.travel, "--each", path("travel.json"), path("clash.yaml"), Self.first)
    #expect(text.output.contains("clash.yaml   no plan"))
  }

  /// A patch that moves the data date is an error without a baseline, and goes by it where there is one.
  @Test func `a patch that moves the data date`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = folder.appending(path: "travel.yaml")
    try FileManager.default.copyItem(at: Convene.root.appending(path: Self.travel), to: scenario)
    let patch = folder.appending(path: "later.yaml")
    try Data("patch: 1\ndata-date: 2023-09-15\n".utf8).write(to: patch)
    let words = [
      "compare", "--base", scenario.path(percentEncoded: false), "--each", patch.path(percentEncoded: false),
    ]
    let without = try Convene.run(words)
    #expect(without.code == 3)
    #expect(without.output.contains("such as: "), "\(without.output)")
    #expect(try Convene.run("adopt", scenario.path(percentEncoded: false)).code == 0)
    let with = try Convene.run(words)
    #expect(with.code == 0, "\(with.errors)")
    #expect(with.output.contains("4 meetings are the same in all."), "\(with.output)")
  }

  @Test func usage() throws {
    let none = try Convene.run("compare")
    #expect(none.code == 2)
    #expect(none.errors.contains("FILE is missing."))
    let patch = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    try Data("patch: 1\n".utf8).write(to: patch)
    defer { try? FileManager.default.removeItem(at: patch) }
    let alone = try Convene.run("compare", patch.path(percentEncoded: false))
    #expect(alone.code == 2)
    #expect(alone.errors.contains("is a patch. Maybe name the scenario first, or with --base."))
  }
}
