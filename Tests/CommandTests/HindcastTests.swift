import Foundation
import Testing

/// What really happened to the Road Map, patch after patch: each step is explained, adopted and accepted by the checker.
///
/// Documentation/Hindcast.md tells the story; what it shows is held against what the commands print.
@Suite struct HindcastTests {
  private static let patches: [String] = {
    let folder = Convene.root.appending(path: "scenarios/cica-2023-2024/patches")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasPrefix("0") }.sorted()
  }()

  /// A meeting of a plan file.
  private struct Meeting: Decodable, Hashable {
    let id: String
    let status: String
    let first: String?
    let last: String?
    let place: String?
  }

  private struct PlanFile: Decodable {
    struct Proof: Decodable { let status: String }
    struct Stage: Decodable {
      let name: String
      let last: String?
    }
    struct Document: Decodable {
      let id: String
      let stages: [Stage]
    }
    let meetings: [Meeting]
    let documents: [Document]
    let proof: Proof
  }

  private struct WhatIf: Decodable {
    struct Cause: Decodable { let kind: String }
    struct Effect: Decodable {
      let item: String
      let cause: Cause?
    }
    let effects: [Effect]
  }

  @Test func `time passes as it did`() throws {
    #expect(Self.patches.count == 8)
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let source = Convene.root.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: root.appending(path: "scenarios"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "scenarios/holidays"), withDestinationURL: source.appending(path: "holidays"))
    let folder = "scenarios/cica-2023-2024"
    try FileManager.default.copyItem(
      at: source.appending(path: "cica-2023-2024"), to: root.appending(path: folder))
    let (scenario, baseline) = ("\(folder)/scenario.yaml", "\(folder)/scenario.plan.json")
    var with: [String] = []
    func run(_ words: String...) throws -> Convene.Run { try Convene.run(words + with, in: root) }
    func plan() throws -> PlanFile {
      try JSONDecoder().decode(PlanFile.self, from: try Data(contentsOf: root.appending(path: baseline)))
    }
    let page = try HindcastPage()

    #expect(try run("adopt", scenario, "--quiet").code == 0)
    var held: Set<Meeting> = []
    for patch in Self.patches {
      with += ["--with", "\(folder)/patches/\(patch)"]
      let told = try run("what-if", scenario)
      page.expect(told.output, of: "what-if", patch)
      page.expectWarnings(told.errors, of: patch)
      if patch.hasPrefix("06") {
        let name = "not-a-wish.yaml"
        try Data("patch: 1\nmeetings: {ministerial-2024: {dates: {soft: null}}}\n".utf8)
          .write(to: root.appending(path: name))
        let pinned = try Convene.run(["what-if", scenario] + with + ["--with", name], in: root)
        #expect(pinned.code == 3)
        page.expect(pinned.output, of: "what-if", name)
      }
      let whatIf = try run("what-if", scenario, "--json", "--quiet")
      try #require(whatIf.code == 0, "\(patch): \(whatIf.output) \(whatIf.errors)")
      let effects = try JSONDecoder().decode(WhatIf.self, from: Data(whatIf.output.utf8)).effects
      #expect(!effects.isEmpty, "\(patch)")
      for effect in effects {
        #expect(effect.cause.map { $0.kind != "free" } == true, "\(patch): \(effect.item) is not explained")
      }
      let adopted = try run("adopt", scenario)
      try #require(adopted.code == 0, "\(patch): \(adopted.output) \(adopted.errors)")
      page.expect(adopted.output, of: "adopt", patch)
      let verified = try run("verify", scenario, baseline)
      #expect(verified.code == 0, "\(patch): \(verified.output)")
      let file = try plan()
      #expect(file.proof.status == "least-change", "\(patch)")
      let now = Set(file.meetings.filter { $0.status == "held" })
      #expect(held.isSubset(of: now), "\(patch): what is held does not move")
      held = now
    }
    try Self.check(plan())
    #expect(page.count == 10, "every output that the page shows is held")
  }

  /// What is known to have happened.
  private static func check(_ plan: PlanFile) throws {
    func meeting(_ id: String) throws -> Meeting { try #require(plan.meetings.first { $0.id == id }) }
    #expect(try meeting("business-council-2023").place == "astana")
    let council = try meeting("youth-council-2023")
    #expect((council.first, council.last, council.place) == ("2023-10-12", "2023-10-12", "samarkand"))
    #expect(try meeting("ministerial-2023").first == "2023-09-21")
    #expect(try meeting("soc-2023-12").first == "2023-12-12")
    let summit = try meeting("finance-summit-2023")
    #expect((summit.status, summit.first) == ("cancelled", nil))
    let rally = try meeting("rally-2024")
    #expect((rally.first, rally.last, rally.place) == ("2024-10-03", "2024-10-04", "astana"))
    let ministers = try meeting("ministerial-2024")
    #expect((ministers.status, ministers.first, ministers.place) == ("held", "2024-12-17", "online"))
    let memorandum = try #require(plan.documents.first { $0.id == "universities-memorandum" })
    func close(_ name: String) -> String? { memorandum.stages.first { $0.name == name }?.last }
    #expect((close("approved"), close("adopted")) == ("2024-03-14", "2024-12-17"))
  }
}
