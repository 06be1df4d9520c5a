import Planning
import ScenarioText

/// A scenario with patches as `patch-1.yaml`, `patch-2.yaml`, ... applied to it; all find the same files.
func read(_ base: String, patches: [String], _ texts: [String: String] = [:]) -> Reading {
  let inputs = patches.enumerated().map { index, text in
    InputFile(Array(text.utf8), file: "patch-\(index + 1).yaml", files: files(texts))
  }
  return ScenarioReader.read(Array(base.utf8), file: "test.yaml", files: files(texts), patches: inputs)
}

/// Every finding of a scenario with patches, as people read it.
func rendered(_ base: String, patches: [String], _ texts: [String: String] = [:]) -> String {
  let sources = patches.enumerated().map { SourceText(file: "patch-\($0 + 1).yaml", bytes: Array($1.utf8)) }
  let all = SourceTexts(SourceText(file: "test.yaml", bytes: Array(base.utf8)), patches: sources)
  return read(base, patches: patches, texts).findings.map(all.render).joined(separator: "\n")
}

/// What a node says, its places and the order of keys left out.
func meaning(_ node: Node) -> String {
  switch node.content {
  case .scalar(let scalar): "\(scalar.kind) \(scalar.text.debugDescription)"
  case .sequence(let items): "[" + items.map(meaning).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.name.debugDescription): \(meaning($0.value))" }.sorted().joined(separator: ", ") + "}"
  }
}

/// The tree of a base after a patch , and what was found on the way.
func patched(_ base: Node, by text: String) -> (Node?, [Finding]) {
  let source = InputFile(Array(text.utf8), file: "patch.yaml", files: files())
  let (patch, findings) = Patch.parse(source)
  guard let patch else { return (nil, findings) }
  let (tree, flaws) = patch.applied(to: base)
  return (tree, findings + flaws)
}
