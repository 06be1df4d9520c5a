import CivilTime

/// The planted plan: every meeting has days that keep every rule, and the text is written around them.
struct GeneratorPlanting {
  let world: GeneratorWorld
  var random: GeneratorRandom
  var diary: GeneratorDiary
  var bodies: [GeneratorBody] = []
  var meetings: [GeneratorMeeting] = []
  var eventLines: [String] = []
  var orderLines: [String] = []
  private let span: ClosedRange<Int>

  /// Nil where the random choices leave no room for some meeting.
  init?(meetings count: Int, load: GeneratorLoad, random: GeneratorRandom) {
    var random = random
    world = GeneratorWorld(meetings: count, load: load, random: &random)
    self.random = random
    diary = GeneratorDiary(world)
    let length = world.last - world.first
    span = count <= 12 ? 150...270 : count <= 50 ? 150...500 : 150...(length - 60)
    plantEvents(2 + count / 25)
    let sessions = max(4, Int((Double(count) * 0.22).rounded()))
    let inner = max(1, count / 12)
    let absent = max(1, count / 25)
    let others = sessions + inner + absent + 1 + meetings.count
    guard plantSessions(sessions), plantMeetings(count - others) else { return nil }
    writeSessions()
    writeMeetings()
    plantInner(inner)
    addAbsent(absent)
    linkMeetings()
  }

  private mutating func plantEvents(_ count: Int) {
    let step = (span.upperBound - span.lowerBound) / count
    for event in 0..<count {
      let start = world.first + (span.lowerBound + event * step + random.int(0...max(0, step - 8)))
      guard let days = DayRange(first: start, last: start + random.int(1...6)) else { continue }
      let place = random.int(0...5)
      let chosen = random.sample(Array(0..<world.partyCount), 2)
      diary.enter(start, days.count, place: place, parties: [chosen[0]])
      diary.bar(party: chosen[1], days)
      var blocks = "parties: [\(GeneratorWorld.partyName(chosen[1]))]"
      if event % 2 == 1 {
        let barred = (place + 1) % 6
        diary.bar(place: barred, days)
        blocks += ", places: [\(GeneratorWorld.placeName(barred))]"
      }
      eventLines.append(
        "  event-\(event + 1): {dates: \(days), place: \(GeneratorWorld.placeName(place)), hours: 09:00-18:00, "
          + "parties: [\(GeneratorWorld.partyName(chosen[0]))], blocks: {\(blocks), why: the host is busy}, "
          + "avoid: {parties: [members], places: [\(GeneratorWorld.placeName((place + 2) % 6))], cost: \(random.int(2...6))}}"
      )
      if event % 3 == 0 {
        var dinner = GeneratorMeeting(
          id: "dinner-\(event + 1)", place: place, length: 1, nominal: start, parties: [chosen[0]], start: start)
        dinner.isFirm = false
        dinner.keys = [
          "takes: 1 day", "alongside: event-\(event + 1)", "open-days: false",
          "parties: [\(GeneratorWorld.partyName(chosen[0]))]",
          "optional: {if-dropped: 25}",
        ]
        meetings.append(dinner)
      }
    }
  }

  /// The first free and open start around a day, nearest first.
  private mutating func room(
    near nominal: Day, _ length: Int, place: Int, parties: [Int], weekdays: Set<Weekday> = Set(Weekday.allCases)
  ) -> Day? {
    for distance in 0..<250 {
      for start in distance == 0 ? [nominal] : [nominal + distance, nominal - distance] {
        guard start >= world.dataDate + 10, start + length <= world.last - 5 else { continue }
        let days = (0..<length).map { start + $0 }
        guard days.allSatisfy({ weekdays.contains($0.weekday) }), world.isOpen(start, length, place: place) else {
          continue
        }
        if diary.isFree(start, length, place: place, parties: parties, in: world) { return start }
      }
    }
    return nil
  }

  private mutating func plant(_ meeting: GeneratorMeeting, weekdays: Set<Weekday> = Set(Weekday.allCases)) -> Bool {
    var meeting = meeting
    guard
      let start = room(
        near: meeting.nominal, meeting.length, place: meeting.place, parties: meeting.parties, weekdays: weekdays)
    else { return false }
    meeting.start = start
    diary.enter(start, meeting.length, place: meeting.place, parties: meeting.parties)
    meetings.append(meeting)
    return true
  }

  private mutating func plantSessions(_ count: Int) -> Bool {
    let bodyCount = max(2, count / max(1, 6 * world.years))
    let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday]
    for body in 0..<bodyCount {
      let members = random.sample(Array(0..<world.partyCount), random.int(3...4)).sorted()
      bodies.append(
        GeneratorBody(
          members: members, place: random.int(0...5), noticeDays: random.int(7...15), silenceDays: random.int(5...10)))
      let number = count / bodyCount + (body < count % bodyCount ? 1 : 0)
      for session in 0..<number {
        let id = "\(GeneratorBody.name(body))-session-\(session + 1)"
        let place = bodies[body].place
        if session == 0 {
          // The first session is history.
          let start = world.first + (7 * body % 21)
          var held = GeneratorMeeting(
            id: id, place: place, length: 1, nominal: start, body: body, parties: members, start: start)
          held.isHeld = true
          held.isFirm = false
          diary.enter(start, 1, place: place, parties: members)
          bodies[body].sessions.append(meetings.count)
          meetings.append(held)
          continue
        }
        let step = (span.upperBound - span.lowerBound + 60) / max(1, number - 1)
        let nominal = world.first + (span.lowerBound - 60 + step * (session - 1) + step / 2 + random.int(-5...5))
        let meeting = GeneratorMeeting(
          id: id, place: place, length: random.int(1...2), nominal: nominal, body: body, parties: members,
          start: nominal)
        guard plant(meeting, weekdays: weekdays) else { return false }
        bodies[body].sessions.append(meetings.count - 1)
      }
      let places = meetings
      bodies[body].sessions.sort { places[$0].start < places[$1].start }
    }
    return true
  }

  private mutating func plantMeetings(_ count: Int) -> Bool {
    for meeting in 0..<count {
      var day = random.int(span)
      if random.chance(50), span.upperBound > 300 {
        let busy = day / 365 * 365 + random.pick([130, 150, 290, 310]) + random.int(-15...15)
        if span.contains(busy) { day = busy }
      }
      let place = random.chance(8) ? GeneratorWorld.online : random.int(0...5)
      let length = random.pick([1, 2, 2, 3, 3, 4, 5])
      let parties = random.sample(Array(0..<world.partyCount), random.int(2...5)).sorted()
      let nominal = world.first + day
      guard
        plant(
          GeneratorMeeting(
            id: "meeting-\(meeting + 1)", place: place, length: length, nominal: nominal, parties: parties,
            start: nominal))
      else { return false }
    }
    return true
  }

  /// Meetings inside the days of others, and meetings tied to them.
  private mutating func plantInner(_ count: Int) {
    let anchors = random.sample(meetings.indices.filter { meetings[$0].body == nil && meetings[$0].isFirm }, count)
    for (number, anchor) in anchors.enumerated() {
      let outer = meetings[anchor]
      let party = outer.parties[0]
      var inner = GeneratorMeeting(
        id: "side-event-\(number + 1)", place: outer.place, length: 1, nominal: outer.start, parties: [party],
        start: outer.start)
      inner.isFirm = false
      inner.keys = [
        "takes: 1 day", "alongside: {is: \(outer.id), why: same guests}",
        "parties: [\(GeneratorWorld.partyName(party)), experts]",
      ]
      if number % 2 == 1 { inner.keys.append("optional: true") }
      if number % 4 == 2 { inner.keys.append("held-with: \(outer.id)") }
      meetings.append(inner)
    }
  }

  /// Meetings that the planted plan drops, and one that is cancelled.
  private mutating func addAbsent(_ count: Int) {
    for number in 0..<count {
      let parties = random.sample(Array(0..<world.partyCount), 2)
      let start = world.first + random.int(span)
      guard let window = DayRange(first: start, last: start + random.int(20...60)) else { continue }
      let body = random.int(0...bodies.count - 1)
      var extra = GeneratorMeeting(
        id: "extra-\(number + 1)", place: 0, length: 1, nominal: start, parties: [], start: start)
      extra.isFirm = false
      extra.keys =
        number % 2 == 0
        ? ["body: \(GeneratorBody.name(body))", "takes: 1 day"]
        : [
          "takes: 2 days", "place: [city-1, {place: city-3, cost: 4}]",
          "parties: [\(parties.map(GeneratorWorld.partyName).joined(separator: ", "))]",
        ]
      extra.keys += ["window: \(window)", "optional: {if-held: \(random.int(20...60))}"]
      meetings.append(extra)
    }
    var cancelled = GeneratorMeeting(
      id: "cancelled-1", place: 0, length: 1, nominal: world.first, parties: [], start: world.first)
    cancelled.isFirm = false
    cancelled.keys = ["takes: 1 day", "place: city-1", "status: cancelled"]
    meetings.append(cancelled)
  }
}
