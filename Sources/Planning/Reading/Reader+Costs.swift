import ScenarioText

extension Reader {
  private static let costKeys: [(String, WritableKeyPath<Costs, Int> & Sendable)] = [
    ("weekend-day", \.weekendDay), ("member-on-holiday", \.memberOnHoliday), ("silence", \.silence),
    ("absence", \.absence), ("low", \.low), ("normal", \.normal), ("high", \.high),
  ]

  private static let repairKeys: [(String, WritableKeyPath<RepairPrices, Int> & Sendable)] = [
    ("window", \.window), ("pin", \.pin), ("weekday", \.weekday), ("open-day", \.openDay), ("order", \.order),
    ("readiness", \.readiness), ("notice", \.notice), ("due", \.due), ("spacing", \.spacing),
    ("duration", \.duration), ("silence", \.silence), ("session", \.session), ("attendance", \.attendance),
    ("capacity", \.capacity), ("online", \.online), ("blocking", \.blocking),
  ]

  mutating func readCosts(_ root: Fields) {
    readPoints(root, "costs", Self.costKeys, of: \.costs)
    readPoints(root, "repair-prices", Self.repairKeys, of: \.repairPrices)
  }

  private mutating func readPoints<Points>(
    _ root: Fields, _ section: String, _ keys: [(String, WritableKeyPath<Points, Int> & Sendable)],
    of target: WritableKeyPath<Reader, Points>
  ) {
    guard let entry = root[section],
      let fields = fields(entry.value, "'\(section)'", owner: entry.key, keys: keys.map(\.0))
    else { return }
    for (key, path) in keys {
      if let entry = fields[key], let points = integer(entry.value, "'\(key)'") {
        self[keyPath: target][keyPath: path] = points
      }
    }
  }
}
