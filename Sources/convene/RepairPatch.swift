import Analysis
import Files
import Foundation
import Planning

/// A repair as a patch file beside the planner's scenario.
struct RepairPatch {
  let repair: Repair
  let context: Context

  /// Beside the scenario: `plan.yaml` is repaired by `plan.repair-1.yaml`.
  static func path(_ scenario: String, _ number: Int) -> String {
    let stem = (scenario as NSString).deletingPathExtension
    return "\(stem).repair-\(number).yaml"
  }

  /// The text of the patch that, applied to the scenario as it stands in its file, allows the plan of the repair at the same cost.
  ///
  /// A file may say one thing in several ways, so each is tried until the scenario reads as it should.
  func text(number: Int, of loaded: LoadedScenario) -> String? {
    let alternatives = repair.sacrifices.map { $0.change.overrides(in: context) }
    let ways = alternatives.reduce([[]]) { ways, next in
      ways.flatMap { way in next.map { way + $0 } }
    }
    let words = ChangeWords(context)
    let sentences = repair.sacrifices.map { words.sentence($0.change) }
    for overrides in ways.prefix(64) {
      let patch = PatchText(
        title: "Repair \(number) of \(context.scenario.title)",
        comment: (sentences + ["\(repair.price) points. convene plan SCENARIO --with THIS-FILE"]).joined(
          separator: "\n"),
        overrides: overrides)
      guard let scenario = loaded.scenario(with: patch.text) else { continue }
      let verification = Checker.verify(repair.plan, in: Context(scenario))
      if verification.violations.isEmpty, verification.cost == repair.plan.cost { return patch.text }
    }
    return nil
  }
}
