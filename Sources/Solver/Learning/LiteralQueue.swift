/// Bound literals by how often conflicts came across them lately (Moskewicz et al. 2001, Chaff, doi:10.1145/378239.379017; step 6 of the method).
///
/// A literal and its negation share a place, which is the value they name. Equal activities go by value.
struct LiteralQueue {
  private let activity: UnsafeMutablePointer<Double>
  private let heap: UnsafeMutablePointer<Int>
  /// By value: its place in the heap, or -1.
  private let position: UnsafeMutablePointer<Int>
  private var count = 0
  private var step = 1.0
  private let valueCount: Int

  init(values: Int) {
    valueCount = values
    activity = .allocate(capacity: values)
    activity.initialize(repeating: 0, count: values)
    heap = .allocate(capacity: values)
    position = .allocate(capacity: values)
    position.initialize(repeating: -1, count: values)
  }

  func deallocate() {
    activity.deallocate()
    heap.deallocate()
    position.deallocate()
  }

  /// Counts a value once more, the later the more.
  mutating func bump(_ value: Int) {
    activity[value] += step
    if activity[value] > 1e100 {
      for value in 0..<valueCount { activity[value] *= 1e-100 }
      step *= 1e-100
    }
    if position[value] >= 0 { rise(position[value]) } else { insert(value) }
  }

  mutating func decay() { step /= 0.95 }

  /// Puts back the values that a conflict has ever come across.
  mutating func insert(from first: Int, to last: Int) {
    for value in stride(from: first, through: last, by: 1) where activity[value] > 0 && position[value] < 0 {
      insert(value)
    }
  }

  private mutating func insert(_ value: Int) {
    heap[count] = value
    position[value] = count
    count += 1
    rise(count - 1)
  }

  /// Takes the value of most activity.
  mutating func popFirst() -> Int? {
    guard count > 0 else { return nil }
    let value = heap[0]
    position[value] = -1
    count -= 1
    if count > 0 {
      heap[0] = heap[count]
      position[heap[0]] = 0
      sink()
    }
    return value
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    activity[a] > activity[b] || activity[a] == activity[b] && a < b
  }

  private func rise(_ place: Int) {
    var place = place
    let value = heap[place]
    while place > 0, isBefore(value, heap[(place - 1) / 2]) {
      put(heap[(place - 1) / 2], at: place)
      place = (place - 1) / 2
    }
    put(value, at: place)
  }

  private func sink() {
    var place = 0
    let value = heap[0]
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], value) else { break }
      put(heap[child], at: place)
      place = child
    }
    put(value, at: place)
  }

  private func put(_ value: Int, at place: Int) {
    heap[place] = value
    position[value] = place
  }
}
