import CivilTime

/// A meeting with its planted days; its keys are collected as text.
struct GeneratorMeeting {
  let id: String
  let place: Int
  let length: Int
  /// The day a planner would like best, before room was sought.
  var nominal: Day
  var body: Int?
  var parties: [Int]
  var start: Day
  var keys: [String] = []
  var needs: [String] = []
  var isHeld = false
  /// Whether documents and links may name it: it is certainly held, and not inside another one.
  var isFirm = true

  /// The morning after the last day.
  var end: Day { start + length }

  /// The same on its planted days.
  var pinned: GeneratorMeeting {
    var meeting = self
    meeting.date("dates: \(start)")
    return meeting
  }

  /// Says otherwise when it is.
  mutating func date(_ key: String) {
    keys.removeAll { $0.hasPrefix("window:") || $0.hasPrefix("dates:") }
    keys.append(key)
  }

  var text: String {
    let needs = needs.isEmpty ? [] : ["needs: [\(needs.joined(separator: ", "))]"]
    return "  \(id): {\((keys + needs).joined(separator: ", "))}"
  }
}

/// A body with its planted sessions, by place in the list of meetings, earliest first.
struct GeneratorBody {
  let members: [Int]
  let place: Int
  let noticeDays: Int
  let silenceDays: Int
  var sessions: [Int] = []

  static func name(_ body: Int) -> String { "body-\(body + 1)" }
}

/// The days that are taken from parties and places while meetings are planted.
struct GeneratorDiary {
  private var stays: [[(start: Day, end: Day, place: Int)]]
  private var barred: [[DayRange]]
  private var barredPlaces: [[DayRange]]

  init(_ world: GeneratorWorld) {
    stays = Array(repeating: [], count: world.partyCount)
    barred = Array(repeating: [], count: world.partyCount)
    barredPlaces = Array(repeating: [], count: GeneratorWorld.online + 1)
  }

  func isFree(_ start: Day, _ length: Int, place: Int, parties: [Int], in world: GeneratorWorld) -> Bool {
    guard let days = DayRange(first: start, last: start + (length - 1)) else { return false }
    if barredPlaces[place].contains(where: { $0.overlaps(days) }) { return false }
    return parties.allSatisfy { party in
      !barred[party].contains { $0.overlaps(days) }
        && stays[party].allSatisfy { stay in
          stay.end + world.travel(stay.place, place) <= start
            || start + length + world.travel(place, stay.place) <= stay.start
        }
    }
  }

  mutating func enter(_ start: Day, _ length: Int, place: Int, parties: [Int]) {
    for party in parties { stays[party].append((start, start + length, place)) }
  }

  mutating func bar(party: Int, _ days: DayRange) { barred[party].append(days) }
  mutating func bar(place: Int, _ days: DayRange) { barredPlaces[place].append(days) }
}
