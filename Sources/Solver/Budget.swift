/// Counts the work of a solve and says when it must end (steps 6 to 8 of the method). Limits are counts, so that a limited solve gives the same answer every time.
final class Budget {
  let options: SolveOptions
  var statistics = SolveStatistics()
  /// Whether a limit was reached or the caller asked to stop; it stays so.
  private(set) var isExhausted = false
  /// Whether it was the caller who asked, not a limit of work.
  private(set) var isInterrupted = false
  /// Whether the result is no longer wanted: the caller asked, or it was cancelled.
  private(set) var isCalledOff = false
  /// The work noted since the start, in units of about a microsecond.
  private(set) var work = 0
  private var untilNextAsk = 0
  /// Set where the result is no longer wanted.
  private let cancellation: Shared<Bool>?

  init(_ options: SolveOptions, cancellation: Shared<Bool>? = nil) {
    self.options = options
    self.cancellation = cancellation
  }

  /// Begins to count anew.
  func begin() {
    statistics = SolveStatistics()
    work = 0
    isExhausted = false
    isInterrupted = false
    isCalledOff = false
  }

  /// Notes some work, in units of about a microsecond, and asks the caller now and then whether to stop.
  func spend(_ work: Int) {
    self.work += work
    untilNextAsk -= work
    if untilNextAsk <= 0 { ask() }
  }

  /// Asks the caller at once whether to stop.
  func ask() {
    untilNextAsk = 2000
    if interrupts() || statistics.nodes >= options.nodeLimit || statistics.pivots >= options.pivotLimit {
      isExhausted = true
    }
  }

  /// Asks at once whether the result is still wanted, without a look at the limits of work: where this is asked changes no result.
  func interrupts() -> Bool {
    if !isCalledOff {
      if options.shouldStop() { isInterrupted = true }
      isCalledOff = isInterrupted || cancellation?.value ?? false
    }
    if isCalledOff { isExhausted = true }
    return isCalledOff
  }

  /// Asks the caller at once, and says whether the solve must end.
  func stops() -> Bool {
    ask()
    return isExhausted
  }

  /// Adds the work that a search beside this one did since it was last counted.
  func count(_ statistics: SolveStatistics, after counted: SolveStatistics) {
    self.statistics += statistics
    self.statistics -= counted
  }

  /// Ends the solve with what there is.
  func finish() { isExhausted = true }

  /// The options with what is left of the work.
  var left: SolveOptions {
    var left = options
    left.pivotLimit = max(0, options.pivotLimit - statistics.pivots)
    left.nodeLimit = max(0, options.nodeLimit - statistics.nodes)
    return left
  }

  func trace(_ line: @autoclosure () -> String) {
    if let trace = options.trace { trace(line()) }
  }
}

/// A part of a budget: how many nodes and pivots one search may use (step 6 of the method).
struct Allowance {
  var nodes = Int.max
  var pivots = Int.max
  /// In units of about a microsecond.
  var work = Int.max

  static let unlimited = Allowance()
}
