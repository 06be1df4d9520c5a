/// Who attends what, and the sessions of each body, each list in canonical order.
struct AttendanceIndex: Sendable {
  /// The parties of each meeting: its own entries, else those of its body.
  private(set) var parties: [String: [Attendance]] = [:]
  /// The meetings of each party, those that it may be absent from included.
  private(set) var meetings: [String: [Meeting]] = [:]
  private(set) var events: [String: [Event]] = [:]
  /// The sessions of each body, cancelled ones left out.
  private(set) var sessions: [String: [Meeting]] = [:]

  init(_ scenario: Scenario, _ bodies: [String: Body]) {
    for meeting in scenario.meetings {
      let members = meeting.body.flatMap { bodies[$0] }?.members ?? []
      let named = Set(meeting.parties.map(\.party))
      let all = (meeting.parties + members.filter { !named.contains($0.party) }).sorted { $0.party < $1.party }
      parties[meeting.id] = all
      // A party that is written twice attends once.
      for party in Set(all.map(\.party)) { meetings[party, default: []].append(meeting) }
      if let body = meeting.body, meeting.status != .cancelled { sessions[body, default: []].append(meeting) }
    }
    for event in scenario.events {
      for party in Set(event.parties) { events[party, default: []].append(event) }
    }
  }
}
