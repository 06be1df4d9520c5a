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
    readPoints(root, "costs", Self.costKeys, of: \.costs, others: ["stability"])
    if let entry = root["costs"].flatMap({ costs in costs.value.entries?.first { $0.name == "stability" } }) {
      readStability(entry)
    }
    readPoints(root, "repair-prices", Self.repairKeys, of: \.repairPrices)
  }

  private mutating func readPoints<Points>(
    _ root: Fields, _ section: String, _ keys: [(String, WritableKeyPath<Points, Int> & Sendable)],
    of target: WritableKeyPath<Reader, Points>, others: [String] = []
  ) {
    guard let entry = root[section],
      let fields = fields(entry.value, "'\(section)'", owner: entry.key, keys: keys.map(\.0) + others)
    else { return }
    for (key, path) in keys {
      if let entry = fields[key], let points = integer(entry.value, "'\(key)'") {
        self[keyPath: target][keyPath: path] = points
      }
    }
  }

  private static let statusKeys: [(String, WritableKeyPath<StabilityPrices, StabilityPrices.Price> & Sendable)] = [
    ("tentative", \.tentative), ("announced", \.announced), ("confirmed", \.confirmed),
  ]

  private mutating func readStability(_ entry: Entry) {
    guard
      let statuses = fields(entry.value, "'stability'", owner: entry.key, keys: Self.statusKeys.map(\.0), isItem: false)
    else { return }
    for (status, path) in Self.statusKeys {
      guard let entry = statuses[status],
        let fields = fields(entry.value, "'\(status)'", owner: entry.key, keys: ["moved", "per-day"], isItem: false)
      else { continue }
      if let moved = fields["moved"].flatMap({ integer($0.value, "'moved'") }) {
        costs.stability[keyPath: path].moved = moved
      }
      if let perDay = fields["per-day"].flatMap({ integer($0.value, "'per-day'") }) {
        costs.stability[keyPath: path].perDay = perDay
      }
    }
  }
}
