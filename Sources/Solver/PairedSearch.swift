/// Two searches of one problem side by side (step 8 of the method): the second begins with an open node of the first, and whichever comes to an
/// end takes one from the other.
///
/// They meet after slices of work and tell each other what they found, so that the tree does not depend on the number of threads.
final class PairedSearch {
  private let first: TreeSearch
  private let second: Seat
  private let companion: Companion
  private let budget: Budget
  private var counted = SolveStatistics()
  private var firstBound: Int?
  private var secondBound: Int?

  /// The second search, which lives on the companion's thread with its linear program.
  private final class Seat {
    var search: TreeSearch?
    var ending = TreeSearch.Ending.complete
    let budget: Budget

    init(budget: Budget) { self.budget = budget }
  }

  /// - Parameter first: A search that was stopped.
  init(_ first: TreeSearch, budget: Budget) {
    self.first = first
    self.budget = budget
    firstBound = 0
    companion = Companion(threads: budget.options.threads)
    second = Seat(budget: Budget(budget.options.quiet))
  }

  deinit {
    let seat = second
    companion.start { seat.search = nil }
    companion.join()
  }

  /// Gives each search the allowance; one that has come to an end gets work from the other first.
  func run(_ allowance: Allowance) -> TreeSearch.Ending {
    if secondBound == nil { share() }
    let seat = second
    if secondBound != nil {
      companion.start { seat.ending = seat.search?.run(allowance) ?? .complete }
    }
    firstBound = firstBound == nil ? nil : Self.bound(first.run(allowance))
    if secondBound != nil {
      companion.join()
      secondBound = Self.bound(seat.ending)
      exchange()
    }
    if firstBound == nil, let gift = seat.search?.give() {
      first.take(gift)
      firstBound = gift.bound
    }
    let open = [firstBound, secondBound].compactMap { $0 }
    return open.min().map { .stopped(bound: $0) } ?? .complete
  }

  /// Lets the second search begin, or go on, with an open node of the first.
  private func share() {
    guard firstBound != nil, let gift = first.give() else { return }
    secondBound = gift.bound
    if let search = second.search { return search.take(gift) }
    let search = TreeSearch(first.problem, on: first.model, cutoff: first.cutoff, budget: second.budget)
    search.knownBound = first.knownBound
    search.start = first.relaxation?.finish ?? first.start
    search.take(gift)
    second.search = search
  }

  private func exchange() {
    guard let search = second.search else { return }
    budget.count(second.budget.statistics, after: counted)
    counted = second.budget.statistics
    if let best = search.takeBest() { first.adopt(best) }
    search.lower(cutoff: first.cutoff)
  }

  private static func bound(_ ending: TreeSearch.Ending) -> Int? {
    if case .stopped(let bound) = ending { bound } else { nil }
  }
}
