import Analysis
import ScenarioText

/// The words of a command line after the subcommand, checked against what the subcommand takes.
struct Arguments {
  private(set) var operands: [String] = []
  /// The values of each option in the order of the words; empty texts for a switch.
  private var options: [Option: [String]] = [:]

  /// - Throws: `UsageError` for an unknown option, a missing or superfluous value, or a wrong number of operands.
  init(_ words: [String], operands names: [String], takesMore: Bool = false, options known: [Option]) throws(UsageError)
  {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = known.first(where: { $0.name == parts[0] }) else {
          throw UsageError.unknownOption(parts[0], nearest: nearest(parts[0], among: known.map(\.name)))
        }
        if option.value == nil {
          guard parts.count == 1 else { throw UsageError.superfluousValue(option) }
          options[option, default: []].append("")
        } else if let value = parts.count == 2 ? parts[1] : rest.popFirst() {
          options[option, default: []].append(value)
        } else {
          throw UsageError.missingValue(option)
        }
      }
    }
    if has(.help) { return }
    if operands.count < names.count { throw UsageError.missingOperand(names[operands.count]) }
    if operands.count > names.count, !takesMore { throw UsageError.superfluousOperand(operands[names.count]) }
  }

  func has(_ option: Option) -> Bool { options[option] != nil }
  /// The value of an option; of several, the last.
  func value(_ option: Option) -> String? { options[option]?.last }
  /// The values of an option that may be repeated, in their order.
  func values(_ option: Option) -> [String] { options[option] ?? [] }

  /// The time limit in seconds; nil when none is given.
  func timeLimit() throws(UsageError) -> Double? {
    guard let text = value(.timeLimit) else { return nil }
    let units: [(ending: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)]
    for unit in units where text.hasSuffix(unit.ending) {
      if let number = Double(text.dropLast(unit.ending.count)), number > 0, number.isFinite {
        return number * unit.seconds
      }
    }
    throw UsageError.badValue(.timeLimit, text, expected: "a time such as 10s, 2m or 500ms")
  }

  /// How the answer is written: `--as`, else JSON or text.
  func shape() throws(UsageError) -> Shape {
    guard let text = value(.shape) else { return has(.json) ? .json : .text }
    guard let shape = Shape(rawValue: text) else {
      throw UsageError.badValue(.shape, text, expected: "one of text, json, html")
    }
    return shape
  }

  /// A whole number; nil when none is given.
  func number(_ option: Option, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError.badValue(option, text, expected: "a whole number from \(range.lowerBound) on")
    }
    return number
  }

  /// What is asked of a new plan; the least change where there is a baseline and nothing is said.
  func policy(hasBaseline: Bool) throws(UsageError) -> WhatIf.Policy {
    guard let text = value(.policy) else { return hasBaseline ? .leastChange : .best }
    guard let policy = WhatIf.Policy(rawValue: text) else {
      throw UsageError.badValue(.policy, text, expected: "least-change or best")
    }
    return policy
  }

  /// The gap as a fraction; 0 when none is given.
  func gap() throws(UsageError) -> Double {
    guard let text = value(.gap) else { return 0 }
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()), (0..<100).contains(percent) else {
      throw UsageError.badValue(.gap, text, expected: "a percentage such as 2%")
    }
    return percent / 100
  }

  /// How many threads a solve uses; 2 when nothing is said.
  func threads() throws(UsageError) -> Int {
    guard let text = value(.threads) else { return 2 }
    guard let count = Int(text), (1...64).contains(count) else {
      throw UsageError.badValue(.threads, text, expected: "a whole number from 1 to 64")
    }
    return count
  }
}

/// What is wrong with a command line, as facts; the sentence is made in one place.
enum UsageError: Error, Hashable {
  case unknownSubcommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case missingValue(Option)
  case superfluousValue(Option)
  case badValue(Option, String, expected: String)
  case missingOperand(String)
  case superfluousOperand(String)
  /// A name that is none of an item; what it is the name of instead, such as `a party`.
  case noItem(String, kind: String?, nearest: String?)
  /// A change of the command line that cannot be, and what to do about it.
  case badChange(Option, String, String)
  /// A patch without a scenario.
  case needsBase(String)
  /// Standard input where a file is written beside the scenario.
  case needsFile

  var sentence: String {
    switch self {
    case .unknownSubcommand(let word, let nearest):
      "There is no command '\(word)'." + advice(nearest, else: " `convene --help` lists the commands.")
    case .unknownOption(let word, let nearest):
      "There is no option '\(word)' here." + advice(nearest, else: " `--help` lists the options.")
    case .missingValue(let option): "\(option.name) needs a value: \(option.name) \(option.value ?? "")."
    case .superfluousValue(let option): "\(option.name) takes no value."
    case .badValue(let option, let text, let expected): "\(option.name) '\(text)' is not \(expected)."
    case .missingOperand(let name): "\(name) is missing. Maybe you want '-' for standard input."
    case .superfluousOperand(let word): "'\(word)' is one word too many."
    case .noItem(let word, let kind, let nearest):
      (kind.map { "'\(word)' is \($0)." } ?? "There is no item '\(word)'.")
        + " ITEM is a meeting, a task, an event, a document or document.stage."
        + advice(nearest, else: "")
    case .badChange(let option, let text, let why): "\(option.name) \(text): \(why)"
    case .needsBase(let patch): "\(patch) is a patch. Maybe name the scenario first, or with --base."
    case .needsFile: "The baseline is written beside the scenario. Maybe name the file of the scenario instead of '-'."
    }
  }

  private func advice(_ nearest: String?, else fallback: String) -> String {
    nearest.map { " Did you mean '\($0)'?" } ?? fallback
  }
}
