public import Planning

/// Why one item of a plan is when, where and as it is.
public struct Why: Sendable {
  /// What comes of one wish.
  public enum Finding: Sendable {
    /// The plan does so already.
    case asPlanned
    /// The path to the item's early dates rests on no choice of the plan, and the item is there: no plan has it earlier.
    case bound
    /// The item is at the edge of its preferred days, and every day from there costs so many points, whatever else moves.
    case preferred(perDay: Int)
    /// The best plan that fulfils the wish.
    case possible(Alternative)
    /// No plan fulfils the wish, as these rules show; without any, the frame alone does.
    case impossible([Conflict])
    /// The work was stopped.
    case unknown
  }

  /// The best plan under a wish, held against the plan.
  public struct Alternative: Sendable {
    public let plan: Plan
    public let difference: PlanDifference
    /// Whether no plan that fulfils the wish costs less, so that the difference is what the wish costs.
    public let isProven: Bool

    public init(_ plan: Plan, from base: Plan) {
      self.plan = plan
      difference = PlanDifference(from: base, to: plan)
      isProven = plan.proof.isOptimal && base.proof.isOptimal
    }
  }

  public struct Answer: Sendable {
    public let wish: Wish
    public let finding: Finding

    public init(_ wish: Wish, _ finding: Finding) {
      self.wish = wish
      self.finding = finding
    }
  }

  public let item: ItemID
  public let network: Network
  /// In the order in which they are told; empty for a fact.
  public let answers: [Answer]

  public init(_ item: ItemID, _ network: Network, answers: [Answer]) {
    self.item = item
    self.network = network
    self.answers = answers
  }

  /// The planned, early and late dates of the item; nil when it is absent.
  public var dates: ItemDates? { network.dates(of: item) }

  /// Whether the work was stopped before everything was known.
  public var isComplete: Bool {
    answers.allSatisfy { answer in
      switch answer.finding {
      case .unknown: false
      case .possible(let alternative): alternative.isProven
      case .asPlanned, .bound, .preferred, .impossible: true
      }
    }
  }
}
