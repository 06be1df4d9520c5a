import CivilTime
import Testing

@Suite struct SpanTextTests {
  @Test(arguments: [
    ("3 days", Span.days(3)), ("1 day", .days(1)), ("0 days", .days(0)), ("-3 days", .days(-3)), ("-1 day", .days(-1)),
    ("1 week", .weeks(1)), ("2 weeks", .weeks(2)), ("2 months", .months(2)), ("1 working day", .workingDays(1)),
    ("10 working days", .workingDays(10)), ("10 working days (china)", .workingDays(10, calendar: "china")),
    ("99999 days", .days(99_999)),
  ])
  func `a span is read and written`(text: String, span: Span) {
    #expect(Span(text) == span)
    #expect(span.description == text)
  }

  @Test(arguments: [
    ("1 days", "1 day"), ("3 day", "3 days"), ("-0 days", "0 days"), ("10  working  days", "10 working days"),
  ])
  func `other spellings are read too`(text: String, canonical: String) {
    #expect(Span(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "days", "3", "three days", "3days", "3 years", "3 Days", " 3 days", "3 days ", "+3 days", "--3 days",
    "- 3 days",
    "1.5 days", "3 days (china)", "3 working days ()", "3 working days (China)", "3 working days china", "working days",
    "100000 days", "99999999999999999999 days", "3 workingdays", "3 days ago",
  ])
  func `a text that is no span is refused`(text: String) {
    #expect(Span(text) == nil)
  }
}
