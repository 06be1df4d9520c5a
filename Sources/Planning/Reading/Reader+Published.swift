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

  /// Gives stages and tasks that are not marked what they have done by the data date if all went as planned.
  mutating func takeAsPlanned(_ scenario: inout Scenario) {
    guard let published else { return }
    let dataDate = scenario.dataDate
    for index in scenario.tasks.indices {
      let task = scenario.tasks[index]
      guard let progress = published.progress(of: task, by: dataDate) else { continue }
      scenario.tasks[index].progress = progress
      if case .done(let day, _) = progress, published.wasPast(day) { continue }
      warn(["it is taken \(words(progress))"], task.id, at: task.source)
    }
    let meetings = Dictionary(scenario.meetings.map { ($0.id, $0) }) { first, _ in first }
    for index in scenario.documents.indices {
      let document = scenario.documents[index]
      let (found, broken) = published.progress(of: document, by: dataDate, meetings)
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

  private func words(_ progress: Progress) -> String {
    switch progress {
    case .done(let day, _): "as done on \(day)"
    case .started(let day), .remaining(_, let day): "as started on \(day)"
    }
  }

  /// As scenarios write it.
  private func written(_ days: DayRange) -> String { days.count == 1 ? "\(days.first)" : "\(days)" }
}
