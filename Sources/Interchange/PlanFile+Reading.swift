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
    let plannedMeetings = try PlanFile.matched(context.scenario.meetings.map(\.id), meetings, \.id)
    let plannedTasks = try PlanFile.matched(context.scenario.tasks.map(\.id), tasks, \.id)
    let plannedDocuments = try PlanFile.matched(context.scenario.documents.map(\.id), documents, \.id)
    var stages: [PlannedStage] = []
    for (document, record) in zip(context.scenario.documents, plannedDocuments) {
      let names = document.stages.map { "\(document.id).\($0.name)" }
      let records = try PlanFile.matched(names, record.stages) { "\(document.id).\($0.name)" }
      for (stage, record) in zip(document.stages, records) {
        stages.append(
          PlannedStage(
            document: document.id, stage: stage.name,
            days: try PlanFile.days(record.first, record.last, "\(document.id).\(stage.name)"),
            way: try record.plannedWay("\(document.id).\(stage.name)")))
      }
    }
    var meetings: [PlannedMeeting] = []
    for record in plannedMeetings {
      meetings.append(
        PlannedMeeting(
          id: record.id, days: try PlanFile.days(record.first, record.last, record.id), place: record.place,
          absentParties: (record.absentParties ?? []).sorted()))
    }
    var tasks: [PlannedTask] = []
    for record in plannedTasks {
      tasks.append(PlannedTask(id: record.id, days: try PlanFile.days(record.first, record.last, record.id)))
    }
    return Plan(scenario: scenario, meetings: meetings, stages: stages, tasks: tasks)
  }

  /// The records in the order of the names, each exactly once.
  private static func matched<Record>(
    _ names: [String], _ records: [Record], _ name: (Record) -> String
  ) throws(PlanFileError) -> [Record] {
    var found: [String: Record] = [:]
    for record in records {
      let id = name(record)
      guard names.contains(id) else { throw .unknown(id) }
      guard found.updateValue(record, forKey: id) == nil else { throw .repeated(id) }
    }
    var matched: [Record] = []
    for id in names {
      guard let record = found[id] else { throw .missing(id) }
      matched.append(record)
    }
    return matched
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
