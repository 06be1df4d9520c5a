import ScenarioText
import Testing

@Suite struct ValidationErrorTests {
  @Test(arguments: cycles) func cycle(row: ErrorRow) { row.check() }
  @Test(arguments: decisions) func decision(row: ErrorRow) { row.check() }
  @Test(arguments: warnings) func warning(row: ErrorRow) { row.check() }

  static let cycles = [
    ErrorRow(
      "two links", "order-cycle", message: "items wait for each other: soc-1 -> soc-2 -> soc-1",
      "order: [«{»first: soc-1, then: soc-2}, {first: soc-2, then: soc-1}]"),
    ErrorRow(
      "three links of several types", "order-cycle",
      message: "items wait for each other: soc-1 -> soc-2 -> t -> soc-1",
      """
      tasks: {t: {takes: 1 day}}
      order:
        - {first: t, then: soc-1}
        - «{»first: soc-1, then: soc-2, type: SS, at-least: 2 days}
        - {first: soc-2, then: t, type: FF, at-least: 2 working days}
      """),
    ErrorRow(
      "a need and a link", "order-cycle", message: "items wait for each other: soc-1 -> p.s -> soc-1",
      """
      documents: {p: {stages: [{name: s, takes: 1 day}]}}
      meetings: {soc-1: {body: soc, needs: [{document: p}]}}
      order: [«{»first: soc-1, then: p.s}]
      """),
    ErrorRow(
      "a need of what the meeting itself decides", "order-cycle",
      message: "items wait for each other: soc-1 -> p.approved -> soc-1",
      """
      documents: {p: {stages: [{name: drafted, takes: 1 day}, {name: approved, «decided-by»: soc-1}]}}
      meetings: {soc-1: {body: soc, needs: [{document: p}]}}
      """),
    ErrorRow(
      "against the order of stages", "order-cycle", message: "items wait for each other: p.s -> p.t -> p.s",
      """
      documents: {p: {stages: [{name: s, takes: 1 day}, {name: «t», takes: 1 day}]}}
      order: [{first: p.t, then: p.s}]
      """),
    ErrorRow(
      "after the event it is alongside", "order-cycle", message: "items wait for each other: a -> fair -> a",
      """
      events: {fair: {dates: 2024-03-01 .. 2024-03-04, place: baku}}
      meetings: {a: {«alongside»: fair}}
      order: [{first: fair, then: a}]
      """),
  ]

  static let decisions = [
    ErrorRow(
      "a body without sessions", "no-deciding-session",
      message: "no session can decide the stage 's' of 'p': the body 'board' has no meeting still to come",
      advice: "Maybe add a meeting with body: board.",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, «decided-by»: board}]}}"),
    ErrorRow(
      "only a session held", "no-deciding-session",
      message: "no session can decide the stage 's' of 'p': 'soc-1' is held or cancelled",
      """
      meetings: {soc-1: {body: soc, status: held, dates: 2024-01-10}}
      documents: {p: {due: 2024-05-01, stages: [{name: s, «decided-by»: [soc-1]}]}}
      """),
    ErrorRow(
      "silence of no length", "silence-without-span", advice: "Maybe silence: 14 days under the body 'soc'.",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, «decided-by»: soc, or-silence: true}]}}"),
    ErrorRow(
      "silence after a session", "silence-without-span",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, «decided-by»: soc, then-silence: true}]}}"),
  ]

  static let warnings = [
    ErrorRow(
      "a link to a cancelled meeting", "cancelled-link", severity: .warning,
      """
      bodies: {soc: {place: almaty, members: [chair]}, board: {place: baku, members: [members]}}
      tasks: {t: {takes: 1 day, team: drafting}}
      meetings: {soc-1: {body: soc, status: cancelled}, soc-2: {body: board}}
      order: [«{»first: soc-1, then: soc-2}]
      """),
    ErrorRow(
      "a party never named", "unused-name", severity: .warning,
      """
      parties: {chair: {}, «members»: {}}
      bodies: {soc: {place: almaty, members: [chair]}, board: {place: baku, members: [chair]}}
      meetings: {soc-1: {body: soc}, soc-2: {body: board}}
      tasks: {t: {takes: 1 day, team: drafting}}
      """),
  ]
}
