import Foundation

extension Instance {
  /// The instance as one line of JSON with sorted keys.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

// What is absent without a place for it is left out, what has no limit is null.

extension Instance.Task {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(dur, forKey: .dur)
    try container.encode(cal, forKey: .cal)
    try container.encodeIfPresent(dom, forKey: .dom)
    try container.encodeIfPresent(places, forKey: .places)
    try container.encodeIfPresent(cost, forKey: .cost)
    try container.encodeIfPresent(idxcost, forKey: .idxcost)
  }
}

extension Instance.Arc {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(i, forKey: .i)
    try container.encode(j, forKey: .j)
    try container.encode(min, forKey: .min)
    try container.encode(max, forKey: .max)
  }
}

extension Instance.Approval {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(task, forKey: .task)
    try container.encode(sessions, forKey: .sessions)
    try container.encode(silence, forKey: .silence)
  }
}
