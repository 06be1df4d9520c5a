/// Learned clauses, each watched through two of its literals (Moskewicz et al. 2001, Chaff, doi:10.1145/378239.379017; step 6 of the method).
///
/// A clause is named by where it begins in one buffer: its size, how many levels it joins, when it was last of use, the next watch in the list of
/// either of its first two literals, which it watches, and its literals. A watch is a clause and which of the two it is about.
final class ClauseStore {
  private(set) var words = WordBuffer()
  /// The first watch by literal, or -1.
  private let heads: UnsafeMutablePointer<Int32>
  private let literalCount: Int
  private(set) var clauses: [Int] = []

  static let header = 5

  init(literals: Int) {
    literalCount = literals
    heads = .allocate(capacity: literals)
    heads.initialize(repeating: -1, count: literals)
  }

  deinit {
    words.deallocate()
    heads.deallocate()
  }

  func size(_ clause: Int) -> Int { Int(words.words[clause]) }
  func literal(_ clause: Int, _ index: Int) -> BoundLiteral {
    BoundLiteral(code: Int(words.words[clause + Self.header + index]))
  }

  /// When each clause was last of use.
  var times: [Int] { clauses.map { Int(words.words[$0 + 2]) } }

  /// Notes that a clause was of use.
  func use(_ clause: Int, at time: Int) { words.words[clause + 2] = Int32(truncatingIfNeeded: time) }

  /// Adds a clause of two literals or more.
  func add(_ literals: [BoundLiteral], joining levels: Int, at time: Int) -> Int {
    let clause = words.count
    words.append(literals.count)
    words.append(levels)
    words.append(time)
    words.append(-1)
    words.append(-1)
    for literal in literals { words.append(literal.code) }
    clauses.append(clause)
    watch(clause, 0)
    watch(clause, 1)
    return clause
  }

  private func watch(_ clause: Int, _ which: Int) {
    let code = literal(clause, which).code
    words.words[clause + 3 + which] = heads[code]
    heads[code] = Int32(2 * clause + which)
  }

  enum Finding {
    case nothing
    /// All literals of the clause are false.
    case conflict(Int)
  }

  /// Looks at the clauses that watch a literal which has become false.
  ///
  /// - Parameter imply: makes the last literal of a clause that is not false true.
  func visit(_ falsified: BoundLiteral, in trail: BoundTrail, imply: (BoundLiteral, Int) -> Void) -> Finding {
    let base = words.words
    // Where the watch at hand is linked from.
    var link = heads + falsified.code
    while link.pointee >= 0 {
      let watch = Int(link.pointee)
      let clause = watch >> 1
      let which = watch & 1
      let literals = base + clause + Self.header
      let next = base + clause + 3 + which
      let other = BoundLiteral(code: Int(literals[1 - which]))
      if trail.isTrue(other) {
        link = next
        continue
      }
      if let place = replacement(clause, in: trail) {
        let code = literals[place]
        literals[place] = literals[which]
        literals[which] = code
        link.pointee = next.pointee
        next.pointee = heads[Int(code)]
        heads[Int(code)] = Int32(watch)
        continue
      }
      if trail.isFalse(other) { return .conflict(clause) }
      imply(other, clause)
      link = next
    }
    return .nothing
  }

  private func replacement(_ clause: Int, in trail: BoundTrail) -> Int? {
    let literals = words.words + clause + Self.header
    for index in stride(from: 2, to: size(clause), by: 1)
    where !trail.isFalse(BoundLiteral(code: Int(literals[index]))) {
      return index
    }
    return nil
  }

  /// Keeps only some clauses, without what the bounds of level 0 settle.
  func keep(in trail: BoundTrail, where isKept: (_ levels: Int, _ time: Int) -> Bool) {
    let old = words
    let all = clauses
    words = WordBuffer()
    clauses = []
    heads.update(repeating: -1, count: literalCount)
    for clause in all where isKept(Int(old.words[clause + 1]), Int(old.words[clause + 2])) {
      let literals = (0..<Int(old.words[clause])).map { BoundLiteral(code: Int(old.words[clause + Self.header + $0])) }
      if literals.contains(where: trail.isTrue) { continue }
      _ = add(
        literals.filter { !trail.isFalse($0) }, joining: Int(old.words[clause + 1]), at: Int(old.words[clause + 2]))
    }
    old.deallocate()
  }
}
