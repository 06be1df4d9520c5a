/// Findings in the order in which they were made, and a count of those past the limit.
struct FindingList {
  /// The most findings that are kept; a file of garbage has millions.
  static let limit = 1000

  private var kept: [CalendarFinding] = []
  private var dropped = 0

  mutating func add(_ line: Int, _ outcome: CalendarFinding.Outcome, uid: String? = nil, _ message: String) {
    if kept.count < Self.limit {
      kept.append(CalendarFinding(line: line, outcome: outcome, uid: uid, message: message))
    } else {
      dropped += 1
    }
  }

  /// The findings by line; where some were dropped, the last one says how many.
  var sorted: [CalendarFinding] {
    // Ties keep the order in which they were found.
    let order = kept.indices.sorted { (kept[$0].line, $0) < (kept[$1].line, $1) }
    var result = order.map { kept[$0] }
    if dropped > 0, let last = result.last {
      result.append(
        CalendarFinding(line: last.line, outcome: .skipped, message: "\(dropped) more findings are not listed."))
    }
    return result
  }
}
