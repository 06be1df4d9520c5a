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
    /// The work was stopped.
    case stopped
  }

  /// - Parameters:
  ///   - only: The items that are looked at; nil for all.
  ///   - shouldStop: Asked often; true ends the work.
  static func unfold(
    _ context: Context, under wish: Wish? = nil, only: Set<ItemID>? = nil,
    shouldStop: @escaping () -> Bool = { false }
  ) -> Result {
    var builder = ProblemBuilder(context, isUnfolded: true, under: wish, only: only, shouldStop: shouldStop)
    let impossible = builder.addItems()
    if builder.isStopped { return .stopped }
    guard impossible.isEmpty else { return .impossible(impossible.map(\.item).sorted()) }
    for rule in RuleName.planners where !builder.stops() { rule.constraint.constrain(&builder) }
    return builder.stops() ? .stopped : .problem(UnfoldedProblem(builder))
  }

  private init(_ builder: ProblemBuilder) {
    context = builder.context
    compiled = CompiledProblem(builder)
    let refusals = builder.refusals.mapValues(Numbered.init)
    let refusing = refusals.sorted { $0.key < $1.key }.flatMap { $0.value.lists.joined() }
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
      refusals: refusals.mapValues { refusals in
        let groups = refusals.lists.map { list in list.compactMap { group[$0] } }
        return refusals.numbers.map { groups[$0] }
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

/// Lists of rules of which many are the same, each kept once: days apart are refused by the same rules.
private struct Numbered {
  var lists: [[RuleInstance]] = []
  /// By value, its list.
  var numbers: [Int] = []

  init(_ values: [[RuleInstance]]) {
    numbers.reserveCapacity(values.count)
    var recent: [Int] = []
    for list in values {
      // Neighbouring days have the same few lists, place by place.
      if let index = recent.firstIndex(where: { lists[$0] == list }) {
        numbers.append(recent[index])
        recent.swapAt(index, 0)
        continue
      }
      numbers.append(lists.count)
      recent.insert(lists.count, at: 0)
      if recent.count > 8 { recent.removeLast() }
      lists.append(list)
    }
  }
}
