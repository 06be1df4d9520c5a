import Foundation
import Testing

/// `convene-bench` as a judge runs it: instances, solutions, checks and slips.
@Suite struct BenchmarkCommandTests {
  /// The JSON line of a solve.
  private struct Line: Decodable {
    let instance: String
    let status: String
    let objective: Int
    let bound: Int
    let gap: Double
    let seconds: Double
    let memoryMb: Int
    let nodes: Int
    let lps: Int
    let pivots: Int
    let first: Double
    let valid: Bool
  }

  /// Generates an instance in a folder of its own, and hands over the folder.
  private func withInstance(_ words: [String], _ use: (_ path: (String) -> String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = { (name: String) in folder.appending(path: name).path(percentEncoded: false) }
    let run = try Convene.run(["instance"] + words + ["--to", path("instance.json")], of: "convene-bench")
    try #require(run.code == 0, "\(run.errors)")
    try use(path)
  }

  @Test func `an instance is solved, and the solution checked`() throws {
    try withInstance(["8", "1", "--calm"]) { path in
      let words = [
        "solve", path("instance.json"), "--limit", "60", "--threads", "1", "--solution", path("solution.json"),
      ]
      let run = try Convene.run(words, of: "convene-bench")
      try #require(run.code == 0, "\(run.errors)")
      #expect(run.output.split(separator: "\n").count == 1)
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let line = try decoder.decode(Line.self, from: Data(run.output.utf8))
      #expect(line.instance == "8-calm-1" && line.status == "optimal" && line.valid)
      #expect(line.bound == line.objective && line.gap == 0)
      #expect(0 < line.first && line.first <= line.seconds && line.memoryMb > 0)
      let check = try Convene.run(["check", path("instance.json"), path("solution.json")], of: "convene-bench")
      #expect(check.code == 0 && check.output == "valid, \(line.objective) points\n")

      let text = try String(contentsOfFile: path("solution.json"), encoding: .utf8)
      let wrong = text.replacing("\"objective\":\(line.objective)", with: "\"objective\":\(line.objective + 1)")
      try Data(wrong.utf8).write(to: URL(filePath: path("solution.json")))
      let recheck = try Convene.run(["check", path("instance.json"), path("solution.json")], of: "convene-bench")
      #expect(recheck.code == 1)
      #expect(recheck.output == "the objective is \(line.objective), not \(line.objective + 1)\n")
    }
  }

  @Test func `slips are answered as a new solver would`() throws {
    try withInstance(["8", "2", "--busy"]) { path in
      let words = ["slips", path("instance.json"), "--count", "12", "--seed", "3", "--limit", "60", "--verify"]
      let run = try Convene.run(words, of: "convene-bench")
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      #expect(run.output.contains("12 slips from a plan of"))
      #expect(run.output.contains("12 proven both ways, 0 wrong"))
    }
  }

  @Test func `a task without a day makes it infeasible`() throws {
    try withInstance(["8", "1"]) { path in
      let text = try String(contentsOfFile: path("instance.json"), encoding: .utf8)
      let domain = try #require(text.firstRange(of: /"dom":\[\[[^"]*\]\]/))
      try Data(text.replacingCharacters(in: domain, with: "\"dom\":[]").utf8).write(
        to: URL(filePath: path("instance.json")))
      let run = try Convene.run(["solve", path("instance.json")], of: "convene-bench")
      #expect(run.code == 0 && run.output.contains("\"status\":\"infeasible\""), "\(run.output)\(run.errors)")
    }
  }

  static let wrongs: [(words: [String], sentence: String)] = [
    (["solve"], "usage: convene-bench solve"),
    (["solve", "nowhere.json"], "cannot read 'nowhere.json'"),
    (["solve", "README.md"], "not JSON"),
    (["solve", "README.md", "--limit", "0"], "--limit '0' is not a number above 0"),
    (["solve", "README.md", "--fast"], "There is no option '--fast' here"),
    (["instance", "3", "1"], "MEETINGS '3' is not a whole number from 4"),
    (["instance", "12", "1", "--calm", "--busy"], "--busy or --calm"),
    (["instance", "12", "1", "--party", "7"], "shares from 0.01 to 2"),
    (["check", "README.md"], "usage: convene-bench check"),
    (["slips", "README.md", "--count", "none"], "--count 'none' is not a whole number"),
    (["table", "--without", "gurobi"], "There is no peer 'gurobi'"),
  ]

  @Test(arguments: wrongs.indices) func `wrong words are told`(index: Int) throws {
    let (words, sentence) = Self.wrongs[index]
    let run = try Convene.run(words, of: "convene-bench")
    #expect(run.code == 1)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }
}
