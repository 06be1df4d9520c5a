import Benchmarks
import Testing

/// Generated instances: a seed has one, and its planted solution is valid.
@Suite struct InstanceGeneratorTests {
  private static let loads = [InstanceGenerator.Load.calm, .busy, InstanceGenerator.Load(party: 0.2, draft: 0.7)]

  @Test(arguments: [8, 12, 50, 150], loads.indices) func `the planted solution is valid`(meetings: Int, load: Int)
    throws
  {
    for seed in UInt64(1)...3 {
      let generator = InstanceGenerator(meetings: meetings, seed: seed, load: Self.loads[load])
      let (instance, solution) = try generator.planted()
      #expect(InstanceChecker(solution, of: instance).faults == [], "\(generator.name)")
      #expect(instance.tasks.count { $0.places != nil } == meetings)
      #expect(try Instance(json: instance.json()) == instance, "\(generator.name)")
    }
  }

  @Test func `the largest instance is read`() throws {
    let (instance, solution) = try InstanceGenerator(meetings: 1500, seed: 1, load: .calm).planted()
    let read = try Instance(json: instance.json())
    #expect(InstanceChecker(solution, of: read).faults == [])
  }

  @Test func `a seed has one instance`() throws {
    func json(_ meetings: Int, _ seed: UInt64, _ load: InstanceGenerator.Load) throws -> [UInt8] {
      try InstanceGenerator(meetings: meetings, seed: seed, load: load).instance().json()
    }
    let usual = try json(20, 4, .calm)
    #expect(try json(20, 4, .calm) == usual)
    #expect(try json(20, 5, .calm) != usual)
    #expect(try json(21, 4, .calm) != usual)
    #expect(try json(20, 4, .busy) != usual)
    #expect(try Instance(json: usual) == InstanceGenerator(meetings: 20, seed: 4, load: .calm).instance())
  }

  @Test func `everything of the format occurs`() throws {
    let instance = try InstanceGenerator(meetings: 50, seed: 1, load: .busy).instance()
    let tasks = instance.tasks
    #expect(Set(tasks.map(\.kind)) == [.meeting, .session, .stage, .approval])
    #expect(tasks.contains { ($0.places?.count ?? 0) > 1 } && tasks.contains { ($0.cost?.count ?? 0) > 3 })
    #expect(tasks.contains { ($0.dom?.count ?? 0) > 1 } && tasks.contains { $0.idxcost != nil })
    #expect(instance.arcs.contains { $0.max != nil } && instance.arcs.contains { $0.max == nil && $0.min > 0 })
    #expect(!instance.disj.isEmpty && Set(instance.cap.map(\.cap)) == [2, 3])
    let approvals = instance.alts
    #expect(approvals.contains { $0.sessions.count > 1 && $0.silence == nil })
    #expect(approvals.contains { $0.sessions.count > 1 && ($0.silence ?? 0) > 0 })
    #expect(approvals.contains { $0.sessions.isEmpty && $0.silence == 0 })
    #expect(instance.travel.joined().contains(2) && instance.travel.joined().contains(1))
  }
}
