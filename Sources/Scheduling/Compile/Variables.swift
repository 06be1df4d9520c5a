package import CivilTime
package import Planning

/// A meeting as an activity: one value for each place and first day, and one for its absence where it may be absent.
package struct MeetingVariable: Sendable {
  package struct Choice: Hashable, Sendable {
    /// nil when absent.
    package var days: DayRange?
    package var place: String?
  }

  package var activity: Int
  package var meeting: Meeting
  /// The parties that must attend it.
  package var required: [Party]
  package let choices: [Choice]
  /// Its last days, each once, ascending.
  let closes: [Day]

  init(activity: Int, meeting: Meeting, required: [Party], choices: [Choice]) {
    self.activity = activity
    self.meeting = meeting
    self.required = required
    self.choices = choices
    closes = Set(choices.compactMap(\.days?.last)).sorted()
  }

  var item: ItemID { .meeting(meeting.id) }
  var isFact: Bool { meeting.status == .held }
}

/// A stage as an activity: one value for each way and day.
package struct StageVariable: Sendable {
  package struct Choice: Hashable, Sendable {
    /// nil when absent.
    package var days: DayRange?
    package var way: PlannedStage.Way
  }

  package var activity: Int
  package var document: Document
  package var stage: Stage
  package var choices: [Choice]

  var item: ItemID { .stage(document: document.id, stage: stage.name) }
  var isFact: Bool { stage.progress?.isDone == true }
}

/// A task as an activity: one value for each first day, and one for its absence where it may be absent.
package struct TaskVariable: Sendable {
  package var activity: Int
  package var task: Task
  package var choices: [DayRange?]

  var item: ItemID { .task(task.id) }
  var isFact: Bool { task.progress?.isDone == true }
}

/// Whether an optional party attends a meeting: value 0 attends, value 1 stays away.
package struct AttendanceVariable: Sendable {
  package var activity: Int
  package var meeting: String
  package var party: String
}

/// When an item that some rule names takes place, value by value.
struct Timing: Sendable {
  var item: ItemID
  var activity: Int
  /// By value; nil where the item is absent.
  var occupations: [Occupation?]
  /// History, or an outside event.
  var isFact: Bool
  var isMilestone: Bool

  func instants(_ point: KeyPath<Occupation, Instant>) -> [Instant?] { occupations.map { $0?[keyPath: point] } }
}
