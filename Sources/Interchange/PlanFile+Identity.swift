import CivilTime
import Planning

extension PlanFile {
  /// What calendars need to know of an item again and again: who it is, and which revision.
  public struct Identity: Codable, Hashable, Sendable {
    public var uid: String
    /// Raised by one with every revision of what is published; an INTEGER of RFC 5545, which ends at 2147483647.
    public var sequence: Int
    public var stamp: Stamp

    public init(uid: String, sequence: Int, stamp: Stamp) {
      self.uid = uid
      self.sequence = sequence
      self.stamp = stamp
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      uid = try container.decode(String.self, forKey: .uid)
      sequence = try container.decode(Int.self, forKey: .sequence)
      stamp = try container.decode(Stamp.self, forKey: .stamp)
      guard (0..<2_147_483_647).contains(sequence) else {
        throw DecodingError.dataCorruptedError(
          forKey: .sequence, in: container, debugDescription: "\(sequence) is not a revision")
      }
    }
  }

  /// What is published of an item: a revision is a change of this, and of nothing else.
  struct Facts: Hashable {
    var first: Day?
    var last: Day?
    /// The place of a meeting, or the meeting that decides a stage.
    var place: String?
    /// The clock times of a meeting that takes place.
    var hours: String?
    var isCancelled = false
  }

  /// An item with what is published of it.
  struct Item {
    var id: String
    var name: String
    var facts: Facts
    var identity: Identity
  }

  /// Every item that the file has a record of, those withdrawn included.
  var items: [Item] {
    meetings.map { Item(id: $0.id, name: $0.name, facts: $0.facts, identity: $0.identity) }
      + documents.flatMap { document in
        document.stages.map { stage in
          Item(
            id: "\(document.id).\(stage.name)", name: "\(document.name): \(stage.name)", facts: stage.facts,
            identity: stage.identity)
        }
      }
      + tasks.map { Item(id: $0.id, name: $0.name, facts: $0.facts, identity: $0.identity) }
      + (withdrawn ?? []).map { Item(id: $0.id, name: $0.name, facts: Facts(), identity: $0.identity) }
  }

  /// Gives every item that is not withdrawn the identity that a function finds for it.
  mutating func identify(_ identity: (_ id: String, Facts) -> Identity) {
    for index in meetings.indices { meetings[index].identity = identity(meetings[index].id, meetings[index].facts) }
    for index in tasks.indices { tasks[index].identity = identity(tasks[index].id, tasks[index].facts) }
    for index in documents.indices {
      for position in documents[index].stages.indices {
        let stage = documents[index].stages[position]
        documents[index].stages[position].identity = identity("\(documents[index].id).\(stage.name)", stage.facts)
      }
    }
  }
}

extension PlanFile.MeetingRecord {
  var facts: PlanFile.Facts {
    PlanFile.Facts(
      first: first, last: last, place: place, hours: first.flatMap { _ in hours },
      isCancelled: status == MeetingStatus.cancelled.rawValue)
  }
}

extension PlanFile.StageRecord {
  var facts: PlanFile.Facts { PlanFile.Facts(first: first, last: last, place: session) }
}

extension PlanFile.TaskRecord {
  var facts: PlanFile.Facts { PlanFile.Facts(first: first, last: last) }
}
