import Planning
import ScenarioText

/// Files by path, for readers under test.
func files(_ texts: [String: String] = [:]) -> FileSource {
  FileSource(
    read: { path in
      guard let text = texts[path] else { throw NoSuchFile() }
      return Array(text.utf8)
    },
    glob: { pattern in
      let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      return texts.keys.sorted().filter { path in
        path.hasPrefix(parts.first ?? "") && path.hasSuffix(parts.last ?? "")
      }
    })
}

struct NoSuchFile: Error, CustomStringConvertible {
  var description: String { "no such file" }
}

/// Reads a text as `test.yaml`.
func read(_ text: String, _ texts: [String: String] = [:]) -> Reading {
  ScenarioReader.read(Array(text.utf8), file: "test.yaml", files: files(texts))
}

/// Every finding of a text as people read it.
func rendered(_ text: String, _ texts: [String: String] = [:]) -> String {
  let source = SourceText(file: "test.yaml", bytes: Array(text.utf8))
  return read(text, texts).findings.map(source.render).joined(separator: "\n")
}
