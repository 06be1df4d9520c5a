public import Analysis
public import ScenarioText

/// What `check` says of a scenario, as documented, versioned JSON for editors and scripts.
///
/// `Documentation/Health.md` explains every key.
public struct CheckFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct FindingRecord: Encodable {
    let severity: String
    let code: String
    let file: String
    let line: Int
    let column: Int
    let message: String
    let expected: String?
    let advice: String?
  }

  struct HealthRecord: Encodable {
    let name: String
    let statement: String
    let source: String
    let subjects: String
    let limit: String?
    let allowedPercent: Int
    let found: Int?
    let of: Int?
    let verdict: String
    let findings: [HealthFindingRecord]
    let facts: [HealthFindingRecord]

    enum CodingKeys: String, CodingKey {
      case name, statement, source, subjects, limit, found, of, verdict, findings, facts
      case allowedPercent = "allowed-percent"
    }
  }

  struct HealthFindingRecord: Encodable {
    let item: String
    let message: String
    let advice: String
    let amount: Int?
    let file: String
    let line: Int
    let column: Int
  }

  let conveneCheck = CheckFile.version
  let findings: [FindingRecord]
  let contradictions: [HealthFindingRecord]?
  let health: [HealthRecord]?

  enum CodingKeys: String, CodingKey {
    case findings, contradictions, health
    case conveneCheck = "convene-check"
  }

  /// - Parameter health: nil for a scenario with errors.
  public init(_ findings: [Finding], health: ScheduleHealth?) {
    self.findings = findings.map {
      FindingRecord(
        severity: $0.severity.rawValue, code: $0.code, file: $0.place.file, line: $0.place.line,
        column: $0.place.column, message: $0.message, expected: $0.expected, advice: $0.advice)
    }
    contradictions = health.map { $0.contradictions.map(HealthFindingRecord.init) }
    self.health = health.map { $0.results.map(HealthRecord.init) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension CheckFile.HealthRecord {
  fileprivate init(_ result: HealthResult) {
    let check = result.name.check
    let allowed =
      switch check.allowance {
      case .none: 0
      case .percent(let percent): percent
      }
    self.init(
      name: result.name.rawValue, statement: check.statement, source: check.source, subjects: check.subjects,
      limit: check.limit, allowedPercent: allowed, found: result.examination?.findings.count,
      of: result.examination?.population, verdict: result.verdict.rawValue,
      findings: (result.examination?.findings ?? []).map(CheckFile.HealthFindingRecord.init),
      facts: (result.examination?.facts ?? []).map(CheckFile.HealthFindingRecord.init))
  }
}

extension CheckFile.HealthFindingRecord {
  fileprivate init(_ finding: HealthFinding) {
    self.init(
      item: finding.item, message: finding.sentence, advice: finding.advice, amount: finding.amount,
      file: finding.place.file, line: finding.place.line, column: finding.place.column)
  }
}
