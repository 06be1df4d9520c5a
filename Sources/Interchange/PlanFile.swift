public import CivilTime
import Foundation
package import Planning

/// A plan as a file: documented, versioned JSON that says the same about a plan as everything else that is published.
///
/// `Documentation/PlanFile.md` explains every key. Days are ISO dates, the last one included; floats are calendar days.
public struct PlanFile: Codable, Hashable, Sendable {
  /// The version of the format.
  public static let version = 2

  public var convenePlan: Int
  public var scenario: String
  public var title: String
  public var proof: ProofRecord
  public var cost: Int
  public var meetings: [MeetingRecord]
  public var documents: [DocumentRecord]
  public var tasks: [TaskRecord]
  public var costs: [CostRecord]
  /// The items of the longest path, in order.
  public var longestPath: [String]
  /// Of a baseline: the files that it was computed from.
  public var readFrom: [InputRecord]?
  /// Of a baseline: the items of earlier ones that the scenario no longer has.
  public var withdrawn: [WithdrawnRecord]?

  enum CodingKeys: String, CodingKey {
    case convenePlan = "convene-plan"
    case scenario, title, proof, cost, meetings, documents, tasks, costs, withdrawn
    case longestPath = "longest-path"
    case readFrom = "read-from"
  }

  public struct ProofRecord: Codable, Hashable, Sendable {
    public enum Status: String, Codable, Sendable {
      case unproven, feasible, optimal
      /// No plan has a smaller sum of its cost and the points for departing from the baseline before.
      case leastChange = "least-change"
    }

    public var status: Status
    /// No plan costs less, in cost points.
    public var bound: Int?
    /// Whether no plan of the same cost is earlier.
    public var tieProven: Bool?

    enum CodingKeys: String, CodingKey {
      case status, bound
      case tieProven = "tie-proven"
    }
  }

  public struct FloatRecord: Codable, Hashable, Sendable {
    public var total: Int
    public var free: Int
    /// Calendar days from the early start to the planned one.
    public var margin: Int
    public var early: Day
    public var late: Day
  }

  public struct MeetingRecord: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var status: String
    public var first: Day?
    public var last: Day?
    public var place: String?
    /// The clock times of each day, such as `09:30-18:00`.
    public var hours: String?
    public var absentParties: [String]?
    public var float: FloatRecord?
    public var identity: Identity

    enum CodingKeys: String, CodingKey {
      case id, name, status, first, last, place, hours, float, identity
      case absentParties = "absent-parties"
    }
  }

  public struct DocumentRecord: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var stages: [StageRecord]
  }

  public struct StageRecord: Codable, Hashable, Sendable {
    public enum Way: String, Codable, Sendable {
      case work, session, silence, history, absent
      case sessionThenSilence = "session-then-silence"
    }

    public var name: String
    public var way: Way
    public var session: String?
    public var first: Day?
    public var last: Day?
    public var float: FloatRecord?
    public var identity: Identity
  }

  public struct TaskRecord: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var first: Day?
    public var last: Day?
    public var float: FloatRecord?
    public var identity: Identity
  }

  public struct CostRecord: Codable, Hashable, Sendable {
    public var rule: String
    public var item: String
    public var other: String?
    public var points: Int
    public var why: String
  }

  /// A file that the plan was computed from.
  public struct InputRecord: Codable, Hashable, Sendable {
    /// Relative to the folder of the scenario.
    public var file: String
    /// 64 hexadecimal digits.
    public var sha256: String

    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// An item that is no longer in the scenario; should it come back, its revisions are counted on.
  public struct WithdrawnRecord: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var identity: Identity
  }
}

/// The identity of an item in calendars: from the scenario's and the item's identifiers, never from titles or dates.
package enum CalendarIdentity {
  /// The UID of an item (RFC 7986 section 5.3): stable for as long as the two identifiers are.
  package static func uid(_ item: ItemID, scenario: String) -> String { uid("\(item)", scenario: scenario) }

  /// The UID of an item as scenario files write it.
  static func uid(_ item: String, scenario: String) -> String { "\(item).\(scenario)@convene" }

  /// The UID of one of several entries of an item. No identifier has an underscore, so that it is no other item's.
  package static func uid(_ item: ItemID, _ part: String, _ scenario: String) -> String {
    "\(item)_\(part).\(scenario)@convene"
  }
}
