/// Whole numbers in plain memory that grows (step 6 of the method).
struct WordBuffer {
  private(set) var words: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  private var capacity = 1024

  init() { words = .allocate(capacity: capacity) }

  func deallocate() { words.deallocate() }

  mutating func append(_ word: Int) {
    if count == capacity { grow() }
    words[count] = Int32(truncatingIfNeeded: word)
    count += 1
  }

  mutating func truncate(to count: Int) { self.count = count }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * capacity)
    larger.update(from: words, count: count)
    words.deallocate()
    words = larger
    capacity *= 2
  }
}
