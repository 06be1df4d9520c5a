import Analysis
import CivilTime
import Planning
import Solver

/// A scenario as a problem without prices in which each of the planner's hard rules is a group that can be left out.
struct UnfoldedProblem {
  let context: Context
  let compiled: CompiledProblem
  let grouped: GroupedProblem
  /// The rule of each group; those that explain most come first.
  let rules: [RuleInstance]
  /// The item of each activity; nil for a switch.
  let items: [ItemID?]
  /// What the values of an item's activity stand for.
  let options: [Int: [Option]]

  enum Result {
    case problem(UnfoldedProblem)
    /// Items for which the frame leaves no day: the horizon, the data date, their spans, and the wish.
    case impossible([ItemID])
  }

  static func unfold(_ context: Context, under wish: Wish? = nil) -> Result {
    var builder = ProblemBuilder(context, isUnfolded: true, under: wish)
    let impossible = builder.addItems()
    guard impossible.isEmpty else { return .impossible(impossible.map(\.item).sorted()) }
    for rule in RuleName.planners { rule.constraint.constrain(&builder) }
    return .problem(UnfoldedProblem(builder))
  }

  private init(_ builder: ProblemBuilder) {
    context = builder.context
    compiled = CompiledProblem(builder)
    let refusing = builder.refusals.sorted { $0.key < $1.key }.flatMap { $0.value.runs.flatMap(\.list) }
    var seen: Set<RuleInstance> = []
    let written = (builder.rules.compactMap(\.self) + refusing).filter { seen.insert($0).inserted }
    // Links between the same items stay in the order of the scenario, which is canonical.
    rules = written.enumerated().sorted {
      (UnfoldedProblem.rank($0.element), $0.offset) < (UnfoldedProblem.rank($1.element), $1.offset)
    }.map(\.element)
    let group = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, $0.offset) })
    grouped = GroupedProblem(
      problem: compiled.problem, groupCount: rules.count,
      groupOfConstraint: builder.rules.map { $0.flatMap { group[$0] } },
      refusals: builder.refusals.mapValues { values in
        values.runs.flatMap { run in Array(repeating: run.list.compactMap { group[$0] }, count: run.count) }
      })
    var items: [ItemID?] = Array(repeating: nil, count: compiled.problem.activities.count)
    for variable in compiled.meetings { items[variable.activity] = variable.item }
    for variable in compiled.stages { items[variable.activity] = variable.item }
    for variable in compiled.tasks { items[variable.activity] = variable.item }
    for (event, activity) in builder.events { items[activity] = .event(event) }
    self.items = items
    options = UnfoldedProblem.options(compiled, events: builder.events, context)
  }

  /// Rules in the order in which an explanation prefers them: dates that the planner wrote, then links, then the rest.
  private static let preference: [RuleName] = [
    .pin, .notBefore, .window, .due, .readiness, .notice, .order, .approval, .stages, .alongside, .spacing, .capacity,
    .attendance,
    .blocking, .weekdays, .openDays, .place, .presence,
  ]

  /// How much a rule explains, then its name.
  private struct Rank: Comparable {
    let preference: Int
    let item: String
    let other: String

    static func < (a: Rank, b: Rank) -> Bool {
      (a.preference, a.item, a.other) < (b.preference, b.item, b.other)
    }
  }

  private static func rank(_ rule: RuleInstance) -> Rank {
    Rank(
      preference: preference.firstIndex(of: rule.rule) ?? preference.count, item: rule.item, other: rule.other ?? "")
  }
}

extension [[RuleInstance]] {
  /// Lists that follow each other and are the same, as one: neighbouring days are refused by the same rules.
  fileprivate var runs: [(list: [RuleInstance], count: Int)] {
    var runs: [(list: [RuleInstance], count: Int)] = []
    for list in self {
      if let last = runs.last, last.list == list {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((list, 1))
      }
    }
    return runs
  }
}
