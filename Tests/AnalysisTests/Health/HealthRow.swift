import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

/// One scenario for one check: what it looks at, and what it finds.
struct HealthRow: CustomTestStringConvertible, Sendable {
  let name: String
  let check: HealthCheckName
  /// How many subjects there are.
  let of: Int
  /// The items found, the worst first.
  var found: [String] = []
  /// The room of items, each `FIRST .. LAST` the earliest and the latest of their days.
  var room: [(item: ItemID, days: [String], sessions: [String])] = []
  let build: @Sendable (inout ScenarioBuilder) -> Void

  var testDescription: String { "\(check.rawValue): \(name)" }

  var result: HealthResult? {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("almaty")
    build(&builder)
    var rooms: [ItemID: ItemRoom] = [:]
    for entry in room {
      rooms[entry.item] = ItemRoom(days: entry.days.map { DayRange(text: $0) }, sessions: entry.sessions)
    }
    return ScheduleHealth(builder.context, room: .found(rooms)).results.first { $0.name == check }
  }
}

extension ScenarioBuilder {
  /// A party whose members are each on holiday on the days given.
  mutating func members(_ id: String, _ holidays: [[String]]) {
    party(id, isExclusive: false)
    let members = holidays.enumerated().map { index, days in
      CourtesyMember(name: "M\(index)", holidays: DaySet(days.map { DayRange(text: $0) }))
    }
    for index in scenario.parties.indices where scenario.parties[index].id == id {
      scenario.parties[index].courtesy = members
    }
  }
}
