/// The candidate that was probably meant by `word`, or nil where none is near enough.
///
/// Near enough is one edit for every three characters, at least one; case does not count. Of equally near candidates
/// the first in alphabetical order is taken; where none is near enough, the first that goes on after the word with a hyphen or a
/// dot, such as `forum-2024` after `forum`.
package func nearest(_ word: String, among candidates: [String]) -> String? {
  let longest = 64
  let letters = Array(word.lowercased())
  guard letters.count <= longest else { return nil }
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    guard other.count <= longest else { continue }
    let allowed = max(1, min(letters.count, other.count) / 3)
    guard abs(letters.count - other.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    guard distance <= allowed, distance < max(letters.count, other.count) || distance == 0 else { continue }
    if let best, (best.distance, best.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word ?? (word.isEmpty ? nil : candidates.filter { isBeginning(letters, of: $0) }.min())
}

private func isBeginning(_ letters: [Character], of candidate: String) -> Bool {
  let rest = candidate.lowercased().dropFirst(letters.count)
  return candidate.lowercased().starts(with: letters) && (rest.first == "-" || rest.first == ".")
}

/// Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
/// neighbours, each place edited once.
///
/// - Complexity: O(`left.count` · `right.count`).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      var distance = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforePrevious, previous) = (previous, row)
  }
  return previous[right.count]
}
