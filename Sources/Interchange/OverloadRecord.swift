import Analysis
import CivilTime

/// Items that need more days than there are.
struct OverloadRecord: Encodable {
  /// What one item takes at least.
  struct Load: Encodable {
    let item: String
    let people: Int
    let days: Int
  }

  let from: String
  let to: String
  /// `days` or `working days`.
  let counts: String
  let loads: [Load]
  let clear: Int
  let needed: Int
  let available: Int

  init(_ overload: Overload) {
    from = overload.window.first.description
    to = overload.window.last.description
    counts = overload.countsWorkingDays ? "working days" : "days"
    loads = overload.loads.map { Load(item: "\($0.item)", people: $0.people, days: $0.days) }
    clear = overload.clear
    needed = overload.needed
    available = overload.available
  }
}
