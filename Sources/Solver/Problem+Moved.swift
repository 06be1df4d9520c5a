extension Problem {
  /// Values that keep every constraint, with as many activities as it finds on values that are wanted of them.
  ///
  /// All of them move at once; what breaks a constraint goes back together, and is then tried one after another.
  package func values(_ start: [Int], movedTo wanted: [(activity: Int, value: Int)]) -> [Int] {
    var values = start
    for (activity, value) in wanted { values[activity] = value }
    var broken = constraints.filter { !isKept($0, by: values) }
    while !broken.isEmpty {
      for activity in broken.flatMap(\.activities) { values[activity] = start[activity] }
      broken = constraints.filter { !isKept($0, by: values) }
    }
    guard wanted.contains(where: { values[$0.activity] != $0.value }) else { return values }
    var rows: [Int: [Constraint]] = [:]
    for constraint in constraints {
      for activity in Set(constraint.activities) { rows[activity, default: []].append(constraint) }
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (activity, value) in wanted where values[activity] != value {
        let before = values[activity]
        values[activity] = value
        if (rows[activity] ?? []).allSatisfy({ isKept($0, by: values) }) {
          hasChanged = true
        } else {
          values[activity] = before
        }
      }
    }
    return values
  }
}
