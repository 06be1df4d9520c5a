public import CivilTime
public import Planning

/// How sure it is that the documents of each meeting are ready in time, when the lengths of work are as `likely` says.
public struct Risk: Sendable {
  /// A share of the samples, with the interval in which the true chance lies with 95 % confidence.
  ///
  /// Wilson (1927), Probable inference, the law of succession, and statistical inference, doi:10.1080/01621459.1927.10502953.
  public struct Chance: Hashable, Sendable {
    public let share: Double
    public let low: Double
    public let high: Double

    init(_ count: Int, of samples: Int) {
      let (n, p, z) = (Double(samples), Double(count) / Double(samples), 1.959963984540054)
      let scale = 1 + z * z / n
      let middle = (p + z * z / (2 * n)) / scale
      let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
      share = p
      low = max(0, middle - half)
      high = min(1, middle + half)
    }
  }

  public struct Meeting: Hashable, Sendable {
    public let id: String
    public let planned: DayRange
    /// The chance that all its documents and tasks are ready in time.
    public let ready: Chance
    /// The first day on which it could be held as far as they go, with a chance of 50 and of 80 %; nil where they are not ready at
    /// all in so many samples.
    public let p50: Day?
    public let p80: Day?
    /// Calendar days later that would make them ready with a chance of 80, 90 and 95 %; nil where no number does.
    public let buffers: [Int: Int?]
    /// The work with which the lateness began most often where they were not ready; nil where they always are.
    public let culprit: ItemID?
  }

  public struct Work: Hashable, Sendable {
    public let item: ItemID
    /// The criticality index: the share of the samples in which the work is on a chain that makes a meeting's documents late.
    ///
    /// After Van Slyke (1963), Monte Carlo methods and the PERT problem, doi:10.1287/opre.11.5.839.
    public let criticality: Chance
  }

  public let samples: Int
  public let seed: UInt64
  /// Whether every chance is known to within `Risk.precision` either way.
  public let hasConverged: Bool
  /// Those that wait for documents or tasks, in canonical order.
  public let meetings: [Meeting]
  /// The work whose length is sampled, in canonical order.
  public let works: [Work]

  /// Half the width of an interval at which sampling ends.
  public static let precision = 0.01
}
