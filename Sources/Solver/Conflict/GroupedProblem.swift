/// A problem in which constraints and refusals of values belong to groups that can be left out, to learn which of them clash.
///
/// A group stands for whatever its maker says it does; it is in force with all its constraints and refusals, or not at all.
package struct GroupedProblem: Sendable {
  package let problem: Problem
  package let groupCount: Int
  /// The group of each constraint; nil for a constraint that is always in force.
  package let groupOfConstraint: [Int?]
  /// By activity and value, the groups that refuse the value; nothing for activities that no group refuses values of.
  private let refusals: [[[Int]]]

  private let constraintsOfGroup: [[Int]]
  private let refusedByGroup: [[Int]]
  /// By activity, the constraints that are always in force.
  private let permanent: [[Int]]

  package init(problem: Problem, groupCount: Int, groupOfConstraint: [Int?], refusals: [Int: [[Int]]]) {
    self.problem = problem
    self.groupCount = groupCount
    self.groupOfConstraint = groupOfConstraint
    var constraintsOfGroup = Array(repeating: [Int](), count: groupCount)
    var permanent = Array(repeating: [Int](), count: problem.activities.count)
    for (constraint, group) in groupOfConstraint.enumerated() {
      if let group {
        constraintsOfGroup[group].append(constraint)
      } else {
        for a in problem.constraints[constraint].activities where permanent[a].last != constraint {
          permanent[a].append(constraint)
        }
      }
    }
    var refusedByGroup = Array(repeating: [Int](), count: groupCount)
    self.refusals = problem.activities.indices.map { a in
      refusals[a].map { $0.contains { !$0.isEmpty } ? $0 : [] } ?? []
    }
    for a in self.refusals.indices {
      for groups in self.refusals[a] {
        for group in groups where refusedByGroup[group].last != a { refusedByGroup[group].append(a) }
      }
    }
    self.constraintsOfGroup = constraintsOfGroup
    self.refusedByGroup = refusedByGroup
    self.permanent = permanent
  }

  /// The activities that a group speaks of, in order.
  package func activities(of group: Int) -> [Int] {
    Array(Set(constraintsOfGroup[group].flatMap { problem.constraints[$0].activities } + refusedByGroup[group]))
      .sorted()
  }

  /// What some groups say together.
  package struct Part {
    /// The activities that the groups speak of, with the values that they leave, and the constraints in force.
    let restriction: Restriction
    /// The constraint of the whole for each constraint of the part.
    let constraints: [Int]
    /// The activities that have no value left, in order; then there is no part to solve.
    let emptied: [Int]
  }

  /// The part of the problem that some groups speak of; whatever is outside has a value and nothing to keep.
  ///
  /// - Parameter alive: By activity, the values left besides; all of an activity that is not there.
  func part(_ groups: [Int], within alive: [Int: [Bool]] = [:]) -> Part {
    var isInForce = Array(repeating: false, count: groupCount)
    for group in groups { isInForce[group] = true }
    var isIn = Array(repeating: false, count: problem.activities.count)
    var waiting: [Int] = []
    func enter(_ activities: [Int]) {
      for a in activities where !isIn[a] {
        isIn[a] = true
        waiting.append(a)
      }
    }
    var constraints: Set<Int> = []
    for group in groups {
      enter(refusedByGroup[group])
      constraints.formUnion(constraintsOfGroup[group])
      for constraint in constraintsOfGroup[group] { enter(problem.constraints[constraint].activities) }
    }
    while let a = waiting.popLast() {
      for constraint in permanent[a] where constraints.insert(constraint).inserted {
        enter(problem.constraints[constraint].activities)
      }
    }
    let activities = isIn.indices.filter { isIn[$0] }
    let kept = constraints.sorted()
    var isLeft = Array(repeating: [Bool](), count: problem.activities.count)
    for a in activities {
      var left = alive[a] ?? Array(repeating: true, count: problem.activities[a].values.count)
      for (v, groups) in refusals[a].enumerated() where left[v] && !groups.isEmpty {
        left[v] = !groups.contains { isInForce[$0] }
      }
      isLeft[a] = left
    }
    let restriction = Restriction(
      of: problem, to: activities, constraints: kept.map { problem.constraints[$0] }
    ) { isLeft[$0][$1] }
    let emptied = activities.indices.filter { restriction.values[$0].isEmpty }.map { activities[$0] }
    return Part(restriction: restriction, constraints: kept, emptied: emptied)
  }

  /// The groups among some that refuse any value of an activity.
  func groups(refusing activity: Int, among isInForce: [Bool]) -> Set<Int> {
    Set(refusals[activity].flatMap { $0.filter { isInForce[$0] } })
  }

  /// The first value of each activity that no group refuses, or the first.
  var firstValues: [Int] { problem.activities.indices.map { a in refusals[a].firstIndex { $0.isEmpty } ?? 0 } }
}
