/// One command of `convene`: what it takes, what it says of itself, and what it does.
protocol Subcommand: Sendable {
  static var name: String { get }
  /// One line for the overview.
  static var summary: String { get }
  /// A paragraph for the help page.
  static var discussion: String { get }
  /// The names of the operands, all required, in their order.
  static var operands: [String] { get }
  /// Whether any number of files may follow.
  static var takesMore: Bool { get }
  /// The options besides `--json`, `--quiet`, `--help` and, where a scenario is read, `--with`.
  static var options: [Option] { get }
  /// Command lines that work as they stand.
  static var examples: [String] { get }

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode
}

extension Subcommand {
  static var takesMore: Bool { false }

  /// Whether the first operand is a scenario, to which patches may be applied.
  static var readsScenario: Bool { operands.first == "SCENARIO" }
}

/// The texts of `--help`.
enum Help {
  static func overview(_ subcommands: [any Subcommand.Type]) -> String {
    let width = (subcommands.map { $0.name.count }.max() ?? 0) + 2
    let lines = subcommands.map { "  " + $0.name.padded(to: width) + $0.summary }
    return """
      Convene plans the meetings of an international organisation and the documents they depend on.

      Usage: convene COMMAND ...

      \(lines.joined(separator: "\n"))

      `convene COMMAND --help` explains a command. A first plan:

        convene new first.yaml
        convene plan first.yaml

      Exit codes:
      \(ExitCode.allCases.map { "  " + String($0.rawValue).padded(to: 4) + $0.meaning }.joined(separator: "\n"))

      """
  }

  static func page(_ subcommand: any Subcommand.Type, options: [Option]) -> String {
    let labels = options.map { [$0.name, $0.value].compactMap(\.self).joined(separator: " ") }
    let width = (labels.map(\.count).max() ?? 0) + 2
    let lines = zip(labels, options).map { "  " + $0.padded(to: width) + $1.help }
    let usage =
      (["convene", subcommand.name] + subcommand.operands + (subcommand.takesMore ? ["FILE ..."] : []) + [
        "[OPTION ...]"
      ])
      .joined(separator: " ")
    return """
      \(subcommand.discussion)

      Usage: \(usage)

      \(lines.joined(separator: "\n"))

      Examples:
      \(subcommand.examples.map { "  " + $0 }.joined(separator: "\n"))

      """
  }
}

extension String {
  /// The text followed by spaces up to a width in characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
