import Testing

@Suite struct NameErrorTests {
  @Test(arguments: dangling) func dangles(row: ErrorRow) { row.check() }
  @Test(arguments: repeated) func repeats(row: ErrorRow) { row.check() }
  @Test(arguments: outside) func liesOutside(row: ErrorRow) { row.check() }

  static let dangling = [
    ErrorRow(
      "a body", "dangling-name", message: "'sco' is not the name of a body", advice: "Did you mean 'soc'?",
      "meetings: {a: {body: «sco»}}"),
    ErrorRow(
      "a name of another kind", "dangling-name", message: "'soc' is a body, not a place",
      "meetings: {a: {place: «soc»}}"),
    ErrorRow(
      "a place in a list", "dangling-name", advice: "Did you mean 'almaty'?",
      "meetings: {a: {place: [baku, {place: «almati», cost: 3}]}}"),
    ErrorRow("a party", "dangling-name", "meetings: {a: {place: almaty, parties: [«chairs»]}}"),
    ErrorRow(
      "a party of an event", "dangling-name", "events: {fair: {dates: 2024-03-01, blocks: {parties: [«chiar»]}}}"),
    ErrorRow(
      "a team", "dangling-name", advice: "Did you mean 'drafting'?", "tasks: {t: {takes: 1 day, team: «draftin»}}"),
    ErrorRow("an anchor", "dangling-name", "meetings: {a: {place: almaty, alongside: «fair»}}"),
    ErrorRow("a calendar", "dangling-name", "calendar: «kazakhstan»"),
    ErrorRow("the calendar of a span", "dangling-name", "tasks: {t: {takes: 3 working days («china»)}}"),
    ErrorRow("a calendar in a combination", "dangling-name", "calendars: {both: {all-of: [plain, «china»]}}"),
    ErrorRow("a document kind", "dangling-name", "documents: {p: {kind: «paper»}}"),
    ErrorRow(
      "a stage of a kind", "dangling-name", message: "the kind of the document 'p' has no stage 'draft'",
      advice: "Did you mean 'drafted'?",
      "document-kinds: {k: {stages: [{name: drafted, takes: 1 day}]}}\ndocuments: {p: {kind: k, due: 2024-05-01, stages: [{name: «draft», done: 2024-01-05}]}}"
    ),
    ErrorRow("a document", "dangling-name", "meetings: {a: {place: almaty, needs: [{document: «paper»}]}}"),
    ErrorRow("a task", "dangling-name", "meetings: {a: {place: almaty, needs: [{task: «t»}]}}"),
    ErrorRow("what needs", "dangling-name", "tasks: {t: {takes: 1 day, needed-by: [{meeting: «soc-9»}]}}"),
    ErrorRow(
      "who decides", "dangling-name", "documents: {p: {due: 2024-05-01, stages: [{name: s, decided-by: «board-9»}]}}"),
    ErrorRow("an end of a link", "dangling-name", "order: [{first: soc-1, then: «soc-3»}]"),
    ErrorRow(
      "a stage of a link", "dangling-name", advice: "Did you mean 'p.drafted'?",
      "documents: {p: {stages: [{name: drafted, takes: 1 day}]}}\norder: [{first: «p.draftd», then: soc-1}]"),
    ErrorRow("a document of a link", "dangling-name", "order: [{first: «p.drafted», then: soc-1}]"),
    ErrorRow("an end of a journey", "dangling-name", "travel: {pairs: [{between: [almaty, «bakoo»], days: 1}]}"),
    ErrorRow("held with", "dangling-name", "meetings: {a: {place: almaty, held-with: «b»}}"),
    ErrorRow(
      "a stage never reached", "never-approved", message: "the document 'p' never reaches a stage 'approved'",
      advice: "Maybe add the stage to the document.",
      "documents: {p: {stages: [{name: drafted, takes: 1 day}]}}\nmeetings: {a: {place: almaty, needs: [{document: p, stage: «approved»}]}}"
    ),
    ErrorRow(
      "a stage misspelt", "never-approved", advice: "Did you mean 'drafted'?",
      "documents: {p: {stages: [{name: drafted, takes: 1 day}], needed-by: [{meeting: soc-1, stage: «draftet»}]}}"),
  ]

  static let repeated = [
    ErrorRow(
      "a meeting as a body", "duplicate-identifier", message: "'soc' is already the name of a body at line 12",
      "meetings: {«soc»: {place: almaty}}"),
    ErrorRow(
      "a task as an event", "duplicate-identifier",
      "tasks: {fair: {takes: 1 day}}\nevents: {«fair»: {dates: 2024-03-01}}"),
    ErrorRow(
      "a stage", "duplicate-identifier",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, takes: 1 day}, {name: «s», takes: 2 days}]}}"),
    ErrorRow("a key", "duplicate-key", "meetings: {a: {place: almaty}, «a»: {place: baku}}"),
    ErrorRow("a party in a list", "duplicate-entry", "meetings: {a: {place: almaty, parties: [chair, «chair»]}}"),
    ErrorRow("a place in a list", "duplicate-entry", "meetings: {a: {place: [almaty, «almaty»]}}"),
    ErrorRow("a weekday", "duplicate-entry", "bodies: {soc: {place: almaty, weekdays: [mon, «mon»]}}"),
    ErrorRow("a built-in calendar", "reserved-name", "calendars: {«plain»: {}}"),
    ErrorRow("a link to itself", "self-reference", "order: [{first: soc-1, then: «soc-1»}]"),
    ErrorRow(
      "held with itself", "self-reference",
      "meetings: {a: {place: almaty, «held-with»: b}, b: {place: almaty, held-with: a}}"),
    ErrorRow(
      "alongside itself", "self-reference", message: "'a' is alongside itself: a -> b -> a",
      "meetings: {a: {place: almaty, «alongside»: b}, b: {place: almaty, alongside: a}}"),
    ErrorRow(
      "a calendar of itself", "calendar-cycle", message: "calendars are made of each other: a -> b -> a",
      "calendars: {«a»: {all-of: [b]}, b: {any-of: [a]}}"),
  ]

  static let outside = [
    ErrorRow(
      "a city for a zone", "unknown-zone", advice: "Did you mean 'Asia/Almaty'?",
      "places: {almaty: {zone: «Almaty», calendar: plain}, baku: {zone: Asia/Baku, calendar: plain}}"),
    ErrorRow(
      "an offset for a zone", "unknown-zone",
      "places: {almaty: {zone: «GMT+5», calendar: plain}, baku: {zone: Asia/Baku, calendar: plain}}"),
    ErrorRow("a file that is missing", "missing-file", "calendars: {c: {holidays: «holidays/XX.ics»}}"),
    ErrorRow("a pattern without files", "missing-file", "parties: {chair: {courtesy: [«feasts/*.ics»]}}"),
    ErrorRow("a file that is no calendar", "invalid-calendar", "calendars: {c: {holidays: «holidays/broken.ics»}}"),
    ErrorRow("travel without end", "bad-travel", "travel: {«by-distance»: [{up-to-km: 900, days: 1}]}"),
    ErrorRow(
      "travel that shrinks", "bad-travel",
      "travel: {by-distance: [{up-to-km: 900, days: 2}, «{»beyond: true, days: 1}]}"),
    ErrorRow(
      "two bands of one length", "bad-travel",
      "travel: {by-distance: [{beyond: true, days: 2}, «{»beyond: true, days: 2}]}"),
    ErrorRow("travel to itself", "bad-travel", "travel: {pairs: [{between: [baku, «baku»], days: 1}]}"),
    ErrorRow(
      "a way given twice", "bad-travel",
      "travel: {pairs: [{between: [baku, almaty], days: 1}, {from: «almaty», to: baku, days: 2}]}"),
  ]
}
