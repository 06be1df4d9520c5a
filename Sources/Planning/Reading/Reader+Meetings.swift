import CivilTime
import ScenarioText

extension Reader {
  mutating func meetings(_ root: Fields) -> [Meeting] {
    section(root, .meeting).compactMap { meeting($0) }
  }

  private mutating func meeting(_ entry: Entry) -> Meeting? {
    owner = "meetings.\(entry.name)"
    let keys = [
      "body", "takes", "place", "window", "dates", "not-before", "prefer", "hours", "status", "parties", "needs",
      "alongside",
      "optional", "held-with", "weekdays", "open-days",
    ]
    guard let fields = fields(entry.value, "the meeting '\(entry.name)'", owner: entry.key, keys: keys) else {
      return nil
    }
    let words = MeetingStatus.allCases.map { ($0.rawValue, $0) }
    let written = fields["status"].flatMap { word($0.value, "'status'", among: words) } ?? .tentative
    let asPlanned = heldAsPlanned(entry, written, fields)
    // What was held is not to be planned, whatever its dates and its window say.
    let status: MeetingStatus =
      asPlanned == nil && !wasDroppedAsPlanned(entry, written, fields) ? written : .cancelled
    let dates = meetingDates(fields, status)
    var meeting = Meeting(
      id: entry.name, name: name(fields, else: entry.name),
      body: fields["body"].flatMap { reference($0.value, "'body'", to: .body) }, takes: dates.takes,
      places: placeOptions(fields["place"]), status: status, held: dates.held, source: mark(entry.key))
    meeting.windows = fields["window"].flatMap { window($0, takes: dates.takes, status) }
    meeting.pin = dates.pin
    meeting.notBefore = fields["not-before"].flatMap { notBefore($0) }
    meeting.preference = fields["prefer"].flatMap { preference($0) }
    meeting.hours = fields["hours"].flatMap { hours($0.value, "'hours'") }
    meeting.parties = attendances(fields["parties"])
    meeting.needs = needs(fields["needs"])
    meeting.alongside = fields["alongside"].flatMap {
      rule($0, soft: .hard) { $0.reference($1, "'alongside'", to: [.event, .meeting]) }
    }
    meeting.optional = fields["optional"].flatMap { optional($0) }
    meeting.heldWith = fields["held-with"].flatMap { heldWith($0) }
    meeting.weekdays = fields["weekdays"].flatMap { weekdayRule($0) }
    meeting.openDays =
      fields["open-days"].flatMap { rule($0, soft: .perBreachOrDay) { $0.boolean($1, "'open-days'") } }
      ?? Ruled(true)
    meeting.notes = notes(fields["notes"])
    if let asPlanned {
      meeting.status = .held
      meeting.held = asPlanned.days
      meeting.pin = nil
      if let place = asPlanned.place, names.contains(place, .place) { meeting.places = [PlaceOption(place: place)] }
    }
    return meeting
  }

  /// The days that would be liked best, with their prices.
  private mutating func preference(_ entry: Entry) -> Ruled<Preference>? {
    let keys = ["start", "between", "weight", "early-per-day", "late-per-day"] + Self.noteKeys
    guard let fields = fields(entry.value, "'prefer'", owner: entry.key, keys: keys) else { return nil }
    let note = note(fields, at: mark(entry.key), soft: .hard)
    let words = [("low", costs.low), ("normal", costs.normal), ("high", costs.high)]
    let perDay = fields["weight"].flatMap { word($0.value, "'weight'", among: words) } ?? costs.normal
    let early = fields["early-per-day"].flatMap { integer($0.value, "'early-per-day'") }
    let late = fields["late-per-day"].flatMap { integer($0.value, "'late-per-day'") }
    let start = fields["start"].flatMap { day($0.value, "'start'") }
    let between = fields["between"].flatMap { range($0.value, "'between'") }
    switch (fields["start"], fields["between"]) {
    case (nil, nil): missing("start", fields, advice: "Maybe 'between' with a range of days.")
    case (_?, let between?): conflict(between, "'between' cannot stand beside 'start'")
    default: break
    }
    guard let range = start.map({ DayRange($0) }) ?? between else { return nil }
    return Ruled(
      Preference(between: range, earlyPerDay: early ?? perDay, latePerDay: late ?? perDay), note: note)
  }

  /// `optional: true`, or the points of holding and dropping.
  mutating func optional(_ entry: Entry) -> Ruled<OptionalPrice>? {
    let place = mark(entry.key)
    guard entry.value.entries != nil else {
      let expected = "true, or a mapping with if-held or if-dropped"
      guard case .bool(let isOptional)? = entry.value.scalar?.kind else {
        wrongType(entry.value, "'optional'", expected: expected)
        return nil
      }
      return isOptional ? Ruled(OptionalPrice(), note: RuleNote(place: place)) : nil
    }
    let keys = ["is", "if-held", "if-dropped"] + Self.noteKeys
    guard let fields = fields(entry.value, "'optional'", owner: entry.key, keys: keys) else { return nil }
    let isOptional = fields["is"].flatMap { boolean($0.value, "'is'") } ?? true
    let price = OptionalPrice(
      ifHeld: fields["if-held"].flatMap { integer($0.value, "'if-held'") } ?? 0,
      ifDropped: fields["if-dropped"].flatMap { integer($0.value, "'if-dropped'") } ?? 0)
    let note = note(fields, at: place, soft: .hard)
    return isOptional ? Ruled(price, note: note) : nil
  }

  mutating func heldWith(_ entry: Entry) -> Ruled<String>? {
    rule(entry, soft: .hard) { $0.reference($1, "'held-with'", to: [.meeting, .document, .task]) }
  }
}
