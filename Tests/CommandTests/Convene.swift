import Foundation

/// The built commands, run as a user runs them.
enum Convene {
  struct Run {
    /// The exit code, or the number of the signal that ended the process.
    let code: Int32
    let output: String
    let errors: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The executables stand beside the bundle of the tests.
  private static func executable(_ name: String) -> URL {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: name)
  }

  /// Runs the command in the top folder of the project.
  static func run(
    _ words: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try run(words, input: input, environment: environment)
  }

  static func run(
    _ words: [String], of command: String = "convene", in workFolder: URL = root, under tracer: [String] = [],
    input: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = tracer.isEmpty ? executable(command) : URL(filePath: "/usr/bin/env")
    process.arguments = tracer.isEmpty ? words : tracer + [executable(command).path(percentEncoded: false)] + words
    process.currentDirectoryURL = workFolder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    // Through files, since a full pipe would stop the process.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = folder.appending(path: name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let (output, errors) = (try file("output"), try file("errors"))
    process.standardInput = try FileHandle(forReadingFrom: try file("input", input ?? ""))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
