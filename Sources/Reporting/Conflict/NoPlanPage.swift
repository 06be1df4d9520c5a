public import Analysis
import CivilTime
public import Planning
import ScenarioText

/// Why a scenario has no plan and what would give it one, as a page of its own: HTML without scripts, fonts or anything from elsewhere.
public enum NoPlanPage {
  public static func html(_ noPlan: NoPlan, in context: Context) -> String {
    let words = ConflictWords(context)
    let title = escaped(context.scenario.title)
    var body = "<h1>\(title)</h1>\n<p class=\"verdict\">No plan keeps all its rules.</p>\n"
    if !noPlan.impossible.isEmpty {
      body += "<h2>Whatever the rules, there is no day for</h2>\n"
      body += list(noPlan.impossible.map { escaped(words.impossible($0)) })
    }
    for (index, conflict) in noPlan.conflicts.enumerated() {
      body += section(conflict, number: noPlan.conflicts.count > 1 ? index + 1 : nil, words)
    }
    body += repairs(noPlan.repairs, ChangeWords(context))
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title): no plan</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8884; --alarm: #b3261e; --soft: #8881; }
    @media (prefers-color-scheme: dark) { :root { --alarm: #ff8a80; } }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
    main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    .verdict { color: var(--alarm); font-weight: 600; }
    .faint { opacity: .7; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
    ol.because > li, ul.cases > li { margin: .3rem 0; }
    ul.cases { list-style: none; padding-left: 1rem; border-left: 3px solid var(--line); }
    .end { font-weight: 600; }
    .repair { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .3rem 1rem; margin: .8rem 0; }
    """

  private static func section(_ conflict: Conflict, number: Int?, _ words: ConflictWords) -> String {
    let count = conflict.members.count
    let what = count == 1 ? "This rule alone cannot be kept" : "These \(count) rules cannot hold together"
    var html = "<section>\n<h2>\(number.map { "\($0). " } ?? "")\(what)</h2>\n"
    switch conflict.proof {
    case .minimal where count > 1: html += "<p class=\"faint\">Without any one of them the others can.</p>\n"
    case .minimal: break
    case .clash: html += "<p class=\"verdict\">The search was stopped: perhaps not all of them are needed.</p>\n"
    }
    html +=
      "<table>\n<thead><tr><th>Rule</th><th>Says</th><th>Where</th><th>Owner</th><th>Why</th></tr></thead>\n<tbody>\n"
    for member in conflict.members {
      let place = member.note.place.map { "\($0.file):\($0.line)" } ?? ""
      let owner = (member.note.owner ?? "") + (member.note.isFirm ? " (firm)" : "")
      let cells = [member.rule.rule.rawValue, words.statement(member.rule), place, owner, member.note.why ?? ""]
      html += "<tr>" + cells.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return html + "</tbody>\n</table>\n<h3>Because</h3>\n\(because(conflict.derivation, words))</section>\n"
  }

  private static func because(_ derivation: Derivation, _ words: ConflictWords) -> String {
    var html = "<ol class=\"because\">\n"
    for sentence in words.sentences(derivation.steps) { html += "<li>\(escaped(sentence))</li>\n" }
    html += "</ol>\n<p class=\"end\">\(escaped(words.sentence(derivation.ending)))</p>\n"
    guard case .cases(let cases) = derivation.ending else { return html }
    html += "<ul class=\"cases\">\n"
    for item in cases {
      html += "<li><strong>\(escaped(words.sentence(item.assumption)))</strong>\n"
      html += because(item.derivation, words) + "</li>\n"
    }
    return html + "</ul>\n"
  }

  private static func repairs(_ repairs: [Repair], _ words: ChangeWords) -> String {
    guard !repairs.isEmpty else { return "" }
    var html = "<h2>\(repairs.count == 1 ? "One way out" : "Ways out, the cheapest first")</h2>\n"
    for (index, repair) in repairs.enumerated() {
      let proof = repair.isCheapest ? "" : ", perhaps not the cheapest"
      html += "<div class=\"repair\"><h3>\(index + 1). \(repair.price) points\(proof)</h3>\n"
      html += list(
        repair.sacrifices.map { sacrifice in
          let owner = sacrifice.note.owner.map { ", to be agreed with \($0)" } ?? ""
          return escaped("\(words.heading(sacrifice.change)) (\(sacrifice.points) points\(owner))")
        })
      let plan = repair.plan.proof.isOptimal ? "The plan then costs" : "A plan found then costs"
      html += "<p class=\"faint\">\(plan) \(repair.plan.cost) points.</p></div>\n"
    }
    return html
  }

  private static func list(_ items: [String]) -> String {
    "<ul>\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
