import Foundation
import TestSupport
import Testing

/// A folder with a scenario of two meetings, for what `adopt` makes of it.
final class AdoptionFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write(
      "year.yaml",
      """
      convene: 1
      id: year
      title: A year
      horizon: 2024-01-01 .. 2024-12-31
      calendar: local
      calendars: {local: {holidays: local.ics}}
      places:
        astana: {zone: Asia/Almaty, calendar: local}
      meetings:
        council: {name: Council, place: astana, window: 2024-04-01 .. 2024-04-30}
        forum: {name: Forum, place: astana, window: 2024-05-20 .. 2024-05-31}
      """)
    try write("local.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var scenario: String { path("year.yaml") }
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
  func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }
  func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() } }

  /// Writes the scenario with a word replaced.
  func replace(_ word: String, with other: String) throws {
    let text = try text("year.yaml")
    try #require(text.contains(word))
    try write("year.yaml", text.replacing(word, with: other))
  }

  func adopt(_ words: String...) throws -> Convene.Run { try Convene.run(["adopt", scenario] + words) }
}

@Suite struct AdoptCommandTests {
  private let folder: AdoptionFolder

  init() throws { folder = try AdoptionFolder() }

  @Test func firstAndLaterBaselines() throws {
    let first = try folder.adopt("--stamp", "2024-01-01")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output == "A year\nThe first baseline: 2 meetings, 0 points, no plan costs less.\n")
    #expect(first.errors == "Wrote \(folder.path("year.plan.json")).\n")
    #expect(try folder.names == ["local.ics", "year.plan.json", "year.yaml"], "no lock and no temporary file stays")
    let old = try folder.text("year.plan.json")

    let again = try folder.adopt()
    #expect(again.errors == "Nothing has changed; \(folder.path("year.plan.json")) is as it was.\n")
    #expect(try folder.text("year.plan.json") == old)

    try folder.replace("2024-05-20 ..", with: "2024-05-27 ..")
    let dry = try folder.adopt("--dry-run")
    #expect(dry.errors == "Nothing was written; \(folder.path("year.plan.json")) would be, 1 item revised.\n")
    #expect(try folder.text("year.plan.json") == old)
    let later = try folder.adopt("--stamp", "2024-02-02T10:00:00Z")
    #expect(
      later.output == """
        A year
        2 meetings: 1 moved, 1 as before; 0 points, proven the least change.
          - Forum moves to 27 May 2024 (7 days later).

        """)
    #expect(later.errors == "Wrote \(folder.path("year.plan.json")), 1 item revised.\n")
    #expect(dry.output == later.output)
    let new = try folder.text("year.plan.json")
    #expect(new.contains("\"sequence\" : 1,\n        \"stamp\" : \"2024-02-02T10:00:00Z\""))
    #expect(new.contains("\"sequence\" : 0,\n        \"stamp\" : \"2024-01-01T00:00:00Z\""))
    #expect(try Convene.run("verify", folder.scenario, folder.path("year.plan.json")).code == 0)
  }

  @Test func meetingsComeAndGo() throws {
    #expect(try folder.adopt().code == 0)
    try folder.replace("council:", with: "congress:")
    try folder.replace("name: Forum", with: "name: Forum, status: cancelled")
    let run = try folder.adopt("--json")
    #expect(run.code == 0)
    #expect(run.output == (try folder.text("year.plan.json")))
    #expect(run.output.contains("\"withdrawn\" : ["))
    try FileManager.default.removeItem(atPath: folder.path("year.plan.json"))
    try folder.replace("congress:", with: "council:")
    try folder.replace("name: Forum, status: cancelled", with: "name: Forum")
    #expect(try folder.adopt().code == 0)
    try folder.replace("council:", with: "congress:")
    try folder.replace("name: Forum", with: "name: Forum, status: cancelled")
    #expect(
      try folder.adopt().output == """
        A year
        1 meeting: 1 new, 1 cancelled, 1 withdrawn, 0 as before; 0 points, proven the least change.
          - Council is held on 1 April 2024.
          - Forum is cancelled.
          - council is withdrawn.

        """)
  }

  /// Every file that was read stands there with its digest, by its path from the scenario's folder, wherever the command ran.
  @Test func whatItWasComputedFrom() throws {
    try FileManager.default.createDirectory(atPath: folder.path("more"), withIntermediateDirectories: true)
    try folder.write("more/later.yaml", "patch: 1\ncalendars: {local: {holidays: other.ics}}\n")
    try folder.write("more/other.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    #expect(try folder.adopt().code == 0)
    func files() throws -> [String] {
      let file = try JSONSerialization.jsonObject(with: Data(folder.text("year.plan.json").utf8)) as? [String: Any]
      let records = try #require(file?["read-from"] as? [[String: String]])
      for record in records { #expect(record["sha256"]?.count == 64) }
      return records.compactMap { $0["file"] }
    }
    #expect(try files() == ["local.ics", "year.yaml"])
    #expect(try folder.adopt("--with", folder.path("more/later.yaml")).code == 0)
    #expect(try files() == ["more/later.yaml", "more/other.ics", "year.yaml"])
    // The SHA-256 of the two lines of an empty calendar, as sha256sum says.
    #expect(try folder.text("year.plan.json").contains(Self.emptyCalendar))
  }

  private static let emptyCalendar = "215efae54e34ac5657da47b49c8d1bd8ea12649ee1efa838c9a47d7233f18afb"

  @Test func aDamagedBaselineIsKept() throws {
    try folder.write("year.plan.json", "{\"convene-plan\" : 2")
    let run = try folder.adopt()
    #expect(run.code == 6)
    #expect(run.errors.contains("year.plan.json: error: The plan is not a plan file: it is not JSON."))
    #expect(run.errors.contains("Maybe restore it from version control"))
    #expect(try folder.text("year.plan.json") == "{\"convene-plan\" : 2")
  }

  @Test func theBaselineOfAnotherScenarioIsKept() throws {
    #expect(try folder.adopt().code == 0)
    let old = try folder.text("year.plan.json")
    try folder.replace("id: year", with: "id: decade")
    let run = try folder.adopt()
    #expect(run.code == 6)
    #expect(run.errors.contains("The plan is of the scenario 'year', not of 'decade'."))
    #expect(try folder.text("year.plan.json") == old)
  }

  @Test func whatIsNotProvenIsNotAdopted() throws {
    let scenario = Convene.root.appending(path: "scenarios/cica-2023-2024/scenario.yaml")
    let holidays = Convene.root.appending(path: "scenarios/holidays")
    let deep = folder.url.appending(path: "cica")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: scenario, to: deep.appending(path: "scenario.yaml"))
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "holidays"), withDestinationURL: holidays)
    let run = try Convene.run("adopt", folder.path("cica/scenario.yaml"), "--time-limit", "100ms")
    #expect([4, 5].contains(run.code), "\(run.errors)")
    #expect(run.errors.contains("Maybe give it more time"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: deep.path) == ["scenario.yaml"])
  }

  @Test func noPlanNoBaseline() throws {
    try folder.replace("meetings:", with: "order: [{first: forum, then: council}]\nmeetings:")
    let run = try folder.adopt()
    #expect(run.code == 3, "the council's window closes before the forum's opens: \(run.output)")
    #expect(try folder.names == ["local.ics", "year.yaml"])
  }

  @Test func usage() throws {
    let piped = try Convene.run("adopt", "-", input: "convene: 1")
    #expect(piped.code == 2)
    #expect(piped.errors.contains("Maybe name the file of the scenario instead of '-'."))
    let stamp = try folder.adopt("--stamp", "noon")
    #expect(stamp.code == 2)
    #expect(stamp.errors.contains("--stamp 'noon' is not a time in UTC such as 2024-05-20T09:30:00Z"))
  }
}
