/// A length of time in whole units, like `3 days` or `10 working days`.
public struct Span: Hashable, Sendable {
  public enum Unit: CaseIterable, Sendable {
    case days, weeks, months, workingDays
  }

  /// The number of units; negative only where the span is a gap.
  public let count: Int

  public let unit: Unit

  /// The name of the work calendar that says what a working day is, where the span names one itself.
  public let calendar: String?

  /// - Precondition: `calendar` is nil unless the unit is working days.
  public init(count: Int, unit: Unit, calendar: String? = nil) {
    precondition(calendar == nil || unit == .workingDays, "Only a span in working days can name a work calendar.")
    self.count = count
    self.unit = unit
    self.calendar = calendar
  }

  public static func days(_ count: Int) -> Span { Span(count: count, unit: .days) }

  public static func weeks(_ count: Int) -> Span { Span(count: count, unit: .weeks) }

  public static func months(_ count: Int) -> Span { Span(count: count, unit: .months) }

  public static func workingDays(_ count: Int, calendar: String? = nil) -> Span {
    Span(count: count, unit: .workingDays, calendar: calendar)
  }

  /// Whether an item of this span is a milestone: it takes no time and happens at the close of its day.
  public var isMilestone: Bool { count == 0 }
}
