public import Analysis
import CivilTime
public import Planning
import ScenarioText

/// Why a scenario has no plan and what would give it one, as text for people.
public enum NoPlanReport {
  public static func text(_ noPlan: NoPlan, in context: Context, style: TextStyle = TextStyle()) -> String {
    let words = ConflictWords(context)
    var page = TextPage(style)
    page.heading(context.scenario.title)
    page.paragraph("no plan keeps all its rules", .critical)
    if !noPlan.impossible.isEmpty {
      page.heading("Whatever the rules, there is no day for")
      for item in noPlan.impossible { page.paragraph("- " + words.impossible(item), indent: 2, hanging: 2) }
    }
    for (index, conflict) in noPlan.conflicts.enumerated() {
      write(conflict, number: noPlan.conflicts.count > 1 ? index + 1 : nil, words, &page)
    }
    write(noPlan.repairs, ChangeWords(context), &page)
    if !noPlan.isComplete, noPlan.repairs.isEmpty, !noPlan.conflicts.isEmpty {
      page.heading("There may be further conflicts")
      page.paragraph("Maybe mend this first, or look for all of them: convene conflict --all", indent: 2)
    }
    return page.text
  }

  private static func write(_ conflict: Conflict, number: Int?, _ words: ConflictWords, _ page: inout TextPage) {
    let count = conflict.members.count
    let what = count == 1 ? "This rule alone cannot be kept" : "These \(count) rules cannot hold together"
    page.heading(number.map { "\($0). \(what)" } ?? what)
    switch conflict.proof {
    case .minimal where count > 1: page.paragraph("Without any one of them the others can.", indent: 2, .faint)
    case .minimal: break
    case .clash:
      page.paragraph("The search was stopped: perhaps not all of them are needed.", indent: 2, .critical)
    }
    writeRules(conflict, words, &page)
    page.heading("Because")
    write(conflict.derivation, words, indent: 2, &page)
  }

  /// The rules of a conflict, one row for each.
  static func writeRules(_ conflict: Conflict, _ words: ConflictWords, indent: Int = 2, _ page: inout TextPage) {
    var table = Table([
      .init(title: "rule"), .init(title: "says", wraps: true), .init(title: "where"),
      .init(title: "owner", wraps: true),
      .init(title: "why", wraps: true),
    ])
    for member in conflict.members {
      table.rows.append([
        .init(member.rule.rule.rawValue), .init(words.statement(member.rule)),
        .init(member.note.place.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line)" } ?? "", .faint),
        .init((member.note.owner ?? "") + (member.note.isFirm ? " (firm)" : "")), .init(member.note.why ?? ""),
      ])
    }
    page.table(table, indent: indent)
  }

  /// The steps of a derivation, and what they come to.
  static func write(_ derivation: Derivation, _ words: ConflictWords, indent: Int, _ page: inout TextPage) {
    for sentence in words.sentences(derivation.steps) { page.paragraph(sentence, indent: indent, hanging: 2) }
    page.paragraph(words.sentence(derivation.ending), indent: indent, hanging: 2)
    guard case .cases(let cases) = derivation.ending else { return }
    for item in cases {
      page.paragraph("- " + words.sentence(item.assumption), indent: indent, hanging: 2)
      write(item.derivation, words, indent: indent + 4, &page)
    }
  }

  private static func write(_ repairs: [Repair], _ words: ChangeWords, _ page: inout TextPage) {
    guard !repairs.isEmpty else { return }
    page.heading(repairs.count == 1 ? "One way out" : "Ways out, the cheapest first")
    for (index, repair) in repairs.enumerated() {
      let proof = repair.isCheapest ? "" : ", perhaps not the cheapest"
      let plan = repair.plan.proof.isOptimal ? "the plan then costs" : "a plan found then costs"
      page.paragraph(
        "\(index + 1). \(repair.price) points\(proof); \(plan) \(repair.plan.cost) points", indent: 2)
      for sacrifice in repair.sacrifices {
        let owner = sacrifice.note.owner.map { ", to be agreed with \($0)" } ?? ""
        page.paragraph(
          "- \(words.heading(sacrifice.change)) (\(sacrifice.points) points\(owner))", indent: 5, hanging: 2)
      }
    }
  }
}
