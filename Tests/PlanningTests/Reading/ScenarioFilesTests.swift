import Foundation
import Planning
import ScenarioText
import Testing

/// Every scenario file says in its first lines what reading it gives, and this holds them to it:
///
///     # expect: ok
///     # expect: error unknown-key 12
///     # expect: warning unused-name 7
///
/// The number is the line. `ok` means no errors; warnings are checked where they are named.
@Suite struct ScenarioFilesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let paths: [String] = ["scenarios", "Tests/Scenarios"].flatMap { folder -> [String] in
    let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let names = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".yaml") }
    return names.map { "\(folder)/\($0)" }.filter { !isPatch($0) }
  }.sorted()

  private static func isPatch(_ path: String) -> Bool {
    let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    return text?.split(separator: "\n").contains { $0.hasPrefix("patch:") } ?? false
  }

  @Test func thereAreScenarios() {
    #expect(Self.paths.contains { $0.hasPrefix("scenarios/") })
    #expect(Self.paths.contains { $0.hasPrefix("Tests/Scenarios/") })
  }

  @Test(arguments: paths)
  func isReadAsItSays(path: String) throws {
    let url = Self.root.appending(path: path)
    let bytes = Array(try Data(contentsOf: url))
    let expected = expectations(String(decoding: bytes, as: UTF8.self))
    try #require(!expected.isEmpty, "\(path) lacks a line such as '# expect: ok'")
    let reading = ScenarioReader.read(bytes, file: path, files: folder(url.deletingLastPathComponent()))
    let found = reading.findings.map { "\($0.severity.rawValue) \($0.code) \($0.place.line)" }
    let source = SourceText(file: path, bytes: bytes)
    let shown = reading.findings.map(source.render).joined(separator: "\n")
    let errors = found.filter { $0.hasPrefix("error") }
    #expect(errors == expected.filter { $0.hasPrefix("error") }, "\(shown)")
    for warning in expected where warning.hasPrefix("warning") { #expect(found.contains(warning), "\(shown)") }
    #expect((reading.scenario != nil) == errors.isEmpty)
  }

  private func expectations(_ text: String) -> [String] {
    text.split(separator: "\n").prefix(20).filter { $0.hasPrefix("# expect: ") }
      .map { String($0.dropFirst("# expect: ".count)) }
  }

  /// The files of a folder; a pattern has `*` in its last part only.
  private func folder(_ folder: URL) -> FileSource {
    FileSource(
      read: { Array(try Data(contentsOf: folder.appending(path: $0))) },
      glob: { pattern in
        let cut = pattern.lastIndex(of: "/").map { pattern.index(after: $0) } ?? pattern.startIndex
        let parts = pattern[cut...].split(separator: "*", omittingEmptySubsequences: false)
        let names = try FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: String(pattern[..<cut])).path)
        return names.sorted().filter { $0.hasPrefix(parts.first ?? "") && $0.hasSuffix(parts.last ?? "") }
          .map { pattern[..<cut] + $0 }
      })
  }
}
