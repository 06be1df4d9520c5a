import Foundation
import Testing

/// The Road Map made infeasible in twelve ways: each clash is found, proven minimal and of its kind, and each way out is one.
@Suite struct InfeasiblePatchTests {
  /// A patch of `scenarios/cica-2023-2024/infeasible`, and the rules that its clash rests on among others.
  struct Way: CustomStringConvertible {
    var name: String
    var rules: Set<String>

    init(_ name: String, _ rules: Set<String>) {
      self.name = name
      self.rules = rules
    }

    var description: String { name }
  }

  private static let ways = [
    Way("alongside", ["alongside"]),
    Way("capacity", ["capacity", "due"]),
    Way("circle", ["order", "approval"]),
    Way("holidays", ["window", "open-days"]),
    Way("maximum-lag", ["order", "open-days"]),
    Way("no-session", ["due", "approval", "window"]),
    Way("notice", ["notice", "due"]),
    Way("overload", ["order", "capacity"]),
    Way("party-across-continents", ["pin", "attendance", "place"]),
    Way("spacing", ["spacing", "window"]),
    Way("travel", ["window", "attendance", "place"]),
    Way("window-readiness", ["window", "readiness"]),
  ]

  /// In debug configuration each takes a minute.
  #if DEBUG
    private static let tried = [ways[3]]
  #else
    private static let tried = ways
  #endif

  private static let folder = "scenarios/cica-2023-2024/infeasible"

  @Test func `each patch has its row`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Convene.root.appending(path: Self.folder).path)
    #expect(files.sorted() == Self.ways.map { "\($0.name).yaml" })
  }

  /// Every way out is tried where the environment variable `SEEDS` asks for long tests, else the cheapest: each takes seconds again.
  private static let triesAll = ProcessInfo.processInfo.environment["SEEDS"] != nil

  @Test(arguments: tried) func `the clash is minimal and each way out has a plan`(way: Way) throws {
    let scenario = "scenarios/cica-2023-2024/scenario.yaml"
    let patched = [scenario, "--with", "\(Self.folder)/\(way.name).yaml"]
    let run = try Convene.run(["conflict"] + patched + ["--json"])
    #expect(run.code == 3)
    let file = try JSONDecoder().decode(ConflictFile.self, from: Data(run.output.utf8))
    let conflict = try #require(file.conflicts.first)
    #expect(conflict.minimal)
    #expect(way.rules.isSubset(of: conflict.rules.map(\.rule)), "\(conflict.rules.map(\.rule))")
    try #require(!file.repairs.isEmpty)

    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 1...(Self.triesAll ? file.repairs.count : 1) {
      let repair = folder.appending(path: "repair-\(number).yaml").path
      let applied = try Convene.run(["conflict"] + patched + ["--apply", "\(number)", "--to", repair, "--quiet"])
      try #require(applied.code == 3, "repair \(number): \(applied.errors)")
      let plan = try Convene.run(["plan"] + patched + ["--with", repair])
      #expect(plan.code == 0, "repair \(number): \(plan.output)\(plan.errors)")
    }
  }

  /// The keys of a conflict file that are held here.
  private struct ConflictFile: Decodable {
    struct Rule: Decodable { var rule: String }
    struct Clash: Decodable {
      var minimal: Bool
      var rules: [Rule]
    }
    struct Repair: Decodable { var price: Int }

    var conflicts: [Clash]
    var repairs: [Repair]
  }
}
