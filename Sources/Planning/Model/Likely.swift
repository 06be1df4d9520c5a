/// How long work may take, in the unit of its span: what `risk` samples. Plans take no notice of it.
public struct Likely: Hashable, Sendable {
  public var low: Int
  public var mode: Int
  public var high: Int

  /// - Precondition: 0 <= low <= mode <= high.
  public init(low: Int, mode: Int, high: Int) {
    precondition(0 <= low && low <= mode && mode <= high, "The three lengths ascend.")
    self.low = low
    self.mode = mode
    self.high = high
  }

  /// The same proportions around another mode, such as what remains of the work; nil where the mode is 0.
  public func scaled(to mode: Int) -> Likely? {
    guard self.mode > 0 else { return nil }
    func share(_ length: Int) -> Int { (2 * length * mode + self.mode) / (2 * self.mode) }
    return Likely(low: share(low), mode: mode, high: share(high))
  }
}
