import Files
import Foundation

/// A program run to its end in a process of its own, so that memory is its own too.
struct ProcessRun {
  let output: String
  let errors: String
  /// 0 for success; nil where the program was killed since it took too long.
  let code: Int32?

  /// - Parameter limit: seconds after which the program is killed.
  init(_ program: String, _ words: [String], limit: Double) throws {
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.file("output"), folder.file("errors"))
    for path in [output, errors] { try Files.writeAtomically([], to: path) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    // Through files, since a full pipe would stop the process.
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    try process.run()
    let deadline = ContinuousClock.now + .seconds(limit)
    while process.isRunning, ContinuousClock.now < deadline { usleep(2000) }
    let isKilled = process.isRunning
    if isKilled { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    code = isKilled ? nil : process.terminationStatus
    func text(_ path: String) throws -> String {
      String(decoding: try Files.read(path, limit: 10_000_000), as: UTF8.self)
    }
    (self.output, self.errors) = (try text(output), try text(errors))
  }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
  private let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
}
