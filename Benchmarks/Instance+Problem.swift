import Solver

/// An instance as an engine problem, with what is needed to read the solution back.
struct CompiledInstance {
  private(set) var problem: Problem
  private let workDays: [[Int]]
  private let workIndex: [[Int]]
  private let instance: Instance
  private let approvals: [Int: Instance.Approval]

  init(_ instance: Instance) throws {
    self.instance = instance
    var workDays: [[Int]] = []
    var workIndex: [[Int]] = []
    for calendar in instance.calendars {
      var days: [Int] = []
      var index: [Int] = []
      for (day, mark) in calendar.utf8.enumerated() {
        index.append(days.count)
        if mark == UInt8(ascii: "1") { days.append(day) }
      }
      workDays.append(days)
      workIndex.append(index)
    }
    self.workDays = workDays
    self.workIndex = workIndex
    approvals = Dictionary(uniqueKeysWithValues: instance.alts.map { ($0.task, $0) })
    problem = Problem(activities: [], constraints: [], setup: instance.travel)
    let homes = homes()
    for task in instance.tasks.indices { problem.activities.append(try activity(task, home: homes[task])) }
    for arc in instance.arcs { addArc(arc) }
    for approval in instance.alts { addLinks(approval) }
    addParties()
    for team in instance.cap {
      guard let limit = team.cap else { throw Unreadable(description: "The group '\(team.name)' has no capacity.") }
      problem.constraints.append(
        .capacity(Capacity(loads: team.tasks.map { Capacity.Load(activity: $0, demand: 1) }, limit: limit)))
    }
  }

  /// A meeting with the documents that lead to it.
  private func homes() -> [Int] {
    var home = Array(instance.tasks.indices)
    for arc in instance.arcs.reversed() where instance.tasks[arc.i].places == nil { home[arc.i] = home[arc.j] }
    return home
  }

  private func end(_ task: Instance.Task, start: Int) -> Int? {
    guard let calendar = task.cal else { return start + task.dur }
    let last = workIndex[calendar][start] + task.dur - 1
    return last < workDays[calendar].count ? workDays[calendar][last] + 1 : nil
  }

  private func price(_ points: [[Int]]?, at x: Int) -> Int {
    guard let points else { return 0 }
    for (a, b) in zip(points, points.dropFirst()) where a[0] <= x && x <= b[0] {
      return b[0] > a[0] ? a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]) : a[1]
    }
    return 0
  }

  private func activity(_ index: Int, home: Int) throws -> Activity {
    let task = instance.tasks[index]
    var values: [Value] = []
    func add(_ days: [[Int]], place: Int?, mode: Int, extra: Int) {
      for day in days.flatMap({ Array($0[0]...$0[1]) }) {
        guard let end = end(task, start: day) else { continue }
        let index = task.cal.map { workIndex[$0][day] } ?? day
        values.append(
          Value(
            start: day, end: end, place: place, mode: mode,
            cost: extra + price(task.cost, at: day) + price(task.idxcost, at: index)))
      }
    }
    if let places = task.places {
      for place in places { add(place.dom, place: place.place, mode: place.place, extra: place.cost) }
    } else if let approval = approvals[index] {
      if let silence = approval.silence { add(task.dom ?? [], place: nil, mode: -1, extra: silence) }
      for session in approval.sessions {
        for end in sessionEnds(session) {
          values.append(
            Value(start: end - 1, end: end, mode: session, cost: price(task.cost, at: end - 1)))
        }
      }
    } else {
      add(task.dom ?? [], place: nil, mode: 0, extra: 0)
    }
    values.sort { ($0.start, $0.mode) < ($1.start, $1.mode) }
    guard !values.isEmpty else { throw Unreadable(description: "Task \(index) has no day on which it can start.") }
    let rank: Activity.Rank = task.kind == "session" ? .session : task.kind == "meeting" ? .meeting : .other
    return Activity(name: "\(task.kind) \(index)", rank: rank, home: home, values: values)
  }

  private func sessionEnds(_ session: Int) -> [Int] {
    let task = instance.tasks[session]
    let days = (task.places ?? []).flatMap { $0.dom.flatMap { Array($0[0]...$0[1]) } }
    return Array(Set(days.compactMap { end(task, start: $0) })).sorted()
  }

  private mutating func addArc(_ arc: Instance.Arc) {
    let first = problem.activities[arc.i].values
    let second = problem.activities[arc.j].values
    problem.constraints.append(
      .precedence(
        Precedence(
          first: arc.i, tail: first.map { $0.end + arc.min }, second: arc.j, head: second.map(\.start))))
    if let most = arc.max {
      problem.constraints.append(
        .precedence(
          Precedence(
            first: arc.j, tail: second.map(\.start), second: arc.i, head: first.map { $0.end + most })))
    }
  }

  private mutating func addLinks(_ approval: Instance.Approval) {
    for session in approval.sessions {
      problem.constraints.append(
        .link(
          Link(
            first: approval.task,
            firstKey: problem.activities[approval.task].values.map { $0.mode == session ? $0.end : nil },
            second: session, secondKey: problem.activities[session].values.map { Optional($0.end) })))
    }
  }

  private mutating func addParties() {
    var pairs: Set<[Int]> = []
    let longest = instance.travel.flatMap { $0 }.max() ?? 0
    for party in instance.disj {
      for (index, a) in party.tasks.enumerated() {
        for b in party.tasks[(index + 1)...] where pairs.insert([min(a, b), max(a, b)]).inserted {
          let first = problem.activities[a].values
          let second = problem.activities[b].values
          let gap = max(
            second[0].start - (first.map(\.end).max() ?? 0), first[0].start - (second.map(\.end).max() ?? 0))
          if gap <= longest {
            problem.constraints.append(.exclusion(Exclusion(first: min(a, b), second: max(a, b))))
          }
        }
      }
    }
  }

  /// Plans meetings as early as possible instead, as for a scenario without preferences.
  mutating func dropCosts() {
    for (index, activity) in problem.activities.enumerated() {
      problem.activities[index].settles = activity.rank == .other
      for value in activity.values.indices {
        problem.activities[index].values[value].cost = 0
        if activity.rank != .other { problem.activities[index].values[value].tie = activity.values[value].start }
      }
    }
  }

  /// The solution in the form of the benchmark's checker.
  func report(_ solution: Solution) -> [String: Any] {
    let values = solution.values.indices.map { problem.activities[$0].values[solution.values[$0]] }
    let alternatives = values.indices.map { approvals[$0] == nil ? -2 : values[$0].mode }
    return [
      "objective": solution.cost, "start": values.map(\.start), "place": values.map { $0.place ?? -1 },
      "alt": alternatives,
    ]
  }
}
