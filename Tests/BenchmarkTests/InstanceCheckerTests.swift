import Benchmarks
import Testing

/// The checker of solutions against faults planted one by one.
@Suite struct InstanceCheckerTests {
  /// The session on day 5, the meeting on days 9 and 10 at place 1, the draft on days 1 and 2, approved in the session.
  ///
  /// The meeting's place costs 3; the draft starts after one working day, three before the fourth.
  private static let valid = InstanceSolution(
    objective: 6, start: [5, 9, 1, 5], place: [0, 1, -1, -1], alt: [-2, -2, -2, 0])

  /// Approved by silence on day 4, so that session and draft can move apart.
  private static func bySilence(_ solution: inout InstanceSolution) {
    solution.start[3] = 4
    solution.alt[3] = -1
  }

  struct Plant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var text = ""
    var instead = ""
    let change: @Sendable (inout InstanceSolution) -> Void
    let faults: [InstanceFault]
  }

  static let plants: [Plant] = [
    Plant(testDescription: "nothing", change: { _ in }, faults: []),
    Plant(testDescription: "silence", change: bySilence, faults: []),
    Plant(
      testDescription: "a start too few", change: { $0.start.removeLast() },
      faults: [.count(list: "start", 3, tasks: 4)]),
    Plant(
      testDescription: "a place too many", change: { $0.place.append(0) }, faults: [.count(list: "place", 5, tasks: 4)]),
    Plant(testDescription: "no choices", change: { $0.alt = [] }, faults: [.count(list: "alt", 0, tasks: 4)]),
    Plant(testDescription: "a weekend", change: { $0.start[2] = 5 }, faults: [.startOnDayOff(task: 2, day: 5)]),
    Plant(
      testDescription: "longer than the calendar", text: "\"dur\": 2, \"cal\": 0", instead: "\"dur\": 20, \"cal\": 0",
      change: { _ in }, faults: [.noEnd(task: 2)]),
    Plant(
      testDescription: "before the first day", change: { $0.start[0] = 1 }, faults: [.outsideDomain(task: 0, day: 1)]),
    Plant(
      testDescription: "after the last day", change: { $0.start[2] = 10 }, faults: [.outsideDomain(task: 2, day: 10)]),
    Plant(
      testDescription: "a hole", text: "[[8, 15]]", instead: "[[8, 8], [10, 15]]", change: { _ in },
      faults: [.outsideDomain(task: 1, day: 9)]),
    Plant(
      testDescription: "the end of time", change: { $0.start[2] = .max },
      faults: [.outsideDomain(task: 2, day: .max), .noPrice(task: 2, day: .max)]),
    Plant(
      testDescription: "the beginning of time", change: { $0.start[2] = .min },
      faults: [.outsideDomain(task: 2, day: .min)]),
    Plant(testDescription: "another place", change: { $0.place[1] = 0 }, faults: [.placeNotOffered(task: 1, place: 0)]),
    Plant(testDescription: "no place", change: { $0.place[1] = nil }, faults: [.placeNotOffered(task: 1, place: nil)]),
    Plant(
      testDescription: "a place for a stage", change: { $0.place[2] = 1 }, faults: [.placeNotOffered(task: 2, place: 1)]
    ),
    Plant(
      testDescription: "a place for an approval", change: { $0.place[3] = 1 },
      faults: [.placeNotOffered(task: 3, place: 1)]),
    Plant(testDescription: "a choice of a meeting", change: { $0.alt[1] = 0 }, faults: [.choiceWhereNoneIs(task: 1)]),
    Plant(
      testDescription: "a meeting for a session", change: { $0.alt[3] = 1 }, faults: [.notASession(task: 3, session: 1)]
    ),
    Plant(testDescription: "no choice", change: { $0.alt[3] = nil }, faults: [.notASession(task: 3, session: -2)]),
    Plant(
      testDescription: "the day before the session", change: { $0.start[3] = 4 },
      faults: [.notOnLastDay(task: 3, day: 4, last: 5)]),
    Plant(
      testDescription: "silence where none is", text: "\"silence\": 7", instead: "\"silence\": null", change: bySilence,
      faults: [.silenceNotAllowed(task: 3)]),
    Plant(
      testDescription: "no price", text: "[5, 0], [20, 30]", instead: "[4, 2]", change: { _ in },
      faults: [.noPrice(task: 0, day: 5)]),
    Plant(
      testDescription: "not drafted yet", change: { $0.start[2] = 7 }, faults: [.tooEarly(arc: 0, day: 5, earliest: 9)]),
    Plant(
      testDescription: "out of date",
      change: {
        $0.start = [5, 13, 0, 2]
        $0.alt[3] = -1
      }, faults: [.tooLate(arc: 1, day: 13, latest: 12)]),
    Plant(
      testDescription: "two meetings at once",
      change: {
        bySilence(&$0)
        $0.start[0] = 9
      }, faults: [.overlap(party: "party", first: 0, second: 1)]),
    Plant(
      testDescription: "no day to travel",
      change: {
        bySilence(&$0)
        $0.start[0] = 8
      }, faults: [.overlap(party: "party", first: 0, second: 1)]),
    Plant(
      testDescription: "a day to travel",
      change: {
        bySilence(&$0)
        $0.start[0] = 8
        $0.start[1] = 10
      }, faults: []),
    Plant(
      testDescription: "too much work",
      change: {
        bySilence(&$0)
        $0.start[0] = 2
      }, faults: [.overload(team: "team", day: 2, count: 2)]),
  ]

  @Test(arguments: plants) func `a fault is found, and no other`(plant: Plant) throws {
    let text = InstanceReadingTests.small.replacing(
      plant.text, with: plant.instead, maxReplacements: plant.text.isEmpty ? 0 : 1)
    try #require(plant.text.isEmpty || text != InstanceReadingTests.small)
    var solution = Self.valid
    solution.objective = nil
    plant.change(&solution)
    let checker = InstanceChecker(solution, of: try Instance(json: Array(text.utf8)))
    #expect(checker.faults == plant.faults)
  }

  @Test func `the objective is what it costs`() throws {
    let instance = try Instance(json: Array(InstanceReadingTests.small.utf8))
    #expect(InstanceChecker(Self.valid, of: instance).faults == [])
    var wrong = Self.valid
    wrong.objective = 5
    #expect(InstanceChecker(wrong, of: instance).faults == [.objective(said: 5, cost: 6)])
  }
}
