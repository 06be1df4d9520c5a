import Analysis
import CivilTime
import Foundation
import Interchange
import Planning
import TestSupport
import Testing

struct PlanFileTests {
  private let context = SamplePlan.context
  private var network: Network { Network(SamplePlan.plan, in: context) }
  private var text: String {
    get throws { String(decoding: try PlanFile(network, in: context).bytes(), as: UTF8.self) }
  }

  @Test func fileAndPlanAreTheSame() throws {
    let file = PlanFile(network, in: context)
    #expect(try PlanFile(file.bytes()) == file)
    var expected = SamplePlan.plan
    expected.costs = []
    expected.proof = .none
    #expect(try PlanFile(file.bytes()).plan(for: context) == expected)
  }

  @Test func samePlanGivesSameBytes() throws {
    #expect(try PlanFile(network, in: context).bytes() == PlanFile(network, in: context).bytes())
  }

  /// The example of the documentation is what the program writes.
  @Test func documentedExample() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31", id: "first", title: "A first plan")
    builder.place("astana")
    builder.meeting("forum", name: "Forum", place: "astana", window: "2024-05-20 .. 2024-05-31")
    var plan = PlanBuilder(builder.context)
    plan.meeting("forum", "2024-05-20")
    plan.plan.proof = .optimal(tieProven: true)
    let file = PlanFile(Network(plan.plan, in: builder.context), in: builder.context)
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/PlanFile.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("```json\n" + String(decoding: try file.bytes(), as: UTF8.self) + "```\n"))
  }

  @Test func proofs() {
    func proof(_ proof: Proof) -> String {
      var plan = SamplePlan.plan
      plan.proof = proof
      let record = PlanFile(Network(plan, in: context), in: context).proof
      let bound = record.bound.map { "\($0)" } ?? "none"
      return "\(record.status.rawValue), bound \(bound), tie \(record.tieProven.map { "\($0)" } ?? "none")"
    }
    #expect(proof(.none) == "unproven, bound none, tie none")
    #expect(proof(.bound(7)) == "feasible, bound 7, tie none")
    #expect(proof(.optimal(tieProven: true)) == "optimal, bound 22, tie true")
  }

  /// One change to the text of a good file, and the error it must give.
  @Test(arguments: [
    ("\"convene-plan\" : 2", "\"convene-plan\" : 1", PlanFileError.version(1)),
    ("\"scenario\" : \"sample\"", "\"scenario\" : \"other\"", .otherScenario(found: "other", expected: "sample")),
    ("\"id\" : \"host-agreement\"", "\"id\" : \"guest-agreement\"", .unknown("guest-agreement")),
    ("\"id\" : \"extra\"", "\"id\" : \"forum\"", .repeated("forum")),
    ("\"last\" : \"2024-05-22\"", "\"last\" : \"2024-05-19\"", .reversed("forum")),
    ("\"session\" : \"soc-2\",", "", .malformed("at forum-plan.approved, 'session' is missing")),
    ("{", "[", .malformed("it is not JSON")),
  ])
  func damage(from: String, to: String, error: PlanFileError) throws {
    let text = try text
    let range = try #require(text.range(of: from))
    let damaged = text.replacingCharacters(in: range, with: to)
    #expect(throws: error) { try PlanFile(Array(damaged.utf8)).plan(for: context) }
  }

  @Test func missingItemsAreNamed() throws {
    var file = try PlanFile(PlanFile(network, in: context).bytes())
    file.tasks = []
    #expect(throws: PlanFileError.missing("host-agreement")) { try file.plan(for: context) }
  }

  @Test func everyErrorGivesAdvice() {
    let errors: [PlanFileError] = [
      .malformed("x"), .version(1), .otherScenario(found: "a", expected: "b"), .missing("a"), .unknown("a"),
    ]
    for error in errors { #expect("\(error)".contains("Maybe "), "\(error)") }
  }
}
