/// Holds a solution against an instance. It is written from the format alone and shares nothing with the solver.
package struct InstanceChecker {
  private let instance: Instance
  private let solution: InstanceSolution
  private var ends: [Int?] = []
  package private(set) var faults: [InstanceFault] = []
  /// What the solution costs, in points, as far as its tasks have prices.
  package private(set) var cost = 0

  package init(_ solution: InstanceSolution, of instance: Instance) {
    self.instance = instance
    self.solution = solution
    let count = instance.tasks.count
    for (list, length) in [
      ("start", solution.start.count), ("place", solution.place.count), ("alt", solution.alt.count),
    ] where length != count { faults.append(.count(list: list, length, tasks: count)) }
    guard faults.isEmpty else { return }
    ends = Array(repeating: nil, count: count)
    let sessions = Dictionary(uniqueKeysWithValues: instance.alts.map { ($0.task, $0) })
    for task in instance.tasks.indices where sessions[task] == nil { checkPlainTask(task) }
    for approval in instance.alts { check(approval) }
    for task in instance.tasks.indices { addPrice(task) }
    for arc in instance.arcs.indices { checkArc(arc) }
    for party in instance.disj { checkParty(party) }
    for team in instance.cap { checkTeam(team) }
    if let said = solution.objective, said != cost { faults.append(.objective(said: said, cost: cost)) }
  }

  /// Counts the working days off one by one.
  private mutating func setEnd(_ task: Int) {
    let (start, duration) = (solution.start[task], instance.tasks[task].dur)
    guard let calendar = instance.tasks[task].cal.map({ Array(instance.calendars[$0].utf8) }) else {
      ends[task] = start + duration
      return
    }
    guard calendar.indices.contains(start), calendar[start] == UInt8(ascii: "1") else {
      faults.append(.startOnDayOff(task: task, day: start))
      return
    }
    var (day, left) = (start, duration)
    while left > 0, day < calendar.count {
      if calendar[day] == UInt8(ascii: "1") { left -= 1 }
      day += 1
    }
    if left == 0 { ends[task] = day } else { faults.append(.noEnd(task: task)) }
  }

  private mutating func checkDomain(_ task: Int, _ domain: [[Int]]) {
    let day = solution.start[task]
    if !domain.contains(where: { $0[0] <= day && day <= $0[1] }) {
      faults.append(.outsideDomain(task: task, day: day))
    } else {
      setEnd(task)
    }
  }

  private mutating func checkPlainTask(_ task: Int) {
    if solution.alt[task] ?? -2 != -2 { faults.append(.choiceWhereNoneIs(task: task)) }
    guard let places = instance.tasks[task].places else {
      checkDomain(task, instance.tasks[task].dom ?? [])
      if let place = solution.place[task], place != -1 { faults.append(.placeNotOffered(task: task, place: place)) }
      return
    }
    guard let place = places.first(where: { $0.place == solution.place[task] }) else {
      faults.append(.placeNotOffered(task: task, place: solution.place[task]))
      return
    }
    cost += place.cost
    checkDomain(task, place.dom)
  }

  private mutating func check(_ approval: Instance.Approval) {
    let task = approval.task
    if let place = solution.place[task], place != -1 { faults.append(.placeNotOffered(task: task, place: place)) }
    let choice = solution.alt[task] ?? -2
    guard choice != -1 else {
      guard let silence = approval.silence else {
        faults.append(.silenceNotAllowed(task: task))
        return
      }
      cost += silence
      checkDomain(task, instance.tasks[task].dom ?? [])
      return
    }
    guard approval.sessions.contains(choice) else {
      faults.append(.notASession(task: task, session: choice))
      return
    }
    guard let end = ends[choice] else { return }
    ends[task] = end
    if solution.start[task] != end - 1 {
      faults.append(.notOnLastDay(task: task, day: solution.start[task], last: end - 1))
    }
  }

  private mutating func addPrice(_ task: Int) {
    let day = solution.start[task]
    var positions = [(instance.tasks[task].cost, day)]
    if let calendar = instance.tasks[task].cal, let points = instance.tasks[task].idxcost {
      positions.append(
        (points, instance.calendars[calendar].utf8.prefix(max(0, day)).count { $0 == UInt8(ascii: "1") }))
    }
    for case (let points?, let x) in positions {
      let end = points.dropFirst().firstIndex { x <= $0[0] }
      guard let end, points[end - 1][0] <= x else {
        faults.append(.noPrice(task: task, day: day))
        continue
      }
      let (left, right) = (points[end - 1], points[end])
      let (run, rise) = (right[0] - left[0], right[1] - left[1])
      cost += left[1] + (run == 0 ? 0 : rise * (x - left[0]) / run)
    }
  }

  private mutating func checkArc(_ index: Int) {
    let arc = instance.arcs[index]
    guard let end = ends[arc.i] else { return }
    let day = solution.start[arc.j]
    if day < end + arc.min { faults.append(.tooEarly(arc: index, day: day, earliest: end + arc.min)) }
    if let most = arc.max, day > end + most { faults.append(.tooLate(arc: index, day: day, latest: end + most)) }
  }

  /// Every pair, in both orders.
  private mutating func checkParty(_ party: Instance.Group) {
    func follows(_ first: Int, _ second: Int) -> Bool {
      guard let end = ends[first], let from = solution.place[first], let to = solution.place[second] else {
        return true
      }
      return end + instance.travel[from][to] <= solution.start[second]
    }
    let tasks = party.tasks.filter { ends[$0] != nil }.sorted { (solution.start[$0], $0) < (solution.start[$1], $1) }
    for (index, first) in tasks.enumerated() {
      for second in tasks[(index + 1)...] where !follows(first, second) && !follows(second, first) {
        faults.append(.overlap(party: party.name, first: first, second: second))
      }
    }
  }

  /// A load can only be too high on a day on which a task starts.
  private mutating func checkTeam(_ team: Instance.Group) {
    for day in Set(team.tasks.map { solution.start[$0] }).sorted() {
      let count = team.tasks.count { task in solution.start[task] <= day && day < ends[task] ?? Int.min }
      if count > team.cap ?? 0 {
        faults.append(.overload(team: team.name, day: day, count: count))
        return
      }
    }
  }
}
