import Foundation
import Testing

@Suite struct WhyCommandTests {
  private static let cica = "scenarios/cica-2023-2024/scenario.yaml"

  /// A decision that could be taken sooner, at a price.
  @Test func theRulesOfTheFund() throws {
    let run = try Convene.run("why", "scenarios/tutorial/silence.yaml", "rules")
    #expect(run.code == 0)
    #expect(
      run.output == """
        Rules of the fund: approved
        4 December 2023, decided at Council
        critical: on its earliest date with the sessions, places and order of the plan; it cannot be later
        while no other meeting moves

        Could it close before 4 December 2023?
          On 13 - 26 October 2023 (39 days earlier) it costs 15 points more (approval +15).
          - Rules of the fund: approved is decided by silence instead of decided at Council.
          As long as sessions, places and order stay, this path fixes its earliest date:
          earliest    what                         because                              rule        margin
          4 Dec 2023  Council                      its window opens on 4 December 2023  window    critical
          4 Dec 2023  Rules of the fund: approved  is decided at Council                approval  critical

        Could it close after 4 December 2023?
          On 5 December 2023 (1 day later) it costs as much.
          - Council moves to 5 December 2023 (1 day later).
          - 1 stage or task moves.

        Could it be decided by silence?
          On 13 - 26 October 2023 (39 days earlier) it costs 15 points more (approval +15).

        """)
  }

  /// A critical meeting: its pin is the whole reason.
  @Test func theThinkTankForumOfCICA() throws {
    let run = try Convene.run("why", Self.cica, "ttf-2023")
    #expect(run.code == 0)
    #expect(
      run.output == """
        Think Tank Forum, 11th meeting
        27 - 29 August 2023, Xining, Qinghai
        critical: on its earliest date with the sessions, places and order of the plan; it cannot be later
        while no other meeting moves

        Could it begin before 27 August 2023?
          No: this path fixes its earliest date, and no other choice would help.
          earliest          what                            because                           rule    margin
          27 - 29 Aug 2023  Think Tank Forum, 11th meeting  is pinned to 27 August 2023       pin   critical
                                                            (announced by the host)

        Could it begin after 27 August 2023?
          No, by one rule:
            Think Tank Forum, 11th meeting is pinned to 27 August 2023: no day allows that, and it is
              asked to begin after 27 August 2023.
            So no day is left for Think Tank Forum, 11th meeting.

        """)
  }

  /// A meeting with a margin that is where it is preferred, and a conflict: both stand in the README as they are.
  @Test(arguments: [
    [cica, "hlce-2024"], ["scenarios/tutorial/travel.yaml", "council", "--on", "2023-09-12"],
  ])
  func theReadmeShowsWhy(words: [String]) throws {
    let readme = try String(contentsOf: Convene.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "$ convene why \(words.joined(separator: " "))\n"))
    let end = try #require(readme.range(of: "```\n", range: start.upperBound..<readme.endIndex))
    let run = try Convene.run(["why"] + words)
    #expect(run.code == 0)
    #expect(run.output == readme[start.upperBound..<end.lowerBound])
  }

  @Test func aScenarioWithoutAPlanIsAnsweredByItsConflict() throws {
    let path = "scenarios/tutorial/infeasible.yaml"
    let run = try Convene.run("why", path, "conference")
    #expect(run.code == 3)
    #expect(run.output == (try Convene.run("conflict", path).output))
    let file = try Convene.run("why", path, "conference", "--json")
    #expect(file.code == 3)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(file.output.utf8)) as? [String: Any])
    #expect((object["conflicts"] as? [Any])?.count == 1)
  }

  @Test func aTimeLimitEndsTheWorkWithWhatIsKnown() throws {
    let run = try Convene.run("why", Self.cica, "finance-summit-2023", "--time-limit", "1ms", "--quiet")
    #expect([4, 5].contains(run.code), "\(run.errors)")
  }
}
