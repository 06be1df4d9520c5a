import CivilTime
import Foundation
import ScenarioText

extension Reader {
  mutating func places(_ root: Fields) -> [Place] {
    section(root, .place).compactMap { place($0) }
  }

  private mutating func place(_ entry: Entry) -> Place? {
    owner = "places.\(entry.name)"
    let keys = ["country", "zone", "position", "calendar", "online", "blackouts"]
    guard
      let fields = fields(
        entry.value, "the place '\(entry.name)'", owner: entry.key, keys: keys, required: ["zone"])
    else { return nil }
    let isOnline = fields["online"].flatMap { boolean($0.value, "'online'") } ?? false
    if fields["calendar"] == nil && !isOnline && fields["online"]?.value.scalar?.kind != .string {
      missing("calendar", fields, advice: "Maybe calendar: plain, or the work calendar of its country.")
    }
    return Place(
      id: entry.name, name: name(fields, else: entry.name),
      country: fields["country"].flatMap { country($0.value) },
      zone: fields["zone"].flatMap { zone($0.value) } ?? "UTC",
      position: fields["position"].flatMap { position($0.value) },
      calendar: fields["calendar"].flatMap { calendar($0.value, "'calendar'") }
        ?? (isOnline ? Scenario.onlineCalendar : scenarioCalendar),
      isOnline: isOnline, blackouts: blackouts(fields["blackouts"]), notes: notes(fields["notes"]),
      source: mark(entry.key))
  }

  private mutating func country(_ node: Node) -> String? {
    let expected = "a country code of two capital letters, such as KZ"
    guard let text = text(node, "'country'", expected: expected) else { return nil }
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      error("invalid-value", node, "'country' is \(node.summary)", expected: expected)
      return nil
    }
    return text
  }

  private mutating func zone(_ node: Node) -> String? {
    guard let text = text(node, "'zone'", expected: "a time zone such as Asia/Almaty") else { return nil }
    if text == "UTC" || text.contains("/") && TimeZone(identifier: text) != nil { return text }
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    let city = text.split(separator: "/").last.map { $0.replacing(" ", with: "_").lowercased() }
    let meant =
      known.first { $0.split(separator: "/").last?.lowercased() == city } ?? meant(text, among: known)
    error(
      "unknown-zone", node, "\(quoted(text)) is not a time zone",
      expected: "a zone of the tz database such as Asia/Almaty",
      advice: meant.map { "Did you mean '\($0)'?" })
    return nil
  }

  private mutating func position(_ node: Node) -> Position? {
    guard let items = node.items, items.count == 2 else {
      wrongType(node, "'position'", expected: "latitude and longitude in degrees, such as [43.24, 76.89]")
      return nil
    }
    guard let latitude = degrees(items[0], "the latitude", in: -90...90),
      let longitude = degrees(items[1], "the longitude", in: -180...180)
    else { return nil }
    return Position(latitude: latitude, longitude: longitude)
  }

  /// Days on which there is no meeting.
  mutating func blackouts(_ entry: Entry?) -> [Ruled<DayRange>] {
    guard let entry else { return [] }
    return list(entry.value, "'blackouts'", of: "ranges of days").compactMap { item -> Ruled<DayRange>? in
      let subject = "an entry of 'blackouts'"
      let place = mark(item)
      guard item.entries != nil else {
        return range(item, subject).map { Ruled($0, note: RuleNote(place: place)) }
      }
      guard let fields = fields(item, subject, keys: ["is"] + Self.noteKeys, required: ["is"]) else { return nil }
      let note = note(fields, at: place, soft: .hard)
      return fields["is"].flatMap { range($0.value, "'is'") }.map { Ruled($0, note: note) }
    }
    .sorted { ($0.value.first, $0.value.last) < ($1.value.first, $1.value.last) }
  }
}
