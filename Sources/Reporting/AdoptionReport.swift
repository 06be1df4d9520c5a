import Analysis
import CivilTime
public import Planning

/// What a new baseline changes of the earlier one, as text for people.
public enum AdoptionReport {
  /// - Parameters:
  ///   - earlier: What the earlier baseline says of the scenario; nil where there is none.
  ///   - isLeastChange: Whether what is proven is said of cost and departure together.
  public static func text(
    _ plan: Plan, after earlier: Plan.Alignment?, isLeastChange: Bool = false, in context: Context,
    style: TextStyle = TextStyle()
  ) -> String {
    var page = TextPage(style)
    page.heading(context.scenario.title)
    let held = plan.meetings.filter { $0.days != nil }
    guard let earlier else {
      page.paragraph("The first baseline: \(counted(held.count, "meeting")), \(cost(plan)).")
      return page.text
    }
    let difference = PlanDifference(from: earlier.plan, to: plan)
    var counts: [(word: String, items: Set<ItemID>)] = ["moved", "new", "cancelled", "dropped", "taken up"].map {
      ($0, [])
    }
    func count(_ word: String, _ item: ItemID) {
      for index in counts.indices where counts[index].word == word { counts[index].items.insert(item) }
    }
    for change in difference.changes {
      guard case .meeting(let id) = change.item else { continue }
      switch change {
      case .moved, .replaced: count("moved", change.item)
      case .held: count(earlier.added.contains(change.item) ? "new" : "taken up", change.item)
      case .dropped: count(context.meeting(id)?.status == .cancelled ? "cancelled" : "dropped", change.item)
      case .rerouted, .excused, .attends: break
      }
    }
    let withdrawn = earlier.removed.count { if case .meeting = $0 { true } else { false } }
    let touched = counts.filter { !["cancelled", "dropped"].contains($0.word) }.reduce(into: Set<ItemID>()) {
      $0.formUnion($1.items)
    }
    let parts =
      counts.filter { !$0.items.isEmpty }.map { "\($0.items.count) \($0.word)" }
      + (withdrawn > 0 ? ["\(withdrawn) withdrawn"] : []) + ["\(held.count - touched.count) as before"]
    page.paragraph("\(counted(held.count, "meeting")): \(parts.joined(separator: ", ")); \(cost(plan, isLeastChange)).")
    write(difference.changes, earlier, context, &page)
    return page.text
  }

  private static func write(
    _ changes: [PlanDifference.Change], _ earlier: Plan.Alignment, _ context: Context, _ page: inout TextPage
  ) {
    let words = WishWords(context)
    var sentences: [String] = []
    var works: Set<ItemID> = []
    for change in changes {
      guard case .meeting(let id) = change.item else {
        works.insert(change.item)
        continue
      }
      if case .dropped = change, context.meeting(id)?.status == .cancelled {
        sentences.append("\(context.title(of: change.item)) is cancelled.")
      } else {
        sentences.append(words.sentence(change))
      }
    }
    for case .meeting(let id) in earlier.removed { sentences.append("\(id) is withdrawn.") }
    if !works.isEmpty {
      sentences.append("\(counted(works.count, "stage or task", "stages and tasks")) changed.")
    }
    for sentence in sentences { page.paragraph("- \(sentence)", indent: 2, hanging: 2) }
  }

  private static func cost(_ plan: Plan, _ isLeastChange: Bool = false) -> String {
    let points = counted(plan.cost, "point")
    return switch plan.proof {
    case .optimal where isLeastChange: "\(points), proven the least change"
    case .optimal: "\(points), no plan costs less"
    case .bound(let bound): "\(points), no plan costs less than \(bound)"
    case .none: points
    }
  }

  private static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
