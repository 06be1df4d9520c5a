extension RuleName {
  /// The rule of this name.
  public var rule: any Rule.Type {
    switch self {
    case .horizon: HorizonRule.self
    case .dataDate: DataDateRule.self
    case .duration: DurationRule.self
    case .window: WindowRule.self
    case .pin: PinRule.self
    case .notBefore: NotBeforeRule.self
    case .weekdays: WeekdaysRule.self
    case .openDays: OpenDaysRule.self
    case .order: OrderRule.self
    case .alongside: AlongsideRule.self
    case .attendance: AttendanceRule.self
    case .capacity: CapacityRule.self
    case .stages: StagesRule.self
    case .approval: ApprovalRule.self
    case .notice: NoticeRule.self
    case .readiness: ReadinessRule.self
    case .due: DueRule.self
    case .spacing: SpacingRule.self
    case .presence: PresenceRule.self
    case .place: PlaceRule.self
    case .blocking: BlockingRule.self
    case .courtesy: CourtesyRule.self
    case .preference: PreferenceRule.self
    case .stability: StabilityRule.self
    }
  }
}
