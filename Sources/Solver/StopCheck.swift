/// Asks whether to stop once for so many values that a loop has handled: so rarely that it costs nothing, and so often that nobody waits (steps 2 to 10 of the method).
struct StopCheck {
  /// Fewer than a millisecond's worth.
  static let grain = 16_384
  private let shouldStop: () -> Bool
  private var left = StopCheck.grain
  /// Whether the answer was yes; it stays so.
  private(set) var isStopped: Bool

  /// Asks at once.
  init(_ shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
    isStopped = shouldStop()
  }

  /// Notes that so many values were handled, and says whether to stop.
  mutating func stops(after values: Int) -> Bool {
    left -= values + 1
    if left <= 0 {
      left = Self.grain
      isStopped = isStopped || shouldStop()
    }
    return isStopped
  }
}
