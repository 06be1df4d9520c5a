import CivilTime
import ScenarioText

extension Reader {
  /// The published days and place of a meeting that is not marked, where they begin before the data date and the scenario still
  /// allows them: hard `dates` or a hard `window` that says otherwise means that the meeting was moved.
  mutating func heldAsPlanned(_ entry: Entry, _ status: MeetingStatus, _ fields: Fields) -> PlannedMeeting? {
    guard status != .held, status != .cancelled, let dataDate, let planned = published?.meeting(entry.name),
      let days = planned.days, days.first < dataDate
    else { return nil }
    // Read as of a meeting that is not to be planned, whose days nobody judges.
    let dates = meetingDates(fields, .cancelled)
    if let pin = dates.pin, pin.note.soft == nil, pin.value != days.first { return nil }
    let windows = fields["window"].flatMap { window($0, takes: dates.takes, .cancelled) }
    if let windows, windows.note.soft == nil, !windows.value.contains(where: { $0.contains(days) }) { return nil }
    if published?.wasPast(days.last) == true { return planned }
    report(
      Finding(
        "taken-as-planned", severity: .warning, at: entry.key.place, length: entry.key.length,
        "'\(entry.name)' is taken to have been held as planned, on \(written(days)), since nobody says otherwise",
        advice: "Maybe write 'status: held' and 'dates: \(written(days))', or when it is to be."))
    return planned
  }

  /// Whether an optional meeting that is not marked was left out of the published plan, and its window leaves no days any more.
  mutating func wasDroppedAsPlanned(_ entry: Entry, _ status: MeetingStatus, _ fields: Fields) -> Bool {
    guard status != .held, status != .cancelled, fields["optional"] != nil || fields["held-with"] != nil,
      let dataDate, let planned = published?.meeting(entry.name), planned.days == nil
    else { return false }
    let dates = meetingDates(fields, .cancelled)
    let windows = fields["window"].flatMap { window($0, takes: dates.takes, .cancelled) }?.value
    let starts = dates.pin.map { [$0.value] } ?? windows?.map { dates.takes.lastStart(within: $0) } ?? []
    guard let last = starts.max(), last < dataDate else { return false }
    if published?.wasPast(last) == true { return true }
    report(
      Finding(
        "taken-as-planned", severity: .warning, at: entry.key.place, length: entry.key.length,
        "'\(entry.name)' is taken as not held, since nobody says otherwise",
        advice: "Maybe write 'status: cancelled', or when it is to be."))
    return true
  }

  /// Gives stages and tasks that are not marked what they have done by the data date if all went as planned.
  mutating func takeAsPlanned(_ scenario: inout Scenario) {
    guard let published else { return warnOfStaleRemainders() }
    let dataDate = scenario.dataDate
    for index in scenario.tasks.indices {
      let task = scenario.tasks[index]
      let isStale = staleRemainders["tasks.\(task.id)"] != nil
      guard let progress = published.progress(of: task, by: dataDate, isStale: isStale) else { continue }
      scenario.tasks[index].progress = progress
      if case .done(let day, _) = progress, published.wasPast(day) { continue }
      warn(["it is taken \(words(progress))"], task.id, at: task.source)
    }
    let meetings = Dictionary(scenario.meetings.map { ($0.id, $0) }) { first, _ in first }
    for index in scenario.documents.indices {
      let document = scenario.documents[index]
      let (found, broken) = published.progress(of: document, by: dataDate, meetings) {
        staleRemainders["documents.\(document.id).\($0.name)"] != nil
      }
      var parts: [String] = []
      for (position, progress) in found.sorted(by: { $0.key < $1.key }) {
        scenario.documents[index].stages[position].progress = progress
        if case .done(_, implied: true) = progress { continue }
        guard !published.wasDone(.stage(document: document.id, stage: document.stages[position].name)) else { continue }
        parts.append("'\(document.stages[position].name)' is taken \(words(progress))")
      }
      if let broken {
        parts.append("'\(document.stages[broken].name)' cannot have happened as planned and is planned anew")
      }
      warn(parts, document.id, at: document.source)
    }
  }

  private mutating func warn(_ parts: [String], _ item: String, at place: SourcePlace) {
    guard !parts.isEmpty else { return }
    report(
      "taken-as-planned", severity: .warning, at: place,
      "'\(item)': \(parts.joined(separator: ", ")), since nobody says otherwise",
      advice: "Maybe write 'done' or 'started', with the day.")
  }

  /// What remains is counted from a data date that has moved since it was written.
  private mutating func warnOfStaleRemainders() {
    for (item, place) in staleRemainders.sorted(by: { $0.key < $1.key }) {
      let name = item.split(separator: ".").dropFirst().joined(separator: ".")
      report(
        "stale-remaining", severity: .warning, at: place,
        "'\(name)' has its 'remaining' counted from the data date, which a patch has moved since",
        advice: "Maybe write beside the new data date what remains now, or 'done'.")
    }
  }

  private func words(_ progress: Progress) -> String {
    switch progress {
    case .done(let day, _): "as done on \(day)"
    case .started(let day): "as started on \(day)"
    case .remaining: "as closing as planned"
    }
  }

  /// As scenarios write it.
  private func written(_ days: DayRange) -> String { days.count == 1 ? "\(days.first)" : "\(days)" }
}
