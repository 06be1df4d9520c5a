import CivilTime

/// What a generated scenario without a plan clashes about.
enum GeneratorClash: String, CaseIterable {
  /// Two windows are too close for the gap between their meetings.
  case window
  /// A party is in one city on the eve of a meeting in another.
  case travel
  /// Two tasks need more of a team than it has before both are due.
  case capacity
  /// A paper comes too late for the notice of the only session that may decide it.
  case notice
}

extension GeneratorDocuments {
  /// Adds one clash on top of the planted plan, which keeps every other rule.
  ///
  /// - Returns: False where nothing planted gives room for it.
  mutating func plant(_ clash: GeneratorClash, on planting: GeneratorPlanting, seed: UInt64) -> Bool {
    var random = GeneratorRandom(seed: seed)
    let firm = meetings.indices.filter { meetings[$0].isFirm }.shuffled(using: &random)
    return switch clash {
    case .window: clashWindows(firm)
    case .travel: clashTravel(firm, planting.diary)
    case .capacity: clashCapacity(from: random.int(70...120))
    case .notice: clashNotice(firm)
    }
  }

  private mutating func fix(_ meeting: Int, _ key: String) { meetings[meeting].date(key) }

  /// A link after the held session of the first body, so that `item` does not start before a day.
  private mutating func start(_ item: String, from day: Day) {
    guard let held = bodies[0].sessions.map({ meetings[$0] }).first(where: \.isHeld) else { return }
    orderLines.append(
      "  - {first: \(held.id), then: \(item), at-least: \(day - held.end) days, why: the funds come then}")
  }

  private mutating func clashWindows(_ firm: [Int]) -> Bool {
    for a in firm {
      guard let b = firm.first(where: { meetings[a].end <= meetings[$0].start }) else { continue }
      for index in [a, b] {
        let meeting = meetings[index]
        fix(index, "window: {is: \(meeting.start - 3) .. \(meeting.end + 2), why: the hall is free then}")
      }
      // The windows leave 6 days more than planted at most.
      let gap = meetings[b].start - meetings[a].end + 7
      orderLines.append(
        "  - {first: \(meetings[a].id), then: \(meetings[b].id), at-least: \(gap) days, why: the text is translated}")
      return true
    }
    return false
  }

  private mutating func clashTravel(_ firm: [Int], _ diary: GeneratorDiary) -> Bool {
    for index in firm where meetings[index].place != GeneratorWorld.online {
      let meeting = meetings[index]
      let eve = meeting.start - 1
      guard !meeting.keys.contains(where: { $0.hasPrefix("place: [") }), let party = meeting.parties.first,
        diary.isFree(eve, 1, place: meeting.place, parties: [party], in: world)
      else { continue }
      for place in 0..<GeneratorWorld.online where place != meeting.place {
        guard world.isOpen(eve, 1, place: place), diary.isFree(eve, 1, place: place, parties: [], in: world) else {
          continue
        }
        fix(index, "dates: {is: \(meeting.start), why: the hall is booked}")
        var clash = GeneratorMeeting(
          id: "clash-meeting", place: place, length: 1, nominal: eve, parties: [party], start: eve)
        clash.isFirm = false
        clash.keys = [
          "takes: 1 day", "place: \(GeneratorWorld.placeName(place))",
          "parties: [\(GeneratorWorld.partyName(party))]", "dates: {is: \(eve), why: the host has chosen it}",
        ]
        meetings.append(clash)
        return true
      }
    }
    return false
  }

  private mutating func clashCapacity(from offset: Int) -> Bool {
    // The first team's capacity is hard: each of the tasks alone fits beside the planted work, both do not.
    for start in stride(from: world.first + offset, to: world.last - 30, by: 1) {
      guard let close = Span(count: 15, unit: .workingDays).lastDay(startingOn: start, calendar: world.tables[0]),
        ((start - world.first)...(close - world.first)).allSatisfy({ loads[0][$0] + 2 <= GeneratorWorld.teamCapacity })
      else { continue }
      for number in 1...2 {
        let id = "clash-task-\(number)"
        taskLines.append(
          "  \(id): {takes: 10 working days, team: team-1, people: 2, due: {is: \(close), why: the contract ends}}")
        self.start(id, from: start)
      }
      return true
    }
    return false
  }

  private mutating func clashNotice(_ firm: [Int]) -> Bool {
    // The first body's notice is hard, and at least seven days.
    guard let session = firm.first(where: { meetings[$0].body == 0 }) else { return false }
    let meeting = meetings[session]
    fix(session, "dates: {is: \(meeting.start), why: the hall is booked}")
    documentLines.append(
      "  clash-paper: {stages: [{name: circulated, takes: 1 day}, {name: approved, decided-by: \(meeting.id)}], "
        + "due: \(meeting.end - 1)}")
    start("clash-paper.circulated", from: meeting.start - 3)
    return true
  }
}
