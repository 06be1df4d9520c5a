package import Analysis
public import Planning
package import Solver

/// A scenario as an anonymous problem, with what is needed to read its solutions back.
package struct CompiledProblem: Sendable {
  package var problem: Problem
  package let meetings: [MeetingVariable]
  package let stages: [StageVariable]
  package let tasks: [TaskVariable]
  package let attendances: [AttendanceVariable]
  /// What an activity that no item stands for is about: a broken rule with its price, or a party at an outer meeting.
  package let switches: [Int: RuleInstance]
  /// The rule that each constraint stands for; nil where no planner's rule says it.
  let rules: [RuleInstance?]
}

/// An item that no day is left for, by its own rules alone.
public struct Contradiction: Hashable, Sendable {
  public var item: ItemID
  /// The rules that forbid its days, each with how many of them it is the first to forbid; in canonical order.
  public var rules: [Refusal]

  public struct Refusal: Hashable, Sendable {
    public var rule: RuleName
    public var days: Int
  }

  /// The contradiction in words.
  public var sentence: String {
    let reasons = rules.map { "\($0.rule.rawValue) forbids \($0.days) \($0.days == 1 ? "day" : "days")" }
    return "no day is left for '\(item)'" + (reasons.isEmpty ? "" : ": \(reasons.joined(separator: ", "))")
  }
}

/// Turns scenarios into problems: values first, then what holds between them, rule by rule.
package enum Compiler {
  package enum Result: Sendable {
    case problem(CompiledProblem)
    /// Items without any value, in canonical order.
    case contradictions([Contradiction])
  }

  /// - Parameter wish: What is asked of one item besides the rules.
  package static func compile(_ context: Context, under wish: Wish? = nil) -> Result {
    var builder = ProblemBuilder(context, under: wish)
    return compile(&builder)
  }

  /// - Parameters:
  ///   - dearest: What costs more points than this is left out.
  ///   - shouldStop: asked often; true ends the work.
  /// - Returns: nil when it was asked to stop.
  package static func compile(
    _ context: Context, under wish: Wish? = nil, dearest: Int = .max, shouldStop: @escaping () -> Bool
  ) -> Result? {
    var builder = ProblemBuilder(context, under: wish, dearest: dearest, shouldStop: shouldStop)
    let result = compile(&builder)
    return builder.isStopped ? nil : result
  }

  private static func compile(_ builder: inout ProblemBuilder) -> Result {
    let contradictions = builder.addItems()
    guard contradictions.isEmpty else { return .contradictions(contradictions.sorted { $0.item < $1.item }) }
    for rule in RuleName.allCases where !builder.stops() { rule.constraint.constrain(&builder) }
    return .problem(CompiledProblem(builder))
  }
}

extension CompiledProblem {
  /// What a builder has made, with the variables in canonical order.
  init(_ builder: ProblemBuilder) {
    let scenario = builder.context.scenario
    self.init(
      problem: builder.problem, meetings: scenario.meetings.compactMap { builder.meetings[$0.id] },
      stages: scenario.documents.flatMap { document in
        document.stages.compactMap { builder.stages[.stage(document: document.id, stage: $0.name)] }
      },
      tasks: scenario.tasks.compactMap { builder.tasks[$0.id] }, attendances: builder.attendances,
      switches: builder.switches, rules: builder.rules)
  }
}
