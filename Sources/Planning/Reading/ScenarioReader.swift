import CivilTime
public import ScenarioText

/// Reads scenario files.
public enum ScenarioReader {
  /// Reads the text of a scenario, with patches applied to it, and the holiday files they name.
  ///
  /// - Parameters:
  ///   - file: The name that places carry.
  ///   - files: How the files that the scenario names are found and read.
  ///   - patches: Applied one after another, each to what the ones before it made.
  ///   - published: The plan that was published of this scenario, if it counts: what it has before the data date, and the scenario does
  ///     not mark as history, is taken to have happened as planned, with a warning `taken-as-planned`.
  /// - Returns: The scenario, unless there are errors; and everything found, the texts' own findings first.
  public static func read(
    _ bytes: [UInt8], file: String, files: FileSource, patches: [InputFile] = [], published: Plan? = nil
  ) -> Reading {
    let (base, found) = ScenarioText.parse(bytes, file: file)
    var findings = found
    var tree = base
    for source in patches {
      let (patch, found) = Patch.parse(source)
      findings += found
      guard let patch, let before = tree else {
        tree = nil
        continue
      }
      let (after, flaws) = patch.applied(to: before)
      tree = after
      findings += flaws
    }
    var reading = Reading(scenario: nil, findings: findings, files: [])
    if let tree {
      let inner = read(tree, file: file, files: files, patches: patches, published: published)
      reading = Reading(
        scenario: findings.containErrors ? nil : inner.scenario, findings: findings + inner.findings,
        files: inner.files)
    }
    let texts =
      [ReadFile(path: file, bytes: bytes)] + patches.map { ReadFile(path: $0.file, bytes: $0.bytes) }
    reading.files.insert(contentsOf: texts, at: 0)
    return reading
  }

  /// Reads the tree of a scenario.
  package static func read(
    _ tree: Node, file: String, files: FileSource, patches: [InputFile] = [], published: Plan? = nil
  ) -> Reading {
    var reader = Reader(file: file, files: files, patches: patches, published: published)
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
  /// Errors and warnings: of the texts, then of the values by place.
  public var findings: [Finding]
  /// The scenario file, the patches, then the files they name, by path.
  public var files: [ReadFile]

  public init(scenario: Scenario?, findings: [Finding], files: [ReadFile]) {
    self.scenario = scenario
    self.findings = findings
    self.files = files
  }
}

/// A file that an answer rests on.
public struct ReadFile: Hashable, Sendable {
  /// As it is written where it is named.
  public var path: String
  /// The scenario or patch that names it, from whose folder the path starts; nil for these themselves.
  public var namedBy: String?
  public var bytes: [UInt8]

  public init(path: String, namedBy: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.namedBy = namedBy
    self.bytes = bytes
  }
}

/// How a reader finds and reads files; paths are relative to the folder of the scenario or patch.
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

/// A text with its name, and how the files that it names are found.
public struct InputFile: Sendable {
  public var bytes: [UInt8]
  /// The name that places carry.
  public var file: String
  public var files: FileSource

  public init(_ bytes: [UInt8], file: String, files: FileSource) {
    self.bytes = bytes
    self.file = file
    self.files = files
  }
}
