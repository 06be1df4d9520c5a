public import Planning

/// How healthy a scenario is before it is planned: what contradicts itself, and what each check finds.
public struct ScheduleHealth: Hashable, Sendable {
  /// Why there is no plan; empty where nothing says so.
  public let contradictions: [HealthFinding]
  /// One for each check, in the order of their names' list.
  public let results: [HealthResult]

  public init(_ context: Context, room: Room) {
    contradictions = if case .contradiction(let findings) = room { findings } else { [] }
    let scenario = UnplannedScenario(context, room: room)
    results = HealthCheckName.allCases.map { HealthResult(name: $0, examination: $0.check.examine(scenario)) }
  }

  /// Whether a check finds more than it allows.
  public var needsAttention: Bool { results.contains { $0.verdict == .attention } }
}

/// What one check says of a scenario.
public struct HealthResult: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable {
    case ok, attention
    /// Not looked at, since rules contradict each other.
    case unknown
  }

  public let name: HealthCheckName
  /// nil where the check could not look.
  public let examination: Examination?

  public var verdict: Verdict {
    guard let examination else { return .unknown }
    return name.check.allowance.isExceeded(by: examination.findings.count, of: examination.population)
      ? .attention : .ok
  }

  /// The findings for each hundred subjects, rounded; nil where there are no subjects.
  public var percent: Int? {
    guard let examination, examination.population > 0 else { return nil }
    return (examination.findings.count * 200 + examination.population) / (2 * examination.population)
  }
}
