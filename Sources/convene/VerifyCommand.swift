import Files
import Foundation
import Interchange
import Planning

/// `convene verify`: holds a plan file against a scenario with the checker.
struct VerifyCommand: Subcommand {
  static let name = "verify"
  static let summary = "hold a plan file against its scenario, rule by rule"
  static let discussion = """
    Judges a plan by its dates alone: every rule it breaks, and what it costs. The checker shares nothing
    with the optimizer but time and the scenario. Ends with code 6 when a rule is broken or the cost in
    the file is wrong.
    """
  static let operands = ["SCENARIO", "PLAN"]
  static let options: [Option] = []
  static let examples = ["convene verify scenarios/cica-2023-2024/scenario.yaml out/plan.json"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    var loaded = try LoadedScenario(arguments)
    let context: Context
    let file: PlanFile
    let plan: Plan
    do {
      file = try PlanFile(try Files.read(arguments.operands[1], limit: 64_000_000))
      // What a baseline has before the data date happened as planned, where the scenario does not say otherwise.
      if file.readFrom != nil { loaded = LoadedScenario(loaded.inputs, published: try file.statedPlan()) }
      context = try loaded.context(arguments, terminal)
      plan = try file.plan(for: context)
    } catch let error as PlanFileError {
      terminal.say("\(arguments.operands[1]): error: \(error)")
      return .refused
    }
    let verification = Checker.verify(plan, in: context)
    let claim = file.cost == verification.cost
    if arguments.has(.json) {
      try terminal.answer(VerificationFile(verification, claimed: file.cost).bytes())
    } else {
      for violation in verification.violations {
        let rule = violation.instance
        let place = rule.place.map { " (\($0))" } ?? ""
        try terminal.answer("\(rule.rule.rawValue): \(violation.sentence)\(place)\n")
      }
      if !claim {
        try terminal.answer("The file says the plan costs \(file.cost) points; it costs \(verification.cost).\n")
      }
      if verification.violations.isEmpty, claim {
        try terminal.answer("The plan keeps every hard rule and costs \(verification.cost) points.\n")
      }
    }
    return verification.violations.isEmpty && claim ? .success : .refused
  }
}

/// What the checker says of a plan, as JSON.
struct VerificationFile: Encodable {
  struct Record: Encodable {
    let rule: String
    let item: String
    let other: String?
    let sentence: String
  }

  let verified: Bool
  let cost: Int
  let claimed: Int
  let violations: [Record]

  init(_ verification: Verification, claimed: Int) {
    verified = verification.violations.isEmpty && verification.cost == claimed
    cost = verification.cost
    self.claimed = claimed
    violations = verification.violations.map {
      Record(
        rule: $0.instance.rule.rawValue, item: $0.instance.item, other: $0.instance.other, sentence: $0.sentence)
    }
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
