/// Some activities that are solved together (step 4 of the method), with the least cost of this part of the problem.
struct Cluster: Sendable {
  /// In order.
  var activities: [Int]
  /// No solution of the whole costs less in these activities.
  var bound = 0
  /// The proven least cost, once the first level is done.
  var cost = 0
  /// No optimal solution of the whole has a lower tie in these activities.
  var tieBound = 0
  /// The value of each activity in the cheapest solution of this part, in the order of `activities`; nil before the first solve.
  var plan: [Int]?
  /// The clusters that were merged into this one when the merge did not raise the cost: each may be solved by itself at the
  /// second level.
  var parts: [Cluster] = []
  /// How many activities the last search had to decide after folding.
  var size: Int
  /// The lessons that the constraints of the last solve had in them.
  var lessons = -1
  /// Rows that were tight, in values of the whole.
  var cuts: [WholeCut] = []
  /// The values that were basic in the linear program with these rows.
  var basics: [BasicValue] = []

  init(activities: [Int]) {
    self.activities = activities
    size = activities.count
  }
}

/// A row that names values by activity and value of the whole problem (step 4 of the method).
struct WholeCut: Hashable, Sendable {
  var terms: [Term]
  var upper: Int

  struct Term: Hashable, Sendable {
    var activity: Int
    var value: Int
    var coefficient: Int
  }
}

/// A value whose column was basic, with its cost after folding, in cost points (step 4 of the method).
struct BasicValue: Sendable {
  var value: WholeValue
  var cost: Int
}

/// A value named by its activity and its place there in the whole problem (step 4 of the method).
struct WholeValue: Hashable, Sendable {
  var activity: Int
  var value: Int
}
