import Foundation
import Synchronization

/// Turns Ctrl-C and a time limit into one question that long work asks: should it stop?
///
/// The first Ctrl-C asks for a clean stop with the best plan so far; the second ends the process at once.
struct Interrupt: Sendable {
  private static let asked = Atomic(false)
  /// When the command began: reading and compiling count, too.
  private static let begin = ContinuousClock.now
  private let deadline: ContinuousClock.Instant?

  /// Starts the clock of all limits.
  static func startClock() { _ = begin }

  /// - Parameter timeLimit: seconds from the start of the command; nil for none.
  init(timeLimit: Double?) {
    deadline = timeLimit.map { Interrupt.begin + .seconds($0) }
    // Made before the handler can run, since a handler may not initialise a global.
    _ = Interrupt.asked.load(ordering: .relaxed)
    signal(SIGINT) { _ in
      if Interrupt.asked.exchange(true, ordering: .relaxed) {
        signal(SIGINT, SIG_DFL)
        raise(SIGINT)
      }
    }
  }

  var shouldStop: Bool {
    Interrupt.asked.load(ordering: .relaxed) || deadline.map { ContinuousClock.now >= $0 } ?? false
  }
}
