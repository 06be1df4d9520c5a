/// `convene-bench check INSTANCE SOLUTION`: what a solution costs, or what is wrong with it.
struct CheckCommand {
  static let usage = "convene-bench check INSTANCE.json SOLUTION.json"
  private let instance: Instance
  private let solution: InstanceSolution

  init(_ arguments: [String]) throws {
    let words = try CommandWords(arguments, operands: 2, usage: Self.usage)
    instance = try Instance(contentsOf: words.operand(0))
    solution = try InstanceSolution(contentsOf: words.operand(1))
  }

  /// - Returns: whether nothing is wrong.
  func run() -> Bool {
    let checker = InstanceChecker(solution, of: instance)
    guard !checker.faults.isEmpty else {
      print("valid, \(checker.cost) points")
      return true
    }
    for fault in checker.faults.prefix(20) { print(fault) }
    if checker.faults.count > 20 { print("and \(checker.faults.count - 20) more") }
    return false
  }
}
