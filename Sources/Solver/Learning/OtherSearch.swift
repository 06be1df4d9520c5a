/// A search beside the one by linear relaxation: it learns from conflicts where it can explain every constraint, else it decides orders (step 6 of the method).
protocol OtherSearch: AnyObject {
  var knownBound: Int { get set }
  func run(_ allowance: Allowance) -> TreeSearch.Ending
  func takeBest() -> [Int]?
  func lower(cutoff: Int)
}

extension TreeSearch: OtherSearch {}
extension LearningSearch: OtherSearch {}
