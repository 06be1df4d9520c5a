import CivilTime
import Planning

/// A meeting at a place on days, as rules judge it before any problem is made.
struct MeetingCandidate {
  let meeting: Meeting
  /// nil for a place that the scenario does not name, without holidays and journeys.
  var place: String?
  var days: DayRange
  /// The parties that must attend.
  let required: [Party]
}

/// A rule as the compiler sees it: it filters values, prices values, or adds constraints between activities.
protocol RuleConstraint: Sendable {
  static var name: RuleName { get }
  /// The instances of the rule that forbid a meeting to be there then.
  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance]
  /// What being there then costs, in cost points.
  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int
  /// Adds what holds between activities.
  static func constrain(_ builder: inout ProblemBuilder)
}

extension RuleConstraint {
  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] { [] }
  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int { 0 }
  static func constrain(_ builder: inout ProblemBuilder) {}
}

extension RuleName {
  /// Every rule as the compiler sees it, in order.
  static let constraints: [any RuleConstraint.Type] = allCases.map(\.constraint)

  /// How the compiler treats the rule.
  var constraint: any RuleConstraint.Type {
    switch self {
    case .horizon: HorizonConstraint.self
    case .dataDate: DataDateConstraint.self
    case .duration: DurationConstraint.self
    case .window: WindowConstraint.self
    case .pin: PinConstraint.self
    case .notBefore: NotBeforeConstraint.self
    case .weekdays: WeekdaysConstraint.self
    case .openDays: OpenDaysConstraint.self
    case .order: OrderConstraint.self
    case .alongside: AlongsideConstraint.self
    case .attendance: AttendanceConstraint.self
    case .capacity: CapacityConstraint.self
    case .stages: StagesConstraint.self
    case .approval: ApprovalConstraint.self
    case .notice: NoticeConstraint.self
    case .readiness: ReadinessConstraint.self
    case .due: DueConstraint.self
    case .spacing: SpacingConstraint.self
    case .presence: PresenceConstraint.self
    case .place: PlaceConstraint.self
    case .blocking: BlockingConstraint.self
    case .courtesy: CourtesyConstraint.self
    case .preference: PreferenceConstraint.self
    case .stability: StabilityConstraint.self
    }
  }
}

extension Softness? {
  /// The price of a breach by a number of days: nil for a hard rule that is broken.
  func price(daysOff: Int) -> Int? {
    switch self {
    case _ where daysOff == 0: 0
    case nil: nil
    case .perBreach(let points): points
    case .perDay(let points): points * daysOff
    }
  }
}
