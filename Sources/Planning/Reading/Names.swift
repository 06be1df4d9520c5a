import ScenarioText

/// What a name may stand for.
enum NameKind: Int, CaseIterable, Hashable {
  case calendar, place, party, team, body, event, meeting, documentKind, document, task

  var section: String {
    switch self {
    case .calendar: "calendars"
    case .place: "places"
    case .party: "parties"
    case .team: "teams"
    case .body: "bodies"
    case .event: "events"
    case .meeting: "meetings"
    case .documentKind: "document-kinds"
    case .document: "documents"
    case .task: "tasks"
    }
  }

  /// With its article, as messages say it.
  var phrase: String {
    switch self {
    case .calendar: "a calendar"
    case .place: "a place"
    case .party: "a party"
    case .team: "a team"
    case .body: "a body"
    case .event: "an event"
    case .meeting: "a meeting"
    case .documentKind: "a document kind"
    case .document: "a document"
    case .task: "a task"
    }
  }

  /// Whether the name is unique among all kinds of which this holds.
  var isShared: Bool {
    switch self {
    case .body, .event, .meeting, .document, .task: true
    case .calendar, .place, .party, .team, .documentKind: false
    }
  }
}

/// A name and what it stands for.
struct Name: Hashable {
  var kind: NameKind
  var text: String
}

/// Every name that a scenario gives, known before any is used.
struct Names {
  private var entries: [Name: Entry] = [:]

  mutating func add(_ entry: Entry, _ kind: NameKind) { entries[Name(kind: kind, text: entry.name)] = entry }

  func contains(_ text: String, _ kind: NameKind) -> Bool { entries[Name(kind: kind, text: text)] != nil }

  func entry(_ text: String, _ kind: NameKind) -> Entry? { entries[Name(kind: kind, text: text)] }

  /// The names of a kind, sorted.
  func all(_ kind: NameKind) -> [String] { entries.keys.filter { $0.kind == kind }.map(\.text).sorted() }

  /// The kinds of which a name is one.
  func kinds(of text: String) -> [NameKind] { NameKind.allCases.filter { contains(text, $0) } }
}
