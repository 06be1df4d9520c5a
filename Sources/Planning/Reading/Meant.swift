import ScenarioText

/// The known word that was probably meant: the nearest in spelling, else the only one of which the word is a beginning
/// or that is a beginning of the word.
func meant(_ word: String, among known: [String]) -> String? {
  if let near = nearest(word, among: known) { return near }
  let word = word.lowercased()
  let longer = known.filter { candidate in
    let candidate = candidate.lowercased()
    return min(word.count, candidate.count) >= 2 && (candidate.hasPrefix(word) || word.hasPrefix(candidate))
  }
  return longer.count == 1 ? longer.first : nil
}
