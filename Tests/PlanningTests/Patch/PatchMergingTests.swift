import Planning
import ScenarioText
import Testing

/// A base with a patch says what a planner would have written into the base.
@Suite struct PatchMergingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let base: String
    let patch: String
    let result: String
    var testDescription: String { name }

    init(_ name: String, _ base: String, with patch: String, is result: String) {
      self.name = name
      self.base = base
      self.patch = patch
      self.result = result
    }
  }

  static let mappings = [
    Row(
      "scalars replace, new keys are added", "{data-date: 2024-01-01, meetings: {a: {takes: 1 day}}}",
      with: "{data-date: 2024-02-01, meetings: {a: {place: baku}, b: {body: soc}}}",
      is: "{data-date: 2024-02-01, meetings: {a: {takes: 1 day, place: baku}, b: {body: soc}}}"),
    Row(
      "null removes a key", "{meetings: {a: {takes: 1 day, place: baku}, b: {}}}",
      with: "{meetings: {a: {place: null}, b: ~}}", is: "{meetings: {a: {takes: 1 day}}}"),
    Row(
      "is: null removes a rule", "{meetings: {a: {window: {is: 2024-03-01, why: hall}}}}",
      with: "{meetings: {a: {window: {is: null}}}}", is: "{meetings: {a: {}}}"),
    Row(
      "an item called is", "{meetings: {is: {takes: 1 day}, a: {}}}", with: "{meetings: {is: null}}",
      is: "{meetings: {a: {}}}"),
    Row(
      "a list of plain values is replaced whole", "{calendars: {c: {weekend: [sat, sun]}}}",
      with: "{calendars: {c: {weekend: [fri]}}}", is: "{calendars: {c: {weekend: [fri]}}}"),
    Row(
      "a section that is empty", "{meetings: }", with: "{meetings: {a: {body: soc}}}",
      is: "{meetings: {a: {body: soc}}}"),
  ]

  static let rules = [
    Row(
      "something beside a short value", "{meetings: {a: {window: 2024-03-01 .. 2024-03-31}}}",
      with: "{meetings: {a: {window: {soft: {per-day: 2}}}}}",
      is: "{meetings: {a: {window: {is: 2024-03-01 .. 2024-03-31, soft: {per-day: 2}}}}}"),
    Row(
      "something beside a short list", "{meetings: {a: {weekdays: [mon, tue]}}}",
      with: "{meetings: {a: {weekdays: {why: quiet}}}}",
      is: "{meetings: {a: {weekdays: {is: [mon, tue], why: quiet}}}}"),
    Row(
      "a short value for a long rule",
      "{meetings: {a: {window: {is: 2024-03-01, why: hall, owner: X, firm: true, soft: 5}}}}",
      with: "{meetings: {a: {window: 2024-04-01}}}",
      is: "{meetings: {a: {window: {is: 2024-04-01, why: hall, owner: X, firm: true, soft: 5}}}}"),
    Row(
      "a long rule for a long one", "{meetings: {a: {window: {is: 2024-03-01, why: hall, soft: 5}}}}",
      with: "{meetings: {a: {window: {is: [2024-04-01, 2024-05-01], soft: null, owner: X}}}}",
      is: "{meetings: {a: {window: {is: [2024-04-01, 2024-05-01], why: hall, owner: X}}}}"),
    Row(
      "a long rule for a short one", "{meetings: {a: {window: 2024-03-01}}}",
      with: "{meetings: {a: {window: {is: 2024-04-01, why: hall}}}}",
      is: "{meetings: {a: {window: {is: 2024-04-01, why: hall}}}}"),
    Row(
      "a rule that is a mapping", "{bodies: {soc: {notice: {stage: circulated, clear: 20 days, why: w}}}}",
      with: "{bodies: {soc: {notice: {clear: 10 days}}}}",
      is: "{bodies: {soc: {notice: {stage: circulated, clear: 10 days, why: w}}}}"),
    Row(
      "a mapping for a value that is none", "{tasks: {t: {takes: 3 days}}, meetings: {a: {optional: true}}}",
      with: "{tasks: {t: {takes: {working-days: 2}}}, meetings: {a: {optional: {if-held: 4}}}}",
      is: "{tasks: {t: {takes: {working-days: 2}}}, meetings: {a: {optional: {if-held: 4}}}}"),
    Row(
      "keys that exclude each other", "{meetings: {a: {prefer: {start: 2024-03-01, weight: high}}}}",
      with: "{meetings: {a: {prefer: {between: 2024-03-01 .. 2024-03-05}}}}",
      is: "{meetings: {a: {prefer: {between: 2024-03-01 .. 2024-03-05, weight: high}}}}"),
    Row(
      "an excluded key may be removed besides", "{meetings: {a: {prefer: {start: 2024-03-01}}}}",
      with: "{meetings: {a: {prefer: {between: 2024-03-01 .. 2024-03-05, start: null}}}}",
      is: "{meetings: {a: {prefer: {between: 2024-03-01 .. 2024-03-05}}}}"),
    Row(
      "what had begun is done", "{tasks: {t: {takes: 9 days, started: 2024-01-02, remaining: 2 days}}}",
      with: "{tasks: {t: {done: 2024-01-20}}}", is: "{tasks: {t: {takes: 9 days, done: 2024-01-20}}}"),
    Row(
      "another unit", "{tasks: {t: {takes: {days: 9}}}}", with: "{tasks: {t: {takes: {weeks: 2}}}}",
      is: "{tasks: {t: {takes: {weeks: 2}}}}"),
  ]

  static let lists = [
    Row(
      "order by first and then", "{order: [{first: a, then: b, at-least: 1 day}, {first: b, then: c, why: w}]}",
      with: "{order: [{then: c, first: b, at-most: 3 days}, {first: a, then: b, is: null}, {first: c, then: d}]}",
      is: "{order: [{first: b, then: c, why: w, at-most: 3 days}, {first: c, then: d}]}"),
    Row(
      "links of one pair by type", "{order: [{first: a, then: b, at-least: 1 day}, {first: a, then: b, type: SS}]}",
      with: "{order: [{first: a, then: b, type: FS, at-least: 2 days}, {first: a, then: b, type: SS, is: null}]}",
      is: "{order: [{first: a, then: b, type: FS, at-least: 2 days}]}"),
    Row(
      "a link of another type is new", "{order: [{first: a, then: b}]}",
      with: "{order: [{first: a, then: b, type: SF}]}",
      is: "{order: [{first: a, then: b}, {first: a, then: b, type: SF}]}"),
    Row(
      "needs by document and stage, or task",
      "{meetings: {m: {needs: [{document: d, stage: s, lead: 1 day}, {document: d, stage: t}, {task: x}]}}}",
      with: "{meetings: {m: {needs: [{document: d, stage: s, lead: null}, {task: x, lead: 2 days}]}}}",
      is: "{meetings: {m: {needs: [{document: d, stage: s}, {document: d, stage: t}, {task: x, lead: 2 days}]}}}"),
    Row(
      "a need by its document alone", "{meetings: {m: {needs: [{document: d, stage: s}]}}}",
      with: "{meetings: {m: {needs: [{document: d, lead: 2 days}]}}}",
      is: "{meetings: {m: {needs: [{document: d, stage: s, lead: 2 days}]}}}"),
    Row(
      "the need without a stage", "{meetings: {m: {needs: [{document: d, stage: s}, {document: d}]}}}",
      with: "{meetings: {m: {needs: [{document: d, lead: 2 days}]}}}",
      is: "{meetings: {m: {needs: [{document: d, stage: s}, {document: d, lead: 2 days}]}}}"),
    Row(
      "needed-by by meeting or task", "{documents: {d: {needed-by: [{meeting: m}, {task: t}]}}}",
      with: "{documents: {d: {needed-by: [{meeting: m, lead: 2 days}, {task: t, is: null}]}}}",
      is: "{documents: {d: {needed-by: [{meeting: m, lead: 2 days}]}}}"),
    Row(
      "parties, one of them plain", "{meetings: {m: {parties: [p, {party: q, attendance: optional}]}}}",
      with: "{meetings: {m: {parties: [{party: p, attendance: optional}, {party: q, absence: 3}, {party: r}]}}}",
      is: """
        {meetings: {m: {parties: [{party: p, attendance: optional}, {party: q, attendance: optional, absence: 3},
        {party: r}]}}}
        """),
    Row(
      "a plain party removed", "{bodies: {soc: {members: [p, q]}}}",
      with: "{bodies: {soc: {members: [{party: p, is: null}]}}}", is: "{bodies: {soc: {members: [q]}}}"),
    Row(
      "a list with a plain party replaces", "{bodies: {soc: {members: [p, q]}}}",
      with: "{bodies: {soc: {members: [r, {party: q}]}}}", is: "{bodies: {soc: {members: [r, {party: q}]}}}"),
    Row(
      "an empty list empties", "{order: [{first: a, then: b}]}", with: "{order: []}", is: "{order: []}"),
    Row(
      "places by name", "{meetings: {m: {place: [p, {place: q, cost: 3}]}}}",
      with: "{meetings: {m: {place: [{place: q, cost: 5}, {place: r, cost: 1}]}}}",
      is: "{meetings: {m: {place: [p, {place: q, cost: 5}, {place: r, cost: 1}]}}}"),
    Row(
      "places in the long form", "{meetings: {m: {place: {is: [p, q], why: w}}}}",
      with: "{meetings: {m: {place: [{place: q, cost: 5}]}}}",
      is: "{meetings: {m: {place: {is: [p, {place: q, cost: 5}], why: w}}}}"),
    Row(
      "a single place is a list of one", "{meetings: {m: {place: p}, n: {place: {place: p, cost: 2}}}}",
      with: "{meetings: {m: {place: [{place: q, cost: 5}]}, n: {place: [{place: p, cost: 1}]}}}",
      is: "{meetings: {m: {place: [p, {place: q, cost: 5}]}, n: {place: [{place: p, cost: 1}]}}}"),
    Row(
      "one place with its cost replaces", "{meetings: {m: {place: {is: [p, q], why: w}}, n: {place: [p, q]}}}",
      with: "{meetings: {m: {place: {place: r, cost: 2}}, n: {place: {place: r, cost: 2}}}}",
      is: "{meetings: {m: {place: {is: {place: r, cost: 2}, why: w}}, n: {place: {place: r, cost: 2}}}}"),
    Row(
      "ways between two places, in either order",
      "{travel: {pairs: [{between: [a, b], days: 1}, {from: a, to: c, days: 2}]}}",
      with: "{travel: {pairs: [{between: [b, a], days: 3}, {from: a, to: c, is: null}]}}",
      is: "{travel: {pairs: [{between: [b, a], days: 3}]}}"),
    Row(
      "bands of distance", "{travel: {by-distance: [{up-to-km: 900, days: 1}, {beyond: true, days: 2}]}}",
      with: "{travel: {by-distance: [{beyond: true, days: 3}, {up-to-km: 4000, days: 2}]}}",
      is: "{travel: {by-distance: [{up-to-km: 900, days: 1}, {beyond: true, days: 3}, {up-to-km: 4000, days: 2}]}}"),
    Row(
      "stages by name, new ones after another",
      "{document-kinds: {k: {stages: [{name: drafted, takes: 3 days}, {name: approved, decided-by: soc, or-silence: true}]}}}",
      with: """
        {document-kinds: {k: {stages: [{name: approved, takes: 1 day}, {name: edited, takes: 2 days, after: drafted},
        {name: printed, takes: 1 day, after: edited}, {name: read, takes: 1 day, after: drafted}]}}}
        """,
      is: """
        {document-kinds: {k: {stages: [{name: drafted, takes: 3 days}, {name: read, takes: 1 day},
        {name: edited, takes: 2 days}, {name: printed, takes: 1 day}, {name: approved, takes: 1 day}]}}}
        """),
    Row(
      "a document of a kind places its stages itself",
      "{documents: {d: {kind: k, stages: [{name: s, done: 2024-01-01}]}}}",
      with: "{documents: {d: {stages: [{name: t, takes: 1 day, after: s}]}}}",
      is: "{documents: {d: {kind: k, stages: [{name: s, done: 2024-01-01}, {name: t, takes: 1 day, after: s}]}}}"),
  ]

  @Test(arguments: mappings + rules + lists)
  func saysWhatAPlannerWouldHaveWritten(row: Row) throws {
    let base = try #require(ScenarioText.parse(Array(row.base.utf8), file: "base.yaml").0)
    let expected = try #require(ScenarioText.parse(Array(row.result.utf8), file: "result.yaml").0)
    let (tree, findings) = patched(base, by: "{patch: 1, " + row.patch.dropFirst())
    #expect(findings == [])
    #expect(try meaning(#require(tree)) == meaning(expected))
  }
}
