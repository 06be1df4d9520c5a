import Analysis
import Planning
import Solver

/// Looks for one conflict among few items: those on which it rests that the scenario as it is has no plan.
///
/// Only they are unfolded, then once more all that the rules of the conflict speak of, where it is shown to be minimal. What is left
/// out only binds more, so a clash among few items is one of the whole.
struct Suspicion {
  private let context: Context
  private let wish: Wish?
  private let options: SolveOptions
  private let progress: ((Int) -> Void)?

  init(_ context: Context, under wish: Wish?, options: SolveOptions, progress: ((Int) -> Void)?) {
    self.context = context
    self.wish = wish
    self.options = options
    self.progress = progress
  }

  /// nil where the items suspected have a plan by themselves.
  func answer() -> ConflictAnswer? {
    let suspected: Set<ItemID>
    switch Compiler.compile(context, under: wish, shouldStop: options.shouldStop) {
    case nil: return .unknown
    case .contradictions(let contradictions): suspected = Set(contradictions.prefix(1).map(\.item))
    case .problem(let compiled):
      switch compiled.problem.clash(options: options) {
      case .none: return ConflictAnswer.none
      case .unknown: return .unknown
      case .among(let activities): suspected = compiled.items(of: activities)
      }
    }
    options.trace?("conflict: \(suspected.count) items suspected")
    guard let first = search(among: waiting(for: suspected)),
      case .core(var clash) = first.refiner().core(among: Array(first.unfolded.rules.indices))
    else { return options.shouldStop() ? .unknown : nil }
    let rules = Set(clash.groups.map { first.unfolded.rules[$0] })
    options.trace?("conflict: \(rules.count) rules suspected")
    if let second = search(among: context.items(of: rules)) {
      let groups = second.unfolded.rules.indices.filter { rules.contains(second.unfolded.rules[$0]) }
      if groups.count == rules.count, case .core(let core) = second.refiner().core(among: groups) {
        return .conflicts([second.conflict(core)], isComplete: false)
      }
    }
    guard options.shouldStop() else { return nil }
    // Among few items a rule may be needed that is not among all.
    clash.isMinimal = false
    return .conflicts([first.conflict(clash)], isComplete: false)
  }

  private func search(among items: Set<ItemID>) -> ConflictSearch? {
    guard
      case .problem(let unfolded) = UnfoldedProblem.unfold(
        context, under: wish, only: context.bound(to: items), shouldStop: options.shouldStop)
    else { return nil }
    return ConflictSearch(unfolded, options: options, progress: progress)
  }

  /// The items with the meetings and tasks that wait for their documents, whose days limit them from the start.
  private func waiting(for items: Set<ItemID>) -> Set<ItemID> {
    let documents = Set(items.compactMap { if case .stage(let document, _) = $0 { document } else { nil } })
    func waits(_ needs: [Need]) -> Bool {
      needs.contains { need in
        if case .stage(let document, _) = need.subject { documents.contains(document) } else { false }
      }
    }
    return items.union(context.scenario.meetings.filter { waits($0.needs) }.map { .meeting($0.id) })
      .union(context.scenario.tasks.filter { waits($0.needs) }.map { .task($0.id) })
  }
}

extension CompiledProblem {
  fileprivate func items(of activities: [Int]) -> Set<ItemID> {
    let isMeant = Set(activities)
    return Set(
      meetings.filter { isMeant.contains($0.activity) }.map(\.item)
        + stages.filter { isMeant.contains($0.activity) }.map(\.item)
        + tasks.filter { isMeant.contains($0.activity) }.map(\.item))
  }
}

extension Context {
  /// The items that rules speak of.
  fileprivate func items(of rules: Set<RuleInstance>) -> Set<ItemID> {
    var items: Set<ItemID> = []
    for rule in rules {
      for name in [rule.item] + (rule.other ?? "").split(separator: " + ").map(String.init) {
        if let item = item(name) { items.insert(item) }
        if let document = document(name) { items.formUnion(stages(of: document)) }
        if rule.rule == .spacing { items.formUnion(sessions(of: name).map { .meeting($0.id) }) }
        if rule.rule == .capacity { items.formUnion(workload(of: name)) }
      }
    }
    return items
  }

  private func workload(of team: String) -> [ItemID] {
    scenario.tasks.filter { $0.team == team }.map { .task($0.id) }
      + scenario.documents.filter { $0.stages.contains { $0.team == team } }.flatMap(stages)
  }

  private func stages(of document: Document) -> [ItemID] {
    document.stages.map { .stage(document: document.id, stage: $0.name) }
  }

  /// Some items with all without which they would be bound more than they are: the other stages of their documents, the sessions that
  /// decide on them, and the sessions between which theirs lie; and what they are alongside or held with.
  fileprivate func bound(to items: Set<ItemID>) -> Set<ItemID> {
    var bound: Set<ItemID> = []
    var waiting = Array(items)
    func held(with other: String?) { if let item = other.flatMap(item) { waiting.append(item) } }
    while let item = waiting.popLast() {
      guard bound.insert(item).inserted else { continue }
      switch item {
      case .meeting(let id):
        guard let meeting = meeting(id) else { continue }
        held(with: meeting.alongside?.value)
        held(with: meeting.heldWith?.value)
        if let body = meeting.body.flatMap(body), body.spacing != nil {
          waiting += sessions(of: body.id).map { .meeting($0.id) }
        }
      case .stage(let id, _):
        guard let document = document(id) else { continue }
        held(with: document.heldWith?.value)
        waiting += stages(of: document)
        waiting += document.stages.compactMap(\.decision).flatMap(deciders).map { .meeting($0.id) }
      case .task(let id): held(with: task(id)?.heldWith?.value)
      case .event: break
      }
    }
    return bound
  }
}
