import Planning
import ScenarioText
import Testing

/// A scenario with one mistake: `«…»` stands around the text that the finding points at.
struct ErrorRow: CustomTestStringConvertible {
  let name: String
  let code: String
  let text: String
  /// The message, where it says more than its code.
  var message: String?
  var advice: String?
  var severity = Finding.Severity.error

  init(
    _ name: String, _ code: String, message: String? = nil, advice: String? = nil,
    severity: Finding.Severity = .error, _ text: String
  ) {
    self.name = name
    self.code = code
    self.message = message
    self.advice = advice
    self.severity = severity
    self.text = completed(text)
  }

  /// A row whose text is the whole scenario.
  init(_ name: String, _ code: String, message: String? = nil, raw: String) {
    self.name = name
    self.code = code
    self.message = message
    text = raw
  }

  var testDescription: String { name }

  /// Holds that the scenario has this finding, and no other of its severity.
  func check() {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let plain = text.filter { $0 != "«" && $0 != "»" }
    let findings = read(plain, sampleFiles).findings.filter { $0.severity == severity }
    guard let finding = findings.first, findings.count == 1 else {
      Issue.record("\(name): \(findings.count) findings instead of one:\n\(rendered(plain, sampleFiles))")
      return
    }
    #expect(finding.code == code)
    if let index = lines.firstIndex(where: { $0.contains("«") }) {
      let line = Array(lines[index])
      let start = line.firstIndex(of: "«") ?? 0
      let end = line.firstIndex(of: "»") ?? line.count
      #expect(finding.place.description == "test.yaml:\(index + 1):\(start + 1)")
      #expect(finding.length == end - start - 1)
    } else {
      Issue.record("\(name): no place is marked")
    }
    if let message { #expect(finding.message == message) }
    if let advice { #expect(finding.advice == advice) }
  }
}

/// The scenario that a few of its sections make, the others taken from a small sound one.
func completed(_ sections: String) -> String {
  let lines = sections.split(separator: "\n").map { $0.filter { $0 != "«" } }
  let missing = sample.filter { key, _ in !lines.contains { $0.hasPrefix("\(key):") } }
  return (missing.map(\.text) + [sections]).joined(separator: "\n") + "\n"
}

let sampleFiles = [
  "holidays/KZ.ics": """
  BEGIN:VCALENDAR
  BEGIN:VEVENT
  UID:nauryz
  DTSTART;VALUE=DATE:20240321
  DTEND;VALUE=DATE:20240324
  RRULE:FREQ=YEARLY
  SUMMARY:Nauryz
  END:VEVENT
  BEGIN:VEVENT
  UID:moved
  DTSTART;VALUE=DATE:20240504
  CATEGORIES:WORKING-DAY
  SUMMARY:Worked instead of 8 May
  END:VEVENT
  END:VCALENDAR
  """,
  "holidays/CN.ics": """
  BEGIN:VCALENDAR
  BEGIN:VEVENT
  UID:day
  DTSTART;VALUE=DATE:20241001
  SUMMARY:National Day
  END:VEVENT
  END:VCALENDAR
  """,
  "holidays/broken.ics": "no calendar",
]

private let sample: [(key: String, text: String)] = [
  ("convene", "convene: 1"),
  ("id", "id: sample"),
  ("horizon", "horizon: 2024-01-01 .. 2024-12-31"),
  ("data-date", "data-date: 2024-02-01"),
  (
    "places",
    """
    places:
      almaty: {zone: Asia/Almaty, calendar: plain}
      baku: {zone: Asia/Baku, calendar: plain}
    """
  ),
  (
    "parties",
    """
    parties:
      chair: {}
      members: {exclusive: false}
    """
  ),
  ("teams", "teams: {drafting: {capacity: 2}}"),
  ("bodies", "bodies: {soc: {place: almaty, members: [chair]}, board: {place: baku}}"),
  ("meetings", "meetings: {soc-1: {body: soc}, soc-2: {body: soc}}"),
]
