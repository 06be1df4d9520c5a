import Foundation
import Solver

/// A benchmark instance: tasks on a grid of days with calendars, arcs, parties, teams and ways of approval.
struct Instance: Decodable {
  struct Place: Decodable {
    var place: Int
    var dom: [[Int]]
    var cost: Int
  }

  struct Task: Decodable {
    var kind: String
    var dur: Int
    var cal: Int?
    var dom: [[Int]]?
    var places: [Place]?
    var cost: [[Int]]?
    var idxcost: [[Int]]?
  }

  struct Arc: Decodable {
    var i: Int
    var j: Int
    var min: Int
    var max: Int?
  }

  struct Group: Decodable {
    var name: String
    var tasks: [Int]
    var cap: Int?
  }

  struct Approval: Decodable {
    var task: Int
    var sessions: [Int]
    var silence: Int?
  }

  var name: String
  var horizon: Int
  var calendars: [String]
  var travel: [[Int]]
  var tasks: [Task]
  var arcs: [Arc]
  var disj: [Group]
  var cap: [Group]
  var alts: [Approval]
}

/// What a reader says about a file that it does not understand.
struct Unreadable: Error, CustomStringConvertible {
  var description: String
}

extension Instance {
  init(json: Data) throws {
    let known: Set = [
      "name", "horizon", "calendars", "travel", "tasks", "arcs", "disj", "cap", "alts",
    ]
    guard let object = try JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      throw Unreadable(description: "The instance is not a JSON object.")
    }
    if let stranger = object.keys.sorted().first(where: { !known.contains($0) }) {
      throw Unreadable(description: "The instance has a field '\(stranger)' that this reader does not know.")
    }
    self = try JSONDecoder().decode(Instance.self, from: json)
  }
}
