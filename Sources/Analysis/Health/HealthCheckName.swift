/// The checks of schedule health, each with one name: in reports, in JSON, in the documentation and here.
public enum HealthCheckName: String, CaseIterable, Hashable, Sendable {
  case noPredecessor = "no-predecessor"
  case noSuccessor = "no-successor"
  case unneededDocument = "unneeded-document"
  case unexplainedPin = "unexplained-pin"
  case longWork = "long-work"
  case highFloat = "high-float"
  case shortNotice = "short-notice"
  case fewSessions = "few-sessions"
  case crowdedSessions = "crowded-sessions"
  case holidayWeeks = "holiday-weeks"

  /// The check of this name.
  public var check: any HealthCheck.Type {
    switch self {
    case .noPredecessor: NoPredecessorCheck.self
    case .noSuccessor: NoSuccessorCheck.self
    case .unneededDocument: UnneededDocumentCheck.self
    case .unexplainedPin: UnexplainedPinCheck.self
    case .longWork: LongWorkCheck.self
    case .highFloat: HighFloatCheck.self
    case .shortNotice: ShortNoticeCheck.self
    case .fewSessions: FewSessionsCheck.self
    case .crowdedSessions: CrowdedSessionsCheck.self
    case .holidayWeeks: HolidayWeeksCheck.self
    }
  }
}
