import CivilTime
public import Planning

extension Scenario {
  /// The scenario without a rule, or with its prices at 0; nil for the rules that no scenario can do without.
  public func without(_ rule: RuleName) -> Scenario? {
    var result = self
    switch rule {
    case .horizon, .dataDate, .duration, .stages: return nil
    case .window: result.changeMeetings { $0.windows = nil }
    case .pin: result.changeMeetings { $0.pin = nil }
    case .notBefore:
      result.changeMeetings { $0.notBefore = nil }
      for index in tasks.indices { result.tasks[index].notBefore = nil }
      for document in documents.indices {
        for stage in documents[document].stages.indices { result.documents[document].stages[stage].notBefore = nil }
      }
    case .weekdays:
      result.changeMeetings { $0.weekdays = nil }
      for index in bodies.indices { result.bodies[index].weekdays = nil }
    case .openDays:
      result.changeMeetings { $0.openDays = Ruled(false) }
      result.costs.weekendDay = 0
    case .order: result.order = []
    case .alongside: result.changeMeetings { $0.alongside = nil }
    case .attendance: for index in parties.indices { result.parties[index].exclusive = Ruled(false) }
    case .capacity: for index in teams.indices { result.teams[index].capacity = Ruled(1_000) }
    case .approval: result.costs.silence = 0
    case .notice: for index in bodies.indices { result.bodies[index].notice = nil }
    case .readiness:
      result.changeMeetings { $0.needs = [] }
      for index in tasks.indices { result.tasks[index].needs = [] }
    case .due:
      for index in documents.indices { result.documents[index].due = nil }
      for index in tasks.indices { result.tasks[index].due = nil }
    case .spacing: for index in bodies.indices { result.bodies[index].spacing = nil }
    case .presence: result.makePresenceFree()
    case .place: result.changeMeetings { for index in $0.places.indices { $0.places[index].cost = 0 } }
    case .blocking:
      for index in events.indices {
        result.events[index].blocks = nil
        result.events[index].avoid = nil
      }
    case .courtesy: result.costs.memberOnHoliday = 0
    case .preference: result.changeMeetings { $0.preference = nil }
    case .stability:
      let free = StabilityPrices.Price(moved: 0, perDay: 0)
      for status in [\StabilityPrices.tentative, \.announced, \.confirmed] {
        result.costs.stability[keyPath: status] = free
      }
    }
    return result
  }

  private mutating func changeMeetings(_ change: (inout Meeting) -> Void) {
    for index in meetings.indices { change(&meetings[index]) }
  }

  /// Nothing is held with anything else, and being held or dropped costs nothing.
  private mutating func makePresenceFree() {
    let free = Ruled(OptionalPrice())
    for index in meetings.indices where meetings[index].optional != nil || meetings[index].heldWith != nil {
      meetings[index].optional = free
      meetings[index].heldWith = nil
    }
    for index in documents.indices where documents[index].optional != nil || documents[index].heldWith != nil {
      documents[index].optional = free
      documents[index].heldWith = nil
    }
    for index in tasks.indices where tasks[index].optional != nil || tasks[index].heldWith != nil {
      tasks[index].optional = free
      tasks[index].heldWith = nil
    }
  }
}
