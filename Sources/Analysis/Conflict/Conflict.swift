public import Planning

/// Rules of a scenario that cannot hold together, with the derivation that shows it.
public struct Conflict: Hashable, Sendable {
  /// What has been shown of the rules.
  public enum Proof: Hashable, Sendable {
    /// Together they have no plan; without any one of them the others have one. Both were shown by fresh solves.
    case minimal
    /// Together they have no plan; the work ended before each of them was shown to be needed.
    case clash
  }

  /// A rule that clashes, with what its writer says of it.
  public struct Member: Hashable, Sendable {
    public var rule: RuleInstance
    public var note: RuleNote

    public init(_ rule: RuleInstance, note: RuleNote) {
      self.rule = rule
      self.note = note
    }
  }

  /// The rules, in the order of preference in which they were kept.
  public var members: [Member]
  public var proof: Proof
  public var derivation: Derivation

  public init(members: [Member], proof: Proof, derivation: Derivation) {
    self.members = members
    self.proof = proof
    self.derivation = derivation
  }
}
