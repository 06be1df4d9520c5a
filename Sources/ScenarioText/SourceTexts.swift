/// The texts that findings are about: a scenario and its patches.
public struct SourceTexts: Sendable {
  let base: SourceText
  let patches: [SourceText]

  public init(_ base: SourceText, patches: [SourceText] = []) {
    self.base = base
    self.patches = patches
  }

  /// The finding as people read it, with the line of the text that it is about.
  public func render(_ finding: Finding) -> String {
    (patches.first { $0.file == finding.place.file } ?? base).render(finding)
  }
}
