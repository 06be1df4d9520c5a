import CivilTime
import Planning

extension ProblemBuilder {
  /// Where a meeting may be once its place rule is left out: at its own places; at those of all that may have to be at one place
  /// with it, straight or through others; or elsewhere, nil, which has no holidays and is no journey away.
  ///
  /// Nothing is gained by any other place of the scenario: who would meet there can as well meet elsewhere.
  func everyPlace(of meeting: Meeting) -> [String?] {
    let own = meeting.places.map(\.place)
    var others = gatherings
    var group = others.filter { $0.id == meeting.id }
    others.removeAll { $0.id == meeting.id }
    var next = 0
    while next < group.count {
      let item = group[next]
      group += others.filter { $0.mayShareAPlace(with: item) }
      others.removeAll { $0.mayShareAPlace(with: item) }
      next += 1
    }
    let shared = Set(group.flatMap(\.places)).subtracting(own)
    return own + context.scenario.places.map(\.id).filter(shared.contains) + [nil]
  }

  /// A meeting or an event that is somewhere.
  private struct Gathering {
    let id: String
    var anchor: String?
    let hours: Hours?
    let places: [String]

    /// Whether one must be at the place of the other, or a party could attend both on one day if they are at one place.
    func mayShareAPlace(with other: Gathering) -> Bool {
      anchor == other.id || other.anchor == id || AttendanceConstraint.areApart(hours, other.hours)
    }
  }

  private var gatherings: [Gathering] {
    context.scenario.meetings.map {
      Gathering(id: $0.id, anchor: $0.alongside?.value, hours: $0.hours, places: $0.places.map(\.place))
    }
      + context.scenario.events.compactMap { event in
        event.place.map { Gathering(id: event.id, hours: event.hours, places: [$0]) }
      }
  }
}
