import CivilTime

/// Windows, preferences and links, written around the planted days.
extension GeneratorPlanting {
  func bodyLines() -> [String] {
    bodies.enumerated().map { number, body in
      let future = body.sessions.map { meetings[$0] }
      let gaps = zip(future, future.dropFirst()).map { $1.start - $0.end }
      var keys = [
        "members: [\(body.members.map(GeneratorWorld.partyName).joined(separator: ", ")), "
          + "{party: members, attendance: optional, absence: 4}]",
        "place: \(GeneratorWorld.placeName(body.place))",
        "notice: {stage: circulated, clear: \(body.noticeDays) days, "
          + (number % 3 == 1 ? "soft: {per-day: 3}}" : "why: papers lie before the capitals}"),
        "silence: \(body.silenceDays) days",
        "weekdays: [mon, tue, wed, thu]",
      ]
      if let least = gaps.min(), let most = gaps.max() {
        let soft = number % 3 == 2 ? ", soft: {per-day: 2}" : ""
        keys.append("spacing: {at-least: \(max(1, least * 2 / 3)) days, at-most: \(most + 25) days\(soft)}")
      }
      if number % 2 == 0 { keys.append("blackouts: [\(world.last - 3) .. \(world.last)]") }
      return "  \(GeneratorBody.name(number)): {name: Body \(number + 1), \(keys.joined(separator: ", "))}"
    }
  }

  /// A window that holds the planted days and, where it can, the preferred ones.
  private mutating func window(of meeting: GeneratorMeeting, width: ClosedRange<Int>) -> String {
    let half = random.int(width) / 2
    let first = max(world.dataDate, min(meeting.start, meeting.nominal - half))
    let last = min(world.last, max(meeting.end - 1, meeting.nominal + half))
    if random.chance(15) {
      let other = world.dataDate + random.int(0...20)
      if other + 10 < first { return "window: [\(other) .. \(other + 9), \(first) .. \(last)]" }
    }
    return switch random.int(0...9) {
    case 0: "window: {is: \(first) .. \(last), soft: {per-day: 5}, owner: Protocol}"
    case 1: "window: {is: \(first) .. \(last), why: the host offers it, owner: Host, firm: true}"
    default: "window: \(first) .. \(last)"
    }
  }

  private mutating func preference(of meeting: GeneratorMeeting) -> String {
    let weight = random.pick(["low", "normal", "high"])
    return switch random.int(0...5) {
    case 0: "prefer: {between: \(meeting.nominal) .. \(meeting.nominal + 4), weight: \(weight)}"
    case 1:
      "prefer: {start: \(meeting.nominal), early-per-day: \(random.int(1...4)), late-per-day: \(random.int(2...7))}"
    default: "prefer: {start: \(meeting.nominal), weight: \(weight)}"
    }
  }

  mutating func writeSessions() {
    for body in bodies.indices {
      for index in bodies[body].sessions {
        let meeting = meetings[index]
        var keys = ["body: \(GeneratorBody.name(body))", "takes: \(meeting.length) days"]
        if meeting.isHeld {
          keys += ["status: held", "dates: \(meeting.start)"]
        } else {
          keys += [window(of: meeting, width: 20...40), preference(of: meeting), "status: announced"]
        }
        meetings[index].keys = keys
      }
    }
  }

  mutating func writeMeetings() {
    for index in meetings.indices where meetings[index].body == nil && meetings[index].isFirm {
      let meeting = meetings[index]
      var places = GeneratorWorld.placeName(meeting.place)
      if meeting.place != GeneratorWorld.online, random.chance(15) {
        places = "[\(places), {place: city-\((meeting.place + 1) % 6 + 1), cost: \(random.int(2...15))}]"
      }
      var parties = meeting.parties.map(GeneratorWorld.partyName)
      if parties.count > 3 { parties[3] = "{party: \(parties[3]), attendance: optional, absence: 12}" }
      if random.chance(40) { parties.append("members") }
      if random.chance(15) { parties.append("experts") }
      var keys = [
        "takes: \(meeting.length) days", "place: \(places)", "parties: [\(parties.joined(separator: ", "))]",
      ]
      switch random.int(0...19) {
      case 0: keys.append("dates: {is: \(meeting.start), why: the host has chosen it, firm: true}")
      case 1: keys.append("dates: {is: \(meeting.nominal), soft: {per-day: 3}}")
      default: keys += [window(of: meeting, width: 30...150), preference(of: meeting)]
      }
      switch random.int(0...19) {
      case 0: keys.append("open-days: {is: true, soft: {per-day: 6}}")
      case 1: keys.append("weekdays: {is: [mon, tue, wed], soft: {per-day: 2}}")
      case 2: keys.append("optional: {if-dropped: 200}")
      case 3...6: keys.append("hours: 09:30-17:30")
      default: break
      }
      if index % 4 == 1 { keys.insert("not-before: {is: \(meeting.start - 6), why: visas take as long}", at: 3) }
      if keys.last?.hasPrefix("optional") == true { meetings[index].isFirm = false }
      meetings[index].keys = keys
    }
  }

  /// Links between neighbours in time, with gaps that the planted days keep.
  mutating func linkMeetings() {
    let order = meetings.indices.filter { meetings[$0].isFirm }.sorted { meetings[$0].start < meetings[$1].start }
    for (position, index) in order.enumerated() where position > 0 && random.chance(15) {
      let then = meetings[index]
      let first = meetings[order[max(0, position - random.int(1...12))]]
      let slack = random.int(10...40)
      let (type, gap) =
        switch random.int(0...5) {
        case 0: ("SS", then.start - first.start)
        case 1: ("FF", then.end - first.end)
        case 2: ("SF", then.end - first.start)
        default: ("FS", then.start - first.end)
        }
      guard gap >= 0 else { continue }
      var keys = ["first: \(first.id)", "then: \(then.id)", "type: \(type)", "at-least: \(min(gap, slack)) days"]
      if random.chance(50) { keys.append("at-most: \(gap + slack) days") }
      if random.chance(20) { keys.append("soft: {per-day: 2}") }
      if random.chance(20) { keys.append("why: in turn") }
      orderLines.append("  - {\(keys.joined(separator: ", "))}")
    }
  }
}
