import Files
import Foundation
import TestSupport
import Testing

/// Others at work on the same baseline, and processes that are killed: the published plan is always whole.
@Suite struct AdoptionFaultTests {
  private let folder: AdoptionFolder

  init() throws { folder = try AdoptionFolder() }

  @Test func whileAnotherIsAtWork() throws {
    #expect(try folder.adopt("--stamp", "2024-01-01").code == 0)
    let old = try folder.text("year.plan.json")
    try folder.replace("2024-05-20 ..", with: "2024-05-27 ..")
    let lock = try Files.Lock(folder.path(".year.plan.json.lock"))
    let run = try folder.adopt()
    #expect(run.code == 74)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        convene: another adopt is at work on \(folder.path("year.plan.json")); nothing was done.
        Wait until it has ended, then try again.

        """)
    #expect(try folder.text("year.plan.json") == old)
    lock.release()
    #expect(try folder.adopt().code == 0)
    #expect(try folder.names == ["local.ics", "year.plan.json", "year.yaml"])
  }

  /// Each of the processes moves the forum to a day of its own. One that says it has adopted has raised the SEQUENCE of what it
  /// found; were one adoption lost, the last would say less than there were.
  @Test func noneIsLostAmongMany() async throws {
    #expect(try folder.adopt().code == 0)
    let scenario = folder.scenario
    let patches = try (1...12).map { number in
      let day = "2024-06-\(number < 10 ? "0" : "")\(number)"
      try folder.write("\(number).yaml", "patch: 1\nmeetings: {forum: {window: null, dates: \(day)}}\n")
      return folder.path("\(number).yaml")
    }
    let runs = try await withThrowingTaskGroup(of: Convene.Run.self) { group in
      for patch in patches { group.addTask { try Convene.run("adopt", scenario, "--with", patch) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let adopted = runs.count { $0.code == 0 }
    #expect(adopted >= 1)
    for run in runs where run.code != 0 {
      #expect(run.code == 74)
      #expect(run.errors.contains("another adopt is at work on"), "\(run.errors)")
    }
    #expect(try sequence(of: "forum") == adopted)
    #expect(try folder.names.filter { $0.hasPrefix(".") }.isEmpty)
  }

  private func sequence(of meeting: String) throws -> Int {
    let file = try JSONSerialization.jsonObject(with: Data(folder.text("year.plan.json").utf8)) as? [String: Any]
    let meetings = try #require(file?["meetings"] as? [[String: Any]])
    let identity = try #require(meetings.first { $0["id"] as? String == meeting }?["identity"] as? [String: Any])
    return try #require(identity["sequence"] as? Int)
  }

  /// A system call on a file, and how many of its name the process had made by then, itself included.
  private struct Call: CustomStringConvertible {
    let name: String
    let number: Int
    let line: String
    var description: String { line }
  }

  /// `kill -9` at the entry of every system call on files, from the one that opens the scenario to the last one.
  @Test(
    .enabled("strace is not installed, or the system forbids tracing") { AdoptionFaultTests.canTrace },
    arguments: [true, false])
  func killedAtEveryCall(hasEarlier: Bool) throws {
    var old: String?
    if hasEarlier {
      #expect(try folder.adopt("--stamp", "2024-01-01").code == 0)
      old = try folder.text("year.plan.json")
    }
    try folder.replace("2024-05-20 ..", with: "2024-05-27 ..")
    let calls = try calls()
    let new = try folder.text("year.plan.json")
    #expect(new != old)
    var whole = (old: 0, new: 0)
    // A file may be read in fewer calls than the first time.
    var unreached = 0
    for call in calls {
      try restore(old)
      let killed = try adopt(under: ["-e", "inject=\(call.name):signal=KILL:when=\(call.number)"], log: "/dev/null")
      if killed.code == 0 { unreached += 1 } else { #expect(killed.code == 9, "\(call)") }
      let found = try folder.names.contains("year.plan.json") ? folder.text("year.plan.json") : nil
      #expect(found == new || found == old && killed.code != 0, "\(call)")
      if found == new { whole.new += 1 } else { whole.old += 1 }
      let next = try folder.adopt("--stamp", "2024-02-02")
      #expect(next.code == 0, "\(call): \(next.errors)")
      #expect(try folder.text("year.plan.json") == new, "\(call)")
      #expect(try folder.names == ["local.ics", "year.plan.json", "year.yaml"], "\(call)")
    }
    #expect(whole.old > 20 && whole.new >= 3, "\(whole): calls before and after the renaming")
    #expect(unreached * 20 <= calls.count, "\(unreached) of \(calls.count) calls not made again")
    for name in ["flock", "fsync", "rename", "unlink"] { #expect(calls.contains { $0.name == name }, "\(name)") }
  }

  private func restore(_ old: String?) throws {
    if let old {
      try folder.write("year.plan.json", old)
    } else {
      try FileManager.default.removeItem(atPath: folder.path("year.plan.json"))
    }
  }

  /// The calls of a run that nothing disturbs.
  private func calls() throws -> [Call] {
    let log = folder.path("calls")
    let run = try adopt(under: [], log: log)
    try #require(run.code == 0, "\(run.errors)")
    let text = try folder.text("calls")
    try FileManager.default.removeItem(atPath: log)
    var numbers: [String: Int] = [:]
    let all = text.split(separator: "\n").compactMap { line -> Call? in
      // Each line begins with the number of the process.
      guard let word = line.split(separator: " ", maxSplits: 1).last?.drop(while: { $0 == " " }),
        let end = word.firstIndex(of: "("), word[..<end].allSatisfy({ $0.isLetter || $0.isNumber })
      else { return nil }
      let name = String(word[..<end])
      numbers[name, default: 0] += 1
      return Call(name: name, number: numbers[name] ?? 0, line: String(line))
    }
    let start = try #require(all.firstIndex { $0.name == "openat" && $0.line.contains("year.yaml") })
    return Array(all[start...])
  }

  private func adopt(under options: [String], log: String) throws -> Convene.Run {
    try Convene.run(
      ["adopt", folder.scenario, "--stamp", "2024-02-02"],
      under: ["strace", "-f", "-qq", "-o", log, "-e", "trace=%file,%desc"] + options)
  }

  private static var canTrace: Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["strace", "-qq", "-o", "/dev/null", "true"]
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus == 0
    } catch {
      return false
    }
  }
}
