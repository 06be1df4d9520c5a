public import Analysis
public import CivilTime
public import Planning
public import Solver

/// What came of asking why.
public enum WhyOutcome: Sendable {
  case answered(Why)
  /// The scenario has no plan at all.
  case noPlan
  /// Stopped before the plan was found.
  case stopped
}

/// Why an item is when, where and as it is in the best plan, or what it would take to have it on a day.
///
/// The scenario is planned, then planned again under each wish that the plan and its network cannot answer; of the plans that cost least,
/// the one is told that changes least. Where no plan fulfils a wish, a minimal conflict says why.
///
/// - Parameter day: The day asked for; nil for everything that keeps the item where it is.
/// - Throws: `VerificationFailure` when the checker refuses a plan.
public func why(
  _ item: ItemID, on day: Day? = nil, in context: Context, options: SolveOptions = SolveOptions()
) throws -> WhyOutcome {
  switch try plan(context, options: options) {
  case .infeasible: .noPlan
  case .stopped: .stopped
  case .planned(let plan, _):
    .answered(try WhySearch(item, Network(plan, in: context), context, options: options).why(on: day))
  }
}

struct WhySearch {
  private let item: ItemID
  private let network: Network
  private let context: Context
  private let options: SolveOptions
  /// How the item takes place in the plan; nil when it is absent.
  private let days: DayRange?
  private let place: String?
  private let way: PlannedStage.Way?

  init(_ item: ItemID, _ network: Network, _ context: Context, options: SolveOptions) {
    self.item = item
    self.network = network
    self.context = context
    self.options = options
    let index = PlanIndex(network.plan, in: context)
    days = index.occupation(item)?.days
    switch item {
    case .meeting(let id): (place, way) = (index.meeting(id)?.place, nil)
    case .stage(let document, let stage): (place, way) = (nil, index.stage(document, stage)?.way)
    case .event, .task: (place, way) = (nil, nil)
    }
  }

  func why(on day: Day?) throws -> Why {
    var answers: [Why.Answer] = []
    if !isSettled {
      for wish in day.map({ [Wish(item, .on($0))] }) ?? wishes {
        answers.append(Why.Answer(wish, try finding(wish)))
      }
    }
    return Why(item, network, answers: answers)
  }

  /// Whether no plan could have the item otherwise: a fact, work that has begun, or a meeting that is called off.
  private var isSettled: Bool {
    if case .meeting(let id) = item, context.meeting(id)?.status == .cancelled { return true }
    return context.isFact(item) || context.hasBegun(item)
  }

  /// Everything that the plan could have been asked for instead.
  private var wishes: [Wish] {
    guard let days else { return [Wish(item, .held)] }
    let day = item.referenceDay(of: days)
    var aims: [Wish.Aim] = [.before(day), .after(day)]
    switch item {
    case .event, .task: break
    case .meeting(let id):
      guard let meeting = context.meeting(id) else { break }
      if let preferred = meeting.preference?.value.between, !preferred.contains(day) { aims.append(.within(preferred)) }
      aims += meeting.places.map(\.place).filter { $0 != place }.map { .at(place: $0) }
    case .stage:
      guard let decision = context.stage(item)?.decision else { break }
      aims += context.deciders(of: decision).map(\.id).filter { $0 != way?.session }.map { .session($0) }
      if decision.orSilence, way != .silence { aims.append(.silence) }
    }
    return aims.map { Wish(item, $0) }
  }

  private func finding(_ wish: Wish) throws -> Why.Finding {
    if wish.isFulfilled(days: days, place: place, way: way) { return .asPlanned }
    if isBound(wish) { return .bound }
    if let points = preferencePerDay(wish) { return .preferred(perDay: points) }
    if options.shouldStop() { return .unknown }
    switch try plan(context, under: wish, nearestTo: network.plan, options: options) {
    case .planned(let plan, _): return .possible(Why.Alternative(plan, from: network.plan))
    case .stopped: return .unknown
    case .infeasible: break
    }
    return switch conflicts(in: context, under: wish, options: options) {
    case .conflicts(let conflicts, _): .impossible(conflicts)
    case .impossible: .impossible([])
    case .none, .unknown: .unknown
    }
  }

  private func isBound(_ wish: Wish) -> Bool {
    guard case .before = wish.aim, let dates = network.dates(of: item) else { return false }
    return dates.isCritical && !network.restsOnChoices(item)
  }

  /// The points of each day earlier or later, for a meeting on the first or last of its preferred days that has room to move that way.
  private func preferencePerDay(_ wish: Wish) -> Int? {
    guard case .meeting(let id) = item, let preference = context.meeting(id)?.preference?.value,
      let dates = network.dates(of: item)
    else { return nil }
    switch wish.aim {
    case .before(let day) where day == preference.between.first && dates.margin > 0:
      return preference.earlyPerDay > 0 ? preference.earlyPerDay : nil
    case .after(let day) where day == preference.between.last && dates.totalFloat > 0:
      return preference.latePerDay > 0 ? preference.latePerDay : nil
    case .before, .after, .on, .within, .at, .session, .silence, .held: return nil
    }
  }
}
