import Foundation
import TestSupport
import Testing

@Suite struct ToleranceCommandTests {
  private static let scenario = "scenarios/tutorial/approvals.yaml"

  @Test func `the example of the documentation is what the command prints`() throws {
    let run = try Convene.run("tolerance", Self.scenario)
    #expect(run.code == 0, "\(run.errors)")
    let page = try String(contentsOf: Convene.root.appending(path: "Documentation/Tolerance.md"), encoding: .utf8)
    #expect(page.contains("$ convene tolerance \(Self.scenario)\n\(run.output)```"))
  }

  @Test func `a named item has its limits and its curve`() throws {
    let run = try Convene.run("tolerance", Self.scenario, "--item", "budget", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let file = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(file["convene-tolerance"] as? Int == 1)
    let items = try #require(file["items"] as? [[String: Any]])
    #expect(items.map { $0["item"] as? String } == ["budget.approved"])
    let slips = try #require(items.first?["slips"] as? [String: [String: Any]])
    #expect(slips.mapValues { $0["days"] as? Int } == ["same-cost": 11, "same-meetings": 0, "any-plan": 11])
    #expect(slips.values.allSatisfy { $0["is-proven"] as? Bool == true })
    let limit = slips["same-meetings"]?["limit"] as? [String: Any]
    #expect(limit?["kind"] as? String == "rule")
    #expect((items.first?["curve"] as? [[String: Int]])?.first == ["slip": 0, "cost": 0])
    let text = try Convene.run("tolerance", Self.scenario, "--item", "budget")
    #expect(text.output.contains("cost of the best plan by days of slip: from 0 on 0"))
  }

  @Test func usage() throws {
    let run = try Convene.run("tolerance", Self.scenario, "--item", "budgt")
    #expect(run.code == 2)
    #expect(run.errors.contains("There is no item 'budgt'."))
    #expect(run.errors.contains("Did you mean 'budget'?"))
    #expect(try Convene.run("tolerance", "scenarios/conflicts/travel.yaml").code == 3)
  }
}
