import CivilTime
import ScenarioText

extension Reader {
  /// `[low, mode, high]`, three spans in the unit of the work.
  mutating func likely(_ entry: Entry, takes: Span?) -> Likely? {
    let expected = "three spans that ascend, such as [4 weeks, 6 weeks, 10 weeks]"
    guard let items = entry.value.items else {
      wrongType(entry.value, "'likely'", expected: expected)
      return nil
    }
    guard items.count == 3 else {
      error(
        "invalid-value", entry.value, "'likely' has \(items.count) \(items.count == 1 ? "entry" : "entries")",
        expected: expected)
      return nil
    }
    let spans = items.compactMap { span($0, "an entry of 'likely'") }
    guard spans.count == 3, let takes else { return nil }
    for (span, node) in zip(spans, items) where span.unit != takes.unit || span.calendar != nil {
      error(
        "invalid-value", node, "an entry of 'likely' is \(span), and the work takes \(takes)",
        expected: "a span in the unit of 'takes'")
      return nil
    }
    let counts = spans.map(\.count)
    guard counts[0] >= 0, counts[0] <= counts[1], counts[1] <= counts[2] else {
      error("invalid-value", entry.value, "'likely' does not ascend from 0 on", expected: expected)
      return nil
    }
    return Likely(low: counts[0], mode: counts[1], high: counts[2])
  }
}
