/// A search beside the one by linear relaxation: it learns from conflicts where it can explain every constraint, else it decides orders.
protocol OtherSearch: AnyObject {
  var knownBound: Int { get set }
  func run(_ allowance: Allowance) -> TreeSearch.Ending
  func takeBest() -> [Int]?
  func lower(cutoff: Int)
}

extension TreeSearch: OtherSearch {}
extension LearningSearch: OtherSearch {}
