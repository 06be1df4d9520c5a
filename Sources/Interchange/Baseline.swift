public import Planning

/// The published plan of a scenario: a plan file next to the scenario that knows of every item which revision it is, and what it
/// was computed from.
///
///     let next = Baseline(adopting: file, readFrom: inputs, stamp: stamp, after: earlier)
///     next.isStale(for: inputs)           // false
///     next.plan.aligned(to: context)      // what it says of a scenario that has changed since
public struct Baseline: Sendable {
  public let file: PlanFile
  /// The plan that was published, without costs and proof. `Plan.aligned(to:)` makes it one of a changed scenario.
  public let plan: Plan
  private let items: [String: PlanFile.Item]

  /// Reads a baseline, of whatever state of whatever scenario; `plan` says of which.
  ///
  /// - Throws: `PlanFileError` when it is none.
  public init(_ bytes: [UInt8]) throws(PlanFileError) { try self.init(try PlanFile(bytes)) }

  /// - Throws: `PlanFileError.otherScenario` when it is not one of this scenario.
  public func check(isOf scenario: Scenario) throws(PlanFileError) {
    guard file.scenario == scenario.id else { throw .otherScenario(found: file.scenario, expected: scenario.id) }
  }

  private init(_ file: PlanFile) throws(PlanFileError) {
    self.file = file
    plan = try file.statedPlan()
    items = Dictionary(file.items.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The path of the baseline of a scenario: `plans/2024.yaml` has `plans/2024.plan.json`.
  public static func path(beside scenario: String) -> String {
    let name = scenario.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
    return (ending == name ? scenario : String(scenario.dropLast(ending.count))) + ".plan.json"
  }

  /// The files that it was computed from.
  public var readFrom: [PlanFile.InputRecord] { file.readFrom ?? [] }

  /// Whether it was computed from other files than these, or from other contents.
  public func isStale(for inputs: [PlanFile.InputRecord]) -> Bool { readFrom != inputs.sorted { $0.file < $1.file } }

  /// Who an item is in calendars, and which revision; nil where the baseline has never known it.
  public func identity(of item: ItemID) -> PlanFile.Identity? { items["\(item)"]?.identity }
}

extension Baseline {
  /// The plan as the next baseline.
  ///
  /// The SEQUENCE of an item is raised, and its stamp set, exactly where its days, its place, its hours, the meeting that decides it or
  /// whether it takes place have changed (RFC 5545 section 3.8.7.4). What is new begins with 0. What is no longer in the scenario is
  /// kept as withdrawn, so that it goes on counting should it come back.
  ///
  /// - Throws: `PlanFileError` when the file is not of one piece.
  public init(
    adopting file: PlanFile, readFrom inputs: [PlanFile.InputRecord], stamp: Stamp, after earlier: Baseline?
  ) throws(PlanFileError) {
    let known = earlier?.items ?? [:]
    func next(_ item: PlanFile.Item, _ facts: PlanFile.Facts) -> PlanFile.Identity {
      let identity = item.identity
      return item.facts == facts
        ? identity : PlanFile.Identity(uid: identity.uid, sequence: identity.sequence + 1, stamp: stamp)
    }
    var adopted = file
    adopted.identify { id, facts in
      if let item = known[id] { return next(item, facts) }
      return PlanFile.Identity(
        uid: CalendarIdentity.uid(id, scenario: file.scenario), sequence: 0, stamp: stamp)
    }
    let present = Set(file.items.map(\.id))
    let withdrawn = known.values.filter { !present.contains($0.id) }.sorted { $0.id < $1.id }.map { item in
      PlanFile.WithdrawnRecord(id: item.id, name: item.name, identity: next(item, PlanFile.Facts()))
    }
    adopted.withdrawn = withdrawn.isEmpty ? nil : withdrawn
    adopted.readFrom = inputs.sorted { $0.file < $1.file }
    try self.init(adopted)
  }

  /// How many items another baseline has known in another revision.
  public func revisions(since earlier: Baseline) -> Int {
    file.items.count { item in earlier.items[item.id].map { $0.identity != item.identity } ?? false }
  }

  /// The bytes of the file.
  public func bytes() throws -> [UInt8] { try file.bytes() }
}
