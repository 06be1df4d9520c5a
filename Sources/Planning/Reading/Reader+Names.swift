import ScenarioText

extension Reader {
  /// Collects the names of all sections, and reports those that are malformed or given twice.
  mutating func collectNames(_ root: Fields) {
    var firstShared: [String: (kind: NameKind, entry: Entry)] = [:]
    for kind in NameKind.allCases {
      for entry in root[kind.section]?.value.entries ?? [] {
        checkIdentifier(entry.key, of: kind.phrase)
        if kind == .calendar && [Scenario.plainCalendar, Scenario.onlineCalendar].contains(entry.name) {
          error(
            "reserved-name", entry.key, "the calendar '\(entry.name)' is built in", expected: "another name",
            advice: "Maybe give it the name of its country.")
        }
        names.add(entry, kind)
        guard kind.isShared else { continue }
        if let first = firstShared[entry.name] {
          let earlier = first.entry.keyPlace < entry.keyPlace
          let (one, other) = earlier ? (entry, first.entry) : (first.entry, entry)
          let otherKind = earlier ? first.kind : kind
          error(
            "duplicate-identifier", one.key,
            "\(quoted(entry.name)) is already the name of \(otherKind.phrase) at \(other.keyPlace.line(seenFrom: one.keyPlace))",
            expected: "a name of its own among meetings, documents, tasks, events and bodies",
            advice: "Maybe add a year or a word to one of them.")
        } else {
          firstShared[entry.name] = (kind, entry)
        }
      }
    }
  }

  mutating func checkIdentifier(_ key: Node, of phrase: String) {
    guard let text = key.scalar?.text, !isIdentifier(text) else { return }
    let proposal = identifier(near: text)
    error(
      "invalid-identifier", key, "\(quoted(text)) cannot name \(phrase)",
      expected: "lower-case letters a to z, digits and hyphens",
      advice: proposal.isEmpty ? nil : "Maybe '\(proposal)'.")
  }

  /// The name that a node refers to, or nil where it is no text. An unknown name is reported and returned.
  mutating func reference(_ node: Node, _ subject: String, to kinds: [NameKind]) -> String? {
    let phrase = alternatives(kinds.map(\.phrase))
    guard let text = text(node, subject, expected: "the name of \(phrase)") else { return nil }
    let known = kinds.filter { names.contains(text, $0) }
    for kind in known { used.insert(Name(kind: kind, text: text)) }
    if known.isEmpty { reportUnknown(text, node, kinds, phrase) }
    return text
  }

  mutating func reference(_ node: Node, _ subject: String, to kind: NameKind) -> String? {
    reference(node, subject, to: [kind])
  }

  private mutating func reportUnknown(_ text: String, _ node: Node, _ kinds: [NameKind], _ phrase: String) {
    let other = names.kinds(of: text).first
    let meant = meant(text, among: Set(kinds.flatMap(names.all)).sorted())
    let sections = alternatives(kinds.map { "'\($0.section)'" })
    let advice =
      meant.map { "Did you mean '\($0)'?" }
      ?? (kinds.allSatisfy { names.all($0).isEmpty } ? "Maybe add it under \(sections)." : nil)
    let known = Set(kinds.flatMap(names.all)).sorted()
    let few = 1...6 ~= known.count ? alternatives(known) : "a name under \(sections)"
    error(
      "dangling-name", node,
      other.map { "\(quoted(text)) is \($0.phrase), not \(phrase)" } ?? "\(quoted(text)) is not the name of \(phrase)",
      expected: few, advice: advice)
  }
}

/// Whether a text is made of lower-case letters, digits and hyphens.
func isIdentifier(_ text: String) -> Bool {
  !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
}

/// The identifier that is closest to a text in spelling; empty where the text has no letter or digit.
private func identifier(near text: String) -> String {
  let words = text.lowercased().split { !isIdentifier(String($0)) || $0 == "-" }
  return words.joined(separator: "-")
}

/// Several things joined with commas and a last "or".
func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
