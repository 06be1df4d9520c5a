import CivilTime
import ScenarioText

/// Turns the tree of a scenario into values, and collects what is wrong on the way.
///
/// A value that cannot be read is left out or takes its default, so that one mistake is reported once.
struct Reader {
  let file: String
  private let files: FileSource
  /// How the files that a patch names are found, by the patch's file.
  private let patchFiles: [String: FileSource]

  /// nil where only what the scenario says is history.
  let published: Published?

  /// Every name that the scenario gives, by kind.
  var names = Names()
  /// nil until read, or where it cannot be read.
  var horizon: DayRange?
  var dataDate: Day?
  var costs = Costs()
  var repairPrices = RepairPrices()
  /// The work calendars by name, those written in place included.
  var calendars: [String: WeekCalendar] = [:]
  /// The names of the calendars being resolved, to find cycles.
  var openCalendars: [String] = []
  var calendarEntries: [String: Entry] = [:]
  var scenarioCalendar = Scenario.plainCalendar
  /// What is being read, such as `meetings.ttf-2023`; it names the calendars written in place.
  var owner = ""
  var holidayFiles: [HolidayPath: HolidayFile?] = [:]
  /// The names that something refers to.
  var used: Set<Name> = []
  /// Needs that documents and tasks write as `needed-by`, by the item that waits.
  var needsOfOthers: [String: [Need]] = [:]
  /// Documents whose stages could not be read completely.
  var unreadableDocuments: Set<String> = []

  /// The stages of document kinds and of documents, as written.
  var kindStages: [String: [StageEntry]] = [:]
  var documentStages: [String: [StageEntry]] = [:]
  /// The names of each document's stages in their order.
  var stageNames: [String: [String]] = [:]

  /// What says `remaining` in a text before the one that moves the data date, with its place, by owner.
  var staleRemainders: [String: SourcePlace] = [:]
  /// The place of the data date; nil where none is written.
  var dataDatePlace: SourcePlace?
  /// The position of each patch; the scenario stands before all.
  private let patchPositions: [String: Int]

  private var findings: [Finding] = []
  /// How long the text at a place is, for findings about values that were read before.
  private var lengths: [SourcePlace: Int] = [:]

  init(file: String, files: FileSource, patches: [InputFile] = [], published: Plan? = nil) {
    self.file = file
    self.files = files
    self.published = published.map(Published.init)
    patchPositions = Dictionary(patches.enumerated().map { ($0.element.file, $0.offset) }) { first, _ in first }
    patchFiles = Dictionary(patches.map { ($0.file, $0.files) }) { first, _ in first }
  }

  /// Where the files that a node names are found, and what their paths start from.
  func source(of node: Node) -> (files: FileSource, owner: HolidayPath.Owner) {
    if let files = patchFiles[node.place.file] { return (files, .patch(node.place.file)) }
    return (files, .scenario)
  }

  /// Whether a place is in a text before that of another one.
  func isBefore(_ place: SourcePlace, textOf other: SourcePlace) -> Bool {
    (patchPositions[place.file] ?? -1) < (patchPositions[other.file] ?? -1)
  }

  /// The findings by place, each once.
  var sortedFindings: [Finding] {
    var seen: Set<Finding> = []
    return
      findings
      .sorted { ($0.place, $0.code, $0.message) < ($1.place, $1.code, $1.message) }
      .filter { seen.insert($0).inserted }
  }

  var hasErrors: Bool { findings.containErrors }

  /// The files that were read, by path.
  var filesRead: [ReadFile] {
    holidayFiles.sorted { $0.key < $1.key }
      .compactMap { key, read in
        let owner = if case .patch(let patch) = key.owner { patch } else { file }
        return read.map { ReadFile(path: key.path, namedBy: owner, bytes: $0.bytes) }
      }
  }

  mutating func report(_ finding: Finding) { findings.append(finding) }

  mutating func error(
    _ code: String, _ node: Node, _ message: String, expected: String? = nil, advice: String? = nil
  ) {
    report(
      Finding(code, at: node.place, length: node.length, message, expected: expected, advice: advice))
  }

  /// Reports something about a value that was read before.
  mutating func report(
    _ code: String, severity: Finding.Severity = .error, at place: SourcePlace, _ message: String,
    expected: String? = nil, advice: String? = nil
  ) {
    report(
      Finding(
        code, severity: severity, at: place, length: lengths[place] ?? 1, message, expected: expected,
        advice: advice))
  }

  /// The place of a node, its length kept for later findings.
  mutating func mark(_ node: Node) -> SourcePlace {
    lengths[node.place] = max(node.length, lengths[node.place] ?? 1)
    return node.place
  }
}
