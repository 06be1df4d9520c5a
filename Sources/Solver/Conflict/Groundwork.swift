/// The rules of a problem, laid out once for solves that differ only in what its values cost.
package struct Groundwork: Sendable {
  let model: Model

  /// nil where the work was stopped.
  package init?(_ problem: Problem, shouldStop: @escaping () -> Bool = { false }) {
    model = Model(problem, shouldStop: shouldStop)
    if !model.isComplete { return nil }
  }
}
