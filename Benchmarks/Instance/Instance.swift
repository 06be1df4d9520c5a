/// A benchmark instance: tasks on a grid of days with calendars, arcs, parties, teams and ways of approval.
///
/// Days are counted from 0, a Monday; ends are exclusive. Costs are whole points.
package struct Instance: Codable, Hashable {
  package struct Place: Codable, Hashable {
    package var place: Int
    package var dom: [[Int]]
    package var cost: Int
  }

  package struct Task: Codable, Hashable {
    package enum Kind: String, Codable { case meeting, session, stage, approval }

    package var kind: Kind
    package var dur: Int
    /// The calendar whose working days the duration counts; nil for calendar days.
    package var cal: Int?
    /// First and last start days of each run without a hole.
    package var dom: [[Int]]?
    package var places: [Place]?
    /// Piecewise linear in the start day.
    package var cost: [[Int]]?
    /// Piecewise linear in the working days of the calendar before the start.
    package var idxcost: [[Int]]?

    enum CodingKeys: String, CodingKey { case kind, dur, cal, dom, places, cost, idxcost }
  }

  /// `end(i) + min <= start(j) <= end(i) + max`.
  package struct Arc: Codable, Hashable {
    package var i: Int
    package var j: Int
    package var min: Int
    package var max: Int?

    enum CodingKeys: String, CodingKey { case i, j, min, max }
  }

  /// The tasks of one party, or those of which at most `cap` may run at once.
  package struct Group: Codable, Hashable {
    package var name: String
    package var tasks: [Int]
    package var cap: Int?
  }

  /// A document is approved on the last day of one of the sessions, or by silence at a cost; nil where silence is not allowed.
  package struct Approval: Codable, Hashable {
    package var task: Int
    package var sessions: [Int]
    package var silence: Int?

    enum CodingKeys: String, CodingKey { case task, sessions, silence }
  }

  package var name: String
  package var horizon: Int
  package var calendars: [String]
  package var travel: [[Int]]
  package var tasks: [Task]
  package var arcs: [Arc]
  package var disj: [Group]
  package var cap: [Group]
  package var alts: [Approval]
}

/// What a reader says about a file that it does not understand.
package struct Unreadable: Error, CustomStringConvertible {
  package var description: String
}
