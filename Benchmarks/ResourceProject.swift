import Foundation
import Solver

/// A project scheduling problem with resources and time lags between starts; the makespan is least.
struct ResourceProject {
  struct Lag {
    var first: Int
    var second: Int
    /// The second starts at least so long after the first starts; negative for a maximum lag.
    var length: Int
  }

  var durations: [Int] = []
  /// By resource and activity.
  var demands: [[Int]] = []
  var capacities: [Int] = []
  var lags: [Lag] = []

  /// - Throws: `Unreadable` for a file that is none of MiniZinc data, PSPLIB `.sm` and ProGen/max `.sch`.
  init(contentsOf path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    switch path.split(separator: ".").last {
    case "dzn": try readMiniZinc(text)
    case "sm": try readPSPLIB(text)
    case "sch": try readProGenMax(text)
    default: throw Unreadable(description: "'\(path)' is neither .dzn, .sm nor .sch.")
    }
    guard demands.allSatisfy({ $0.count == durations.count }), demands.count == capacities.count,
      lags.allSatisfy({ durations.indices.contains($0.first) && durations.indices.contains($0.second) })
    else { throw Unreadable(description: "'\(path)' has tables of unequal size.") }
  }

  private mutating func readMiniZinc(_ text: String) throws {
    var fields: [String: String] = [:]
    for statement in text.split(separator: ";") {
      let sides = statement.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { fields[sides[0].trimmingCharacters(in: .whitespacesAndNewlines)] = String(sides[1]) }
    }
    func numbers(_ text: some StringProtocol) -> [Int] {
      text.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
    }
    func rows(_ text: String) -> [[Int]] { text.split(separator: "|").map { numbers($0) }.filter { !$0.isEmpty } }
    guard let durationText = fields["d"] ?? fields["dur"], let capacityText = fields["rc"] ?? fields["rcap"],
      let demandText = fields["rr"]
    else { throw Unreadable(description: "The durations, demands or capacities are missing.") }
    durations = numbers(durationText)
    capacities = numbers(capacityText)
    demands = rows(demandText)
    if let successors = fields["suc"] {
      let sets = successors.split(separator: "{").dropFirst()
      for (activity, set) in sets.enumerated() {
        for successor in numbers(set.prefix { $0 != "}" }) {
          lags.append(Lag(first: activity, second: successor - 1, length: durations[activity]))
        }
      }
    }
    for row in rows(fields["dcons"] ?? "") where row.count == 3 {
      lags.append(Lag(first: row[0] - 1, second: row[2] - 1, length: row[1]))
    }
  }

  private mutating func readPSPLIB(_ text: String) throws {
    let lines = text.split(separator: "\n").map { $0.split { $0 == " " || $0 == "\t" || $0 == "\r" } }
    func section(_ name: String) -> [[Int]] {
      guard let start = lines.firstIndex(where: { $0.first.map(String.init) == name }) else { return [] }
      return lines[(start + 1)...].drop { $0.contains { Int($0) == nil } }
        .prefix { !$0.isEmpty && $0.allSatisfy { Int($0) != nil } }.map { $0.compactMap { Int($0) } }
    }
    let precedence = section("PRECEDENCE")
    let requests = section("REQUESTS/DURATIONS:")
    guard let available = section("RESOURCEAVAILABILITIES:").first, !requests.isEmpty else {
      throw Unreadable(description: "The requests or availabilities are missing.")
    }
    capacities = available
    durations = requests.map { $0[2] }
    demands = capacities.indices.map { resource in requests.map { $0[3 + resource] } }
    for row in precedence {
      for successor in row.dropFirst(3) {
        lags.append(Lag(first: row[0] - 1, second: successor - 1, length: durations[row[0] - 1]))
      }
    }
  }

  private mutating func readProGenMax(_ text: String) throws {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
    }.filter { !$0.isEmpty }
    guard let count = lines.first?.first.map({ $0 + 2 }), lines.count >= 2 * count + 2 else {
      throw Unreadable(description: "The file is too short.")
    }
    for line in lines[1...count] {
      let successors = line[3..<(3 + line[2])]
      for (successor, lag) in zip(successors, line[(3 + line[2])...]) {
        lags.append(Lag(first: line[0], second: successor, length: lag))
      }
    }
    let requests = lines[(count + 1)...(2 * count)]
    durations = requests.map { $0[2] }
    capacities = lines[2 * count + 1]
    demands = capacities.indices.map { resource in requests.map { $0[3 + resource] } }
  }
}

extension ResourceProject {
  /// A time by which some schedule ends, if there is one.
  private var horizon: Int {
    durations.indices.reduce(0) { sum, a in
      sum + lags.filter { $0.first == a }.reduce(durations[a]) { max($0, $1.length) }
    }
  }

  /// The engine problem: the last activity has one value for each day, which costs the day.
  var problem: Problem {
    let horizon = horizon
    var activities = durations.enumerated().map { index, duration in
      Activity(
        name: "activity \(index + 1)", rank: .other, home: 0,
        values: (0...(horizon - duration)).map { Value(start: $0, end: $0 + duration) })
    }
    let sink = activities.count
    activities.append(
      Activity(
        name: "end", rank: .switching, home: 0,
        values: (0...horizon).map { Value(start: $0, end: $0, cost: $0) }))
    func starts(_ a: Int, plus offset: Int = 0) -> [Int] { activities[a].values.map { $0.start + offset } }
    var constraints: [Constraint] = lags.map {
      .precedence(
        Precedence(
          first: $0.first, tail: starts($0.first, plus: $0.length), second: $0.second, head: starts($0.second)))
    }
    for a in durations.indices {
      constraints.append(
        .precedence(Precedence(first: a, tail: activities[a].values.map(\.end), second: sink, head: starts(sink))))
    }
    for (resource, capacity) in capacities.enumerated() {
      let loads = durations.indices.compactMap { a in
        demands[resource][a] > 0 ? Capacity.Load(activity: a, demand: demands[resource][a]) : nil
      }
      constraints.append(.capacity(Capacity(loads: loads, limit: capacity)))
    }
    return Problem(activities: activities, constraints: constraints, setup: [])
  }
}
