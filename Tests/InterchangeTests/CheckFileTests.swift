import Analysis
import Foundation
import Interchange
import Planning
import ScenarioText
import TestSupport
import Testing

struct CheckFileTests {
  private let warning = Finding(
    "unused-name", severity: .warning, at: SourcePlace(file: "a.yaml", line: 3, column: 5),
    "the party 'x' is never used")

  private func object(_ file: CheckFile) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try file.bytes())) as? [String: Any])
  }

  @Test func findingsStandWhereScriptsReadThem() throws {
    let file = try object(CheckFile([warning], health: nil))
    #expect(file["convene-check"] as? Int == 1)
    let finding = try #require((file["findings"] as? [[String: Any]])?.first)
    #expect(finding["code"] as? String == "unused-name")
    #expect(finding["severity"] as? String == "warning")
    #expect(finding["line"] as? Int == 3)
    #expect(file["health"] == nil)
  }

  /// The example of the documentation is what the program writes.
  @Test func documentedExample() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.document("paper", name: "Paper", [.work("drafted", "5 days")])
    let health = ScheduleHealth(builder.context, room: .found([:]))
    let text = String(decoding: try CheckFile([], health: health).bytes(), as: UTF8.self)
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documentation/Health.md")
    let documentation = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(documentation.range(of: "```json\n"))
    let end = try #require(documentation.range(of: "```\n", range: start.upperBound..<documentation.endIndex))
    let example = String(documentation[start.upperBound..<end.lowerBound])
    #expect(text.contains(example), "\(text)")
  }

  /// The table of the documentation names every check with what the program says of it.
  @Test func everyCheckIsDocumented() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documentation/Health.md")
    let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    for name in HealthCheckName.allCases {
      let row = try #require(lines.first { $0.hasPrefix("| `\(name.rawValue)` |") }, "\(name.rawValue)")
      let allowed: String =
        switch name.check.allowance {
        case .none: "none"
        case .percent(let percent): "\(percent) %"
        }
      for part in [name.check.subjects, name.check.limit ?? "–", allowed, name.check.source] {
        #expect(row.contains("| \(part) |"), "\(name.rawValue): \(part)")
      }
    }
  }
}
