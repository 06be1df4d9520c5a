import Planning
import Testing

@Suite struct RegistryTests {
  @Test(arguments: RuleName.allCases) func `a rule is found by its name and has a statement`(_ name: RuleName) {
    #expect(name.rule.name == name)
    #expect(!name.rule.statement.isEmpty)
  }

  @Test func `no two rules say the same`() {
    #expect(Set(RuleName.allCases.map { $0.rule.statement }).count == RuleName.allCases.count)
  }
}
