public import Planning

extension Scenario {
  /// The same scenario from a file in which everything stands in the reverse order.
  public var reversed: Scenario {
    Scenario(
      id: id, title: title, horizon: horizon, dataDate: dataDate, calendar: calendar, calendars: calendars,
      blackouts: blackouts.reversed(), places: places.reversed(), travel: travel, parties: parties.reversed(),
      teams: teams.reversed(), bodies: bodies.reversed(), events: events.reversed(), meetings: meetings.reversed(),
      documents: documents.reversed(), tasks: tasks.reversed(), order: order.reversed(), costs: costs,
      repairPrices: repairPrices, source: source)
  }
}
