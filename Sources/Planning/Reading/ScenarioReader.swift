import CivilTime
public import ScenarioText

/// Reads scenario files.
public enum ScenarioReader {
  /// Reads the text of a scenario, and the holiday files it names.
  ///
  /// - Parameters:
  ///   - file: The name that places carry.
  ///   - files: How the files that the scenario names are found and read.
  /// - Returns: The scenario, unless there are errors; and everything found, in the order of the text.
  public static func read(_ bytes: [UInt8], file: String, files: FileSource) -> Reading {
    let (tree, findings) = ScenarioText.parse(bytes, file: file)
    var reading = Reading(scenario: nil, findings: findings, files: [])
    if let tree {
      let inner = read(tree, file: file, files: files)
      reading = Reading(
        scenario: findings.containErrors ? nil : inner.scenario, findings: findings + inner.findings,
        files: inner.files)
    }
    reading.files.insert(ReadFile(path: file, byteCount: bytes.count), at: 0)
    return reading
  }

  /// Reads the tree of a scenario.
  package static func read(_ tree: Node, file: String, files: FileSource) -> Reading {
    var reader = Reader(file: file, files: files)
    let scenario = reader.scenario(tree)
    let findings = reader.sortedFindings
    return Reading(
      scenario: findings.containErrors ? nil : scenario, findings: findings, files: reader.filesRead)
  }
}

/// What came of reading a scenario.
public struct Reading: Sendable {
  /// nil when there are errors.
  public var scenario: Scenario?
  /// Errors and warnings, by place.
  public var findings: [Finding]
  /// The scenario file, then the files it names, by path.
  public var files: [ReadFile]

  public init(scenario: Scenario?, findings: [Finding], files: [ReadFile]) {
    self.scenario = scenario
    self.findings = findings
    self.files = files
  }
}

/// A file that an answer rests on.
public struct ReadFile: Hashable, Sendable {
  public var path: String
  public var byteCount: Int

  public init(path: String, byteCount: Int) {
    self.path = path
    self.byteCount = byteCount
  }
}

/// How a reader finds and reads files; paths are relative to the scenario's folder.
public struct FileSource: Sendable {
  /// The bytes of the file at a path.
  public var read: @Sendable (_ path: String) throws -> [UInt8]
  /// The paths that a pattern with `*` matches, sorted; empty when there are none.
  public var glob: @Sendable (_ pattern: String) throws -> [String]

  public init(
    read: @escaping @Sendable (_ path: String) throws -> [UInt8],
    glob: @escaping @Sendable (_ pattern: String) throws -> [String]
  ) {
    self.read = read
    self.glob = glob
  }
}
