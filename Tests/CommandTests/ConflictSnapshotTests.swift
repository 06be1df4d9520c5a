import Foundation
import TestSupport
import Testing

/// What a planner reads of each conflict of `scenarios/conflicts`, whole.
@Suite struct ConflictSnapshotTests {
  static let names: [String] = {
    let folder = Convene.root.appending(path: "scenarios/conflicts")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
  }()

  @Test func `there are conflicts of twelve kinds`() { #expect(Self.names.count >= 12) }

  @Test(arguments: names) func `the text is the one accepted`(name: String) throws {
    let run = try Convene.run("conflict", "scenarios/conflicts/\(name).yaml")
    #expect(run.code == 3)
    #expect(run.errors == "")
    expectSnapshot(run.output, "CommandTests/Snapshots/conflicts/\(name).txt")
  }

  @Test(arguments: names) func `plan gives the same answer as conflict`(name: String) throws {
    let path = "scenarios/conflicts/\(name).yaml"
    let (plan, conflict) = (try Convene.run("plan", path), try Convene.run("conflict", path))
    #expect(plan.code == 3)
    #expect(plan.output == conflict.output)
  }

  @Test(arguments: names) func `the first way out is a patch that has a plan`(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = "scenarios/conflicts/\(name).yaml"
    let patch = folder.appending(path: "repair.yaml").path
    #expect(try Convene.run("conflict", path, "--apply", "1", "--to", patch, "--quiet").code == 3)
    #expect(try Convene.run("plan", path, "--with", patch).code == 0)
    let again = try Convene.run("conflict", path, "--apply", "1", "--to", patch)
    #expect(again.code == 2)
    #expect(again.errors.contains("which is there"))
    let none = try Convene.run("conflict", path, "--apply", "9")
    #expect(none.code == 2)
    #expect(none.errors.contains("a number from 1 to"))
  }

  /// A derivation that ends with a sum, and one with cases.
  private static let shaped = ["travel", "circle"]

  @Test(arguments: shaped) func `the file is the one accepted`(name: String) throws {
    let run = try Convene.run("conflict", "scenarios/conflicts/\(name).yaml", "--json")
    #expect(run.code == 3)
    expectSnapshot(run.output, "CommandTests/Snapshots/conflicts/\(name).json")
  }

  @Test(arguments: shaped) func `the page is the one accepted`(name: String) throws {
    let run = try Convene.run("conflict", "scenarios/conflicts/\(name).yaml", "--as", "html")
    #expect(run.code == 3)
    expectSnapshot(run.output, "CommandTests/Snapshots/conflicts/\(name).html")
  }

  @Test func `the README shows a conflict as it is`() throws {
    let readme = try String(contentsOf: Convene.root.appending(path: "README.md"), encoding: .utf8)
    let command = "$ convene conflict scenarios/tutorial/infeasible.yaml\n"
    let start = try #require(readme.range(of: command))
    let end = try #require(readme.range(of: "```\n", range: start.upperBound..<readme.endIndex))
    let run = try Convene.run("conflict", "scenarios/tutorial/infeasible.yaml")
    #expect(run.output == readme[start.upperBound..<end.lowerBound])
  }

  @Test func `a scenario without a conflict says so`() throws {
    let run = try Convene.run("conflict", "scenarios/tutorial/first.yaml")
    #expect(run.code == 0)
    #expect(run.output == "One board meeting: its hard rules can hold together.\n")
  }
}
