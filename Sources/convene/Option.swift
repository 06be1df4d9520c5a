/// An option of a subcommand: its name, what it takes and what it does.
struct Option: Hashable, Sendable {
  /// With its dashes, such as `--time-limit`.
  let name: String
  /// The name of its value in the help; nil for a switch.
  let value: String?
  let help: String

  init(_ name: String, _ value: String? = nil, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
  }

  static let json = Option("--json", nil, "answer as JSON on standard output")
  static let quiet = Option("--quiet", nil, "print only what was asked for, no progress and no remarks")
  static let help = Option("--help", nil, "explain the command, with an example")
  static let timeLimit = Option("--time-limit", "TIME", "stop after this long with the best plan so far (10s, 2m)")
  static let gap = Option("--gap", "PERCENT", "stop once the plan is proven within this much of the best (2%)")
  static let threads = Option("--threads", "N", "use so many processor cores at once (2); the answer stays the same")
  static let trace = Option("--trace", nil, "list clusters, merges, linear programs and nodes on standard error")
  static let with = Option("--with", "PATCH", "apply this patch to the scenario; several in their order")
  static let output = Option("--output", "DIR", "write the plan as plan.json and plan.ics into this folder")
  static let shape = Option("--as", "FORMAT", "the format: text, json or html")
  static let apply = Option("--apply", "N", "write the N-th way out as a patch, to be used with --with")
  static let on = Option("--on", "DATE", "say what it would take to have the item on this day (2024-05-20)")
  static let all = Option("--all", nil, "look for every independent conflict")
  static let format = Option("--as", "FORMAT", "the format: json, csv or ics")
  static let to = Option("--to", "FILE", "write there instead of standard output")
  static let stamp = Option(
    "--stamp", "TIME", "the time of the revision, in UTC (2024-05-20T09:30:00Z, 2024-05-20); else now")
  static let dryRun = Option("--dry-run", nil, "say what would change, and write nothing")
  static let slip = Option("--slip", "ITEM=SPAN", "an item is at least so much later than planned (ttf-2023=+14d)")
  static let pin = Option("--pin", "ITEM=DATE", "a meeting or an event starts on this day (forum=2024-06-10)")
  static let move = Option("--place", "MEETING=PLACE", "a meeting is at this place (forum=baku)")
  static let drop = Option("--drop", "ITEM", "a meeting is cancelled, a document or task is not wanted")
  static let block = Option(
    "--block", "NAME=DATES", "no meeting at a place, or of a party (astana=2024-05-01..2024-05-12)")
  static let late = Option("--late", "ITEM=SPAN", "a stage or task takes so much longer (paper.drafted=+20wd)")
  static let addSession = Option("--add-session", "BODY=DATES", "one more session of a body, of one day, in these days")
  static let capacity = Option("--capacity", "TEAM=PEOPLE", "a team has so many people (drafting=3)")
  static let item = Option("--item", "ITEM", "only this item; may be repeated")
  static let curve = Option("--curve", nil, "the cost of the best plan at every slip, for all items")
  static let base = Option("--base", "SCENARIO", "the scenario that patches are applied to; else the first one named")
  static let each = Option("--each", "PATCH", "one column or row for each of the patches that follow")
  static let samples = Option("--samples", "N", "draw at most so many samples (10000)")
  static let seed = Option("--seed", "N", "the seed of the samples (1)")
  static let policy = Option("--policy", "POLICY", "least-change or best; least-change where there is a baseline")
  static let save = Option("--save", "FILE", "write the changes of the command line as a patch, never over a file")
  static let strict = Option("--strict", nil, "end with code 6 on a warning or a health check that wants attention")
}
