import CivilTime
import ScenarioText

extension Reader {
  mutating func travel(_ root: Fields) -> Travel {
    guard let entry = root["travel"],
      let fields = fields(entry.value, "'travel'", owner: entry.key, keys: ["by-distance", "pairs"])
    else { return Travel() }
    return Travel(
      bands: fields["by-distance"].map { bands($0) } ?? [], pairs: fields["pairs"].map { pairs($0) } ?? [],
      source: mark(entry.key))
  }

  private mutating func bands(_ entry: Entry) -> [Travel.Band] {
    let subject = "an entry of 'by-distance'"
    var bands: [(band: Travel.Band, node: Node)] = []
    for item in list(entry.value, "'by-distance'", of: "bands of distance") {
      guard let fields = fields(item, subject, keys: ["up-to-km", "beyond", "days"], required: ["days"]),
        let days = fields["days"].flatMap({ integer($0.value, "'days'", in: 0...60) })
      else { continue }
      let beyond = fields["beyond"].flatMap { boolean($0.value, "'beyond'") }
      if let upTo = fields["up-to-km"] {
        if let beyond = fields["beyond"] { conflict(beyond, "a band is either up to a distance or beyond all") }
        guard let kilometres = integer(upTo.value, "'up-to-km'", in: 0...25_000) else { continue }
        bands.append((Travel.Band(upToKilometres: kilometres, days: days), item))
      } else if beyond == true {
        bands.append((Travel.Band(upToKilometres: nil, days: days), item))
      } else if fields["beyond"] == nil || beyond == false {
        missing("up-to-km", fields, advice: "Maybe up-to-km: 1500, or beyond: true for the last band.")
      }
    }
    bands.sort { ($0.band.upToKilometres ?? .max) < ($1.band.upToKilometres ?? .max) }
    for (near, far) in zip(bands, bands.dropFirst()) {
      if near.band.upToKilometres == far.band.upToKilometres {
        error(
          "bad-travel", far.node, "two bands end at the same distance", expected: "each distance once",
          advice: "Delete one of the two.")
      } else if near.band.days > far.band.days {
        error(
          "bad-travel", far.node,
          "a longer way takes fewer days (\(far.band.days)) than a shorter one (\(near.band.days))",
          expected: "days that grow with the distance")
      }
    }
    if let last = bands.last, last.band.upToKilometres != nil {
      error(
        "bad-travel", entry.key, "no band says how long the way is beyond \(last.band.upToKilometres ?? 0) km",
        expected: "a last band with beyond: true", advice: "Maybe add {beyond: true, days: \(last.band.days + 1)}.")
    }
    return bands.map(\.band)
  }

  private mutating func pairs(_ entry: Entry) -> [Travel.Pair] {
    let subject = "an entry of 'pairs'"
    var pairs: [Travel.Pair] = []
    for item in list(entry.value, "'pairs'", of: "pairs of places") {
      guard let fields = fields(item, subject, keys: ["between", "from", "to", "days"], required: ["days"]),
        let days = fields["days"].flatMap({ integer($0.value, "'days'", in: 0...60) })
      else { continue }
      if let between = fields["between"] {
        for other in [fields["from"], fields["to"]] {
          if let other { conflict(other, "'\(other.name)' cannot stand beside 'between'") }
        }
        let ends = list(between.value, "'between'", of: "two places")
        guard ends.count == 2 else {
          if between.value.items != nil {
            error("wrong-type", between.value, "'between' has \(ends.count) places", expected: "a list of two places")
          }
          continue
        }
        add(from: ends[0], to: ends[1], days: days, isSymmetric: true, to: &pairs)
      } else if let from = fields["from"], let to = fields["to"] {
        add(from: from.value, to: to.value, days: days, isSymmetric: false, to: &pairs)
      } else {
        missing(fields["from"] == nil ? (fields["to"] == nil ? "between" : "from") : "to", fields)
      }
    }
    return pairs.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private mutating func add(
    from: Node, to: Node, days: Int, isSymmetric: Bool, to pairs: inout [Travel.Pair]
  ) {
    guard let first = reference(from, "a place of 'pairs'", to: .place),
      let second = reference(to, "a place of 'pairs'", to: .place)
    else { return }
    guard first != second else {
      error("bad-travel", to, "the way from \(quoted(first)) leads to itself", expected: "two places")
      return
    }
    let directions = isSymmetric ? [(first, second), (second, first)] : [(first, second)]
    for (start, end) in directions {
      if pairs.contains(where: { $0.from == start && $0.to == end }) {
        error(
          "bad-travel", from, "the way from '\(start)' to '\(end)' is given twice", expected: "each way once",
          advice: "Delete one of the two.")
        return
      }
      pairs.append(Travel.Pair(from: start, to: end, days: days))
    }
  }
}
