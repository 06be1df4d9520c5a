/// A generated scenario: its text, and the bytes of the holiday files that it names.
struct GeneratedScenario {
  var text: String
  var files: [(name: String, bytes: [UInt8])] = []
}

/// Writes scenarios.
struct GeneratorText {
  var meetings: Int
  var seed: UInt64
  var load = GeneratorLoad.calm
  /// What the scenario has no plan for; nil for one that has a plan.
  var clash: GeneratorClash?
  /// Whether the meetings that are certainly held are pinned to their planted days, so that a plan is soon found.
  var isPinned = false
  /// Whether holiday files can stand beside the scenario; else it has no courtesy.
  var hasFiles = false

  func scenario() throws -> GeneratedScenario {
    for attempt in 0..<UInt64(50) {
      let random = GeneratorRandom(seed: (seed &* 1_000_003 &+ UInt64(meetings)) &* 64 &+ attempt)
      guard let planting = GeneratorPlanting(meetings: meetings, load: load, random: random) else { continue }
      var documents = GeneratorDocuments(planting)
      if let clash, !documents.plant(clash, on: planting, seed: seed) { continue }
      return scenario(planting, documents)
    }
    throw Unreadable(description: "No room for \(meetings) meetings with seed \(seed). Maybe use --load calm.")
  }

  private func scenario(_ planting: GeneratorPlanting, _ documents: GeneratorDocuments) -> GeneratedScenario {
    let world = planting.world
    var random = planting.random
    let words = ["generated", "\(meetings)", "\(seed)", load.rawValue] + (clash.map { [$0.rawValue] } ?? [])
    let id = words.joined(separator: "-")
    let files = hasFiles ? world.holidayFiles(prefix: id) : []
    var lines = [
      "convene: 1", "id: \(id)",
      "title: \(meetings) generated meetings, seed \(seed), \(load.rawValue)\(clash.map { ", \($0) clash" } ?? "")",
      "horizon: \(world.first) .. \(world.last)", "data-date: \(world.dataDate)", "calendar: north",
    ]
    lines += world.text(&random, courtesy: files.map(\.name))
    lines += ["bodies:"] + planting.bodyLines()
    lines += ["events:"] + planting.eventLines
    let meetings = documents.meetings.map { isPinned && $0.isFirm ? $0.pinned : $0 }
    lines += ["meetings:"] + meetings.map(\.text)
    lines += ["document-kinds:"] + GeneratorDocuments.kindLines(bodies: planting.bodies.count)
    func section(_ name: String, _ entries: [String]) { if !entries.isEmpty { lines += [name + ":"] + entries } }
    section("documents", documents.documentLines)
    section("tasks", documents.taskLines)
    section("order", documents.orderLines)
    lines.append("costs: {weekend-day: 3, silence: 20, absence: 12, low: 1, normal: 3, high: 8}")
    return GeneratedScenario(text: lines.joined(separator: "\n") + "\n", files: files)
  }
}
