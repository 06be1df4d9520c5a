import Foundation
import TestSupport
import Testing

/// A folder with a scenario in which every change of the command line can be asked for.
final class WhatIfFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write("year.yaml", Self.text)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static let text = """
    convene: 1
    id: year
    title: A year
    horizon: 2024-01-01 .. 2024-12-31
    places:
      astana: {name: Astana, zone: Asia/Almaty, calendar: plain}
      baku: {name: Baku, zone: Asia/Baku, calendar: plain}
    parties: {chair: {name: Chair}}
    teams: {writers: {capacity: 1}}
    bodies: {board: {name: Board, place: astana, members: [chair]}}
    events: {fair: {name: Fair, dates: 2024-06-10 .. 2024-06-11, place: astana}}
    documents:
      paper: {name: Paper, stages: [{name: drafted, takes: 10 working days, team: writers}, {name: approved, decided-by: board}]}
      minutes: {name: Minutes, stages: [{name: signed, takes: 1 day, done: 2023-12-20}]}
    tasks: {visas: {name: Visas, takes: 2 weeks}}
    meetings:
      board-1: {name: Board in spring, body: board, window: 2024-03-04 .. 2024-03-29}
      forum: {name: Forum, place: [astana, {place: baku, cost: 5}], window: 2024-05-06 .. 2024-06-28, parties: [chair], needs: [{document: paper, lead: 1 week}, {task: visas}]}
      visit: {name: Visit, alongside: fair, takes: 1 day}
      gone: {name: Gone, place: baku, status: cancelled}
      past: {name: Past, place: baku, status: held, dates: 2023-12-12}
    order: [{first: paper.drafted, then: forum, why: the forum reads the draft}]

    """

  var scenario: String { path("year.yaml") }
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
  func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }
  func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }
  func whatIf(_ words: String...) throws -> Convene.Run { try Convene.run(["what-if", scenario] + words) }
}

@Suite struct WhatIfCommandTests {
  private let folder: WhatIfFolder

  init() throws { folder = try WhatIfFolder() }

  private struct Row: Sendable, CustomTestStringConvertible {
    let words: String
    let says: String
    init(_ words: String, _ says: String) { (self.words, self.says) = (words, says) }
    var testDescription: String { words }
  }

  private static let changes = [
    Row("--slip forum=+14d", "- Forum moves to 20 May 2024 (14 days later)."),
    Row("--slip forum=2w", "- Forum moves to 20 May 2024 (14 days later)."),
    Row("--slip forum=10wd", "- Forum moves to 20 May 2024 (14 days later)."),
    Row("--slip forum=1m", "- Forum moves to 6 June 2024 (31 days later)."),
    Row("--slip fair=7d", "- Visit moves to 17 June 2024 (7 days later)."),
    Row("--slip paper.drafted=5wd", "- Paper: drafted moves to"),
    Row("--slip visas=3d", "- Visas moves to 4 - 17 January 2024 (3 days later)."),
    Row("--pin forum=2024-06-03", "- Forum moves to 3 June 2024 (28 days later)."),
    Row("--pin fair=2024-06-17", "- Visit moves to 17 June 2024 (7 days later)."),
    Row("--place forum=baku", "- Forum is at Baku instead of Astana."),
    Row("--drop forum", "- Forum is dropped."),
    Row("--drop board-1", "  - Cancel Board in spring.\n  - Do without Paper.\n"),
    Row("--drop paper", "No longer in the scenario\n  - Paper"),
    Row("--drop visas", "No longer in the scenario\n  - Visas"),
    Row("--block astana=2024-05-06..2024-05-10", "- Forum moves to 13 May 2024 (7 days later)."),
    Row("--block chair=2024-05-06", "- Forum moves to 7 May 2024 (1 day later)."),
    Row("--late paper.drafted=2w", "- Paper: drafted moves to"),
    Row("--late forum=1d", "- Forum moves to 6 - 7 May 2024"),
    Row("--add-session board=2024-02-05..2024-02-09", "- Board, extra session is held on"),
    Row("--capacity writers=2", "Nothing changes."),
  ]

  @Test(arguments: changes) private func `every change is told`(row: Row) throws {
    let run = try Convene.run(["what-if", folder.scenario] + row.words.split(separator: " ").map(String.init))
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains(row.says), "\(run.output)")
  }

  private static let mistakes = [
    Row("--slip forum", "--slip 'forum' is not of the form ITEM=SPAN."),
    Row("--slip forum=soon", "--slip 'forum=soon' is not a name with a span such as forum=+14d (d, w, m or wd)."),
    Row("--slip forun=2w", "There is no item 'forun'."),
    Row("--slip forun=2w", "Did you mean 'forum'?"),
    Row("--slip board=2w", "'board' is a body; its sessions are board-1."),
    Row("--slip forum=-3d", "--slip forum=-3d: a slip is later, never earlier. Maybe --pin says the day."),
    Row("--slip forum=11m", "after the horizon, which ends on 2024-12-31. Maybe a smaller slip."),
    Row("--slip gone=2w", "--slip gone=2w: it is cancelled."),
    Row("--slip past=2w", "--slip past=2w: that is history by 2024-01-01, which no change moves."),
    Row("--pin forum=June", "--pin 'forum=June' is not ITEM=DATE such as forum=2024-06-10."),
    Row("--pin forun=2024-06-10", "--pin forun=2024-06-10: there is no meeting 'forun'. Did you mean 'forum'?"),
    Row("--place forum=bakuu", "--place forum=bakuu: there is no place 'bakuu'. Did you mean 'baku'?"),
    Row("--place past=baku", "--place past=baku: that is history by 2024-01-01, which no change moves."),
    Row("--drop papers", "--drop papers: there is no meeting, document or task 'papers'. Did you mean 'paper'?"),
    Row("--block astona=2024-05-06", "there is no place or party 'astona'. Did you mean 'astana'?"),
    Row("--block astana=May", "--block 'astana=May' is not a name with dates such as astana=2024-05-01..2024-05-12."),
    Row("--late paper.drafted=soon", "is not a name with a span such as paper.drafted=+20wd (d, w, m or wd)."),
    Row("--late paper=2w", "it is not worked on, so it cannot take longer. Maybe --slip says how much later it is."),
    Row("--late paper.drafted=1m", "it takes 10 working days, to which 1 month cannot be added."),
    Row("--late visas=-5w", "--late visas=-5w: it takes 2 weeks only."),
    Row("--late minutes.signed=1w", "that is history by 2024-01-01, which no change moves."),
    Row("--add-session boards=2024-02-05", "there is no body 'boards'. Did you mean 'board'?"),
    Row("--capacity writer=2", "there is no team 'writer'. Did you mean 'writers'?"),
    Row("--capacity writers=few", "--capacity 'writers=few' is not TEAM=PEOPLE such as writers=3."),
    Row("--policy cheap", "--policy 'cheap' is not least-change or best."),
    Row("--slip", "--slip needs a value: --slip ITEM=SPAN."),
  ]

  @Test(arguments: mistakes) private func `every mistake is told with advice`(row: Row) throws {
    let run = try Convene.run(["what-if", folder.scenario] + row.words.split(separator: " ").map(String.init))
    #expect(run.code == 2, "\(run.output)")
    #expect(run.errors.contains(row.says), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func nothingAskedNothingChanges() throws {
    let run = try folder.whatIf()
    #expect(run.code == 0)
    #expect(run.output.contains("Nothing changes."))
  }

  @Test func aSlipAgainstAFirmPinSaysWhatToAsk() throws {
    try folder.write(
      "firm.yaml",
      """
      convene: 1
      id: firm
      title: A firm day
      horizon: 2024-01-01 .. 2024-12-31
      places: {baku: {name: Baku, zone: Asia/Baku, calendar: plain}}
      meetings: {forum: {name: Forum, place: baku, dates: {is: 2024-05-06, firm: true}}}

      """)
    let run = try Convene.run("what-if", folder.path("firm.yaml"), "--slip", "forum=+14d")
    #expect(run.code == 3)
    #expect(run.output.contains("not-before"))
    #expect(run.errors.contains("Maybe --pin forum=2024-05-20 overrules it."), "\(run.errors)")
    #expect(try Convene.run("what-if", folder.path("firm.yaml"), "--pin", "forum=2024-05-20").code == 0)
  }

  @Test func aSavedChangeIsTheSameQuestion() throws {
    let patch = folder.path("later.yaml")
    #expect(try Convene.run("adopt", folder.scenario).code == 0)
    let asked = try folder.whatIf(
      "--slip", "forum=+14d", "--drop", "visas", "--block", "baku=2024-05-01..2024-05-31", "--late",
      "paper.drafted=2w", "--add-session", "board=2024-02-05..2024-02-09", "--capacity", "writers=2", "--save", patch,
      "--json")
    #expect(asked.code == 0, "\(asked.errors)")
    #expect(asked.errors.contains("Wrote \(patch); plan with it: convene plan \(folder.scenario) --with \(patch)"))
    let read = try folder.whatIf("--with", patch, "--json")
    #expect(read.code == 0, "\(read.errors)")
    let (one, other) = (try Self.object(asked.output), try Self.object(read.output))
    for key in ["after", "effects", "cost", "added", "removed", "floats"] {
      #expect(try #require(one[key] as? NSObject) == #require(other[key] as? NSObject), "\(key)")
    }
    let again = try folder.whatIf("--slip", "forum=+1d", "--save", patch)
    #expect(again.code == 2)
    #expect(again.errors.contains("Maybe choose another name"))
    let nothing = try folder.whatIf("--save", folder.path("empty.yaml"))
    #expect(nothing.code == 2)
    #expect(nothing.errors.contains("since the command line changes nothing"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("empty.yaml")))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func everyKeyOfTheFileIsExplained() throws {
    #expect(try Convene.run("adopt", folder.scenario).code == 0)
    try folder.write("drift.yaml", WhatIfFolder.text.replacing("2024-05-06 ..", with: "2024-05-13 .."))
    try FileManager.default.removeItem(atPath: folder.scenario)
    try FileManager.default.moveItem(atPath: folder.path("drift.yaml"), toPath: folder.scenario)
    let run = try folder.whatIf("--block", "chair=2024-05-13", "--drop", "visas", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let file = try Self.object(run.output)
    #expect(file["drift"] != nil)
    let page = try String(
      contentsOf: Convene.root.appending(path: "Documentation/WhatIf.md"), encoding: .utf8)
    for key in Self.keys(file).sorted() { #expect(page.contains("`\(key)`"), "\(key)") }
  }

  /// The keys of objects in objects, but for those that are names of rules.
  private static func keys(_ value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys($1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: Set(object.keys)) { if $1.key != "cost-by-rule" { $0.formUnion(keys($1.value)) } }
  }

  @Test func aChangeThatLeavesNoPlan() throws {
    let run = try folder.whatIf("--block", "chair=2024-05-01..2024-06-30")
    #expect(run.code == 3)
    #expect(run.output.contains("cannot"), "\(run.output)")
    #expect(run.output.contains("Forum"))
    let json = try folder.whatIf("--block", "chair=2024-05-01..2024-06-30", "--json")
    #expect(json.code == 3)
    #expect(try Self.object(json.output).isEmpty == false)
  }

  @Test func aScenarioWithoutAPlanIsNotTheFaultOfTheChange() throws {
    try folder.write(
      "year.yaml", WhatIfFolder.text.replacingOccurrences(of: "2024-03-04 .. 2024-03-29", with: "2024-01-02"))
    let run = try folder.whatIf("--slip", "visas=3d")
    #expect(run.code == 3)
    #expect(
      run.errors.hasPrefix(
        "convene: that does not come from the change: the scenario has no plan without it either."), "\(run.errors)")
  }

  @Test func policies() throws {
    #expect(try Convene.run("adopt", folder.scenario).code == 0)
    // The forum is announced for 6 May; a wish for June weighs less than moving it.
    try folder.write("wish.yaml", "patch: 1\nmeetings: {forum: {prefer: {start: 2024-05-08, weight: low}}}\n")
    let stable = try folder.whatIf("--with", folder.path("wish.yaml"))
    #expect(stable.code == 0)
    #expect(stable.output.contains("changed as little as the prices of stability say"))
    #expect(stable.output.contains("Nothing changes."), "\(stable.output)")
    let best = try folder.whatIf("--with", folder.path("wish.yaml"), "--policy", "best")
    #expect(best.code == 0)
    #expect(best.output.contains("planned anew for the least cost"))
    #expect(best.output.contains("- Forum moves to 8 May 2024 (2 days later)."), "\(best.output)")
  }

  /// Standard input has no baseline beside it.
  @Test func standardInput() throws {
    let run = try Convene.run("what-if", "-", "--slip", "forum=2w", input: WhatIfFolder.text)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Compared with the plan of the scenario as it is"))
    #expect(run.output.contains("- Forum moves to 20 May 2024 (14 days later)."))
  }

  @Test func aPatchAndItsInverse() throws {
    #expect(try Convene.run("adopt", folder.scenario).code == 0)
    try folder.write("there.yaml", "patch: 1\nmeetings: {forum: {window: 2024-05-20 .. 2024-06-28}}\n")
    try folder.write("back.yaml", "patch: 1\nmeetings: {forum: {window: 2024-05-06 .. 2024-06-28}}\n")
    let there = try folder.whatIf("--with", folder.path("there.yaml"))
    #expect(there.output.contains("- Forum moves to 20 May 2024 (14 days later)."))
    let back = try folder.whatIf("--with", folder.path("there.yaml"), "--with", folder.path("back.yaml"))
    #expect(back.code == 0)
    #expect(back.output.contains("Nothing changes."), "\(back.output)")
  }

  static let tutorials: [String] = {
    let folder = Convene.root.appending(path: "scenarios/tutorial")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && $0 != "infeasible.yaml" }.sorted()
  }()

  @Test(arguments: tutorials) func `nothing asked of an adopted scenario, nothing changes`(name: String) throws {
    let scenario = folder.path(name)
    try FileManager.default.copyItem(
      at: Convene.root.appending(path: "scenarios/tutorial/\(name)"), to: URL(filePath: scenario))
    #expect(try Convene.run("adopt", scenario).code == 0)
    for policy in ["least-change", "best"] {
      let run = try Convene.run("what-if", scenario, "--policy", policy)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.contains("Compared with the published plan, "))
      #expect(run.output.contains("Nothing changes."), "\(policy): \(run.output)")
    }
  }

  private static let sessions = [
    Row("approvals --slip conference=+2w", "approvals"),
    Row("capacity --slip study=2w", "capacity"),
  ]

  @Test(arguments: sessions) private func `the text is the one accepted`(row: Row) throws {
    let words = row.words.split(separator: " ").map(String.init)
    let run = try Convene.run(["what-if", "scenarios/tutorial/\(words[0]).yaml"] + words.dropFirst())
    #expect(run.code == 0, "\(run.errors)")
    expectSnapshot(run.output, "CommandTests/Snapshots/what-if/\(row.says).txt")
  }

  @Test(arguments: ["README.md", "Documentation/WhatIf.md"])
  func `a page shows an answer as it is`(page: String) throws {
    let text = try String(contentsOf: Convene.root.appending(path: page), encoding: .utf8)
    let start = try #require(text.range(of: "$ convene what-if scenarios/tutorial/"))
    let line = try #require(text[start.lowerBound...].firstIndex(of: "\n"))
    let end = try #require(text.range(of: "```\n", range: line..<text.endIndex))
    let words = text[start.lowerBound..<line].split(separator: " ").dropFirst(2).map(String.init)
    #expect(try Convene.run(words).output == text[text.index(after: line)..<end.lowerBound])
  }
}
