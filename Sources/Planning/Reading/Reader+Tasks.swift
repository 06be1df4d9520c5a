import CivilTime
import ScenarioText

extension Reader {
  mutating func tasks(_ root: Fields) -> [Task] {
    section(root, .task).compactMap { task($0) }
  }

  private mutating func task(_ entry: Entry) -> Task? {
    owner = "tasks.\(entry.name)"
    let keys = [
      "takes", "likely", "team", "people", "calendar", "needs", "needed-by", "due", "not-before", "done", "started",
      "remaining",
      "optional",
      "held-with",
    ]
    guard
      let fields = fields(
        entry.value, "the task '\(entry.name)'", owner: entry.key, keys: keys, required: ["takes"])
    else { return nil }
    readNeededBy(fields["needed-by"], { _ in .task(entry.name) }, stagesOf: nil)
    let progress = progress(fields)
    var task = Task(
      id: entry.name, name: name(fields, else: entry.name),
      takes: fields["takes"].flatMap { span($0.value, "'takes'") } ?? .days(1),
      team: fields["team"].flatMap { reference($0.value, "'team'", to: .team) }, people: people(fields),
      calendar: fields["calendar"].flatMap { calendar($0.value, "'calendar'") }, needs: needs(fields["needs"]),
      due: fields["due"].flatMap { due($0, isDone: progress?.isDone == true) }, progress: progress,
      optional: fields["optional"].flatMap { optional($0) }, heldWith: fields["held-with"].flatMap { heldWith($0) },
      notes: notes(fields["notes"]), source: mark(entry.key))
    task.likely = fields["likely"].flatMap { likely($0, takes: task.takes) }
    task.notBefore = fields["not-before"].flatMap { notBefore($0) }
    return task
  }
}
