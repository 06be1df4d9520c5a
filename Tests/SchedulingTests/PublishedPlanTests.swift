import CivilTime
import Foundation
import Planning
import ScenarioText
import Scheduling
import Testing

/// A plan of which a part is history, because all went as planned, is still the best one.
@Suite struct PublishedPlanTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: ["approvals", "travel", "capacity", "calendars"])
  func timePassesAndNothingMoves(name: String) throws {
    let path = Self.root.appending(path: "scenarios/tutorial/\(name).yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    func read(_ text: String, published: Plan? = nil) -> Reading {
      ScenarioReader.read(
        Array(text.utf8), file: name,
        files: FileSource(
          read: { [UInt8](try Data(contentsOf: path.deletingLastPathComponent().appending(path: $0))) },
          glob: { _ in [] }), published: published)
    }
    let first = try #require(read(text).scenario)
    guard case .planned(let published, _) = try plan(Context(first)) else {
      Issue.record("\(name) has no plan")
      return
    }
    var taken = 0
    for dataDate in stride(from: first.dataDate, through: first.horizon.last, by: 5) {
      let later =
        text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("data-date:") }.joined(separator: "\n") + "\ndata-date: \(dataDate)\n"
      let reading = read(later, published: published)
      let scenario = try #require(reading.scenario, "\(dataDate): \(reading.findings)")
      guard case .planned(let replanned, _) = try plan(Context(scenario)) else {
        Issue.record("no plan on \(dataDate)")
        continue
      }
      #expect(replanned.meetings.map(\.days) == published.meetings.map(\.days), "\(dataDate)")
      #expect(replanned.meetings.map(\.place) == published.meetings.map(\.place), "\(dataDate)")
      #expect(replanned.cost <= published.cost, "\(dataDate)")
      taken += reading.findings.count { $0.code == "taken-as-planned" }
    }
    #expect(taken > 0)
  }
}
