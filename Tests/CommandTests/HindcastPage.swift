import Foundation
import Testing

/// The outputs that Documentation/Hindcast.md shows, with `...` for what is left out.
final class HindcastPage {
  /// The first line of each block, and the pieces of what follows.
  private let blocks: [(command: String, pieces: [String])]
  /// How many blocks were held against an output.
  private(set) var count = 0

  init() throws {
    let page = try String(contentsOf: Convene.root.appending(path: "Documentation/Hindcast.md"), encoding: .utf8)
    var blocks: [(String, [String])] = []
    for part in page.components(separatedBy: "\n```\n").map({ $0 + "\n" }) {
      guard let start = part.range(of: "```console\n") else { continue }
      let lines = part[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      let pieces = lines.dropFirst().joined(separator: "\n").components(separatedBy: "...\n")
      blocks.append((String(lines[0]), pieces.filter { !$0.isEmpty }))
    }
    self.blocks = blocks
  }

  /// What a command printed has the pieces that the page shows of it, in their order; the page names only the last patch.
  func expect(_ output: String, of command: String, _ patch: String) {
    hold(output, blocks.filter { $0.command.hasPrefix("$ convene \(command) ") && $0.command.hasSuffix(patch) })
  }

  /// The same for the warnings of `what-if`.
  func expectWarnings(_ errors: String, of patch: String) {
    hold(errors, blocks.filter { $0.command.hasSuffix("\(patch) > answer.txt") })
  }

  private func hold(_ output: String, _ blocks: [(command: String, pieces: [String])]) {
    for (command, pieces) in blocks {
      count += 1
      var from = output.startIndex
      for piece in pieces {
        guard let found = output.range(of: piece, range: from..<output.endIndex) else {
          Issue.record("\(command) does not print\n\(piece)\nbut\n\(output)")
          return
        }
        from = found.upperBound
      }
    }
  }
}
