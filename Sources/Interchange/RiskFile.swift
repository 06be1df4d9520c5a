public import Analysis
import CivilTime
public import Planning

/// How sure it is that documents are ready in time, as documented, versioned JSON.
///
/// `Documentation/Risk.md` explains every key.
public struct RiskFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct ChanceRecord: Encodable {
    let share: Double
    let low: Double
    let high: Double

    init(_ chance: Risk.Chance) {
      // Six decimals are more than ten thousand samples can say.
      func rounded(_ number: Double) -> Double { (number * 1_000_000).rounded() / 1_000_000 }
      (share, low, high) = (rounded(chance.share), rounded(chance.low), rounded(chance.high))
    }
  }

  struct MeetingRecord: Encodable {
    let meeting: String
    let first: Day
    let ready: ChanceRecord
    let p50: Day?
    let p80: Day?
    /// By percent; nil where no number of days is enough.
    let buffers: [String: Int?]
    let culprit: String?
  }

  struct WorkRecord: Encodable {
    let item: String
    let criticality: ChanceRecord
  }

  let conveneRisk = RiskFile.version
  let scenario: String
  let samples: Int
  let seed: UInt64
  let hasConverged: Bool
  let meetings: [MeetingRecord]
  let works: [WorkRecord]

  enum CodingKeys: String, CodingKey {
    case scenario, samples, seed, meetings, works
    case conveneRisk = "convene-risk"
    case hasConverged = "has-converged"
  }

  public init(_ risk: Risk, in context: Context) {
    scenario = context.scenario.id
    samples = risk.samples
    seed = risk.seed
    hasConverged = risk.hasConverged
    meetings = risk.meetings.map { meeting in
      MeetingRecord(
        meeting: meeting.id, first: meeting.planned.first, ready: ChanceRecord(meeting.ready), p50: meeting.p50,
        p80: meeting.p80,
        buffers: Dictionary(uniqueKeysWithValues: meeting.buffers.map { ("\($0.key)", $0.value) }),
        culprit: meeting.culprit.map { "\($0)" })
    }
    works = risk.works.map { WorkRecord(item: "\($0.item)", criticality: ChanceRecord($0.criticality)) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}
