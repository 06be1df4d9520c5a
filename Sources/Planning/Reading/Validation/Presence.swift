import ScenarioText

extension Reader {
  /// Nothing is held with itself, directly or through others.
  mutating func checkHeldWith(_ scenario: Scenario) {
    var next: [String: Ruled<String>] = [:]
    for meeting in scenario.meetings { next[meeting.id] = meeting.heldWith }
    for document in scenario.documents { next[document.id] = document.heldWith }
    for task in scenario.tasks { next[task.id] = task.heldWith }
    checkChains(next, "held with")
  }

  /// Nothing is alongside itself, directly or through others.
  mutating func checkAlongside(_ scenario: Scenario) {
    var next: [String: Ruled<String>] = [:]
    for meeting in scenario.meetings { next[meeting.id] = meeting.alongside }
    checkChains(next, "alongside")
  }

  private mutating func checkChains(_ next: [String: Ruled<String>], _ words: String) {
    var reported: Set<String> = []
    for start in next.keys.sorted() where !reported.contains(start) {
      var path = [start]
      while let name = path.last, let following = next[name]?.value, following != start {
        if path.contains(following) { break }
        path.append(following)
      }
      guard let last = path.last, let rule = next[last], rule.value == start else { continue }
      reported.formUnion(path)
      guard let place = next[start]?.note.place else { continue }
      report(
        "self-reference", at: place,
        "'\(start)' is \(words) itself: " + (path + [start]).joined(separator: " -> "), expected: "another item")
    }
  }
}
