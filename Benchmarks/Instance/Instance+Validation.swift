extension Instance {
  /// The longest horizon in days, and the largest of all other numbers: sums of them are far from overflow.
  private static let longest = 100_000
  private static let largest = 1_000_000_000

  /// The first thing that makes the instance unreadable, in words; nil for none.
  var fault: String? {
    guard (1...Self.longest).contains(horizon) else { return "horizon is \(horizon), not 1 to \(Self.longest) days." }
    return calendarFault ?? travelFault ?? tasks.indices.lazy.compactMap(taskFault).first ?? arcFault ?? groupFault
      ?? approvalFault
  }

  private var calendarFault: String? {
    for (index, calendar) in calendars.enumerated() {
      guard calendar.utf8.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) else {
        return "calendars[\(index)] has characters other than 0 and 1."
      }
      guard (horizon...2 * Self.longest).contains(calendar.utf8.count) else {
        return "calendars[\(index)] has \(calendar.utf8.count) days, fewer than the horizon or too many."
      }
    }
    return nil
  }

  private var travelFault: String? {
    guard travel.allSatisfy({ $0.count == travel.count }) else { return "travel is not a square." }
    guard travel.allSatisfy({ $0.allSatisfy { (0...Self.longest).contains($0) } }) else {
      return "travel has a number of days below 0 or above \(Self.longest)."
    }
    return nil
  }

  private func taskFault(_ index: Int) -> String? {
    let task = tasks[index]
    let path = "tasks[\(index)]"
    guard (1...horizon).contains(task.dur) else { return "\(path).dur is \(task.dur), not 1 to \(horizon) days." }
    if let cal = task.cal, !calendars.indices.contains(cal) { return "\(path).cal is \(cal), which is no calendar." }
    switch (task.places, task.dom) {
    case (nil, nil): return "\(path) has neither 'dom' nor 'places'."
    case (.some, .some): return "\(path) has both 'dom' and 'places'."
    case (let places?, nil):
      guard task.kind != .approval else { return "\(path) is an approval, which has no places." }
      guard Set(places.map(\.place)).count == places.count else { return "\(path) names a place twice." }
      for place in places {
        guard travel.indices.contains(place.place) else {
          return "\(path) names place \(place.place), which travel lacks."
        }
        guard (0...Self.largest).contains(place.cost) else {
          return "\(path) has a place that costs \(place.cost) points."
        }
        if let fault = domainFault(place.dom, of: task, at: path) { return fault }
      }
    case (nil, let domain?):
      if let fault = domainFault(domain, of: task, at: path) { return fault }
    }
    if task.idxcost != nil, task.cal == nil { return "\(path) has 'idxcost' and no calendar." }
    return costFault(task.cost, at: "\(path).cost") ?? costFault(task.idxcost, at: "\(path).idxcost")
  }

  private func domainFault(_ domain: [[Int]], of task: Task, at path: String) -> String? {
    // A calendar may go on beyond the horizon, and so may work.
    let last = task.cal.map { calendars[$0].utf8.count - 1 } ?? horizon
    for run in domain {
      guard run.count == 2 else { return "\(path).dom has a run that is not [first, last]." }
      guard 0 <= run[0], run[0] <= run[1], run[1] <= last else {
        return "\(path).dom has a run \(run) that is backwards or outside 0 to \(last)."
      }
    }
    let isOrdered = zip(domain, domain.dropFirst()).allSatisfy { $0[1] < $1[0] }
    return isOrdered ? nil : "\(path).dom has runs that overlap or are out of order."
  }

  private func costFault(_ points: [[Int]]?, at path: String) -> String? {
    guard let points else { return nil }
    guard points.allSatisfy({ $0.count == 2 }) else { return "\(path) has a point that is not [x, points]." }
    guard points.allSatisfy({ (0...Self.largest).contains($0[0]) && (0...Self.largest).contains($0[1]) }) else {
      return "\(path) has a number below 0 or above \(Self.largest)."
    }
    for (a, b) in zip(points, points.dropFirst()) {
      guard a[0] <= b[0] else { return "\(path) goes backwards at \(b)." }
      if b[0] > a[0], (b[1] - a[1]) % (b[0] - a[0]) != 0 {
        return "\(path) rises by no whole number of points before \(b)."
      }
    }
    return nil
  }

  private var arcFault: String? {
    for (index, arc) in arcs.enumerated() {
      guard tasks.indices.contains(arc.i), tasks.indices.contains(arc.j) else { return "arcs[\(index)] names no task." }
      guard arc.i != arc.j else { return "arcs[\(index)] leads from a task to itself." }
      guard abs(clamped: arc.min) <= Self.longest, abs(clamped: arc.max ?? 0) <= Self.longest else {
        return "arcs[\(index)] has a gap of more than \(Self.longest) days."
      }
    }
    return nil
  }

  private func abs(clamped number: Int) -> Int { number == .min ? .max : Swift.abs(number) }

  private var groupFault: String? {
    for (index, party) in disj.enumerated() {
      guard party.tasks.allSatisfy(tasks.indices.contains) else { return "disj[\(index)] names no task." }
      guard party.tasks.allSatisfy({ tasks[$0].places != nil }) else {
        return "disj[\(index)] names a task without places."
      }
      guard Set(party.tasks).count == party.tasks.count else { return "disj[\(index)] names a task twice." }
    }
    for (index, team) in cap.enumerated() {
      guard team.tasks.allSatisfy(tasks.indices.contains) else { return "cap[\(index)] names no task." }
      guard let limit = team.cap else { return "cap[\(index)] lacks the field 'cap'." }
      guard (0...Self.largest).contains(limit) else { return "cap[\(index)].cap is \(limit)." }
    }
    return nil
  }

  private var approvalFault: String? {
    var seen: Set<Int> = []
    for (index, approval) in alts.enumerated() {
      guard tasks.indices.contains(approval.task), tasks[approval.task].kind == .approval else {
        return "alts[\(index)].task is \(approval.task), which is no approval."
      }
      guard seen.insert(approval.task).inserted else {
        return "alts[\(index)] is the second for task \(approval.task)."
      }
      guard Set(approval.sessions).count == approval.sessions.count else {
        return "alts[\(index)] names a session twice."
      }
      guard approval.sessions.allSatisfy({ tasks.indices.contains($0) && tasks[$0].places != nil }) else {
        return "alts[\(index)] names a session that is no task with places."
      }
      guard (0...Self.largest).contains(approval.silence ?? 0) else { return "alts[\(index)].silence is below 0." }
    }
    let missing = tasks.indices.first { tasks[$0].kind == .approval && !seen.contains($0) }
    return missing.map { "tasks[\($0)] is an approval that alts does not name." }
  }
}
