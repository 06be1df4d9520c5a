public import Analysis
public import Planning
public import Solver

/// What a search for conflicts found.
public enum ConflictAnswer: Hashable, Sendable {
  /// All hard rules can hold together.
  case none
  /// Conflicts of which no two share a rule, and whether without their rules the others have been shown to hold together, so that
  /// there is no further one.
  case conflicts([Conflict], isComplete: Bool)
  /// The frame alone, without any rule of the planner's, leaves these items no day.
  case impossible([ItemID])
  /// The work was stopped before anything was known.
  case unknown
}

/// Looks for the smallest sets of a scenario's hard rules that cannot hold together.
///
/// - Parameters:
///   - wish: What is asked of one item; it belongs to the frame, and is no member of a conflict.
///   - most: How many conflicts to look for; they are independent of each other.
///   - progress: Told how many rules are still suspected.
public func conflicts(
  in context: Context, under wish: Wish? = nil, most: Int = 1, options: SolveOptions = SolveOptions(),
  progress: ((Int) -> Void)? = nil
) -> ConflictAnswer {
  if most == 1,
    let answer = Suspicion(context, under: wish, options: options, progress: progress).answer()
  {
    return answer
  }
  return switch UnfoldedProblem.unfold(context, under: wish, shouldStop: options.shouldStop) {
  case .impossible(let items): .impossible(items)
  case .stopped: .unknown
  case .problem(let unfolded): ConflictSearch(unfolded, options: options, progress: progress).answer(most: most)
  }
}

struct ConflictSearch {
  let unfolded: UnfoldedProblem
  let options: SolveOptions
  let progress: ((Int) -> Void)?

  init(_ unfolded: UnfoldedProblem, options: SolveOptions, progress: ((Int) -> Void)? = nil) {
    self.unfolded = unfolded
    self.options = options
    self.progress = progress
  }

  func answer(most: Int) -> ConflictAnswer {
    let refiner = refiner()
    var groups = Array(unfolded.rules.indices)
    var found: [Conflict] = []
    while found.count < most {
      switch refiner.core(among: groups) {
      case .consistent: return found.isEmpty ? .none : .conflicts(found, isComplete: true)
      case .unknown: return found.isEmpty ? .unknown : .conflicts(found, isComplete: false)
      case .core(let core):
        found.append(conflict(core))
        groups.removeAll { core.groups.contains($0) }
      }
    }
    // Where one was asked for, nobody waits for the proof that there is no other.
    if most > 1, case .consistent = refiner.judge(groups) { return .conflicts(found, isComplete: true) }
    return .conflicts(found, isComplete: false)
  }

  func refiner() -> Refiner {
    var refiner = Refiner(unfolded.grouped, options: options)
    refiner.progress = progress
    return refiner
  }

  func conflict(_ core: Refiner.Core) -> Conflict {
    var builder = DerivationBuilder(unfolded, core.groups, shouldStop: options.shouldStop)
    return Conflict(
      members: core.groups.map { group in
        Conflict.Member(unfolded.rules[group], note: unfolded.context.note(of: unfolded.rules[group]))
      }, proof: core.isMinimal ? .minimal : .clash, derivation: builder.derivation())
  }
}
