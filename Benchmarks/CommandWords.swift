/// The words of a subcommand, taken apart into operands, switches, and options with a value.
struct CommandWords {
  private let operands: [String]
  private let values: [String: String]
  private let switches: Set<String>

  /// - Parameter usage: the sentence for words that do not fit.
  /// - Throws: `Unreadable` for an unknown or unfinished option, or another number of operands.
  init(
    _ words: [String], operands count: Int = 0, options: [String] = [], switches known: [String] = [], usage: String
  ) throws {
    var rest = words[...]
    var (operands, values, switches): ([String], [String: String], Set<String>) = ([], [:], [])
    while let word = rest.popFirst() {
      if known.contains(word) {
        switches.insert(word)
      } else if options.contains(word) {
        guard let value = rest.popFirst() else {
          throw Unreadable(description: "\(word) needs a value.\nusage: \(usage)")
        }
        values[word] = value
      } else if word.hasPrefix("--") {
        throw Unreadable(description: "There is no option '\(word)' here.\nusage: \(usage)")
      } else {
        operands.append(word)
      }
    }
    guard operands.count == count else { throw Unreadable(description: "usage: \(usage)") }
    (self.operands, self.values, self.switches) = (operands, values, switches)
  }

  func operand(_ index: Int) -> String { operands[index] }

  func has(_ name: String) -> Bool { switches.contains(name) }

  func text(_ name: String) -> String? { values[name] }

  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    try values[name].map { try Self.number($0, named: name, in: range) }
  }

  /// Whole numbers with commas between them.
  func numbers(_ name: String, in range: ClosedRange<Int>) throws -> [Int]? {
    try values[name].map { try $0.split(separator: ",").map { try Self.number(String($0), named: name, in: range) } }
  }

  static func number(_ text: String, named name: String, in range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Unreadable(
        description: "\(name) '\(text)' is not a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// A positive number, at most a million.
  func positive(_ name: String) throws -> Double? {
    try values[name].map { text in
      guard let number = Double(text), number > 0, number <= 1_000_000 else {
        throw Unreadable(description: "\(name) '\(text)' is not a number above 0.")
      }
      return number
    }
  }
}
