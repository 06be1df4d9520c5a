import Analysis
import CivilTime
import Foundation
import Interchange
import Planning
import TestSupport
import Testing

struct WhyFileTests {
  private let context = SamplePlan.context
  private let forum = ItemID.meeting("forum")

  private func object(_ file: WhyFile) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try file.bytes())) as? [String: Any])
  }

  private func file(_ aim: Wish.Aim, _ finding: Why.Finding) throws -> (top: [String: Any], answer: [String: Any]) {
    let why = Why(forum, Network(SamplePlan.plan, in: context), answers: [Why.Answer(Wish(forum, aim), finding)])
    let top = try object(WhyFile(why, in: context))
    return (top, try #require((top["answers"] as? [[String: Any]])?.first))
  }

  @Test func theItemStandsOnTop() throws {
    let top = try file(.before(Day(text: "2024-05-20")), .bound).top
    #expect(top["convene-why"] as? Int == 2)
    #expect(top["item"] as? String == "forum")
    #expect(top["first"] as? String == "2024-05-20")
    #expect((top["float"] as? [String: Any])?["margin"] as? Int == 19)
    #expect((top["path"] as? [[String: Any]])?.last?["rule"] as? String == "window")
    #expect(top["conflicts"] == nil)
  }

  @Test func aPossibleWishHasCostAndChanges() throws {
    var builder = PlanBuilder(context)
    builder.plan = SamplePlan.plan
    builder.meeting("forum", "2024-06-10", place: "astana")
    var other = builder.plan
    other.costs.append(CostLine(RuleInstance(.preference, "forum"), points: 63, "late"))
    let answer = try file(.at(place: "astana"), .possible(Why.Alternative(other, from: SamplePlan.plan))).answer
    #expect(answer["aim"] as? String == "place")
    #expect(answer["place"] as? String == "astana")
    #expect(answer["cost"] as? Int == 63)
    #expect(answer["cost-by-rule"] as? [String: Int] == ["preference": 63])
    let changes = try #require(answer["changes"] as? [[String: Any]])
    #expect(changes.map { $0["change"] as? String } == ["moved", "re-placed"])
    #expect(changes[1]["from"] as? String == "xining")
  }

  @Test func anImpossibleWishHasItsRules() throws {
    let rule = RuleInstance(.window, "forum")
    let conflict = Conflict(
      members: [Conflict.Member(rule, note: RuleNote(why: "the host is there", owner: "Host"))], proof: .minimal,
      derivation: Derivation(steps: [], ending: .noDay(forum)))
    let answer = try file(.on(Day(text: "2024-09-02")), .impossible([conflict])).answer
    #expect(answer["verdict"] as? String == "impossible")
    let found = try #require((answer["conflicts"] as? [[String: Any]])?.first)
    #expect(found["minimal"] as? Bool == true)
    #expect((found["because"] as? [String: Any])?["ending"] as? String == "So no day is left for Think Tank Forum.")
    let member = try #require((found["rules"] as? [[String: Any]])?.first)
    #expect(member["owner"] as? String == "Host")
    #expect(member["says"] as? String == "Think Tank Forum must lie within 1 May - 31 July 2024")
  }
}
