import Foundation
import Testing

@Suite struct CommandTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let code: Int32
    /// A part of what is said on standard error, or on standard output when that is empty.
    let says: String

    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "no command", words: [], code: 2, says: "Usage: convene COMMAND"),
    Row(name: "help", words: ["--help"], code: 0, says: "convene new first.yaml"),
    Row(name: "version", words: ["--version"], code: 0, says: "convene "),
    Row(name: "misspelt command", words: ["pln"], code: 2, says: "Did you mean 'plan'?"),
    Row(name: "misspelt option", words: ["plan", "x.yaml", "--jsno"], code: 2, says: "Did you mean '--json'?"),
    Row(name: "missing operand", words: ["plan"], code: 2, says: "SCENARIO is missing"),
    Row(name: "superfluous operand", words: ["plan", "a", "b"], code: 2, says: "'b' is one word too many"),
    Row(name: "missing value", words: ["plan", "a", "--gap"], code: 2, says: "--gap needs a value"),
    Row(name: "superfluous value", words: ["plan", "a", "--json=1"], code: 2, says: "--json takes no value"),
    Row(name: "bad gap", words: ["plan", "scenarios/tutorial/first.yaml", "--gap", "2"], code: 2, says: "such as 2%"),
    Row(
      name: "bad time", words: ["plan", "scenarios/tutorial/first.yaml", "--time-limit", "soon"], code: 2,
      says: "such as 10s"),
    Row(
      name: "bad format", words: ["export", "scenarios/tutorial/first.yaml", "--as", "pdf"], code: 2,
      says: "one of json, csv, ics"),
    Row(name: "missing file", words: ["check", "nowhere.yaml"], code: 74, says: "nowhere.yaml"),
    Row(
      name: "scenario error", words: ["plan", "Tests/Scenarios/unknown-key.yaml"], code: 1, says: "unknown-key.yaml:"),
    Row(name: "no plan", words: ["plan", "scenarios/tutorial/infeasible.yaml"], code: 3, says: "no plan keeps"),
    Row(
      name: "strict warning", words: ["check", "--strict", "Tests/Scenarios/unused-name.yaml"], code: 6,
      says: "warning: "),
    Row(
      name: "strict health", words: ["check", "--strict", "Tests/Scenarios/unneeded-document.yaml"], code: 6,
      says: "Nothing waits for paper, and it has no due day."),
    Row(
      name: "health alone", words: ["check", "Tests/Scenarios/unneeded-document.yaml"], code: 0,
      says: "unneeded-document      1   1"),
    Row(
      name: "strict and healthy", words: ["check", "--strict", "scenarios/tutorial/first.yaml"], code: 0,
      says: "0 of 10 checks want attention"),
    Row(
      name: "contradiction", words: ["check", "--strict", "--quiet", "scenarios/tutorial/infeasible.yaml"], code: 3,
      says: "No day is left for Paper (approved)"),
    Row(
      name: "standard input twice", words: ["plan", "-", "--with", "-"], code: 2,
      says: "--with '-' is not a file, since standard input is read already"),
    Row(
      name: "missing patch", words: ["check", "scenarios/tutorial/first.yaml", "--with", "nowhere.yaml"], code: 74,
      says: "nowhere.yaml"),
    Row(
      name: "scenario for a patch",
      words: ["check", "scenarios/tutorial/first.yaml", "--with", "scenarios/tutorial/soft.yaml"],
      code: 1, says: "the patch lacks 'patch'"),
    Row(name: "with help", words: ["compile", "--help"], code: 0, says: "--with PATCH"),
    Row(name: "no scenario, no patch", words: ["new", "--with", "x"], code: 2, says: "no option '--with'"),
    Row(
      name: "misspelt item", words: ["why", "scenarios/tutorial/approvals.yaml", "confrence"], code: 2,
      says: "Did you mean 'conference'?"),
    Row(
      name: "a body is no item", words: ["why", "scenarios/tutorial/approvals.yaml", "committee"], code: 2,
      says: "'committee' is a body; its sessions are committee-june, committee-march. ITEM is a meeting"),
    Row(
      name: "a party is no item", words: ["why", "scenarios/tutorial/approvals.yaml", "delegations"], code: 2,
      says: "'delegations' is a party."),
    Row(
      name: "bad day", words: ["why", "scenarios/tutorial/approvals.yaml", "conference", "--on", "20 May"], code: 2,
      says: "such as 2024-05-20"),
    Row(
      name: "an impossible day",
      words: ["why", "scenarios/tutorial/approvals.yaml", "conference", "--on", "2024-05-20"],
      code: 0, says: "No, by 6 rules; without any one of them it could be:"),
    Row(name: "plan help", words: ["plan", "--help"], code: 0, says: "--time-limit TIME"),
  ]

  @Test(arguments: rows)
  func endsAndSays(row: Row) throws {
    let run = try Convene.run(row.words)
    #expect(run.code == row.code, "\(run.errors)")
    let said = run.errors.isEmpty ? run.output : run.errors
    #expect(said.contains(row.says), "\(said)")
  }

  @Test func newScenarioIsPlannedAndVerified() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (scenario, out) = (folder.appending(path: "new.yaml").path, folder.appending(path: "out").path)
    #expect(try Convene.run("new", scenario).code == 0)
    #expect(try Convene.run("new", scenario).code == 74, "an existing file is left alone")
    #expect(try Convene.run("plan", scenario, "--output", out).code == 0)
    #expect(try Convene.run("verify", scenario, "\(out)/plan.json").code == 0)
    let calendar = try String(contentsOfFile: "\(out)/plan.ics", encoding: .utf8)
    #expect(calendar.hasPrefix("BEGIN:VCALENDAR\r\n"))
  }

  @Test func verifyRefusesAPlanThatBreaksARule() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = "scenarios/tutorial/first.yaml"
    let planned = try Convene.run("plan", scenario, "--json")
    #expect(planned.code == 0)
    let file = folder.appending(path: "plan.json")
    let other = planned.output.replacing(/"cost" : [0-9]+/, with: "\"cost\" : 999")
    try Data(other.utf8).write(to: file)
    let refused = try Convene.run("verify", scenario, file.path)
    #expect(refused.code == 6)
    #expect(refused.output.contains("it costs"))
    try Data("{}".utf8).write(to: file)
    #expect(try Convene.run("verify", scenario, file.path).code == 6)
  }

  @Test func theExamplePatchIsPlannedAndVerified() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = "scenarios/cica-2023-2024/scenario.yaml"
    let patch = ["--with", "scenarios/cica-2023-2024/patches/rally-floods.yaml"]
    let planned = try Convene.run(["plan", scenario, "--json"] + patch)
    #expect(planned.code == 0, "\(planned.errors)")
    let file = folder.appending(path: "plan.json")
    try Data(planned.output.utf8).write(to: file)
    #expect(try Convene.run(["verify", scenario, file.path] + patch).code == 0)
    let plan = try JSONSerialization.jsonObject(with: Data(planned.output.utf8)) as? [String: Any]
    let meetings = try #require(plan?["meetings"] as? [[String: Any]])
    let rally = try #require(meetings.first { $0["id"] as? String == "rally-2024" })
    #expect(try #require(rally["first"] as? String) >= "2024-06-01")
    #expect(try Convene.run("verify", scenario, file.path).code == 6, "without the patch it costs something else")
  }

  @Test func severalPatchesAreAppliedInTheirOrder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws -> String {
      let url = folder.appending(path: name)
      try Data(text.utf8).write(to: url)
      return url.path
    }
    let scenario = "scenarios/tutorial/first.yaml"
    let one = try write("one.yaml", "patch: 1\nmeetings: {extra: {body: nowhere}}\n")
    let two = try write("two.yaml", "patch: 1\nmeetings: {extra: null}\n")
    let good = try Convene.run("check", scenario, "--with", one, "--with=\(two)")
    #expect(good.code == 0, "\(good.output)")
    let bad = try Convene.run("check", scenario, "--with", two, "--with", one)
    #expect(bad.code == 1)
    #expect(bad.output.contains("\(two):2:12: error: 'meetings' has no 'extra' to remove\n    meetings: {extra: null}"))
    #expect(bad.output.contains("\(one):2:26: error: 'nowhere' is not the name of a body\n    meetings: {extra"))
    let piped = try Convene.run(
      "check", scenario, "--with", "-", "--json", input: "patch: 1\nmeetings: {x: null}\n")
    #expect(piped.output.contains("\"file\" : \"standard input\""))
  }

  @Test func readsStandardInputAndAnswersAsJSON() throws {
    let text = try Convene.run("new", "-").output
    let run = try Convene.run("plan", "-", "--json", "--quiet", input: text)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let plan = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(plan["convene-plan"] as? Int == 2)
    let check = try Convene.run("check", "--json", "Tests/Scenarios/unknown-key.yaml")
    #expect(check.code == 1)
    #expect(check.output.contains("\"code\" : \"unknown-key\""))
    let health = try Convene.run("check", "--json", "--strict", "scenarios/cica-2023-2024/scenario.yaml")
    #expect(health.code == 6)
    let file = try #require(try JSONSerialization.jsonObject(with: Data(health.output.utf8)) as? [String: Any])
    #expect((file["health"] as? [Any])?.count == 10)
    #expect((file["contradictions"] as? [Any])?.isEmpty == true)
  }

  @Test func theReadmeShowsTheHealthOfCICA() throws {
    let path = "scenarios/cica-2023-2024/scenario.yaml"
    let readme = try String(contentsOf: Convene.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "$ convene check \(path)\n"))
    let end = try #require(readme.range(of: "```\n", range: start.upperBound..<readme.endIndex))
    let output = try Convene.run("check", path).output
    for part in readme[start.upperBound..<end.lowerBound].components(separatedBy: "...\n")
    where !part.isEmpty {
      #expect(output.contains(part), "\(output)")
    }
  }

  @Test func quietChecksSayNothingOfHealth() throws {
    let run = try Convene.run("check", "--quiet", "Tests/Scenarios/unneeded-document.yaml")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
  }

  @Test func aTimeLimitEndsTheWorkWithItsCode() throws {
    let run = try Convene.run("plan", "scenarios/cica-2023-2024/scenario.yaml", "--time-limit", "1ms", "--quiet")
    #expect([4, 5].contains(run.code), "\(run.errors)")
  }
}
