import Synchronization

/// When the solve that runs has to end; it is set anew for each question.
final class SlipDeadline: Sendable {
  private let end = Mutex<ContinuousClock.Instant?>(nil)

  var isPast: Bool { end.withLock { end in end.map { ContinuousClock.now > $0 } ?? false } }

  func set(seconds: Double) { end.withLock { $0 = ContinuousClock.now + .seconds(seconds) } }
}
