/// Meetings and sessions of a generated instance, each planted on the free day nearest to the one it is wished for.
struct InstancePlanting {
  struct Meeting {
    var wished: Int
    var body: Int?
    var parties: [Int]
    /// Where it can be; it is planted at the first.
    var places: [Int]
    var days: Int
    /// How many days its start can move.
    var window: Int
    /// Points a day too early and too late.
    var early: Int
    var late: Int
    var start = 0
    var last = 0

    var end: Int { start + days }
  }

  private(set) var meetings: [Meeting] = []
  private(set) var tasks: [Instance.Task] = []
  private(set) var arcs: [Instance.Arc] = []
  private(set) var parties: [Instance.Group]
  private(set) var units: [Instance.Group]
  private let world: InstanceWorld

  /// nil where a meeting finds no day.
  init?(_ world: InstanceWorld, random: inout GeneratorRandom) {
    self.world = world
    parties = (0..<world.parties).map { Instance.Group(name: "party\($0)", tasks: []) }
    units = (0..<world.units).map { Instance.Group(name: "unit\($0)", tasks: [], cap: 2) }
    let wished = Self.sessions(world, &random) + Self.plainMeetings(world, &random)
    var served = Array(repeating: Array(repeating: 0, count: world.horizon), count: world.units)
    let order = wished.indices.sorted {
      (wished[$0].wished, wished[$0].days, $0) < (wished[$1].wished, wished[$1].days, $1)
    }
    for var meeting in order.map({ wished[$0] }) {
      let unit = random.int(0...world.units - 1)
      guard let start = firstFit(meeting, served[unit]) else { return nil }
      meeting.start = start
      for day in start..<meeting.end { served[unit][day] += 1 }
      let half = meeting.window / 2
      let first = min(start, max(60, meeting.wished - half))
      meeting.last = max(start, min(world.horizon - meeting.days, meeting.wished + meeting.window - half))
      let index = meetings.count
      for party in meeting.parties { parties[party].tasks.append(index) }
      units[unit].tasks.append(index)
      tasks.append(task(meeting, days: first...meeting.last, &random))
      meetings.append(meeting)
    }
    addSeries(&random)
  }

  /// The sessions of the bodies, spread evenly, always at the seat of the body.
  private static func sessions(_ world: InstanceWorld, _ random: inout GeneratorRandom) -> [Meeting] {
    (0..<world.bodies).flatMap { body in
      let members = random.sample(Array(0..<world.parties), random.int(3...5))
      let seat = random.int(0...InstanceWorld.places - 1)
      let count = world.sessions / world.bodies + (body < world.sessions % world.bodies ? 1 : 0)
      let step = Double(world.span.upperBound - world.span.lowerBound + 100) / Double(max(1, count))
      return (0..<count).map { number in
        let wished = world.span.lowerBound - 70 + Int(step * (Double(number) + 0.5)) + random.int(-5...5)
        return Meeting(
          wished: max(70, wished), body: body, parties: members, places: [seat], days: random.int(1...2),
          window: random.int(14...30), early: random.int(2...5), late: random.int(2...6))
      }
    }
  }

  /// The other meetings; half of them in spring and autumn, where there are more than twelve.
  private static func plainMeetings(_ world: InstanceWorld, _ random: inout GeneratorRandom) -> [Meeting] {
    (0..<world.meetings - world.sessions).map { _ in
      var wished = random.int(world.span)
      if world.meetings > 12, random.chance(50) {
        let inSeason = wished / 365 * 365 + random.pick([130, 150, 290, 310]) + random.int(-15...15)
        if world.span.contains(inSeason) { wished = inSeason }
      }
      var places = [random.int(0...InstanceWorld.places - 1)]
      if random.chance(15) {
        let second = random.int(0...InstanceWorld.places - 1)
        if second != places[0] { places.append(second) }
      }
      return Meeting(
        wished: wished, body: nil, parties: random.sample(Array(0..<world.parties), random.int(2...6)), places: places,
        days: random.pick([1, 2, 2, 3, 3, 4, 5]), window: random.int(30...150), early: random.int(1...4),
        late: random.int(2...7))
    }
  }

  /// The nearest day to the wished one on which the parties are free, with travel, and the unit serves fewer than two.
  private func firstFit(_ meeting: Meeting, _ served: [Int]) -> Int? {
    let others = Set(meeting.parties.flatMap { parties[$0].tasks }).sorted().map { meetings[$0] }
    for deviation in 0..<200 {
      for start in [meeting.wished + deviation, meeting.wished - deviation] where start >= 60 {
        guard world.isOpen(start, days: meeting.days),
          served[start..<start + meeting.days].allSatisfy({ $0 < 2 })
        else { continue }
        let isFree = others.allSatisfy { other in
          start >= other.end + world.travel[other.places[0]][meeting.places[0]]
            || other.start >= start + meeting.days + world.travel[meeting.places[0]][other.places[0]]
        }
        if isFree { return start }
      }
    }
    return nil
  }

  private func task(_ meeting: Meeting, days: ClosedRange<Int>, _ random: inout GeneratorRandom) -> Instance.Task {
    let open = days.filter { world.isOpen($0, days: meeting.days) }
    let places = meeting.places.enumerated().compactMap { rank, place -> Instance.Place? in
      // The second place is closed in some weeks.
      let possible = rank == 0 ? open : open.filter { ($0 / 7 + place) % 5 != 0 }
      let cost = rank == 0 ? 0 : random.int(2...15)
      return possible.isEmpty ? nil : Instance.Place(place: place, dom: InstanceWorld.runs(possible), cost: cost)
    }
    let (wished, end) = (meeting.wished, world.horizon + 60)
    var cost = [[0, wished * meeting.early], [wished, 0]]
    if random.chance(50) {
      // After some days, each late day costs twice as much.
      let patience = random.pick([10, 20])
      let late = patience * meeting.late
      cost += [[wished + patience, late], [end, late + (end - wished - patience) * 2 * meeting.late]]
    } else {
      cost.append([end, (end - wished) * meeting.late])
    }
    return Instance.Task(
      kind: meeting.body == nil ? .meeting : .session, dur: meeting.days, cal: nil, places: places, cost: cost)
  }

  /// A fifth of the plain meetings follow one of those before them.
  private mutating func addSeries(_ random: inout GeneratorRandom) {
    let plain = meetings.indices.filter { meetings[$0].body == nil }
    for (rank, next) in plain.enumerated() where random.chance(20) {
      let earlier = plain[max(0, rank - 40)..<rank].filter {
        (10...90).contains(meetings[next].start - meetings[$0].end)
      }
      guard !earlier.isEmpty else { continue }
      let previous = random.pick(earlier)
      let gap = meetings[next].start - meetings[previous].end
      let least = max(7, min(gap, random.int(10...30)))
      arcs.append(
        Instance.Arc(i: previous, j: next, min: least, max: random.chance(50) ? nil : gap + random.int(10...40)))
    }
  }
}
