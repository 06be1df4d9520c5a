import Foundation

/// The streams of the process: what is asked for goes to standard output, everything else to standard error.
struct Terminal: Sendable {
  let isQuiet: Bool
  /// Whether standard output shows colours.
  let hasColour: Bool
  /// Whether standard error is looked at while the work goes on.
  let showsProgress: Bool

  init(isQuiet: Bool, environment: [String: String]) {
    self.isQuiet = isQuiet
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    hasColour = isatty(STDOUT_FILENO) == 1 && !isPlain && environment["TERM"] != "dumb"
    showsProgress = isatty(STDERR_FILENO) == 1 && !isQuiet
  }

  /// Writes what was asked for.
  func answer(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

  func answer(_ bytes: [UInt8]) throws { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

  /// Writes an error or a warning.
  func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

  /// Writes something that nobody asked for but a reader may like to know.
  func remark(_ text: String) {
    if !isQuiet { say(text) }
  }
}
