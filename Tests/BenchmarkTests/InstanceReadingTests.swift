import Benchmarks
import Testing

/// What the reader of instances takes, and what it says of the rest.
@Suite struct InstanceReadingTests {
  /// Two meetings of one party, a stage, and an approval in a session or by silence.
  static let small = """
    {"name": "small", "horizon": 20, "calendars": ["1111100111110011111001111"], "travel": [[0, 1], [1, 0]],
     "tasks": [
       {"kind": "session", "dur": 1, "cal": null, "places": [{"place": 0, "dom": [[2, 9]], "cost": 0}], "cost": [[0, 10], [5, 0], [20, 30]]},
       {"kind": "meeting", "dur": 2, "cal": null, "places": [{"place": 1, "dom": [[8, 15]], "cost": 3}]},
       {"kind": "stage", "stage": "draft", "dur": 2, "cal": 0, "dom": [[0, 9]], "idxcost": [[0, 4], [4, 0], [18, 0]], "planted": 0},
       {"kind": "approval", "dur": 1, "cal": 0, "dom": [[0, 12]]}],
     "arcs": [{"i": 2, "j": 3, "min": 0, "max": null}, {"i": 3, "j": 1, "min": 2, "max": 9}],
     "disj": [{"name": "party", "tasks": [0, 1]}], "cap": [{"name": "team", "tasks": [0, 2], "cap": 1}],
     "alts": [{"task": 3, "sessions": [0], "silence": 7, "planted": 0}]}
    """

  @Test func `an instance is read and written`() throws {
    let instance = try Instance(json: Array(Self.small.utf8))
    #expect(instance.tasks.map(\.kind) == [.session, .meeting, .stage, .approval])
    #expect(instance.arcs[1].min == 2 && instance.arcs[1].max == 9)
    let written = try instance.json()
    #expect(try Instance(json: written) == instance)
    // Other readers ask for these fields, null or not.
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("\"max\":null") && text.contains("\"cal\":null"))
  }

  /// A text of `small`, what stands there instead, and a part of the sentence about it.
  static let faults: [(name: String, text: String, instead: String, words: String)] = [
    ("a field of the instance", "\"horizon\": 20", "\"horizon\": 20, \"rooms\": []", "has a field 'rooms'"),
    ("a field of a task", "\"planted\": 0}", "\"notice\": 3}", "tasks[2] has a field 'notice'"),
    (
      "a field of a place", "\"dom\": [[8, 15]]", "\"dom\": [[8, 15]], \"hall\": 1",
      "tasks[1].places[0] has a field 'hall'"
    ),
    ("a field of an arc", "\"max\": 9", "\"max\": 9, \"kind\": \"SS\"", "arcs[1] has a field 'kind'"),
    ("a field of a party", "\"tasks\": [0, 1]", "\"tasks\": [0, 1], \"soft\": 2", "disj[0] has a field 'soft'"),
    ("a field of a team", "\"cap\": 1", "\"cap\": 1, \"soft\": 2", "cap[0] has a field 'soft'"),
    ("a field of an approval", "\"silence\": 7", "\"silence\": 7, \"quorum\": 2", "alts[0] has a field 'quorum'"),
    ("a lost field", "\"horizon\": 20, ", "", "lacks the field 'horizon'"),
    ("a lost field of a task", "\"dur\": 2, \"cal\": 0", "\"cal\": 0", "tasks[2] lacks the field 'dur'"),
    ("a text for a number", "\"dur\": 2, \"cal\": 0", "\"dur\": \"2\", \"cal\": 0", "tasks[2].dur"),
    ("a fraction", "\"silence\": 7", "\"silence\": 7.5", "a number that is not whole"),
    ("a number too large for a word", "\"silence\": 7", "\"silence\": 1e40", "a number that is not whole"),
    ("a list for an object", "{\"name\": \"party\", \"tasks\": [0, 1]}", "[0, 1]", "disj[0]"),
    ("an unknown kind", "\"stage\",", "\"milestone\",", "tasks[2].kind"),
    ("no horizon", "\"horizon\": 20", "\"horizon\": 0", "horizon is 0"),
    ("an endless horizon", "\"horizon\": 20", "\"horizon\": 4000000000", "horizon is 4000000000"),
    ("a calendar of letters", "11111001111100", "11111xx1111100", "characters other than 0 and 1"),
    ("a short calendar", "1111100111110011111001111", "11111", "calendars[0] has 5 days"),
    ("travel that is no square", "[[0, 1], [1, 0]]", "[[0, 1], [1]]", "travel is not a square"),
    ("travel back in time", "[[0, 1], [1, 0]]", "[[0, -1], [1, 0]]", "below 0"),
    ("no duration", "\"dur\": 2, \"cal\": 0", "\"dur\": 0, \"cal\": 0", "tasks[2].dur is 0"),
    ("no such calendar", "\"dur\": 2, \"cal\": 0", "\"dur\": 2, \"cal\": 1", "tasks[2].cal is 1"),
    ("no such place", "\"place\": 1", "\"place\": 2", "names place 2"),
    ("days and places", "\"cost\": 3}]", "\"cost\": 3}], \"dom\": [[1, 2]]", "both 'dom' and 'places'"),
    ("neither days nor places", "\"dom\": [[0, 9]], ", "", "neither 'dom' nor 'places'"),
    ("a run backwards", "[[0, 9]]", "[[9, 0]]", "backwards"),
    ("a run of one number", "[[0, 9]]", "[[0]]", "not [first, last]"),
    ("a run of thousands of years", "[[0, 9]]", "[[0, 900000000000]]", "outside 0 to 24"),
    ("runs that overlap", "[[0, 9]]", "[[0, 5], [4, 9]]", "overlap"),
    ("a price below 0", "[[0, 10], [5, 0]", "[[0, -10], [5, 0]", "below 0"),
    ("a price in fractions", "[[0, 10], [5, 0]", "[[0, 11], [5, 0]", "no whole number of points"),
    ("prices backwards", "[[0, 10], [5, 0]", "[[6, 10], [5, 0]", "goes backwards"),
    ("a price without a calendar", "\"cost\": [[0, 10]", "\"idxcost\": [[0, 10]", "no calendar"),
    ("an arc to nowhere", "\"j\": 1", "\"j\": 4", "arcs[1] names no task"),
    ("an arc in a circle", "\"i\": 3, \"j\": 1", "\"i\": 1, \"j\": 1", "from a task to itself"),
    ("an arc of the least number", "\"min\": 2", "\"min\": -9223372036854775808", "gap of more than"),
    ("a party of nobody", "[0, 1]}]", "[0, -1]}]", "disj[0] names no task"),
    ("a party without a place", "[0, 1]}]", "[0, 2]}]", "without places"),
    ("a party twice", "[0, 1]}]", "[0, 0]}]", "twice"),
    ("a team without a capacity", ", \"cap\": 1", "", "lacks the field 'cap'"),
    ("an approval of a stage", "\"task\": 3", "\"task\": 2", "alts[0].task is 2"),
    ("an approval in a stage", "\"sessions\": [0]", "\"sessions\": [2]", "no task with places"),
    (
      "an approval without its entry", "\"alts\": [{\"task\": 3, \"sessions\": [0], \"silence\": 7, \"planted\": 0}]",
      "\"alts\": []", "alts does not name"
    ),
    ("an end too soon", "\"planted\": 0}]}", "\"planted\": 0}]", "not JSON"),
  ]

  @Test(arguments: faults.indices) func `a fault is told`(index: Int) throws {
    let fault = Self.faults[index]
    try #require(Self.small.contains(fault.text), "\(fault.name)")
    let text = Self.small.replacing(fault.text, with: fault.instead, maxReplacements: 1)
    let error = #expect(throws: Unreadable.self, "\(fault.name)") { try Instance(json: Array(text.utf8)) }
    #expect(error?.description.contains(fault.words) == true, "\(fault.name): \(error?.description ?? "")")
  }

  @Test func `what is no instance is told`() {
    let deep = String(repeating: "[", count: 100_000)
    for text in ["", "[]", "7", "null", "{", "\u{FEFF}", deep] {
      #expect(throws: Unreadable.self, "\(text.prefix(5))") { try Instance(json: Array(text.utf8)) }
    }
  }
}
