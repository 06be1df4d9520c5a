import Files
import Foundation
import Planning
import ScenarioText

/// A scenario as a command gets it: read, with what was found in it.
struct LoadedScenario {
  let reading: Reading
  /// The text, for showing findings in it.
  let text: SourceText

  /// Reads a scenario file with the holiday files it names, or standard input for `-`.
  ///
  /// - Throws: `FileError` when the scenario itself cannot be read.
  init(_ path: String) throws {
    let bytes: [UInt8]
    if path == "-" {
      bytes = try LoadedScenario.standardInput()
    } else {
      bytes = try Files.read(path, limit: ScenarioText.Limits.standard.bytes + 1)
    }
    let folder = path == "-" ? "." : (path as NSString).deletingLastPathComponent
    let base = folder.isEmpty ? "." : folder
    let files = FileSource(
      read: { name in
        let full = name.hasPrefix("/") ? name : (base as NSString).appendingPathComponent(name)
        return try Files.read(full, limit: 10_000_000)
      },
      glob: { pattern in try Files.glob(pattern, relativeTo: base) })
    let name = path == "-" ? "standard input" : path
    reading = ScenarioReader.read(bytes, file: name, files: files)
    text = SourceText(file: name, bytes: bytes)
  }

  /// The scenario with its look-ups, after saying what was found in it.
  ///
  /// - Throws: `ExitCode.scenarioErrors` when there are errors.
  func context(_ arguments: Arguments, _ terminal: Terminal) throws -> Context {
    for finding in reading.findings where finding.severity == .error || !terminal.isQuiet {
      terminal.say(text.render(finding))
    }
    guard let scenario = reading.scenario else {
      let count = reading.findings.count { $0.severity == .error }
      terminal.remark("convene: \(count) \(count == 1 ? "error" : "errors") in the scenario; nothing was planned.")
      throw ExitCode.scenarioErrors
    }
    return Context(scenario)
  }

  private static func standardInput() throws -> [UInt8] {
    let limit = ScenarioText.Limits.standard.bytes + 1
    var bytes: [UInt8] = []
    while bytes.count < limit, let chunk = try FileHandle.standardInput.read(upToCount: min(65_536, limit)),
      !chunk.isEmpty
    {
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }
}
