import Benchmarks
import Testing

/// The gate of deterministic counts.
@Suite struct CountsTests {
  private static let recorded = CountsRecord(
    problem: "a", status: "optimal", objective: 7, nodes: 1000, lps: 20, pivots: 3000, rows: 500)

  static let changes: [(name: String, change: @Sendable (inout CountsRecord) -> Void, words: String?)] = [
    ("nothing", { _ in }, nil),
    ("a tenth more", { $0.nodes = 1100 }, nil),
    ("a tenth fewer", { $0.pivots = 2700 }, nil),
    ("ten of few", { $0.lps = 30 }, nil),
    ("more nodes", { $0.nodes = 1101 }, "a: 1101 nodes, recorded are 1000 (+10 %)"),
    ("fewer pivots", { $0.pivots = 1500 }, "a: 1500 pivots, recorded are 3000 (-50 %)"),
    ("more linear programs", { $0.lps = 31 }, "a: 31 linear programs, recorded are 20 (+55 %)"),
    ("more rows", { $0.rows = 600 }, "a: 600 rows, recorded are 500 (+20 %)"),
    ("another optimum", { $0.objective = 8 }, "a is optimal 8, recorded is optimal 7"),
    ("no proof", { $0.status = "feasible" }, "a is feasible 7, recorded is optimal 7"),
  ]

  @Test(arguments: changes.indices) func `a change beyond the tolerance is told`(index: Int) {
    let (name, change, words) = Self.changes[index]
    var measured = Self.recorded
    change(&measured)
    let differences = CountsRecord.differences(of: [measured], from: [Self.recorded])
    #expect(differences == (words.map { [$0] } ?? []), "\(name)")
  }

  @Test func `the set is the recorded one`() {
    var other = Self.recorded
    other.problem = "b"
    #expect(
      CountsRecord.differences(of: [other], from: [Self.recorded])
        == ["a is recorded and no longer solved", "b is not recorded"])
  }

  @Test func `growth is fitted`() throws {
    let law = try #require(PowerLaw([10, 20, 40, 80].map { (size: $0, time: 0.5 * Double($0 * $0)) }))
    #expect(abs(law.exponent - 2) < 1e-9 && law.count == 4)
    #expect(PowerLaw([(size: 10, time: 1)]) == nil)
    #expect(PowerLaw([(size: 10, time: 1), (size: 10, time: 2)]) == nil)
    #expect(PowerLaw.median([3, 1, 2]) == 2 && PowerLaw.median([4, 1, 2, 3]) == 2.5)
  }
}
