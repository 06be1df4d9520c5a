/// A check of schedule health: what it looks at, what it finds, and how much of that may be.
///
/// In the manner of the DCMA 14-Point Assessment (DCMA-EA PAM 200.1, October 2012, section 4) and the GAO Schedule Assessment
/// Guide (GAO-16-89G, December 2015), adapted to meetings. `Documentation/Health.md` has the table.
public protocol HealthCheck: Sendable {
  static var name: HealthCheckName { get }
  /// What holds in a healthy schedule, in one sentence.
  static var statement: String { get }
  /// What is counted, a plural noun.
  static var subjects: String { get }
  /// From where on one of them is found, with its unit; nil where it either is or is not.
  static var limit: String? { get }
  static var allowance: Allowance { get }
  /// The points of the guides that the check adapts.
  static var source: String { get }
  /// Looks at a scenario that is not planned; nil where the check needs the room of its items and there is none.
  static func examine(_ scenario: UnplannedScenario) -> Examination?
}

/// How many of its subjects a check may find before they want attention.
public enum Allowance: Hashable, Sendable {
  case none
  /// Up to this share, in per cent.
  case percent(Int)

  /// Whether so many found are too many.
  public func isExceeded(by found: Int, of population: Int) -> Bool {
    switch self {
    case .none: found > 0
    case .percent(let percent): found * 100 > percent * population
    }
  }
}

/// What a check saw.
public struct Examination: Hashable, Sendable {
  /// How many subjects it looked at.
  public var population: Int
  /// At most one for each subject, the worst first.
  public var findings: [HealthFinding]
  /// What it tells without holding it against the scenario.
  public var facts: [HealthFinding]

  public init(population: Int, findings: [HealthFinding], facts: [HealthFinding] = []) {
    self.population = population
    self.findings = findings
    self.facts = facts
  }
}
