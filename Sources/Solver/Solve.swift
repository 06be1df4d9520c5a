/// How much work a solve may do, and whom it tells (steps 2 to 10 of the method).
public struct SolveOptions: Sendable {
  /// Simplex pivots before the solve stops with its best solution; a count, so that a limit gives the same answer every time.
  public var pivotLimit: Int
  /// Branch-and-bound nodes before the solve stops.
  public var nodeLimit: Int
  /// How many threads work at once, 1 or more; more than that gain nothing. The result does not depend on it.
  public var threads: Int
  /// The relative gap at which the solve may stop, 0 for a full proof.
  public var gap: Double
  /// Whether the second level is looked at; without it a solution is optimal in cost alone.
  package var provesTie = true
  /// Only solutions that cost at most this are looked for: dearer values are left out from the start. Where there is none, the solve
  /// stops with a bound above it.
  package var dearest: Int?
  /// Nodes that a search uses before it takes the trouble of a linear program; tests set 0.
  package var plainNodes = 40
  /// Work after which searches beside each other meet, in units of about a microsecond; tests set little.
  package var slice = 250_000
  /// What counts as large; tests set little.
  package var sizes = Sizes()
  /// How far the duals and values that the simplex method returns are put wrong, by tests: no proof may rest on them.
  package var disturbance = 0.0
  /// Which search goes first in a cluster; tests set it.
  package var emphasis = Emphasis.automatic
  /// Asked often; true ends the solve with the best solution so far (a time limit, or Ctrl-C).
  public var shouldStop: @Sendable () -> Bool
  public var progress: (@Sendable (Progress) -> Void)?
  /// One line for each cluster solved, merge, and phase.
  public var trace: (@Sendable (String) -> Void)?

  public init(
    pivotLimit: Int = 20_000_000, nodeLimit: Int = 2_000_000, gap: Double = 0, threads: Int = 2,
    shouldStop: @escaping @Sendable () -> Bool = { false }, progress: (@Sendable (Progress) -> Void)? = nil,
    trace: (@Sendable (String) -> Void)? = nil
  ) {
    self.pivotLimit = pivotLimit
    self.nodeLimit = nodeLimit
    self.gap = gap
    self.threads = threads
    self.shouldStop = shouldStop
    self.progress = progress
    self.trace = trace
  }
}

/// Numbers of activities at which a solve goes another way.
package struct Sizes: Sendable {
  /// Above this a plan and a bound of the whole are wanted before clusters are merged.
  package var large: Int
  /// Above this one relaxation takes longer than anyone waits, and more memory.
  package var region: Int
  /// The most in a region to begin with; two beside each other become one, up to `region`.
  package var firstRegion: Int
  /// The most in a block before anything is solved.
  package var block: Int

  package init(large: Int = 2000, region: Int = 6000, firstRegion: Int = 1500, block: Int = 200) {
    self.large = large
    self.region = region
    self.firstRegion = firstRegion
    self.block = block
  }
}

/// Which of the two searches of a cluster goes first.
package enum Emphasis: Sendable {
  /// Orders where few activities cost anything, else the linear relaxation.
  case automatic
  case orders
  case relaxation
}

/// Where a solve stands (steps 2 to 10 of the method).
public struct Progress: Sendable, Hashable {
  /// The cost of the best solution so far.
  public var incumbent: Int?
  /// No solution costs less.
  public var bound: Int
  public var clusters: Int

  public init(incumbent: Int?, bound: Int, clusters: Int) {
    self.incumbent = incumbent
    self.bound = bound
    self.clusters = clusters
  }
}

/// The work that a solve did: deterministic counts (steps 2 to 10 of the method).
public struct SolveStatistics: Sendable, Hashable, Codable {
  public var clusters = 0
  public var merges = 0
  public var linearPrograms = 0
  public var pivots = 0
  public var nodes = 0
  public var rows = 0

  public init() {}

  static func += (sum: inout SolveStatistics, more: SolveStatistics) { sum.add(more, times: 1) }

  static func -= (sum: inout SolveStatistics, less: SolveStatistics) { sum.add(less, times: -1) }

  private mutating func add(_ other: SolveStatistics, times factor: Int) {
    clusters += factor * other.clusters
    merges += factor * other.merges
    linearPrograms += factor * other.linearPrograms
    pivots += factor * other.pivots
    nodes += factor * other.nodes
    rows += factor * other.rows
  }
}
