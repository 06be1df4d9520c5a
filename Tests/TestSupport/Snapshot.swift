import Foundation
public import Testing

/// A whole output as it was last accepted, in a file of its own.
///
/// With `RECORD=1` in the environment the file is written instead; the test fails then, so that nothing is recorded unseen.
public func expectSnapshot(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  let known = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  #expect(
    text == known, "\(path) differs. Maybe RECORD=1, then look at the difference.", sourceLocation: sourceLocation)
}
