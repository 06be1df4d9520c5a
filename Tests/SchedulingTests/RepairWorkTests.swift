import Analysis
import Foundation
import Planning
import Scheduling
import Solver
import Synchronization
import Testing

/// How much work the ways out of the Road Map's twelve clashes take, in counts that are the same everywhere.
@Suite struct RepairWorkTests {
  #if DEBUG
    private static let names = ["holidays"]
  #else
    private static let names = [
      "alongside", "capacity", "circle", "holidays", "maximum-lag", "no-session", "notice", "overload",
      "party-across-continents", "spacing", "travel", "window-readiness",
    ]
  #endif

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios/cica-2023-2024")

  @Test(arguments: names) func `regions are solved, not the whole, and each way out is planned once`(name: String)
    throws
  {
    let folder = Self.folder
    let files = FileSource(
      read: { [UInt8](try Data(contentsOf: folder.appending(path: $0))) },
      glob: { pattern in
        let path = (pattern as NSString).deletingLastPathComponent
        return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
          .filter { $0.hasSuffix(".ics") }.sorted().map { "\(path)/\($0)" }
      })
    let patch = InputFile(try files.read("infeasible/\(name).yaml"), file: name, files: files)
    let reading = ScenarioReader.read(
      try files.read("scenario.yaml"), file: "scenario.yaml", files: files, patches: [patch])
    let context = Context(try #require(reading.scenario, "\(reading.findings)"))
    guard case .conflicts(let found, _) = conflicts(in: context) else {
      Issue.record("no conflict")
      return
    }
    let lines = Mutex<[String]>([])
    let ways = try repairs(
      of: context, conflicts: found, options: SolveOptions(trace: { line in lines.withLock { $0.append(line) } }))
    let work = lines.withLock { $0 }
    func count(_ prefix: String) -> Int { work.filter { $0.hasPrefix("repairs: \(prefix)") }.count }
    let (planned, everything, regions) = (count("planning"), count("everything"), count("region"))
    #expect(planned == ways.count)
    #expect(everything == 0)
    #expect((1...14).contains(regions))
    let areCheapest = ways.allSatisfy(\.isCheapest)
    #expect(areCheapest)
  }
}
