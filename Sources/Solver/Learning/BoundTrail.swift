/// The bounds of every activity, and how they came to be, in order (step 6 of the method).
///
/// A side is an activity and one of its bounds: `2 * activity` for the first value left, `2 * activity + 1` for the value after the last.
final class BoundTrail {
  private let owner: UnsafeMutablePointer<Int>
  /// By side; the upper bound is exclusive.
  let bound: UnsafeMutablePointer<Int>
  /// By side: the latest entry, or -1.
  private let latest: UnsafeMutablePointer<Int>
  private let entries: UnsafeMutablePointer<Entry>
  private(set) var count = 0
  /// Where each level begins; level 0 has no decision.
  private(set) var levels: [Mark] = []
  /// Reasons that are written out: a number of literals, then the literals.
  var reasons = WordBuffer()

  struct Entry {
    let side: Int
    let before: Int
    let after: Int
    let previous: Int
    let level: Int
    let reason: BoundReason

    /// What the entry made true, which is more than it has to explain at times.
    var literal: BoundLiteral { BoundLiteral(code: 2 * after + (side & 1)) }
  }

  struct Mark {
    let entries: Int
    let reasons: Int
  }

  init(_ model: Model) {
    owner = .allocate(capacity: model.valueCount)
    for value in 0..<model.valueCount { owner[value] = model.owner[value] }
    bound = .allocate(capacity: 2 * model.count)
    latest = .allocate(capacity: 2 * model.count)
    latest.initialize(repeating: -1, count: 2 * model.count)
    // Each entry takes at least one value from an activity.
    entries = .allocate(capacity: model.valueCount)
    for a in 0..<model.count {
      bound[2 * a] = model.first[a]
      bound[2 * a + 1] = model.first[a + 1]
    }
  }

  deinit {
    owner.deallocate()
    bound.deallocate()
    latest.deallocate()
    entries.deallocate()
    reasons.deallocate()
  }

  var level: Int { levels.count }

  func entry(_ index: Int) -> Entry { entries[index] }

  func low(_ activity: Int) -> Int { bound[2 * activity] }
  /// The last value left.
  func high(_ activity: Int) -> Int { bound[2 * activity + 1] - 1 }
  func isFixed(_ activity: Int) -> Bool { bound[2 * activity] + 1 == bound[2 * activity + 1] }

  func side(of literal: BoundLiteral) -> Int { 2 * owner[literal.value] + (literal.code & 1) }

  func isTrue(_ literal: BoundLiteral) -> Bool {
    let bound = bound[side(of: literal)]
    return literal.isUpper ? bound <= literal.value : bound >= literal.value
  }

  func isFalse(_ literal: BoundLiteral) -> Bool { isTrue(literal.negation) }

  /// The entry that made a true literal true, or -1 where it was so from the start.
  func cause(of literal: BoundLiteral) -> Int {
    var index = latest[side(of: literal)]
    var cause = -1
    while index >= 0, holds(literal, at: entries[index].after) {
      cause = index
      index = entries[index].previous
    }
    return cause
  }

  private func holds(_ literal: BoundLiteral, at bound: Int) -> Bool {
    literal.isUpper ? bound <= literal.value : bound >= literal.value
  }

  /// Makes a literal true that is neither true nor false.
  func push(_ literal: BoundLiteral, _ reason: BoundReason) {
    let side = side(of: literal)
    entries[count] = Entry(
      side: side, before: bound[side], after: literal.value, previous: latest[side], level: levels.count, reason: reason
    )
    bound[side] = literal.value
    latest[side] = count
    count += 1
  }

  func beginLevel() { levels.append(Mark(entries: count, reasons: reasons.count)) }

  /// Takes back all above a level.
  func undo(to level: Int, undone: (Entry) -> Void) {
    guard level < levels.count else { return }
    let mark = levels[level]
    while count > mark.entries {
      count -= 1
      let entry = entries[count]
      bound[entry.side] = entry.before
      latest[entry.side] = entry.previous
      undone(entry)
    }
    reasons.truncate(to: mark.reasons)
    levels.removeLast(levels.count - level)
  }
}
