import Analysis
import Planning

/// What is not the same in another plan, for an item, as `why` and `what-if` say it.
struct ChangeRecord: Encodable {
  /// `moved`, `re-placed`, `re-routed`, `dropped`, `held`, `excused` or `attends`.
  let change: String
  let item: String
  /// Days, a place, a session, a way or a party, as the change asks.
  let from: String?
  let to: String?
  let sentence: String
}

extension ChangeRecord {
  init(_ change: PlanDifference.Change, _ words: WishWords) {
    item = "\(change.item)"
    sentence = words.sentence(change)
    switch change {
    case .moved(_, let from, let to): (self.change, self.from, self.to) = ("moved", "\(from)", "\(to)")
    case .replaced(_, let from, let to): (self.change, self.from, self.to) = ("re-placed", from, to)
    case .rerouted(_, let from, let to):
      self.change = "re-routed"
      self.from = from.session ?? PlanFile.StageRecord.Way(from).rawValue
      self.to = to.session ?? PlanFile.StageRecord.Way(to).rawValue
    case .dropped(_, let from): (self.change, self.from, self.to) = ("dropped", "\(from)", nil)
    case .held(_, let days): (self.change, self.from, self.to) = ("held", nil, "\(days)")
    case .excused(let party, _): (self.change, self.from, self.to) = ("excused", party, nil)
    case .attends(let party, _): (self.change, self.from, self.to) = ("attends", nil, party)
    }
  }
}
