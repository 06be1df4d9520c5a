import ScenarioText

extension Reader {
  private static let costKeys: [(String, WritableKeyPath<Costs, Int> & Sendable)] = [
    ("weekend-day", \.weekendDay), ("member-on-holiday", \.memberOnHoliday), ("silence", \.silence),
    ("absence", \.absence), ("low", \.low), ("normal", \.normal), ("high", \.high),
  ]

  mutating func readCosts(_ root: Fields) {
    guard let entry = root["costs"],
      let fields = fields(entry.value, "'costs'", owner: entry.key, keys: Self.costKeys.map(\.0))
    else { return }
    for (key, path) in Self.costKeys {
      if let entry = fields[key], let points = integer(entry.value, "'\(key)'") { costs[keyPath: path] = points }
    }
  }
}
