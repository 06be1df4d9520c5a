import CivilTime
import Planning
import ScenarioText
import Testing

/// Places stay with the text that says something, patches stack, and files are found from the patch's folder.
@Suite struct PatchPlaceTests {
  static let base = completed(
    """
    meetings:
      soc-1:
        body: soc
        window: {is: 2024-03-01 .. 2024-03-31, why: the hall}
      soc-2: {body: soc, window: 2024-05-01 .. 2024-05-31}
    order: [{first: soc-1, then: soc-2}]
    """)

  @Test func errorsOfBaseAndPatchesStandInTheirOwnLines() {
    let base = Self.base.replacing("why: the hall", with: "wy: the hall")
    let patches = ["patch: 1\nmeetings:\n  soc-2: {place: almati}\n", "patch: 1\nmeetings: {soc-9: null}\n"]
    #expect(
      rendered(base, patches: patches) == """
        patch-2.yaml:2:12: error: 'meetings' has no 'soc-9' to remove
            meetings: {soc-9: null}
                       ^~~~~
          expected: one of soc-1, soc-2
          Did you mean 'soc-1'?
        patch-1.yaml:3:18: error: 'almati' is not the name of a place
              soc-2: {place: almati}
                             ^~~~~~
          expected: almaty or baku
          Did you mean 'almaty'?
        test.yaml:16:44: error: 'window' has no key 'wy'
                window: {is: 2024-03-01 .. 2024-03-31, wy: the hall}
                                                       ^~
          expected: one of firm, is, name, notes, owner, soft, why
          Did you mean 'why'?
        """)
  }

  @Test func aNameGivenTwiceNamesBothFiles() {
    let message = read(Self.base, patches: ["patch: 1\ntasks: {soc-1: {takes: 1 day}}"]).findings.first?.message
    #expect(message == "'soc-1' is already the name of a task at line 2 of patch-1.yaml")
  }

  @Test func aRuleStandsWhereItsValueIsSaid() throws {
    func window(_ patch: String) throws -> Ruled<[DayRange]> {
      let reading = read(Self.base, patches: ["patch: 1\nmeetings:\n  soc-1:\n    " + patch])
      return try #require(reading.scenario?.meetings.first?.windows, "\(reading.findings)")
    }
    let (beside, short, long) = (
      try window("window: {soft: 5}"), try window("window: 2024-04-01"), try window("window: {is: 2024-04-01}")
    )
    #expect(beside.note.place?.description == "test.yaml:16:5")
    #expect(beside.note.soft == .perBreach(5))
    #expect(beside.value.map { "\($0)" } == ["2024-03-01 .. 2024-03-31"])
    for changed in [short, long] {
      #expect(changed.note.place?.description == "patch-1.yaml:4:5")
      #expect(changed.note.why == "the hall")
      #expect(changed.value.map { "\($0)" } == ["2024-04-01 .. 2024-04-01"])
    }
  }

  @Test func aPatchThatChangesNothingLeavesTheScenario() throws {
    let plain = try #require(read(Self.base).scenario)
    let patches = [
      "patch: 1\ntitle: Nothing\nnotes: [at all]",
      "patch: 1\ndata-date: 2024-02-01\nmeetings: {soc-1: {body: soc}}\norder: [{first: soc-1, then: soc-2}]",
      "patch: 1\norder: []\nmeetings: {}",
    ]
    #expect(read(Self.base, patches: [patches[0]]).scenario == plain)
    #expect(read(Self.base, patches: [patches[1]]).scenario == plain)
    #expect(read(Self.base, patches: Array(patches[0...1])).scenario == plain)
    #expect(read(Self.base, patches: [patches[2]]).scenario != plain)
  }

  @Test func patchesStackInTheirOrder() throws {
    let early = "patch: 1\ndata-date: 2024-02-10"
    let late = "patch: 1\ndata-date: 2024-02-20"
    #expect(read(Self.base, patches: [early, late]).scenario.map { "\($0.dataDate)" } == "2024-02-20")
    #expect(read(Self.base, patches: [late, early]).scenario.map { "\($0.dataDate)" } == "2024-02-10")
    let adding = "patch: 1\nmeetings: {extra: {place: almaty, window: 2024-06-01 .. 2024-06-30}}"
    let changing =
      "patch: 1\nmeetings: {extra: {takes: 3 days}, soc-2: null}\norder: [{first: soc-1, then: soc-2, is: null}]"
    let both = try #require(read(Self.base, patches: [adding, changing]).scenario)
    #expect(both.meetings.map(\.id) == ["extra", "soc-1"])
    #expect(both.meetings[0].takes == .days(3))
    #expect(both.order.isEmpty)
    let twice = read(Self.base, patches: [adding, changing, changing]).findings.filter { $0.severity == .error }
    #expect(twice.map(\.code) == ["nothing-to-remove", "nothing-to-remove"])
    #expect(twice.map(\.place.file) == ["patch-3.yaml", "patch-3.yaml"])
  }

  @Test func aDocumentOfAKindTakesANewStage() throws {
    let base = completed(
      """
      document-kinds:
        paper: {stages: [{name: drafted, takes: 3 days}, {name: approved, decided-by: soc}]}
      documents: {budget: {kind: paper, due: 2024-11-01}}
      """)
    let patch = "patch: 1\ndocuments: {budget: {stages: [{name: printed, takes: 2 days, after: drafted}]}}"
    let reading = read(base, patches: [patch])
    #expect(reading.scenario?.documents[0].stages.map(\.name) == ["drafted", "printed", "approved"])
  }

  @Test func pathsStartAtTheFolderOfTheTextThatNamesThem() throws {
    let base = completed("calendars: {kz: {holidays: holidays/KZ.ics}}\ncalendar: kz")
    let patch = "patch: 1\ncalendars: {kz: {holidays: KZ.ics}}"
    let input = InputFile(
      Array(patch.utf8), file: "p.yaml", files: files(["KZ.ics": sampleFiles["holidays/KZ.ics"] ?? ""]))
    let reading = ScenarioReader.read(
      Array(base.utf8), file: "test.yaml", files: files(sampleFiles), patches: [input])
    #expect(reading.scenario?.calendars["kz"] == read(base, sampleFiles).scenario?.calendars["kz"])
    #expect(reading.files.map(\.path) == ["test.yaml", "p.yaml", "KZ.ics"])
    #expect(reading.files.map(\.namedBy) == [nil, nil, "p.yaml"])
    #expect(reading.files.map(\.bytes)[1] == Array(patch.utf8))
    let lost = read(base, patches: ["patch: 1\ncalendars: {kz: {holidays: [nowhere.ics, 'x/*.ics']}}"], sampleFiles)
    #expect(lost.findings.map(\.place.file) == ["patch-1.yaml", "patch-1.yaml"])
    #expect(lost.findings.map(\.expected) == ["a file beside the patch", "files beside the patch"])
  }

  @Test func aBaseThatIsNoScenarioIsReportedAsSuch() {
    #expect(
      read("[1, 2]", patches: ["patch: 1\nhorizon: 2024-01-01"]).findings.map(\.message) == ["the scenario is a list"])
    let both = read("[1, 2", patches: ["patch: 1\nmeetings: {"]).findings
    #expect(both.map(\.code) == ["syntax", "syntax"])
    #expect(both.map(\.place.file) == ["test.yaml", "patch-1.yaml"])
  }

  @Test func limitsOfTextsHoldForPatches() {
    let deep = "patch: 1\nmeetings: " + String(repeating: "{a: ", count: 70) + String(repeating: "}", count: 70)
    let reading = read(Self.base, patches: [deep])
    #expect(reading.scenario == nil)
    #expect(reading.findings.map(\.code) == ["too-deep"])
  }
}
