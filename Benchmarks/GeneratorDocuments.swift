import CivilTime

/// Documents and tasks with planted days, chained back from the meetings that need them.
struct GeneratorDocuments {
  let world: GeneratorWorld
  let bodies: [GeneratorBody]
  private var random: GeneratorRandom
  /// Heads in use, by team and by day of the horizon.
  private(set) var loads: [[Int]]
  var meetings: [GeneratorMeeting]
  var documentLines: [String] = []
  var taskLines: [String] = []
  var orderLines: [String]
  private var startedCount = 0

  init(_ planting: GeneratorPlanting) {
    world = planting.world
    bodies = planting.bodies
    random = planting.random
    meetings = planting.meetings
    orderLines = planting.orderLines
    loads = Array(
      repeating: Array(repeating: 0, count: planting.world.last - planting.world.first + 1),
      count: planting.world.teamCount)
    let firm = meetings.indices.filter { meetings[$0].isFirm }
    for index in firm {
      for _ in 0..<(meetings[index].body == nil ? random.pick([1, 1, 2, 3]) : 1) { addDocument(for: index) }
      if random.chance(30) { addTask(for: index) }
    }
  }

  /// What may stand beside a need.
  private static let needNotes = [", soft: {per-day: 4}", ", why: the hosts print it"] + Array(repeating: "", count: 8)

  static func kindLines(bodies: Int) -> [String] {
    (0..<bodies).flatMap { body in
      let name = GeneratorBody.name(body)
      return [
        "  paper-\(body + 1):", "    stages:", "      - {name: drafted, takes: 8 working days, team: team-1}",
        "      - {name: circulated, takes: 3 working days}", "      - {name: consulted, takes: 1 week}",
        "      - {name: cleared, takes: 0 days}",
        "      - {name: approved, decided-by: {is: \(name), why: its mandate}, or-silence: true}",
        "  report-\(body + 1):", "    stages:", "      - {name: drafted, takes: 6 working days, team: team-2}",
        "      - {name: circulated, takes: 3 working days}",
        "      - {name: approved, decided-by: \(name), then-silence: true}",
      ]
    } + [
      "  note:", "    stages:", "      - {name: drafted, takes: 4 working days, team: team-1}",
      "      - {name: circulated, takes: 2 days}",
    ]
  }

  /// The latest start of a stage of working days that closes by a day and overloads no team; nil before the data date.
  private mutating func work(_ days: Int, closingBy day: Day, table: WorkTable, team: Int, people: Int) -> Day? {
    var close = day
    while let start = Span(count: days, unit: .workingDays).latestFirstDay(closingBy: close, calendar: table),
      start >= world.dataDate,
      let last = Span(count: days, unit: .workingDays).lastDay(startingOn: start, calendar: table)
    {
      let heads = (start - world.first)...(last - world.first)
      if heads.allSatisfy({ loads[team][$0] + people <= GeneratorWorld.teamCapacity }) {
        for head in heads { loads[team][head] += people }
        return start
      }
      close = last - 1
    }
    return nil
  }

  /// The day on which silence that begins on a day expires, rolled forward to a working day.
  private func expiry(from day: Day, _ span: Int) -> Day {
    world.tables[0].firstWorkingDay(from: day + (span - 1)) ?? day + span
  }

  private mutating func addDocument(for index: Int) {
    let meeting = meetings[index]
    let lead = random.int(3...15)
    let body = random.int(0...bodies.count - 1)
    let calendar = random.int(0...3)
    let table = world.tables[calendar]
    let deadline = meeting.start - (lead + 1)
    let drafting = random.int(3...12)
    let team = random.int(0...world.teamCount - 1)
    let people = random.int(1...2)
    let sessions = bodies[body].sessions.map { meetings[$0] }.filter { !$0.isHeld && $0.id != meeting.id }

    // The latest session whose decision is ready in time decides; else silence, else there is nothing to approve.
    var kind = "note"
    var decision: [String] = []
    var beforeDecision = deadline - 2
    var close = deadline
    var circulated = deadline
    let isReport = random.chance(25)
    let silence = bodies[body].silenceDays
    let session = sessions.last { session in
      let decided = session.end - 1
      guard isReport else { return decided <= deadline }
      guard let next = world.tables[0].firstWorkingDay(from: session.end) else { return false }
      return expiry(from: next, silence + 1) <= deadline
    }
    if let session, random.chance(75), session.start > meeting.start - 120 {
      kind = isReport ? "report-\(body + 1)" : "paper-\(body + 1)"
      beforeDecision = session.start - 1
      circulated = session.start - (bodies[body].noticeDays + 1)
      close = session.end - 1
      if random.chance(25) {
        let deciders = sessions.filter { $0.start <= session.start }.suffix(3).map(\.id)
        decision = ["{name: approved, decided-by: {is: [\(deciders.joined(separator: ", "))], owner: Secretariat}}"]
      }
      if isReport, let next = world.tables[0].firstWorkingDay(from: session.end) {
        close = expiry(from: next, silence + 1)
      }
    } else if random.chance(60) {
      kind = "paper-\(body + 1)"
      var start = deadline - silence
      while !world.tables[0].isWorked(start) || expiry(from: start, silence + 1) > deadline { start = start - 1 }
      close = expiry(from: start, silence + 1)
      beforeDecision = start - 1
      circulated = beforeDecision
    }
    if kind.hasPrefix("paper") { circulated = min(circulated, beforeDecision - 7) }
    if kind.hasPrefix("report") { circulated = min(circulated, beforeDecision) }
    let circulation = kind == "note" ? Span(count: 2, unit: .days) : Span(count: 3, unit: .workingDays)
    guard let circulating = circulation.latestFirstDay(closingBy: circulated, calendar: table) else { return }

    let id = "document-\(documentLines.count + 1)"
    var draft =
      "name: drafted, takes: \(drafting) working days, team: \(GeneratorWorld.teamName(team)), people: \(people)"
    if circulating <= world.dataDate + 20 {
      // Too early for the whole chain: the draft is history.
      guard circulating >= world.dataDate else { return }
      draft = "name: drafted, done: \(world.dataDate - random.int(1...20))"
    } else if startedCount < 2, circulating < world.dataDate + 120, canLoad(team, people, days: 14) {
      startedCount += 1
      for day in 45...59 { loads[team][day] += people }
      let started = table.lastWorkingDay(through: world.dataDate - 7) ?? world.dataDate - 7
      draft += ", started: \(started), remaining: 5 working days"
    } else if work(drafting, closingBy: circulating - 1, table: table, team: team, people: people) == nil {
      return
    }
    let stages = ["{\(draft)}"] + decision
    var keys = [
      "name: Paper \(documentLines.count + 1)", "kind: \(kind)", "stages: [\(stages.joined(separator: ", "))]",
    ]
    if !draft.contains("done"), !draft.contains("started"), random.chance(12) {
      keys.append("optional: {if-dropped: \(random.int(30...80)), why: it could be left out}")
    }
    if calendar > 0 { keys.append("calendar: \(GeneratorWorld.calendarNames[calendar])") }
    if random.chance(20) {
      keys.append("due: {is: \(close + random.int(0...20)), soft: {per-day: 3}}")
    } else if random.chance(10) {
      keys.append("due: \(close + random.int(5...40))")
    }
    if random.chance(30) {
      keys.append("needed-by: [{meeting: \(meeting.id), lead: \(lead) days}]")
    } else {
      meetings[index].needs.append(
        "{document: \(id), lead: \(lead) days\(random.pick(Self.needNotes))}")
    }
    documentLines.append("  \(id): {\(keys.joined(separator: ", "))}")
  }

  private func canLoad(_ team: Int, _ people: Int, days: Int) -> Bool {
    (45...45 + days).allSatisfy { loads[team][$0] + people <= GeneratorWorld.teamCapacity }
  }

  private mutating func addTask(for index: Int) {
    let meeting = meetings[index]
    let lead = random.int(5...30)
    let days = random.int(3...15)
    let team = random.int(0...world.teamCount - 1)
    let close = meeting.start - (lead + 1)
    guard let start = work(days, closingBy: close, table: world.tables[0], team: team, people: 1) else { return }
    let number = taskLines.count + 1
    var keys = ["takes: \(days) working days", "team: \(GeneratorWorld.teamName(team))"]
    if random.chance(50), start - 4 >= world.dataDate {
      taskLines.append("  list-\(number): {takes: 3 days, due: \(start + 20)}")
      keys.append("needs: [{task: list-\(number)}]")
    }
    if random.chance(20) { keys.append("due: {is: \(close), why: the contract ends, soft: {per-day: 2}}") }
    if random.chance(20) { keys.append("optional: {if-dropped: \(random.int(10...40))}") }
    keys.append("needed-by: [{meeting: \(meeting.id), lead: \(lead) days}]")
    taskLines.append("  task-\(number): {\(keys.joined(separator: ", "))}")
  }
}
