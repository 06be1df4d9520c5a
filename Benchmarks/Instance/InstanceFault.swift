/// What is wrong with a solution of an instance.
package enum InstanceFault: Hashable, CustomStringConvertible {
  /// A list does not have one element for each task.
  case count(list: String, Int, tasks: Int)
  case startOnDayOff(task: Int, day: Int)
  /// The calendar ends before the task does.
  case noEnd(task: Int)
  case outsideDomain(task: Int, day: Int)
  case placeNotOffered(task: Int, place: Int?)
  case choiceWhereNoneIs(task: Int)
  case notASession(task: Int, session: Int)
  case notOnLastDay(task: Int, day: Int, last: Int)
  case silenceNotAllowed(task: Int)
  case noPrice(task: Int, day: Int)
  case tooEarly(arc: Int, day: Int, earliest: Int)
  case tooLate(arc: Int, day: Int, latest: Int)
  /// A party is at two meetings at once, or cannot travel from one to the other in time.
  case overlap(party: String, first: Int, second: Int)
  case overload(team: String, day: Int, count: Int)
  case objective(said: Int, cost: Int)

  package var description: String {
    switch self {
    case .count(let list, let count, let tasks): "\(list) has \(count) elements for \(tasks) tasks"
    case .startOnDayOff(let task, let day): "task \(task) starts on day \(day), which its calendar does not work"
    case .noEnd(let task): "task \(task) does not end before its calendar does"
    case .outsideDomain(let task, let day): "task \(task) may not start on day \(day)"
    case .placeNotOffered(let task, let place): "task \(task) is not offered place \(place.map { "\($0)" } ?? "none")"
    case .choiceWhereNoneIs(let task): "task \(task) has no choice of approval"
    case .notASession(let task, let session): "task \(task) may not be approved in session \(session)"
    case .notOnLastDay(let task, let day, let last):
      "task \(task) is approved on day \(day), its session ends on day \(last)"
    case .silenceNotAllowed(let task): "task \(task) may not be approved by silence"
    case .noPrice(let task, let day): "task \(task) has no price on day \(day)"
    case .tooEarly(let arc, let day, let earliest): "arc \(arc): day \(day) is before day \(earliest)"
    case .tooLate(let arc, let day, let latest): "arc \(arc): day \(day) is after day \(latest)"
    case .overlap(let party, let first, let second): "\(party) cannot be at \(first) and then \(second)"
    case .overload(let team, let day, let count): "\(team) has \(count) tasks on day \(day)"
    case .objective(let said, let cost): "the objective is \(cost), not \(said)"
    }
  }
}
