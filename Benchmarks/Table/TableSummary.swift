import Foundation

/// What the table comes to: medians by size and load, growth, and who was ahead.
struct TableSummary {
  private let rows: [TableRow]

  init(_ rows: [TableRow]) { self.rows = rows }

  var text: String { (medians + [""] + growth + comparison).joined(separator: "\n") }

  /// Of the seeds of a size and load, of one run each.
  private var medians: [String] {
    var lines = [
      "Medians of the seeds (seconds of an unproven run are those of its limit):", "",
      MarkdownTable.head(["meetings", "load", "proven", "seconds", "gap %", "first s", "MB"]),
    ]
    for (size, load) in groups {
      let records = records(size, load)
      func median(_ value: (SolveRecord) -> Double?, _ format: String) -> String {
        let numbers = records.compactMap(value)
        return numbers.isEmpty ? "" : String(format: format, PowerLaw.median(numbers))
      }
      lines.append(
        MarkdownTable.line([
          "\(size)", load, "\(records.count { $0.isProven }) of \(records.count)", median({ $0.seconds }, "%.3f"),
          median({ $0.gap.map { $0 * 100 } }, "%.1f"), median({ $0.first }, "%.3f"),
          median({ Double($0.memory) }, "%.0f"),
        ]))
    }
    return lines
  }

  private var groups: [(size: Int, load: String)] {
    var groups: [(size: Int, load: String)] = []
    for row in rows where !groups.contains(where: { $0 == (row.instance.meetings, row.instance.load.name) }) {
      groups.append((row.instance.meetings, row.instance.load.name))
    }
    return groups
  }

  private func records(_ size: Int, _ load: String) -> [SolveRecord] {
    rows.filter { $0.instance.meetings == size && $0.instance.load.name == load }.compactMap { $0.record(.convene) }
  }

  /// Only sizes of which every seed is proven count, since a limit would make growth look small.
  private var growth: [String] {
    var loads: [String] = []
    for (_, load) in groups where !loads.contains(load) { loads.append(load) }
    return loads.map { load in
      let points = groups.filter { $0.load == load }.compactMap { group -> (size: Int, time: Double)? in
        let records = records(group.size, load)
        guard !records.isEmpty, records.allSatisfy(\.isProven) else { return nil }
        return (group.size, PowerLaw.median(records.map(\.seconds)))
      }
      guard let law = PowerLaw(points) else { return "Growth, \(load): fewer than two sizes are proven whole." }
      return String(format: "Growth, %@: seconds to proof grow as N^%.2f over %d sizes.", load, law.exponent, law.count)
    }
  }

  private var comparison: [String] {
    var worse: [String] = []
    for row in rows {
      guard let ours = row.record(.convene) else { continue }
      for peer in Contender.peers {
        guard let record = row.record(peer), let objective = record.objective, record.valid == true else { continue }
        if objective < ours.objective ?? .max {
          worse.append(
            "\(row.instance.name): \(peer.title) has a plan of \(objective), we of \(ours.objective.map { "\($0)" } ?? "none")."
          )
        }
      }
    }
    return worse.isEmpty ? ["No peer has a better plan anywhere."] : worse
  }
}
