/// Where the values of a problem are found again in a folded part of it (steps 3 and 4 of the method).
struct Translation {
  private let part: Restriction
  private let folding: Folding
  /// The first flat value of each activity of the folded problem.
  private let first: [Int]
  /// The activity of the folded problem for each of the whole, or -1.
  private let position: [Int]

  /// - Parameter count: the number of activities of the whole.
  init(_ part: Restriction, _ folding: Folding, count: Int) {
    self.part = part
    self.folding = folding
    var first = [0]
    for activity in folding.problem.activities { first.append(first[first.count - 1] + activity.values.count) }
    self.first = first
    let places = folding.places
    var position = Array(repeating: -1, count: count)
    for (index, activity) in part.activities.enumerated() { position[activity] = places[index] }
    self.position = position
  }

  /// The place of an activity of the whole in the folded problem, or nil where it is not in the part or folded away.
  func place(of activity: Int) -> Int? { position[activity] >= 0 ? position[activity] : nil }

  /// The flat value of the folded problem, or nil where it is not left.
  func value(_ activity: Int, _ value: Int) -> Int? {
    let place = position[activity]
    guard place >= 0 else { return nil }
    let list = part.values[folding.remaining[place]]
    let index = list.partitioningIndex { $0 >= value }
    guard index < list.count, list[index] == value else { return nil }
    return folding.place(ofValue: index, inRemaining: place).map { first[place] + $0 }
  }
}
