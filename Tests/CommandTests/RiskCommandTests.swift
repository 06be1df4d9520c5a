import Foundation
import TestSupport
import Testing

@Suite struct RiskCommandTests {
  private static let scenario = "scenarios/tutorial/risk.yaml"

  @Test func `the example of the documentation is what the command prints`() throws {
    let run = try Convene.run("risk", Self.scenario)
    #expect(run.code == 0, "\(run.errors)")
    let page = try String(contentsOf: Convene.root.appending(path: "Documentation/Risk.md"), encoding: .utf8)
    #expect(page.contains("$ convene risk \(Self.scenario)\n\(run.output)```"))
  }

  @Test func json() throws {
    let run = try Convene.run("risk", Self.scenario, "--json", "--seed", "3", "--samples", "500")
    #expect(run.code == 0, "\(run.errors)")
    let file = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(file["convene-risk"] as? Int == 1)
    #expect(file["samples"] as? Int == 500)
    #expect(file["has-converged"] as? Bool == false)
    #expect((file["meetings"] as? [[String: Any]])?.map { $0["meeting"] as? String } == ["committee-march", "council"])
    #expect(try Convene.run("risk", Self.scenario, "--json", "--seed", "3", "--samples", "500").output == run.output)
  }

  @Test func usage() throws {
    let run = try Convene.run("risk", Self.scenario, "--samples", "none")
    #expect(run.code == 2)
    #expect(run.errors.contains("--samples 'none' is not a whole number from 1 on"))
    let certain = try Convene.run("risk", "scenarios/tutorial/travel.yaml")
    #expect(certain.output.contains("No stage or task says 'likely'"))
  }
}
