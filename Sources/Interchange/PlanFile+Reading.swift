import CivilTime
import Foundation
public import Planning

/// Why a plan file cannot be used, as facts; `description` makes the sentence.
public enum PlanFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(String)
  case version(Int)
  case otherScenario(found: String, expected: String)
  case missing(String)
  case unknown(String)
  case repeated(String)
  case reversed(String)

  public var description: String {
    switch self {
    case .malformed(let reason): "The plan is not a plan file: \(reason). Maybe it is another file."
    case .version(let version):
      "The plan file has version \(version), this program reads \(PlanFile.version). Maybe plan the scenario again."
    case .otherScenario(let found, let expected):
      "The plan is of the scenario '\(found)', not of '\(expected)'. Maybe you want another plan file."
    case .missing(let item): "The plan says nothing of '\(item)'. Maybe the scenario has changed since; plan it again."
    case .unknown(let item): "The plan has '\(item)', the scenario has not. Maybe it has changed since; plan it again."
    case .repeated(let item): "The plan has '\(item)' twice."
    case .reversed(let item): "The last day of '\(item)' is missing or before its first day."
    }
  }
}

extension PlanFile {
  /// Reads a plan file.
  ///
  /// - Throws: `PlanFileError` for anything but a plan file of this version.
  public init(_ bytes: [UInt8]) throws(PlanFileError) {
    let data = Data(bytes)
    struct Version: Codable {
      let convenePlan: Int
      enum CodingKeys: String, CodingKey { case convenePlan = "convene-plan" }
    }
    do {
      let version = try JSONDecoder().decode(Version.self, from: data).convenePlan
      if version != PlanFile.version { throw PlanFileError.version(version) }
      self = try JSONDecoder().decode(PlanFile.self, from: data)
    } catch let error as PlanFileError {
      throw error
    } catch let error as DecodingError {
      throw .malformed(PlanFile.reason(error))
    } catch {
      throw .malformed("\(error)")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let names = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
      return names.isEmpty ? "the top" : names.joined(separator: " ")
    }
    switch error {
    case .keyNotFound(let key, let context): return "at \(path(context)), '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context): return "at \(path(context)), the value has another form"
    case .valueNotFound(_, let context): return "at \(path(context)), the value is missing"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not JSON" : "at \(path(context)), \(context.debugDescription)"
    @unknown default: return "it cannot be read"
    }
  }

  /// The plan that the file states, without costs and proof: those are for the checker to say.
  ///
  /// - Throws: `PlanFileError` when the file and the scenario do not name the same items.
  public func plan(for context: Context) throws(PlanFileError) -> Plan {
    guard scenario == context.scenario.id else {
      throw .otherScenario(found: scenario, expected: context.scenario.id)
    }
    let alignment = try statedPlan().aligned(to: context)
    if let item = alignment.removed.first { throw .unknown("\(item)") }
    if let item = alignment.added.first { throw .missing("\(item)") }
    return alignment.plan
  }

  /// The plan that the file states, item by item as they stand there.
  ///
  /// - Throws: `PlanFileError` when an item stands there twice, or what is said of it cannot be.
  public func statedPlan() throws(PlanFileError) -> Plan {
    var known: Set<String> = []
    for item in items where !known.insert(item.id).inserted { throw .repeated(item.id) }
    var plan = Plan(scenario: scenario, meetings: [], stages: [], tasks: [])
    for record in meetings {
      plan.meetings.append(
        PlannedMeeting(
          id: record.id, days: try PlanFile.days(record.first, record.last, record.id), place: record.place,
          absentParties: (record.absentParties ?? []).sorted()))
    }
    for document in documents {
      for record in document.stages {
        let item = "\(document.id).\(record.name)"
        plan.stages.append(
          PlannedStage(
            document: document.id, stage: record.name, days: try PlanFile.days(record.first, record.last, item),
            way: try record.plannedWay(item)))
      }
    }
    for record in tasks {
      plan.tasks.append(PlannedTask(id: record.id, days: try PlanFile.days(record.first, record.last, record.id)))
    }
    return plan
  }

  private static func days(_ first: Day?, _ last: Day?, _ item: String) throws(PlanFileError) -> DayRange? {
    guard let first else {
      if last != nil { throw .reversed(item) }
      return nil
    }
    guard let last, let days = DayRange(first: first, last: last) else { throw .reversed(item) }
    return days
  }
}

extension PlanFile.StageRecord {
  func plannedWay(_ item: String) throws(PlanFileError) -> PlannedStage.Way {
    switch (way, session) {
    case (.work, _): return .work
    case (.silence, _): return .silence
    case (.history, _): return .history
    case (.absent, _): return .absent
    case (.session, let meeting?): return .session(meeting)
    case (.sessionThenSilence, let meeting?): return .sessionThenSilence(meeting)
    case (.session, nil), (.sessionThenSilence, nil):
      throw .malformed("at \(item), 'session' is missing")
    }
  }
}
