import CivilTime

/// What surrounds the generated meetings: calendars, places, travel, parties and teams.
struct GeneratorWorld {
  static let calendarNames = ["north", "east", "gulf", "joint"]
  static let online = 6
  static let teamCapacity = 3

  let first: Day
  let last: Day
  let dataDate: Day
  let years: Int
  let partyCount: Int
  let teamCount: Int
  let blackouts: [DayRange]
  /// The tables of `calendarNames`; the scenario's is the first.
  let tables: [WorkTable]
  let holidays: [[DayRange]]
  private let movedWorkingDays: [Day]

  init(meetings: Int, load: GeneratorLoad, random: inout GeneratorRandom) {
    let length =
      switch meetings {
      case ...12: 540
      case ...50: 730
      case ...150: 1095
      case ...500: 1460
      default: 1825
      }
    let first = Day(number: 19_723)  // Monday 2024-01-01
    self.first = first
    last = first + (length - 1)
    dataDate = first + 45
    years = (length + 364) / 365
    let workingDays = Double(length) * 5 / 7
    partyCount = max(load.leastParties, Int((Double(meetings) * 12.8 / (load.partyShare * workingDays)).rounded()))
    teamCount = max(load == .calm ? 3 : 2, Int((Double(meetings) * 20 / (load.teamShare * 3 * workingDays)).rounded()))
    blackouts = (0..<years).compactMap { DayRange(first: first + ($0 * 365 + 219), last: first + ($0 * 365 + 223)) }

    var holidays: [[DayRange]] = []
    for _ in 0..<3 {
      var days = Set<Day>()
      for year in 0..<years {
        for _ in 0..<8 { days.insert(first + (year * 365 + random.int(46...364))) }
      }
      let closings = (0..<years).compactMap {
        DayRange(first: first + ($0 * 365 + 357), last: first + ($0 * 365 + 363))
      }
      holidays.append(DaySet(days.map { DayRange($0) } + closings).ranges)
    }
    self.holidays = holidays
    let moved = (0..<years).map { first + ($0 * 364 + 7 * random.int(12...28) + 5) }
    movedWorkingDays = moved
    let north = WorkCalendar(
      weekend: [.saturday, .sunday], holidays: DaySet(holidays[0]), movedWorkingDays: DaySet(days: moved))
    let east = WorkCalendar(weekend: [.saturday, .sunday], holidays: DaySet(holidays[1]))
    let gulf = WorkCalendar(weekend: [.friday, .saturday], holidays: DaySet(holidays[2]))
    let covered = DayRange(first: first, last: first + length + 60) ?? DayRange(first)
    let calendars: [WorkCalendar] = [north, east, gulf, .allOf([north, east])]
    tables = calendars.map { WorkTable($0, covering: covered) }
  }

  /// The work calendar of a place; online meetings are planted on days worked in the scenario's.
  func table(ofPlace place: Int) -> WorkTable { tables[place == Self.online ? 0 : place % 3] }

  /// Whether every day of a meeting is worked at its place and outside the blackouts.
  func isOpen(_ start: Day, _ length: Int, place: Int) -> Bool {
    (0..<length).allSatisfy { offset in
      let day = start + offset
      return table(ofPlace: place).isWorked(day) && !blackouts.contains { $0.contains(day) }
    }
  }

  /// Travel days at most: by distance 1 or 2, and the two pairs.
  func travel(_ from: Int, _ to: Int) -> Int {
    if from == to || from == Self.online || to == Self.online { return 0 }
    if from == 2, to == 3 { return 3 }
    return 2
  }

  static func placeName(_ place: Int) -> String { place == online ? "online" : "city-\(place + 1)" }
  static func partyName(_ party: Int) -> String { "delegation-\(party + 1)" }
  static func teamName(_ team: Int) -> String { "team-\(team + 1)" }

  /// - Parameter courtesy: The holiday files of the member states.
  func text(_ random: inout GeneratorRandom, courtesy: [String]) -> [String] {
    func list(_ ranges: [DayRange]) -> String { ranges.map { "\($0)" }.joined(separator: ", ") }
    var lines = [
      "blackouts: [{is: \(blackouts[0]), why: stocktaking, owner: Secretariat, firm: true}"
        + blackouts.dropFirst().map { ", \($0)" }.joined() + "]",
      "calendars:",
      "  north: {weekend: [sat, sun], holidays: [\(list(holidays[0]))], working-days: [\(movedWorkingDays.map { "\($0)" }.joined(separator: ", "))]}",
      "  east: {holidays: [\(list(holidays[1]))]}",
      "  gulf: {weekend: [fri, sat], holidays: [\(list(holidays[2]))]}",
      "  joint: {all-of: [north, east]}",
      "places:",
    ]
    let zones = ["Asia/Almaty", "Asia/Shanghai", "Asia/Qatar", "Asia/Tashkent", "Asia/Seoul", "Asia/Dubai"]
    for place in 0..<6 {
      // One calendar stands inline, the union of two that are worked on the same days.
      let calendar = place == 4 ? "{any-of: [east, {all-of: [east, gulf]}]}" : Self.calendarNames[place % 3]
      lines.append(
        "  city-\(place + 1): {name: City \(place + 1), zone: \(zones[place]), "
          + "position: [\(random.int(0...59)).\(random.int(10...99)), \(random.int(30...119)).\(random.int(10...99))], "
          + "calendar: \(calendar)}")
    }
    lines += [
      "  online: {name: Online, zone: Asia/Almaty, online: true}",
      "travel:",
      "  by-distance: [{up-to-km: 1500, days: 1}, {beyond: true, days: 2}]",
      "  pairs: [{between: [city-1, city-2], days: 1}, {from: city-3, to: city-4, days: 3}]",
      "parties:",
    ]
    for party in 0..<partyCount { lines.append("  \(Self.partyName(party)): {name: Delegation \(party + 1)}") }
    lines += [
      "  members: {name: Member States, exclusive: false"
        + (courtesy.isEmpty ? "}" : ", courtesy: [\(courtesy.joined(separator: ", "))]}"),
      "  experts: {name: Experts, exclusive: {is: true, soft: 7, why: they can split}}",
      "teams:",
    ]
    for team in 0..<teamCount {
      let capacity =
        team == 1 ? "{is: \(Self.teamCapacity), soft: {per-day: 4}, owner: Personnel}" : "\(Self.teamCapacity)"
      lines.append("  \(Self.teamName(team)): {name: Team \(team + 1), capacity: \(capacity)}")
    }
    return lines
  }
}

/// How much of their time parties and teams spend on the generated work.
enum GeneratorLoad: String {
  case calm, busy

  var partyShare: Double { self == .calm ? 0.1 : 0.25 }
  var leastParties: Int { self == .calm ? 8 : 5 }
  var teamShare: Double { self == .calm ? 0.3 : 0.6 }
}
