/// A statement about a bound: an activity takes a given value or a later one, or an earlier one (step 6 of the method).
///
/// A value is named by its place in the flat arrays of the model, so a literal needs no activity. What the first value of an activity
/// would say is always true and has no literal.
struct BoundLiteral: Equatable {
  let code: Int

  init(code: Int) { self.code = code }

  static func atLeast(_ value: Int) -> BoundLiteral { BoundLiteral(code: 2 * value) }
  static func below(_ value: Int) -> BoundLiteral { BoundLiteral(code: 2 * value + 1) }

  var value: Int { code >> 1 }
  var isUpper: Bool { code & 1 == 1 }
  var negation: BoundLiteral { BoundLiteral(code: code ^ 1) }
}

/// Why a bound holds, in one word (step 6 of the method).
struct BoundReason {
  private let code: Int

  enum Kind: Int { case decision, clause, arc, listed }

  private init(_ kind: Kind, _ index: Int) { code = index << 2 | kind.rawValue }

  /// Decided, or true without a condition.
  static let decision = BoundReason(.decision, 0)
  /// The first literal of a clause, whose others are false.
  static func clause(_ index: Int) -> BoundReason { BoundReason(.clause, index) }
  /// A precedence, which explains any bound by one literal.
  static func arc(_ index: Int) -> BoundReason { BoundReason(.arc, index) }
  /// The true literals that are listed from an index on.
  static func listed(_ index: Int) -> BoundReason { BoundReason(.listed, index) }

  var kind: Kind { Kind(rawValue: code & 3) ?? .decision }
  var index: Int { code >> 2 }
}
