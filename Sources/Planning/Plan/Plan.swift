public import CivilTime

/// An answer: when and where each meeting is, when each stage and task is done and how each decision is taken.
public struct Plan: Hashable, Sendable {
  /// The identifier of the scenario.
  public var scenario: String
  /// One for each meeting of the scenario, in canonical order.
  public var meetings: [PlannedMeeting]
  /// One for each stage of each document, by document and in the order of the stages.
  public var stages: [PlannedStage]
  /// One for each task, in canonical order.
  public var tasks: [PlannedTask]
  /// What the plan costs, by rule and item.
  public var costs: [CostLine]
  public var proof: Proof

  public init(
    scenario: String, meetings: [PlannedMeeting], stages: [PlannedStage], tasks: [PlannedTask],
    costs: [CostLine] = [], proof: Proof = .none
  ) {
    self.scenario = scenario
    self.meetings = meetings
    self.stages = stages
    self.tasks = tasks
    self.costs = costs
    self.proof = proof
  }

  /// The sum of the cost points.
  public var cost: Int { costs.reduce(0) { $0 + $1.points } }
}

/// What is proven of a plan.
public enum Proof: Hashable, Sendable {
  /// Nothing is claimed.
  case none
  /// No plan costs less; `tieProven` says whether none of the same cost is earlier, too.
  case optimal(tieProven: Bool)
  /// No plan costs less than the bound, in cost points.
  case bound(Int)

  /// Whether no plan costs less.
  public var isOptimal: Bool {
    if case .optimal = self { true } else { false }
  }
}

/// A meeting in a plan.
public struct PlannedMeeting: Hashable, Sendable {
  public var id: String
  /// nil when the meeting is absent.
  public var days: DayRange?
  public var place: String?
  /// The optional parties that stay away, in canonical order.
  public var absentParties: [String]

  public init(id: String, days: DayRange?, place: String?, absentParties: [String] = []) {
    self.id = id
    self.days = days
    self.place = place
    self.absentParties = absentParties
  }
}

/// A stage in a plan.
public struct PlannedStage: Hashable, Sendable {
  /// How the stage comes about.
  public enum Way: Hashable, Sendable {
    case work
    /// Decided on the last day of this meeting.
    case session(String)
    /// Decided when the silence procedure expires.
    case silence
    /// Decided at this meeting, subject to a silence procedure that follows it.
    case sessionThenSilence(String)
    /// A fact; the close is known, what came before may not be.
    case history
    /// The document is not produced.
    case absent
  }

  public var document: String
  public var stage: String
  /// From its first to its last day; nil when absent.
  public var days: DayRange?
  public var way: Way

  public init(document: String, stage: String, days: DayRange?, way: Way) {
    self.document = document
    self.stage = stage
    self.days = days
    self.way = way
  }

  public var id: ItemID { .stage(document: document, stage: stage) }
}

/// A task in a plan.
public struct PlannedTask: Hashable, Sendable {
  public var id: String
  /// nil when absent.
  public var days: DayRange?

  public init(id: String, days: DayRange?) {
    self.id = id
    self.days = days
  }
}
