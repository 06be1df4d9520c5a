/// The activities of each home, in order of homes (steps 7 and 8 of the method).
struct Homes {
  let members: [[Int]]
  private let problem: Problem

  init(_ problem: Problem) {
    self.problem = problem
    var members: [Int: [Int]] = [:]
    for (index, activity) in problem.activities.enumerated() { members[activity.home, default: []].append(index) }
    self.members = members.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What the members of each home cost with the values given.
  func costs(with values: [Int]) -> [Int] {
    members.map { members in members.reduce(0) { $0 + problem.activities[$1].values[values[$1]].cost } }
  }

  /// When each home's first activity by rank, its meeting, starts with the values given.
  func times(with values: [Int]) -> [Int] {
    members.map { members in
      let leading = members.min { (problem.activities[$0].rank, $0) < (problem.activities[$1].rank, $1) }
      return leading.map { problem.activities[$0].values[values[$0]].start } ?? 0
    }
  }
}

extension [Int] {
  /// The indices in order of their elements.
  var order: [Int] { indices.sorted { (self[$0], $0) < (self[$1], $1) } }
}
