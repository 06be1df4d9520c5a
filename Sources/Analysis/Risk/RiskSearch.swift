import CivilTime
import Dispatch
import Planning
import Synchronization

extension Risk {
  /// Samples the lengths of work in a plan. The same seed gives the same answer for any number of threads.
  ///
  /// - Parameters:
  ///   - most: The number of samples at most; sampling ends before where every chance is known to within `precision`.
  ///   - progress: Told the number of samples done.
  public init(
    _ network: Network, seed: UInt64 = 1, most: Int = 10_000, threads: Int = 1,
    shouldStop: @Sendable () -> Bool = { false },
    progress: ((Int) -> Void)? = nil
  ) {
    let model = RiskModel(network)
    var sum = RiskCounts(model)
    let blocks = max(1, threads)
    while sum.samples < most, sum.samples == 0 || !shouldStop() {
      let (first, size) = (sum.samples, min(RiskCounts.round, most - sum.samples))
      let parts = Mutex<[RiskCounts]>([])
      DispatchQueue.concurrentPerform(iterations: blocks) { block in
        var counts = RiskCounts(model)
        counts.add(first + size * block / blocks..<first + size * (block + 1) / blocks, seed, model)
        parts.withLock { $0.append(counts) }
      }
      for part in parts.withLock({ $0 }) { sum.add(part) }
      progress?(sum.samples)
      if sum.hasConverged { break }
    }
    self.init(sum, model, seed)
  }
}

/// What was counted in some samples. Counts are whole numbers, so that their sum does not depend on the order.
struct RiskCounts: Sendable {
  /// The samples between two looks at the precision.
  static let round = 1000

  private(set) var samples = 0
  /// By meeting.
  private(set) var ready: [Int]
  /// By meeting and work: how often the lateness began with the work where the meeting was not ready.
  private(set) var blamed: [[Int]]
  /// By meeting: how often it could be held from each day on, counted from its planned start; the last stands for never.
  private(set) var delays: [[Int]]
  /// By work.
  private(set) var critical: [Int]
  private let horizon: Int

  init(_ model: RiskModel) {
    horizon = model.context.horizon.count + 800
    ready = Array(repeating: 0, count: model.meetings.count)
    blamed = model.meetings.map { _ in Array(repeating: 0, count: model.works.count) }
    delays = model.meetings.map { [horizon] _ in Array(repeating: 0, count: 2 * horizon + 2) }
    critical = Array(repeating: 0, count: model.works.count)
  }

  mutating func add(_ range: Range<Int>, _ seed: UInt64, _ model: RiskModel) {
    var sample = RiskSample(model)
    var marked = Array(repeating: -1, count: model.works.count)
    for number in range {
      var numbers = SampleNumbers(seed: seed, sample: number)
      sample.draw(&numbers)
      for (index, meeting) in model.meetings.enumerated() {
        let (instant, last, isReady) = sample.readiness(of: meeting)
        let delay =
          instant >= RiskModel.never
          ? 2 * horizon + 1 : min(max(instant - meeting.planned.start, -horizon), horizon) + horizon
        delays[index][delay] += 1
        if isReady {
          ready[index] += 1
          continue
        }
        var root = last
        sample.chain(from: last) {
          marked[$0] = number
          root = $0
        }
        if root >= 0 { blamed[index][root] += 1 }
      }
      for work in marked.indices where marked[work] == number { critical[work] += 1 }
    }
    samples += range.count
  }

  mutating func add(_ other: RiskCounts) {
    samples += other.samples
    for index in ready.indices {
      ready[index] += other.ready[index]
      for work in critical.indices { blamed[index][work] += other.blamed[index][work] }
      for day in delays[index].indices { delays[index][day] += other.delays[index][day] }
    }
    for work in critical.indices { critical[work] += other.critical[work] }
  }

  var hasConverged: Bool {
    ready.allSatisfy { count in
      let chance = Risk.Chance(count, of: samples)
      return chance.high - chance.low <= 2 * Risk.precision
    }
  }

  /// The least delay, in calendar days from the planned start, that is enough in a share of the samples; nil for never.
  func delay(_ meeting: Int, percent: Int) -> Int? {
    var count = 0
    for (index, more) in delays[meeting].enumerated() {
      count += more
      if count * 100 >= percent * samples { return index > 2 * horizon ? nil : index - horizon }
    }
    return nil
  }
}

extension Risk {
  fileprivate init(_ counts: RiskCounts, _ model: RiskModel, _ seed: UInt64) {
    samples = counts.samples
    self.seed = seed
    hasConverged = counts.hasConverged
    meetings = model.meetings.enumerated().map { index, meeting in
      let first = meeting.planned.days.first
      let most = counts.blamed[index].max() ?? 0
      return Meeting(
        id: meeting.id, planned: meeting.planned.days, ready: Chance(counts.ready[index], of: counts.samples),
        p50: counts.delay(index, percent: 50).map { first + $0 },
        p80: counts.delay(index, percent: 80).map { first + $0 },
        buffers: [80, 90, 95].reduce(into: [:]) { buffers, percent in
          buffers.updateValue(counts.delay(index, percent: percent).map { max(0, $0) }, forKey: percent)
        },
        culprit: most == 0 ? nil : counts.blamed[index].firstIndex(of: most).map { model.works[$0].item })
    }
    works = model.works.enumerated().filter { $0.element.isSampled }.map { index, work in
      Work(item: work.item, criticality: Chance(counts.critical[index], of: counts.samples))
    }.sorted { $0.item < $1.item }
  }
}
