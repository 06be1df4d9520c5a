/// What is to be looked at again, and which rules speak of an activity (step 6 of the method).
struct PropagationQueues {
  /// The entry of the trail from which on nothing has been looked at.
  var head = 0
  var isCostDue = true
  let arcsFrom: Incidence
  let arcsTo: Incidence
  let isPriced: [Bool]
  private let pairsOf: Incidence
  private let capacitiesOf: Incidence
  private var pairs: RuleQueue
  private var capacities: RuleQueue

  init(_ rules: LearningModel) {
    let count = rules.model.count
    arcsFrom = Incidence(count, rules.arcs.map { [$0.first] })
    arcsTo = Incidence(count, rules.arcs.map { [$0.second] })
    pairsOf = Incidence(count, rules.pairs.map { [$0.forward.first, $0.forward.second] })
    capacitiesOf = Incidence(count, rules.capacities.map(\.activities))
    var isPriced = Array(repeating: false, count: count)
    for a in rules.priced { isPriced[a] = true }
    self.isPriced = isPriced
    pairs = RuleQueue(rules.pairs.count)
    capacities = RuleQueue(rules.capacities.count)
    for index in rules.pairs.indices { pairs.append(index) }
    for index in rules.capacities.indices { capacities.append(index) }
  }

  func deallocate() {
    for incidence in [arcsFrom, arcsTo, pairsOf, capacitiesOf] { incidence.deallocate() }
    pairs.deallocate()
    capacities.deallocate()
  }

  /// Asks for all slower rules of an activity.
  mutating func touch(_ activity: Int) {
    for pair in pairsOf[activity] { pairs.append(pair) }
    for capacity in capacitiesOf[activity] { capacities.append(capacity) }
    if isPriced[activity] { isCostDue = true }
  }

  mutating func nextPair() -> Int? { pairs.popLast() }
  mutating func nextCapacity() -> Int? { capacities.popLast() }

  /// Forgets what is due: all up to an entry of the trail is as it was at a fixpoint.
  mutating func clear(at entry: Int) {
    head = entry
    isCostDue = false
    while pairs.popLast() != nil {}
    while capacities.popLast() != nil {}
  }
}

/// For each activity, the rules that name it (step 6 of the method).
struct Incidence {
  private let begins: UnsafeMutablePointer<Int>
  private let rules: UnsafeMutablePointer<Int>

  init(_ activities: Int, _ members: [[Int]]) {
    var lists = Array(repeating: [Int](), count: activities)
    for (rule, members) in members.enumerated() { for a in members { lists[a].append(rule) } }
    begins = .allocate(capacity: activities + 1)
    rules = .allocate(capacity: lists.reduce(0) { $0 + $1.count })
    begins[0] = 0
    for a in 0..<activities {
      for (index, rule) in lists[a].enumerated() { rules[begins[a] + index] = rule }
      begins[a + 1] = begins[a] + lists[a].count
    }
  }

  func deallocate() {
    begins.deallocate()
    rules.deallocate()
  }

  subscript(activity: Int) -> UnsafeBufferPointer<Int> {
    UnsafeBufferPointer(start: rules + begins[activity], count: begins[activity + 1] - begins[activity])
  }
}

/// Rules that are due, each once (step 6 of the method).
struct RuleQueue {
  private let due: UnsafeMutablePointer<Int>
  private let isDue: UnsafeMutablePointer<Bool>
  private var count = 0

  init(_ rules: Int) {
    due = .allocate(capacity: rules)
    isDue = .allocate(capacity: rules)
    isDue.initialize(repeating: false, count: rules)
  }

  func deallocate() {
    due.deallocate()
    isDue.deallocate()
  }

  mutating func append(_ rule: Int) {
    guard !isDue[rule] else { return }
    isDue[rule] = true
    due[count] = rule
    count += 1
  }

  mutating func popLast() -> Int? {
    guard count > 0 else { return nil }
    count -= 1
    isDue[due[count]] = false
    return due[count]
  }
}
