import Solver

/// An instance as an engine problem, with what is needed to read the solution back.
struct CompiledInstance {
  private(set) var problem: Problem
  /// The first task without a day on which it can start and end; nil for none.
  private(set) var hopeless: Int?
  private let workDays: [[Int]]
  private let workIndex: [[Int]]
  private let instance: Instance
  private let approvals: [Int: Instance.Approval]

  /// - Throws: `Unreadable` where a day that a task may start on has no price.
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
    var values = try instance.tasks.indices.map { try approvals[$0] == nil ? ownValues($0) : [] }
    for approval in instance.alts { values[approval.task] = try self.values(of: approval, ends: values) }
    hopeless = values.firstIndex { $0.isEmpty }
    guard hopeless == nil else { return }
    let homes = homes()
    for (index, task) in instance.tasks.enumerated() {
      let rank: Activity.Rank = task.kind == .session ? .session : task.kind == .meeting ? .meeting : .other
      problem.activities.append(
        Activity(name: "\(task.kind.rawValue) \(index)", rank: rank, home: homes[index], values: values[index]))
    }
    for arc in instance.arcs { addArc(arc) }
    for approval in instance.alts { addLinks(approval) }
    addParties()
    for team in instance.cap {
      problem.constraints.append(
        .capacity(Capacity(loads: team.tasks.map { Capacity.Load(activity: $0, demand: 1) }, limit: team.cap ?? 0)))
    }
  }

  /// A meeting with the documents that lead to it.
  private func homes() -> [Int] {
    var home = Array(instance.tasks.indices)
    for arc in instance.arcs.reversed() where instance.tasks[arc.i].places == nil { home[arc.i] = home[arc.j] }
    return home
  }

  /// The day after the last; nil where the start is no working day, or the calendar ends before.
  private func end(_ task: Instance.Task, start: Int) -> Int? {
    guard let calendar = task.cal else { return start + task.dur }
    let index = workIndex[calendar][start]
    let last = index + task.dur - 1
    guard last < workDays[calendar].count, workDays[calendar][index] == start else { return nil }
    return workDays[calendar][last] + 1
  }

  private func price(_ task: Int, start day: Int) throws -> Int {
    func price(_ points: [[Int]]?, at x: Int) throws -> Int {
      guard let points else { return 0 }
      for (a, b) in zip(points, points.dropFirst()) where a[0] <= x && x <= b[0] {
        return b[0] > a[0] ? a[1] + (b[1] - a[1]) / (b[0] - a[0]) * (x - a[0]) : a[1]
      }
      throw Unreadable(description: "tasks[\(task)] may start on day \(day), which has no price.")
    }
    let cost = try price(instance.tasks[task].cost, at: day)
    guard let points = instance.tasks[task].idxcost, let calendar = instance.tasks[task].cal else { return cost }
    // A session may end after the calendar of what it approves; then all its working days are before.
    let index = workIndex[calendar].indices.contains(day) ? workIndex[calendar][day] : workDays[calendar].count
    return try cost + price(points, at: index)
  }

  private func values(_ index: Int, on days: [[Int]], place: Int? = nil, mode: Int, extra: Int) throws -> [Value] {
    let task = instance.tasks[index]
    return try days.flatMap { $0[0]...$0[1] }.compactMap { day in
      guard let end = end(task, start: day) else { return nil }
      return Value(start: day, end: end, place: place, mode: mode, cost: extra + (try price(index, start: day)))
    }
  }

  private func ownValues(_ index: Int) throws -> [Value] {
    let task = instance.tasks[index]
    guard let places = task.places else { return try values(index, on: task.dom ?? [], mode: 0, extra: 0) }
    let all = try places.flatMap {
      try values(index, on: $0.dom, place: $0.place, mode: $0.place, extra: $0.cost)
    }
    return all.sorted { ($0.start, $0.mode) < ($1.start, $1.mode) }
  }

  private func values(of approval: Instance.Approval, ends values: [[Value]]) throws -> [Value] {
    let index = approval.task
    var all: [Value] = []
    if let silence = approval.silence {
      all += try self.values(index, on: instance.tasks[index].dom ?? [], mode: -1, extra: silence)
    }
    for session in approval.sessions {
      for end in Set(values[session].map(\.end)).sorted() {
        all.append(Value(start: end - 1, end: end, mode: session, cost: try price(index, start: end - 1)))
      }
    }
    return all.sorted { ($0.start, $0.mode) < ($1.start, $1.mode) }
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
    let lastEnds = problem.activities.map { $0.values.map(\.end).max() ?? 0 }
    for party in instance.disj {
      for (index, a) in party.tasks.enumerated() {
        for b in party.tasks[(index + 1)...] where pairs.insert([min(a, b), max(a, b)]).inserted {
          let (first, second) = (problem.activities[a].values[0].start, problem.activities[b].values[0].start)
          if max(second - lastEnds[a], first - lastEnds[b]) < longest {
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

  /// The solution in the form of the format.
  func solution(_ solution: Solution) -> InstanceSolution {
    let values = solution.values.indices.map { problem.activities[$0].values[solution.values[$0]] }
    return InstanceSolution(
      objective: solution.cost, start: values.map(\.start), place: values.map { $0.place ?? -1 },
      alt: values.indices.map { approvals[$0] == nil ? -2 : values[$0].mode })
  }
}
