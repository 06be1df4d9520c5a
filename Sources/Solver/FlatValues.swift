/// The values of all activities in flat arrays (step 2 of the method), filled in one pass.
struct FlatValues {
  /// Where the values of each activity begin, with one element more than activities.
  var first = [0]
  var owner: [Int] = []
  var start: [Int] = []
  var end: [Int] = []
  /// The place and 1; 0 where no place matters.
  var place: [Int] = []
  var isPresent: [Bool] = []
  var costs: [Int] = []
  /// The longest value of each activity.
  var longest: [Int] = []
  /// When each activity, where it is present, can start at the earliest and end at the latest.
  var earliest: [Int] = []
  var latest: [Int] = []

  /// Of no activities.
  init() {}

  /// Ends early where it is asked to stop.
  init(_ problem: Problem, _ check: inout StopCheck) {
    if check.isStopped { return }
    let count = problem.activities.reduce(0) { $0 + $1.values.count }
    first.reserveCapacity(problem.activities.count + 1)
    longest.reserveCapacity(problem.activities.count)
    owner.reserveCapacity(count)
    start.reserveCapacity(count)
    end.reserveCapacity(count)
    place.reserveCapacity(count)
    isPresent.reserveCapacity(count)
    costs.reserveCapacity(count)
    for (index, activity) in problem.activities.enumerated() {
      if check.stops(after: activity.values.count) { return }
      var (most, open, close) = (0, Int.max, Int.min)
      for value in activity.values {
        owner.append(index)
        start.append(value.start)
        end.append(value.end)
        precondition(
          value.place.map(problem.setup.indices.contains) ?? true, "Each place of a value needs its row of setup times."
        )
        place.append((value.place ?? -1) + 1)
        isPresent.append(value.isPresent)
        costs.append(value.cost)
        most = max(most, value.end - value.start)
        guard value.isPresent else { continue }
        open = min(open, value.start)
        close = max(close, value.end)
      }
      longest.append(most)
      earliest.append(open)
      latest.append(close)
      first.append(owner.count)
    }
  }
}
