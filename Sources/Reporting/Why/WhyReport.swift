public import Analysis
import CivilTime
public import Planning

/// Why an item of a plan is when, where and as it is, as text for people.
public enum WhyReport {
  public static func text(_ why: Why, in context: Context, style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading(context.title(of: why.item))
    page.paragraph(whereabouts(why, context))
    if let dates = why.dates, !why.answers.isEmpty { page.paragraph(room(dates)) }
    if !why.network.plan.proof.isOptimal {
      page.paragraph("The plan is not proven optimal: the work was stopped.", .critical)
    }
    for answer in why.answers { write(answer, why, context, &page) }
    return page.text
  }

  /// When and where the item is in the plan, and what it is where nothing else could be.
  private static func whereabouts(_ why: Why, _ context: Context) -> String {
    guard let dates = why.dates else {
      if case .meeting(let id) = why.item, context.meeting(id)?.status == .cancelled { return "It is cancelled." }
      return "It is dropped."
    }
    var text = DateText.range(dates.planned.days)
    switch why.item {
    case .meeting(let id):
      let place = why.network.plan.meetings.first { $0.id == id }?.place
      text += place.map { ", \(context.place($0)?.name ?? $0)" } ?? ""
    case .event(let id): text += context.event(id)?.place.flatMap(context.place).map { ", \($0.name)" } ?? ""
    case .stage:
      let way = why.network.plan.stages.first { $0.id == why.item }?.way
      switch way {
      case .session(let id): text += ", decided at \(context.title(of: .meeting(id)))"
      case .sessionThenSilence(let id): text += ", decided at \(context.title(of: .meeting(id))), then by silence"
      case .silence: text += ", decided by silence"
      case .work, .history, .absent, nil: break
      }
    case .task: break
    }
    return why.answers.isEmpty ? "\(text): it \(why.network.reason(for: dates).sentence), a fact." : text
  }

  /// How far the item is from its earliest and latest dates.
  private static func room(_ dates: ItemDates) -> String {
    let early = dates.isCritical ? "critical: on its" : "\(dates.margin.counted("day")) after its"
    let late =
      dates.totalFloat == 0
      ? "it cannot be later" : "it could be \(dates.totalFloat.counted("day")) later"
    return "\(early) earliest date with the sessions, places and order of the plan; "
      + "\(late) while no other meeting moves"
  }

  private static func write(_ answer: Why.Answer, _ why: Why, _ context: Context, _ page: inout TextPage) {
    page.heading(question(answer.wish, context))
    let isEarlier = if case .before = answer.wish.aim { true } else { false }
    switch answer.finding {
    case .asPlanned: page.paragraph("It is so in the plan.", indent: 2)
    case .bound:
      page.paragraph("No: this path fixes its earliest date, and no other choice would help.", indent: 2)
      PlanReport.writeChain(why.network.path(to: why.item), why.network, context, &page)
    case .preferred(let points):
      let edge = isEarlier ? "the first" : "the last"
      page.paragraph(
        "It could be, but this is \(edge) of its preferred days\(reason(why.item, context)): each day "
          + "\(isEarlier ? "earlier" : "later") costs \(points.counted("point")).", indent: 2)
    case .possible(let alternative):
      write(alternative, answer.wish, why, context, &page)
      if isEarlier, why.dates?.isCritical == true {
        page.paragraph("As long as sessions, places and order stay, this path fixes its earliest date:", indent: 2)
        PlanReport.writeChain(why.network.path(to: why.item), why.network, context, &page)
      }
    case .impossible(let conflicts): write(conflicts, answer.wish, context, &page)
    case .unknown: page.paragraph("The work was stopped before this was known.", indent: 2, .critical)
    }
  }

  private static func question(_ wish: Wish, _ context: Context) -> String {
    let begin = if case .stage = wish.item { "close" } else { "begin" }
    switch wish.aim {
    case .before(let day): return "Could it \(begin) before \(DateText.day(day))?"
    case .after(let day): return "Could it \(begin) after \(DateText.day(day))?"
    case .on(let day): return "What would it take to \(begin) on \(DateText.weekday(day))?"
    case .within(let range):
      return "Could it begin as preferred, \(range.count == 1 ? "on" : "within") \(DateText.range(range))?"
    case .at(let place): return "Could it be at \(context.place(place)?.name ?? place)?"
    case .session(let id): return "Could it be decided at \(context.title(of: .meeting(id)))?"
    case .silence: return "Could it be decided by silence?"
    case .held: return "Could it be held?"
    }
  }

  /// Why the days are preferred, as the planner says.
  private static func reason(_ item: ItemID, _ context: Context) -> String {
    guard case .meeting(let id) = item, let why = context.meeting(id)?.preference?.note.why else { return "" }
    return " (\(why))"
  }

  private static func write(
    _ alternative: Why.Alternative, _ wish: Wish, _ why: Why, _ context: Context, _ page: inout TextPage
  ) {
    let words = WishWords(context)
    let index = PlanIndex(alternative.plan, in: context)
    let days = index.occupation(wish.item)?.days
    let shift = zip(why.dates?.planned.days, days).map { $0 == $1 ? "the same days" : words.shift(wish.item, $0, $1) }
    let date = days.map { "On \(DateText.range($0))\(shift.map { " (\($0))" } ?? "")" } ?? "Yes"
    let proof = alternative.isProven ? "" : ", unless there is a better plan than the one found in time"
    page.paragraph("\(date) it costs \(words.cost(alternative.difference))\(proof).", indent: 2)
    let changes = alternative.difference.changes.filter { isTold($0, besides: wish) }
    for change in changes { page.paragraph("- \(words.sentence(change))", indent: 2, hanging: 2) }
    let works = alternative.difference.changes.filter { isMovedWork($0) && $0.item != wish.item }
    if !works.isEmpty {
      page.paragraph(
        "- \(works.count.counted("stage or task", "stages and tasks")) move\(works.count == 1 ? "s" : "").", indent: 2,
        hanging: 2)
    }
  }

  /// Whether a change is told by itself: work that only moves is counted, and what becomes of the item is said before.
  private static func isTold(_ change: PlanDifference.Change, besides wish: Wish) -> Bool {
    switch (change, wish.aim) {
    case (.moved(let moved, _, _), _), (.held(let moved, _), _): moved != wish.item && !isMovedWork(change)
    case (.replaced, .at), (.rerouted, .session), (.rerouted, .silence): change.item != wish.item
    case (.replaced, _), (.rerouted, _), (.dropped, _), (.excused, _), (.attends, _): true
    }
  }

  private static func isMovedWork(_ change: PlanDifference.Change) -> Bool {
    guard case .moved(let item, _, _) = change else { return false }
    return switch item {
    case .meeting, .event: false
    case .stage, .task: true
    }
  }

  private static func write(_ conflicts: [Conflict], _ wish: Wish, _ context: Context, _ page: inout TextPage) {
    guard !conflicts.isEmpty else {
      page.paragraph("No: the horizon, the data date and its length leave no such day.", indent: 2)
      return
    }
    let words = ConflictWords(context, under: wish)
    for conflict in conflicts {
      let count = conflict.members.count
      page.paragraph(
        count == 1 ? "No, by one rule:" : "No, by \(count) rules" + needed(conflict.proof), indent: 2)
      NoPlanReport.write(conflict.derivation, words, indent: 4, &page)
      // Whoever asks for a day wants to know whom to ask; the rest is to be read through.
      if case .on = wish.aim { NoPlanReport.writeRules(conflict, words, indent: 4, &page) }
    }
  }

  private static func needed(_ proof: Conflict.Proof) -> String {
    switch proof {
    case .minimal: "; without any one of them it could be:"
    case .clash: ", perhaps not all of them needed, since the search was stopped:"
    }
  }
}

extension Int {
  /// The number with its noun in the form that fits.
  fileprivate func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}

/// Both values, where there are both.
private func zip<A, B>(_ first: A?, _ second: B?) -> (A, B)? {
  guard let first, let second else { return nil }
  return (first, second)
}
