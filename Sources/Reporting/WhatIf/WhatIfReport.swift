public import Analysis
import CivilTime
public import Planning

/// What becomes of a plan when its scenario changes, as text for people.
public enum WhatIfReport {
  /// - Parameters:
  ///   - changes: What was changed, in sentences.
  ///   - base: What the new plan is compared with, such as `the published plan`.
  ///   - context: The changed scenario.
  public static func text(
    _ whatIf: WhatIf, changes: [String], base: String, in context: Context, style: TextStyle = TextStyle()
  ) -> String {
    var page = TextPage(style)
    page.heading("What if: \(context.scenario.title)")
    for change in changes { page.paragraph("- \(change)", indent: 2, hanging: 2) }
    let policy =
      switch whatIf.policy {
      case .leastChange: "changed as little as the prices of stability say"
      case .best: "planned anew for the least cost"
      }
    page.paragraph("Compared with \(base), \(policy).")
    if !whatIf.after.plan.proof.isOptimal {
      page.paragraph("The new plan is not proven: the work was stopped before.", .critical)
    }
    if let drift = whatIf.drift { write(drift, whatIf, &page) }
    var told: Set<ItemID> = []
    let meetings = whatIf.changed.filter { if case .meeting = $0 { true } else { false } }
    if !meetings.isEmpty {
      page.heading("Meetings")
      for item in meetings { write(item, whatIf, context, &told, &page) }
    }
    writeWork(whatIf, context, &told, &page)
    writeWithdrawn(whatIf, &page)
    if whatIf.changed.isEmpty, whatIf.removed.isEmpty { page.paragraph("Nothing changes.") }
    page.paragraph(
      "\(whatIf.unchangedCount.counted("item")) \(whatIf.unchangedCount == 1 ? "stays" : "stay") unchanged.")
    writeCosts(whatIf, context, &page)
    writePaths(whatIf, context, &page)
    return page.text
  }

  private static func write(_ drift: PlanDifference, _ whatIf: WhatIf, _ page: inout TextPage) {
    page.heading("Since the baseline, without your change")
    let words = WishWords(whatIf.before.context)
    for change in drift.changes {
      guard case .meeting = change.item else { continue }
      page.paragraph("- \(words.sentence(change))", indent: 2, hanging: 2)
    }
    let works = Set(drift.changes.map(\.item)).filter { if case .meeting = $0 { false } else { true } }
    if !works.isEmpty {
      page.paragraph(
        "- \(works.count == 1 ? "1 stage or task changes" : "\(works.count) stages and tasks change").", indent: 2)
    }
    page.paragraph("That costs \(words.cost(drift)). Below is what your change adds.", indent: 2)
  }

  /// An item with what becomes of it, and the chain of causes back to the change.
  private static func write(
    _ item: ItemID, _ whatIf: WhatIf, _ context: Context, _ told: inout Set<ItemID>, _ page: inout TextPage
  ) {
    let words = WishWords(context)
    for change in whatIf.effect.changes where change.item == item {
      page.paragraph("- \(words.sentence(change))", indent: 2, hanging: 2)
    }
    writeCauses(of: item, whatIf, context, &told, &page)
  }

  /// The chain of causes from an item back to the change, as far as it was not told before.
  private static func writeCauses(
    of item: ItemID, _ whatIf: WhatIf, _ context: Context, _ told: inout Set<ItemID>, _ page: inout TextPage
  ) {
    for link in whatIf.chain(of: item) {
      guard let cause = whatIf.causes[link] else { continue }
      let title = context.title(of: link)
      guard told.insert(link).inserted else {
        return page.paragraph("\(title): see above.", indent: 6, hanging: 2, .faint)
      }
      let subject = link == item ? "As it was" : "\(title) as it was"
      if cause == .fact, case .meeting(let id) = link, context.meeting(id)?.status == .cancelled { continue }
      page.paragraph(sentence(cause, subject, context), indent: 6, hanging: 2, .faint)
    }
  }

  private static func sentence(_ cause: Cause, _ subject: String, _ context: Context) -> String {
    switch cause {
    case .rule(let violation, let via):
      let why = context.note(of: violation.instance).why.map { "; \($0)" } ?? ""
      return "\(subject): \(trimmed(violation.sentence)) (\(violation.instance.rule.rawValue)\(why))."
        + (via == nil ? " This comes from the change." : "")
    case .price(let line, let points, _):
      return "\(subject), it would cost \(points.counted("point")) more: \(trimmed(line.sentence)) "
        + "(\(line.instance.rule.rawValue))."
    case .fact:
      return subject == "As it was"
        ? "It has happened so." : "\(subject.dropLast(" as it was".count)): it has happened so."
    case .together(let items):
      return
        "It changes together with \(items.map { context.title(of: $0) }.joined(separator: ", ")), none of which could "
        + "stay alone."
    case .free: return "It could as well have stayed: the new plan is one of several at this cost."
    }
  }

  private static func trimmed(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  /// Documents and tasks: another way of approval by itself, what only moves with its document in one line.
  private static func writeWork(
    _ whatIf: WhatIf, _ context: Context, _ told: inout Set<ItemID>, _ page: inout TextPage
  ) {
    let items = whatIf.changed.filter { if case .meeting = $0 { false } else { true } }
    guard !items.isEmpty else { return }
    page.heading("Documents and tasks")
    var documents: Set<String> = []
    for item in items {
      guard case .stage(let document, _) = item else {
        write(item, whatIf, context, &told, &page)
        continue
      }
      guard documents.insert(document).inserted else { continue }
      write(document, items, whatIf, context, &told, &page)
    }
  }

  private static func write(
    _ document: String, _ items: [ItemID], _ whatIf: WhatIf, _ context: Context, _ told: inout Set<ItemID>,
    _ page: inout TextPage
  ) {
    let words = WishWords(context)
    let stages = items.filter { if case .stage(document, _) = $0 { true } else { false } }
    var parts: [String] = []
    for item in stages {
      guard case .stage(_, let stage) = item else { continue }
      for change in whatIf.effect.changes where change.item == item {
        switch change {
        case .moved(_, let from, let to):
          parts.append("\(stage) moves to \(DateText.range(to)) (\(words.shift(item, from, to)))")
        case .rerouted(_, let from, let to):
          parts.append("\(stage) is \(words.clause(to)) instead of \(words.clause(from))")
        case .dropped: parts.append("\(stage) is left out")
        case .held(_, let days): parts.append("\(stage) is taken up on \(DateText.range(days))")
        case .replaced, .excused, .attends: break
        }
      }
    }
    page.paragraph(
      "- \(context.document(document)?.name ?? document): \(parts.joined(separator: ", "))", indent: 2, hanging: 2)
    guard let first = stages.first(where: { whatIf.causes[$0].map { $0 != .fact } ?? false }) else { return }
    writeCauses(of: first, whatIf, context, &told, &page)
  }

  private static func writeWithdrawn(_ whatIf: WhatIf, _ page: inout TextPage) {
    guard !whatIf.removed.isEmpty else { return }
    page.heading("No longer in the scenario")
    let context = whatIf.before.context
    var names: [String] = []
    for item in whatIf.removed {
      let name =
        if case .stage(let document, _) = item { context.document(document)?.name ?? document } else {
          context.title(of: item)
        }
      if names.last != name { names.append(name) }
    }
    for name in names { page.paragraph("- \(name)", indent: 2, hanging: 2) }
  }

  private static func writeCosts(_ whatIf: WhatIf, _ context: Context, _ page: inout TextPage) {
    let (before, after) = (whatIf.before.plan.cost, whatIf.after.plan.cost)
    page.heading("Cost: \(before) before, \(after) after")
    page.paragraph("\(WishWords(context).cost(whatIf.effect)).".capitalisedFirst, indent: 2)
    if whatIf.after.plan.costs.contains(where: { $0.instance.rule == .stability }) {
      page.paragraph("Points of stability stand for departing from the published plan.", indent: 2, .faint)
    }
  }

  private static func writePaths(_ whatIf: WhatIf, _ context: Context, _ page: inout TextPage) {
    let (before, after) = (whatIf.before.longestPath.map(\.item), whatIf.after.longestPath.map(\.item))
    let floats = whatIf.floats
    if before == after, floats.isEmpty { return }
    page.heading("Float and longest path")
    if before != after {
      page.paragraph("The longest path was \(names(before, whatIf.before.context)).", indent: 2, hanging: 2)
      page.paragraph(
        after.isEmpty ? "Now there is none: nothing waits any more." : "Now it is \(names(after, context)).", indent: 2,
        hanging: 2)
    }
    guard !floats.isEmpty else { return }
    var table = Table([
      .init(title: "meeting", wraps: true), .init(title: "float before", isRight: true),
      .init(title: "after", isRight: true),
    ])
    for float in floats {
      table.rows.append([
        .init(context.title(of: .meeting(float.meeting))), .init("\(float.before)"),
        .init("\(float.after)", float.after == 0 ? .critical : .plain),
      ])
    }
    page.table(table)
  }

  private static func names(_ path: [ItemID], _ context: Context) -> String {
    path.map { context.title(of: $0) }.joined(separator: " > ")
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
