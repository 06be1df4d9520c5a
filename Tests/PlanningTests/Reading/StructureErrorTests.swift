import Testing

@Suite struct StructureErrorTests {
  @Test(arguments: keys) func key(row: ErrorRow) { row.check() }
  @Test(arguments: types) func type(row: ErrorRow) { row.check() }
  @Test(arguments: forms) func form(row: ErrorRow) { row.check() }

  static let keys = [
    ErrorRow("a key of the scenario", "unknown-key", advice: "Did you mean 'meetings'?", "«meetngs»: {}"),
    ErrorRow(
      "a key of a meeting", "unknown-key", message: "the meeting 'forum' has no key 'windw'",
      advice: "Did you mean 'window'?",
      "meetings: {forum: {place: almaty, «windw»: 2024-03-01 .. 2024-03-31}}"),
    ErrorRow("a key far from all", "unknown-key", "meetings: {forum: {place: almaty, «colour»: red}}"),
    ErrorRow(
      "a key of a place", "unknown-key",
      "places: {almaty: {zone: Asia/Almaty, calendar: plain, «zoom»: 1}, baku: {zone: Asia/Baku, calendar: plain}}"),
    ErrorRow("a key of a span", "unknown-key", "meetings: {a: {place: almaty, takes: {days: 1, «day»: 1}}}"),
    ErrorRow(
      "a key of soft", "unknown-key",
      "meetings: {a: {place: almaty, dates: {is: 2024-03-01, soft: {per-day: 1, «per-week»: 1}}}}"),
    ErrorRow(
      "likely is a list", "wrong-type",
      "documents: {paper: {due: 2024-05-01, stages: [{name: drafted, takes: 1 day, likely: «2 days»}]}}"),
    ErrorRow(
      "likely has three entries", "invalid-value",
      "documents: {paper: {due: 2024-05-01, stages: [{name: drafted, takes: 1 day, likely: «[»1 day]}]}}"),
    ErrorRow(
      "likely has the unit of takes", "invalid-value",
      message: "an entry of 'likely' is 2 weeks, and the work takes 1 day",
      "tasks: {t: {due: 2024-05-01, takes: 1 day, likely: [1 day, 1 day, «2 weeks»]}}"),
    ErrorRow(
      "likely ascends", "invalid-value",
      "tasks: {t: {due: 2024-05-01, takes: 1 day, likely: «[»2 days, 1 day, 3 days]}}"),
    ErrorRow("stability is a mapping", "wrong-type", "costs: {stability: «3»}"),
    ErrorRow(
      "a status of stability", "unknown-key", advice: "Did you mean 'tentative'?",
      "costs: {stability: {«tentativ»: {moved: 1}}}"),
    ErrorRow("a key of a status", "unknown-key", "costs: {stability: {confirmed: {«move»: 1}}}"),
    ErrorRow(
      "not-before in a kind", "unknown-key",
      "document-kinds: {k: {stages: [{name: drafted, takes: 1 day, «not-before»: 2024-01-05}]}}"),
    ErrorRow(
      "not-before is hard", "unknown-key", message: "this rule cannot be soft",
      "meetings: {a: {place: almaty, not-before: {is: 2024-03-01, «soft»: 3}}}"),
    ErrorRow(
      "a fact in a kind", "unknown-key",
      "document-kinds: {k: {stages: [{name: drafted, takes: 1 day, «done»: 2024-01-05}]}}"),
    ErrorRow(
      "soft where a rule is always hard", "unknown-key", message: "this rule cannot be soft",
      "events: {fair: {dates: 2024-03-01}}\nmeetings: {a: {place: almaty, alongside: {is: fair, «soft»: 3}}}"),
    ErrorRow(
      "no identifier", "missing-key", message: "the scenario lacks 'id'",
      raw: "«c»onvene: 1\nhorizon: 2024-01-01 .. 2024-12-31\n"),
    ErrorRow(
      "no zone", "missing-key", message: "the place 'almaty' lacks 'zone'",
      "places: {«almaty»: {calendar: plain}, baku: {zone: Asia/Baku, calendar: plain}}"),
    ErrorRow(
      "no calendar of a place", "missing-key", message: "the place 'baku' lacks 'calendar'",
      "places: {almaty: {zone: Asia/Almaty, calendar: plain}, «baku»: {zone: Asia/Baku}}"),
    ErrorRow("no capacity", "missing-key", "teams: {«drafting»: {}}"),
    ErrorRow("no dates of an event", "missing-key", "events: {«fair»: {}}"),
    ErrorRow("no is", "missing-key", "meetings: {a: {place: almaty, «dates»: {why: none}}}"),
    ErrorRow("no party", "missing-key", "meetings: {a: {place: almaty, parties: [«{»attendance: optional}]}}"),
    ErrorRow("held without dates", "missing-key", "meetings: {«a»: {place: almaty, status: held}}"),
    ErrorRow("no place", "no-place", message: "the meeting 'a' has no place", "meetings: {«a»: {}}"),
    ErrorRow(
      "no place at the body", "no-place", "bodies: {soc: {}}\nmeetings: {«a»: {body: soc}}"),
    ErrorRow(
      "alongside an event without place", "no-place",
      "events: {fair: {dates: 2024-03-01}}\nmeetings: {«a»: {alongside: fair}}"),
    ErrorRow("a document without stages", "missing-key", "documents: {«paper»: {due: 2024-05-01}}"),
    ErrorRow(
      "a stage without name", "missing-key", "documents: {paper: {due: 2024-05-01, stages: [«{»takes: 1 day}]}}"),
    ErrorRow(
      "a stage without span or decision", "missing-key",
      "documents: {paper: {due: 2024-05-01, stages: [{name: «drafted»}]}}"),
    ErrorRow("a need of nothing", "missing-key", "meetings: {a: {place: almaty, needs: [«{»lead: 2 days}]}}"),
    ErrorRow("a link without end", "missing-key", "order: [«{»first: soc-1}]"),
    ErrorRow("no unit", "missing-key", "meetings: {a: {place: almaty, takes: «{»}}}"),
    ErrorRow("an empty spacing", "missing-key", "bodies: {soc: {place: almaty, «spacing»: {}}}"),
    ErrorRow("a preference without days", "missing-key", "meetings: {a: {place: almaty, «prefer»: {weight: low}}}"),
    ErrorRow("a block of nothing", "missing-key", "events: {fair: {dates: 2024-03-01, «blocks»: {why: quiet}}}"),
    ErrorRow(
      "an avoidance without cost", "missing-key", "events: {fair: {dates: 2024-03-01, «avoid»: {places: [baku]}}}"),
    ErrorRow("remaining without started", "missing-key", "tasks: {«t»: {takes: 9 days, remaining: 2 days}}"),
    ErrorRow(
      "takes and decided-by", "conflicting-keys",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, takes: 1 day, «decided-by»: soc}]}}"),
    ErrorRow(
      "silence without decision", "conflicting-keys",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, takes: 1 day, «or-silence»: true}]}}"),
    ErrorRow(
      "a team that decides", "conflicting-keys",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, decided-by: soc, «team»: drafting}]}}"),
    ErrorRow("people without team", "conflicting-keys", "tasks: {t: {takes: 1 day, «people»: 2}}"),
    ErrorRow(
      "done and started", "conflicting-keys", "tasks: {t: {takes: 1 day, done: 2024-01-05, «started»: 2024-01-03}}"),
    ErrorRow("two units", "conflicting-keys", "meetings: {a: {place: almaty, takes: {days: 1, «weeks»: 1}}}"),
    ErrorRow("a calendar of days", "conflicting-keys", "tasks: {t: {takes: {days: 1, «calendar»: plain}}}"),
    ErrorRow(
      "start and between", "conflicting-keys",
      "meetings: {a: {place: almaty, prefer: {start: 2024-03-01, «between»: 2024-03-01 .. 2024-03-02}}}"),
    ErrorRow(
      "takes against dates", "span-mismatch",
      "meetings: {a: {place: almaty, «takes»: 3 days, dates: 2024-03-01 .. 2024-03-02}}"),
    ErrorRow(
      "document and task", "conflicting-keys",
      "tasks: {t: {takes: 1 day}}\ndocuments: {p: {stages: [{name: s, takes: 1 day}]}}\nmeetings: {a: {place: almaty, needs: [{document: p, «task»: t}]}}"
    ),
    ErrorRow(
      "stage of a task", "conflicting-keys",
      "tasks: {t: {takes: 1 day}}\nmeetings: {a: {place: almaty, needs: [{task: t, «stage»: s}]}}"),
    ErrorRow(
      "price of a duty", "conflicting-keys", "meetings: {a: {place: almaty, parties: [{party: chair, «absence»: 3}]}}"),
    ErrorRow("weekend beside all-of", "conflicting-keys", "calendar: {all-of: [plain], «weekend»: [fri]}"),
    ErrorRow("a version to come", "version", "convene: «2»"),
  ]

  static let types = [
    ErrorRow(
      "a list for a span", "wrong-type", message: "'takes' is a list",
      "meetings: {a: {place: almaty, takes: «[»3 days]}}"),
    ErrorRow(
      "a number for a span", "wrong-type", advice: "Maybe '3 days'.", "meetings: {a: {place: almaty, takes: «3»}}"),
    ErrorRow("nothing for a section", "wrong-type", "tasks: «[»]"),
    ErrorRow("a text for a meeting", "wrong-type", "meetings: {a: «almaty»}"),
    ErrorRow(
      "a text for a list", "wrong-type", advice: "Maybe write [chair].",
      "meetings: {a: {place: almaty, parties: «chair»}}"),
    ErrorRow("a number for a name", "wrong-type", advice: "Maybe write \"2024\".", "title: «2024»"),
    ErrorRow("yes for true", "wrong-type", advice: "Maybe write true.", "parties: {chair: {exclusive: «yes»}}"),
    ErrorRow("a text for a number", "wrong-type", "teams: {drafting: {capacity: «three»}}"),
    ErrorRow("a fraction for a number", "wrong-type", "teams: {drafting: {capacity: «2.5»}}"),
    ErrorRow("a list for a rule", "wrong-type", "meetings: {a: {place: almaty, alongside: «[»soc-1]}}"),
    ErrorRow(
      "one number for a position", "wrong-type",
      "places: {almaty: {zone: Asia/Almaty, calendar: plain, position: «[»1]}, baku: {zone: Asia/Baku, calendar: plain}}"
    ),
    ErrorRow("three ends of a pair", "wrong-type", "travel: {pairs: [{between: «[»almaty, baku, almaty], days: 1}]}"),
    ErrorRow("a number for a day", "wrong-type", "documents: {p: {stages: [{name: s, takes: 1 day}], due: «2024»}}"),
    ErrorRow("a text for optional", "wrong-type", "meetings: {a: {place: almaty, optional: «maybe»}}"),
    ErrorRow("numbers for notes", "wrong-type", "notes: [«1»]"),
    ErrorRow("a mapping for weekdays", "wrong-type", "bodies: {soc: {place: almaty, weekdays: {is: «{»}}}}"),
  ]

  static let forms = [
    ErrorRow(
      "a misspelt unit", "invalid-value", advice: "Did you mean '3 days'?",
      "meetings: {a: {place: almaty, takes: «3 dayz»}}"),
    ErrorRow("a span in words", "invalid-value", "meetings: {a: {place: almaty, takes: «three days»}}"),
    ErrorRow("a negative span", "invalid-value", "tasks: {t: {takes: «-3 days»}}"),
    ErrorRow("a meeting of working days", "invalid-value", "meetings: {a: {place: almaty, takes: «2 working days»}}"),
    ErrorRow("a meeting without time", "invalid-value", "meetings: {a: {place: almaty, takes: «0 days»}}"),
    ErrorRow("a silence of nothing", "invalid-value", "bodies: {soc: {place: almaty, silence: «0 days»}}"),
    ErrorRow(
      "a day of other lands", "invalid-value", advice: "Maybe 2024-03-27.",
      "meetings: {a: {place: almaty, dates: «27.03.2024»}}"),
    ErrorRow(
      "a day without zeros", "invalid-value", advice: "Maybe 2024-03-07.",
      "meetings: {a: {place: almaty, dates: «2024-3-7»}}"),
    ErrorRow("half a range", "invalid-value", "meetings: {a: {place: almaty, window: «2024-03-01 ..»}}"),
    ErrorRow(
      "a long weekday", "invalid-value", advice: "Did you mean 'mon'?",
      "bodies: {soc: {place: almaty, weekdays: [«monday»]}}"),
    ErrorRow("no weekday", "invalid-value", "bodies: {soc: {place: almaty, weekdays: «[»]}}"),
    ErrorRow(
      "an unknown status", "invalid-value", advice: "Did you mean 'cancelled'?",
      "meetings: {a: {place: almaty, status: «canceled»}}"),
    ErrorRow(
      "an unknown weight", "invalid-value",
      "meetings: {a: {place: almaty, prefer: {start: 2024-03-01, weight: «huge»}}}"),
    ErrorRow(
      "an unknown link type", "invalid-value", advice: "Did you mean 'FS'?",
      "order: [{first: soc-1, then: soc-2, type: «fs»}]"),
    ErrorRow("hours that go back", "reversed-range", "meetings: {a: {place: almaty, hours: «18:00-09:30»}}"),
    ErrorRow(
      "a long country", "invalid-value",
      "places: {almaty: {zone: Asia/Almaty, calendar: plain, country: «KAZ»}, baku: {zone: Asia/Baku, calendar: plain}}"
    ),
    ErrorRow(
      "a latitude off the Earth", "invalid-value",
      "places: {almaty: {zone: Asia/Almaty, calendar: plain, position: [«143», 76]}, baku: {zone: Asia/Baku, calendar: plain}}"
    ),
    ErrorRow("a negative cost", "invalid-value", "costs: {silence: «-1»}"),
    ErrorRow("a team of nobody", "invalid-value", "teams: {drafting: {capacity: «0»}}"),
    ErrorRow("capacity soft by the breach", "invalid-value", "teams: {drafting: {capacity: {is: 2, soft: «3»}}}"),
    ErrorRow(
      "exclusive soft by the day", "invalid-value", advice: "Maybe soft: 2.",
      "parties: {chair: {exclusive: {is: true, soft: «{»per-day: 2}}}}"),
    ErrorRow(
      "a most below the least", "empty-gap",
      "order: [{first: soc-1, then: soc-2, at-least: 9 days, at-most: «3 days»}]"),
    ErrorRow("no windows", "invalid-value", "meetings: {a: {place: almaty, window: «[»]}}"),
    ErrorRow("holidays without ending", "invalid-value", "calendars: {c: {holidays: «KZ»}}"),
    ErrorRow(
      "a capital in a name", "invalid-identifier", advice: "Maybe 'ttf-2024'.",
      "meetings: {«TTF_2024»: {place: almaty}}"),
    ErrorRow(
      "a stage with a blank", "invalid-identifier",
      "documents: {p: {due: 2024-05-01, stages: [{name: «first draft», takes: 1 day}]}}"),
    ErrorRow("a scenario with a dot", "invalid-identifier", "id: «v1.2»"),
  ]
}
