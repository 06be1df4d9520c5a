import Files
import Foundation
import Interchange
import Planning
import ScenarioText

/// A scenario as a command gets it: read with its patches, with what was found in them.
struct LoadedScenario {
  let reading: Reading
  /// The texts of the scenario and its patches, for showing findings in them.
  let text: SourceTexts
  /// The scenario, then its patches.
  let inputs: [InputFile]

  /// Reads the scenario that a command line names first, with the patches of `--with`; `-` is standard input.
  ///
  /// - Throws: `FileError` when one of them cannot be read, `UsageError` when two are standard input.
  init(_ arguments: Arguments) throws { self.init(try Self.inputs(arguments)) }

  /// The files of that scenario and its patches; errors as above.
  static func inputs(_ arguments: Arguments) throws -> [InputFile] {
    let paths = arguments.operands.prefix(1) + arguments.values(.with)
    if paths.count(where: { $0 == "-" }) > 1 {
      throw UsageError.badValue(.with, "-", expected: "a file, since standard input is read already")
    }
    return try paths.map(input)
  }

  /// A scenario, patch or plan file as it is read.
  static func input(_ path: String) throws -> InputFile {
    InputFile(try bytes(of: path), file: name(of: path), files: files(beside: path))
  }

  /// - Parameters:
  ///   - inputs: The scenario, then its patches.
  ///   - published: The plan that was published of it, if it counts.
  init(_ inputs: [InputFile], published: Plan? = nil) {
    self.inputs = inputs
    reading = ScenarioReader.read(
      inputs[0].bytes, file: inputs[0].file, files: inputs[0].files, patches: Array(inputs.dropFirst()),
      published: published)
    let texts = inputs.map { SourceText(file: $0.file, bytes: $0.bytes) }
    text = SourceTexts(texts[0], patches: Array(texts.dropFirst()))
  }

  /// The scenario with one more patch, in the folder of the scenario; nil when that has errors.
  func scenario(with patch: String) -> Scenario? {
    LoadedScenario(inputs + [InputFile(Array(patch.utf8), file: "patch", files: inputs[0].files)]).reading.scenario
  }

  /// A scenario or patch as the baseline beside a scenario names it.
  static func record(of input: InputFile, beside scenario: InputFile) -> PlanFile.InputRecord {
    PlanFile.InputRecord(
      file: relative(input.file, to: folder(of: scenario.file)), sha256: Files.sha256(input.bytes))
  }

  /// The files that were read, by their paths from the folder of the scenario.
  var readFrom: [PlanFile.InputRecord] {
    let base = folder(of: inputs[0].file)
    var records: [String: PlanFile.InputRecord] = [:]
    for read in reading.files {
      var path = read.path
      switch read.namedBy {
      case inputs[0].file?: break
      case let patch? where !path.hasPrefix("/"): path = relative("\(folder(of: patch))/\(path)", to: base)
      case _?: break
      case nil: path = path == name(of: "-") ? path : relative(path, to: base)
      }
      records[path] = PlanFile.InputRecord(file: path, sha256: Files.sha256(read.bytes))
    }
    return records.values.sorted { $0.file < $1.file }
  }

  /// The scenario with its look-ups, after saying what was found in it.
  ///
  /// - Throws: `ExitCode.scenarioErrors` when there are errors.
  func context(_ arguments: Arguments, _ terminal: Terminal) throws -> Context {
    let taken = reading.findings.filter { $0.code == "taken-as-planned" }
    let isGathered = taken.count > 2
    for finding in reading.findings where finding.severity == .error || !terminal.isQuiet {
      if !isGathered || finding.code != "taken-as-planned" { terminal.say(text.render(finding)) }
    }
    if isGathered, !terminal.isQuiet { sayGathered(taken, terminal) }
    guard let scenario = reading.scenario else {
      let count = reading.findings.count { $0.severity == .error }
      terminal.remark("convene: \(count) \(count == 1 ? "error" : "errors") in the scenario; nothing was planned.")
      throw ExitCode.scenarioErrors
    }
    return Context(scenario)
  }

  /// What was taken as planned, a line for each item.
  private func sayGathered(_ taken: [Finding], _ terminal: Terminal) {
    terminal.say(
      "\(inputs[0].file): warning: nobody says what became of \(taken.count) items by the data date; they are taken as planned:"
    )
    for finding in taken {
      let words = finding.message.replacing(", since nobody says otherwise", with: "")
        .replacing("is taken to have been held as planned, on", with: "held on")
        .replacing("is taken as ", with: "").replacing(": it ", with: " ")
      terminal.say("  \(words)")
    }
    terminal.say("  Maybe write 'status: held' with 'dates', 'done' or 'started', where it was otherwise.")
  }
}

private func bytes(of path: String) throws -> [UInt8] {
  let limit = ScenarioText.Limits.standard.bytes + 1
  return path == "-" ? try standardInput(limit: limit) : try Files.read(path, limit: limit)
}

private func name(of path: String) -> String { path == "-" ? "standard input" : path }

/// The folder of a file; that of the work where the path names none.
private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The way to a path from a folder, both found from the working directory; links are taken by their names.
private func relative(_ path: String, to folder: String) -> String {
  let (to, from) = (URL(filePath: path).standardized.pathComponents, URL(filePath: folder).standardized.pathComponents)
  let common = zip(to, from).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: from.count - common) + to[common...]).joined(separator: "/")
}

/// The files that a scenario or patch names, from its folder on.
private func files(beside path: String) -> FileSource {
  let base = folder(of: path)
  return FileSource(
    read: { name in
      let full = name.hasPrefix("/") ? name : (base as NSString).appendingPathComponent(name)
      return try Files.read(full, limit: 10_000_000)
    },
    glob: { pattern in try Files.glob(pattern, relativeTo: base) })
}

private func standardInput(limit: Int) throws -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < limit, let chunk = try FileHandle.standardInput.read(upToCount: min(65_536, limit)),
    !chunk.isEmpty
  {
    bytes.append(contentsOf: chunk)
  }
  return bytes
}
