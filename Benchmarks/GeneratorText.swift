/// The generated scenario as text.
enum GeneratorText {
  static func scenario(meetings: Int, seed: UInt64, load: GeneratorLoad) throws -> String {
    for attempt in 0..<UInt64(50) {
      let random = GeneratorRandom(seed: (seed &* 1_000_003 &+ UInt64(meetings)) &* 64 &+ attempt)
      if let planting = GeneratorPlanting(meetings: meetings, load: load, random: random) {
        return text(planting, meetings: meetings, seed: seed, load: load)
      }
    }
    throw Unreadable(description: "No room for \(meetings) meetings with seed \(seed). Maybe use --load calm.")
  }

  private static func text(_ planting: GeneratorPlanting, meetings: Int, seed: UInt64, load: GeneratorLoad) -> String {
    let world = planting.world
    let documents = GeneratorDocuments(planting)
    var random = planting.random
    var lines = [
      "convene: 1", "id: generated-\(meetings)-\(seed)-\(load.rawValue)",
      "title: \(meetings) generated meetings, seed \(seed), \(load.rawValue)",
      "horizon: \(world.first) .. \(world.last)", "data-date: \(world.dataDate)", "calendar: north",
    ]
    lines += world.text(&random)
    lines += ["bodies:"] + planting.bodyLines()
    lines += ["events:"] + planting.eventLines
    lines += ["meetings:"] + documents.meetings.map(\.text)
    lines += ["document-kinds:"] + GeneratorDocuments.kindLines(bodies: planting.bodies.count)
    func section(_ name: String, _ entries: [String]) { if !entries.isEmpty { lines += [name + ":"] + entries } }
    section("documents", documents.documentLines)
    section("tasks", documents.taskLines)
    section("order", planting.orderLines)
    lines.append("costs: {weekend-day: 3, silence: 20, absence: 12, low: 1, normal: 3, high: 8}")
    return lines.joined(separator: "\n") + "\n"
  }
}
