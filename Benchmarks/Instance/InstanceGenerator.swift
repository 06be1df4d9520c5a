/// Makes instances that have a solution, since one is planted: meetings with parties, places and seasons, sessions of bodies, series of
/// meetings, and documents that are drafted, circulated, consulted on and approved before their meeting.
package struct InstanceGenerator {
  package let meetings: Int
  package let seed: UInt64
  package let load: Load

  /// The share of their working days that parties spend at meetings, and teams on drafts.
  package struct Load: Hashable, Sendable {
    package var party: Double
    package var draft: Double
    package var name: String

    package init(party: Double, draft: Double) {
      self.party = party
      self.draft = draft
      name = "\(party)-\(draft)"
    }

    private init(party: Double, draft: Double, name: String) {
      self.init(party: party, draft: draft)
      self.name = name
    }

    package static let busy = Load(party: 0.35, draft: 0.55, name: "busy")
    package static let calm = Load(party: 0.12, draft: 0.2, name: "calm")
  }

  package init(meetings: Int, seed: UInt64, load: Load) {
    self.meetings = meetings
    self.seed = seed
    self.load = load
  }

  package var name: String { "\(meetings)-\(load.name)-\(seed)" }

  /// - Throws: `Unreadable` where no attempt finds room for all meetings.
  package func instance() throws -> Instance { try planted().instance }

  /// The instance with the solution that was planted in it, which is far from the best.
  package func planted() throws -> (instance: Instance, solution: InstanceSolution) {
    for attempt in 0..<UInt64(50) {
      var random = GeneratorRandom(seed: (seed &* 1_000_003 &+ UInt64(meetings)) &* 64 &+ attempt)
      let world = InstanceWorld(meetings: meetings, load: load, random: &random)
      guard let planting = InstancePlanting(world, random: &random),
        var documents = InstanceDocuments(world, planting, random: random), documents.plant()
      else { continue }
      let instance = Instance(
        name: name, horizon: world.horizon, calendars: world.calendars.map { $0.map { $0 ? "1" : "0" }.joined() },
        travel: world.travel, tasks: planting.tasks + documents.tasks, arcs: planting.arcs + documents.arcs,
        disj: planting.parties.filter { $0.tasks.count > 1 },
        cap: planting.units.filter { $0.tasks.count > 2 } + documents.teams.filter { $0.tasks.count > 3 },
        alts: documents.approvals)
      let chosen = documents.choices
      let places = planting.tasks.map { $0.places?.first?.place }
      let solution = InstanceSolution(
        objective: nil, start: planting.meetings.map(\.start) + documents.starts,
        place: places + documents.tasks.map { _ in nil },
        alt: planting.tasks.map { _ in nil } + documents.tasks.indices.map { chosen[planting.tasks.count + $0] })
      return (instance, solution)
    }
    throw Unreadable(description: "No room for \(meetings) meetings with seed \(seed). Maybe use --calm.")
  }
}
