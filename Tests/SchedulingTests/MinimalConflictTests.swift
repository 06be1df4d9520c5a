import Analysis
import CivilTime
import Planning
import Scheduling
import TestSupport
import Testing

/// Conflicts held rule by rule against a search that shares nothing with the solver or the compiler.
@Suite struct MinimalConflictTests {
  /// Parts of plans to judge for a set of rules.
  private static let limit = 8_000
  /// What a conflict cannot name: the rest of the planner's rules are prices.
  private static let priced: [RuleName] = [.courtesy, .preference, .stability]

  @Test func `no plan keeps the rules of a conflict, and some plan keeps all but any one of them`() {
    var tally = Tally()
    var occurrences: [RuleName: Int] = [:]
    let seeds = seeds(80, release: 300)
    for seed in seeds {
      var random = RandomScenario(seed: seed, days: 6...8, softness: 25)
      let context = Context(random.scenario())
      guard case .conflicts(let found, _) = conflicts(in: context, most: 5) else { continue }
      for conflict in found {
        for rule in conflict.members.map(\.rule.rule) { occurrences[rule, default: 0] += 1 }
        tally.check(conflict, in: context, limit: Self.limit, "seed \(seed)")
      }
    }
    #expect(tally.conflicts >= seeds.count, "\(tally)")
    #expect(tally.undecided * 20 <= tally.searches, "\(tally)")
    // A few scenarios say nothing of shares.
    guard seeds.count >= 200 else { return }
    for rule in RuleName.planners where !Self.priced.contains(rule) {
      let count = occurrences[rule, default: 0]
      #expect(count * 100 >= tally.conflicts, "\(rule.rawValue) is in \(count) of \(tally.conflicts) conflicts")
    }
  }

  /// A conflict of known rules, with the reason why it has neither more nor less.
  struct Case: CustomTestStringConvertible {
    let name: String
    let rules: [RuleName]
    let make: @Sendable (inout ScenarioBuilder) -> Void
    var testDescription: String { name }
  }

  /// Anna's morning event on 3 January is `there`, a day's journey from `here`.
  private static let cases = [
    // At the place of the event, Anna could go from one to the other.
    Case(name: "another place of the scenario would do", rules: [.pin, .attendance, .place]) { builder in
      builder.event("event", "2024-01-03", place: "there", parties: ["anna"])
      builder.scenario.events[0].hours = Hours("09:00-12:00")
      builder.meeting("forum", place: "here", pin: "2024-01-03", hours: "14:00-17:00", parties: ["anna"])
    },
    // Each of the two meetings could be at the place of the other.
    Case(
      name: "the place of the other meeting would do", rules: [.pin, .pin, .attendance, .place, .place]
    ) { builder in
      builder.meeting("forum", place: "here", pin: "2024-01-03", hours: "14:00-17:00", parties: ["anna"])
      builder.meeting("panel", place: "there", pin: "2024-01-03", hours: "09:00-12:00", parties: ["anna"])
    },
    // Nobody knows where the event is, so no place is the same.
    Case(name: "no place would do", rules: [.pin, .attendance]) { builder in
      builder.event("event", "2024-01-03", parties: ["anna"])
      builder.scenario.events[0].hours = Hours("09:00-12:00")
      builder.meeting("forum", place: "here", pin: "2024-01-03", hours: "14:00-17:00", parties: ["anna"])
    },
    // What is alongside must be there, on a holiday, wherever else it may be.
    Case(name: "only the place of the anchor would do", rules: [.alongside, .openDays]) { builder in
      builder.event("event", "2024-01-04", place: "there")
      builder.meeting("forum") { meeting in
        meeting.places = [PlaceOption(place: "here"), PlaceOption(place: "there")]
        meeting.alongside = Ruled("event")
      }
    },
    // It is the fair that holds the forum there, whatever its own place.
    Case(name: "no other place is alongside", rules: [.alongside, .attendance]) { builder in
      builder.event("fair", "2024-01-02", place: "there")
      builder.event("talk", "2024-01-03", place: "here", parties: ["anna"])
      builder.meeting("forum", place: "there", parties: ["anna"])
      builder.scenario.meetings[0].alongside = Ruled("fair")
    },
  ]

  @Test(arguments: cases)
  func `a conflict names a place where another place would do`(_ row: Case) throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-07")
    builder.calendar("closed", weekend: [], holidays: ["2024-01-04"])
    builder.place("here")
    builder.place("there", calendar: "closed")
    builder.travel("here", "there", days: 1)
    builder.party("anna")
    row.make(&builder)
    guard case .conflicts(let found, _) = conflicts(in: builder.context, most: 5) else {
      Issue.record("there is a plan")
      return
    }
    #expect(found.map { $0.members.map(\.rule.rule).sorted() } == [row.rules.sorted()])
    var tally = Tally()
    for conflict in found { tally.check(conflict, in: builder.context, limit: Self.limit, row.name) }
    #expect(tally.undecided == 0)
  }
}

/// How many conflicts were looked at, and how many searches for a plan were cut short.
private struct Tally {
  var conflicts = 0
  var searches = 0
  var undecided = 0

  /// Looks for a plan that keeps all rules of a conflict, and for plans that keep all but one.
  mutating func check(_ conflict: Conflict, in context: Context, limit: Int, _ name: String) {
    conflicts += 1
    let rules = conflict.members.map(\.rule)
    switch search(rules, context, limit) {
    case .none: break
    case .unknown: undecided += 1
    case .plan(let plan): Issue.record("\(name): \(rules) are kept by \(plan)")
    }
    for rule in rules {
      switch search(rules.filter { $0 != rule }, context, limit) {
      case .plan: break
      case .unknown: undecided += 1
      case .none: Issue.record("\(name): \(rules) clash without \(rule)")
      }
    }
  }

  private mutating func search(_ rules: [RuleInstance], _ context: Context, _ limit: Int) -> RuleSearch.Answer {
    searches += 1
    return RuleSearch.search(rules, in: context, limit: limit)
  }
}
