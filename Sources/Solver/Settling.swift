/// The final pass (step 10 of the method): activities that settle move, in canonical order, to their earliest value of the same mode, presence, cost and tie that
/// still has a completion, or to the one next to the values that the engine is to stay close to; everything else keeps its value, but switches may follow at equal cost.
struct Settling {
  let engine: Engine
  /// The work of the propagator at which a solution stays as it is.
  private let last: Int

  /// Rules that take a few hundredths of a second.
  private static let fewRules = 10_000
  /// Rules take a few units of work: so many of them a fiftieth of the time that went by.
  private static let share = 200

  /// Once the solve was called off, there is little time to settle in.
  init(engine: Engine) {
    self.engine = engine
    let rules = max(Self.fewRules, engine.budget.work / Self.share)
    last = engine.budget.isCalledOff ? engine.propagator.work + rules : .max
  }

  private var isOver: Bool { engine.propagator.work >= last }

  /// False on a conflict, and where it is over.
  private func propagate() -> Bool { engine.propagator.propagate(shouldStop: { isOver }) && !isOver }

  /// A solution of the same cost and tie in which everything that settles is early, or near.
  func settled(_ solution: Solution) -> Solution {
    guard engine.problem.activities.contains(where: \.settles) else { return solution }
    let propagator = engine.propagator
    let root = propagator.mark
    defer { propagator.undo(to: root) }
    let movable = narrow(to: solution.values)
    guard !movable.isEmpty, propagate() else { return solution }
    let start = propagator.mark
    if let values = greedily(movable) { return Solution(values: values, in: engine.problem) }
    if isOver { return solution }
    propagator.undo(to: start)
    return Solution(values: carefully(movable, solution.values), in: engine.problem)
  }

  /// Leaves each activity the values that it may take; the activities that settle and have a choice, in order.
  private func narrow(to values: [Int]) -> [Int] {
    let propagator = engine.propagator
    var movable: [Int] = []
    for (a, activity) in engine.problem.activities.enumerated() {
      let present = activity.values[values[a]]
      let isFree = activity.settles || activity.rank == .switching
      for (index, value) in activity.values.enumerated() where index != values[a] {
        let fits =
          isFree && value.cost == present.cost && value.tie == present.tie
          && (activity.rank == .switching
            || (value.mode == present.mode && value.isPresent == present.isPresent
              && (engine.near != nil || value.start <= present.start)))
        if !fits { propagator.remove(engine.model.first[a] + index) }
      }
      if activity.settles && propagator.left[a] > 1 { movable.append(a) }
    }
    return movable
  }

  /// The values left, the best first.
  private func candidates(_ a: Int) -> [Int] {
    let propagator = engine.propagator
    let model = engine.model
    let wanted = engine.near.map { model.start[model.first[a] + $0[a]] }
    func distance(_ value: Int) -> Int { wanted.map { abs(model.start[value] - $0) } ?? 0 }
    return (propagator.low[a]...propagator.high[a]).filter { propagator.alive[$0] }
      .sorted { (distance($0), model.start[$0], $0) < (distance($1), model.start[$1], $1) }
  }

  /// Gives each activity the best value that propagation allows: right whenever it comes to an end, since a refused value has no
  /// completion and the end is one.
  private func greedily(_ movable: [Int]) -> [Int]? {
    let propagator = engine.propagator
    for a in movable + Array(0..<engine.model.count) where propagator.left[a] > 1 {
      for value in candidates(a) where propagator.alive[value] {
        let mark = propagator.mark
        propagator.fix(value)
        if propagate() { break }
        propagator.undo(to: mark)
        propagator.remove(value)
        guard propagate() else { return nil }
      }
    }
    return propagator.solution
  }

  /// Moves one activity after another and keeps each move that a dive along the known values completes.
  private func carefully(_ movable: [Int], _ known: [Int]) -> [Int] {
    let propagator = engine.propagator
    var known = known
    for a in movable where propagator.left[a] > 1 {
      for value in candidates(a) where propagator.alive[value] {
        let mark = propagator.mark
        if value == engine.model.first[a] + known[a] {
          propagator.fix(value)
          if propagate() { break }
          return known
        }
        propagator.fix(value)
        if propagate(), let completed = completion(along: known) {
          known = completed
          break
        }
        propagator.undo(to: mark)
      }
      engine.budget.ask()
      if engine.budget.isExhausted { break }
    }
    return known
  }

  private func completion(along known: [Int]) -> [Int]? {
    let propagator = engine.propagator
    let mark = propagator.mark
    defer { propagator.undo(to: mark) }
    for a in 0..<engine.model.count where propagator.left[a] > 1 {
      let wanted = engine.model.first[a] + known[a]
      propagator.fix(propagator.alive[wanted] ? wanted : propagator.low[a])
      guard propagate() else { return nil }
    }
    return propagator.solution
  }
}
