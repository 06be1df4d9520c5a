/// The documents of a generated instance: three stages in the working days of one calendar, drafted by a team, then an approval.
struct InstanceDocuments {
  private(set) var tasks: [Instance.Task] = []
  private(set) var starts: [Int] = []
  private(set) var arcs: [Instance.Arc] = []
  private(set) var teams: [Instance.Group]
  private(set) var approvals: [Instance.Approval] = []
  /// The planted way of approval of a task: a session, or -1.
  private(set) var choices: [Int: Int] = [:]
  private let world: InstanceWorld
  private let planting: InstancePlanting
  private var random: GeneratorRandom
  /// How many drafts each team works on, by day.
  private var drafts: [[Int]]

  init?(_ world: InstanceWorld, _ planting: InstancePlanting, random: GeneratorRandom) {
    self.world = world
    self.planting = planting
    self.random = random
    let documents = planting.meetings.reduce(0) { $0 + ($1.body == nil ? 2 : 1) }
    let spread = Double(world.span.upperBound - world.span.lowerBound) / Double(world.horizon) * 1.3
    let draftDays = world.load.draft * 3 * Double(world.horizon) * 5 / 7 * min(1, spread)
    let count = max(1, Int((Double(documents) * 10 / draftDays).rounded()))
    teams = (0..<count).map { Instance.Group(name: "team\($0)", tasks: [], cap: 3) }
    drafts = Array(repeating: Array(repeating: 0, count: world.horizon + 60), count: count)
  }

  /// One document for each session, one to three for each other meeting; false where one cannot be planted.
  mutating func plant() -> Bool {
    for meeting in planting.meetings.indices {
      let count = planting.meetings[meeting].body == nil ? random.pick([1, 2, 2, 3]) : 1
      for _ in 0..<count where !plantDocument(for: meeting) { return false }
    }
    return true
  }

  private mutating func plantDocument(for index: Int) -> Bool {
    let meeting = planting.meetings[index]
    let calendar = random.int(0...2)
    let (days, before) = (world.workDays[calendar], world.workIndex[calendar])
    let notice = random.int(4...20)
    let stages = [random.int(4...12), random.int(2...4), random.int(4...12)]
    let silence = random.int(4...9)
    let team = random.int(0...teams.count - 1)
    let sessions = sessions(before: index, notice: notice)
    let fitting = sessions.filter {
      let session = planting.meetings[$0]
      return session.end + notice <= meeting.start && before[session.end - 1] >= stages.reduce(0, +)
    }
    let way = random.int(0...99)
    let isBySession = way < 60 && !fitting.isEmpty && sessions.count >= 2

    // When it is approved, and the stages back to back before that; each by the number of the working day.
    let silenceStart = before[max(0, meeting.start - notice)] - silence
    guard silenceStart >= 0 else { return false }
    let session = fitting.max { planting.meetings[$0].start < planting.meetings[$1].start }
    let approvalDay = isBySession ? session.map { planting.meetings[$0].end - 1 } ?? 0 : days[silenceStart]
    var planted = Self.backToBack(stages, before: before[approvalDay])
    while planted[0] >= 0, isTeamFull(team, days[planted[0]]...days[planted[0] + stages[0] - 1]) { planted[0] -= 1 }
    guard planted[0] >= 0 else { return false }
    for day in days[planted[0]]...days[planted[0] + stages[0] - 1] { drafts[team][day] += 1 }

    let wished = Self.backToBack(stages, before: before[max(0, meeting.wished - notice)] - silence).map { max(0, $0) }
    let first = planting.tasks.count + tasks.count
    for stage in 0..<3 {
      let low = max(0, min(planted[stage], wished[stage] - 60))
      let high = max(planted[stage], min(days.count - stages[stage] - 1, before[meeting.last]))
      tasks.append(
        Instance.Task(
          kind: .stage, dur: stages[stage], cal: calendar, dom: InstanceWorld.runs(Array(days[low...high])),
          // Too early costs a point a working day, but for circulation.
          idxcost: [[0, stage == 1 ? 0 : wished[stage]], [wished[stage], 0], [days.count, 0]]))
      starts.append(days[planted[stage]])
    }
    teams[team].tasks.append(first)

    let approval = first + 3
    let earliest = min(days[max(0, before[approvalDay] - 60)], approvalDay)
    tasks.append(
      Instance.Task(
        kind: .approval, dur: silence, cal: calendar,
        dom: InstanceWorld.runs(days.filter { (earliest...max(earliest, meeting.last)).contains($0) })))
    starts.append(approvalDay)
    choices[approval] = isBySession ? session : -1
    approvals.append(
      Instance.Approval(
        task: approval, sessions: isBySession ? sessions : [],
        silence: isBySession ? (way < 40 ? random.int(15...50) : nil) : 0))
    arcs += (first..<approval).map { Instance.Arc(i: $0, j: $0 + 1, min: 0) }
    arcs.append(Instance.Arc(i: approval, j: index, min: notice))
    return true
  }

  /// The sessions of a random body that may approve a document of a meeting; a session's own documents have none.
  private mutating func sessions(before index: Int, notice: Int) -> [Int] {
    let body = random.int(0...world.bodies - 1)
    let meeting = planting.meetings[index]
    guard meeting.body == nil else { return [] }
    return planting.meetings.indices.filter {
      let session = planting.meetings[$0]
      return session.body == body && session.last - 25 <= meeting.last && session.end + notice <= meeting.start + 60
        && session.start > meeting.start - 110
    }
  }

  private func isTeamFull(_ team: Int, _ days: ClosedRange<Int>) -> Bool { days.contains { drafts[team][$0] >= 3 } }

  /// When stages start that follow each other up to a working day.
  private static func backToBack(_ stages: [Int], before end: Int) -> [Int] {
    var start = end
    return stages.reversed().map { length in
      start -= length
      return start
    }.reversed()
  }
}
