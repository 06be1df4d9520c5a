public import Analysis
import CivilTime
public import Planning

/// What `why` says of an item, as documented, versioned JSON.
///
/// `Documentation/Why.md` explains every key. Days are ISO dates, the last one included.
public struct WhyFile: Encodable {
  /// The version of the format.
  public static let version = 2

  struct AnswerRecord: Encodable {
    let aim: String
    let day: Day?
    let last: Day?
    let place: String?
    let session: String?
    let verdict: String
    let pointsPerDay: Int?
    let cost: Int?
    let isProven: Bool?
    let costByRule: [String: Int]?
    let changes: [ChangeRecord]?
    let conflicts: [ConflictRecord]?

    enum CodingKeys: String, CodingKey {
      case aim, day, last, place, session, verdict, cost, changes, conflicts
      case pointsPerDay = "points-per-day"
      case isProven = "is-proven"
      case costByRule = "cost-by-rule"
    }
  }

  struct PathRecord: Encodable {
    let item: String
    let early: Day
    let rule: String
    let because: String
    let why: String?
  }

  let conveneWhy = WhyFile.version
  let scenario: String
  let item: String
  let first: Day?
  let last: Day?
  let float: PlanFile.FloatRecord?
  /// Of the plan; nil when there is none.
  let cost: Int?
  let proof: PlanFile.ProofRecord?
  /// What fixes the early dates of the item, the item last.
  let path: [PathRecord]?
  let answers: [AnswerRecord]?

  enum CodingKeys: String, CodingKey {
    case scenario, item, first, last, float, cost, proof, path, answers
    case conveneWhy = "convene-why"
  }

  public init(_ why: Why, in context: Context) {
    scenario = context.scenario.id
    item = "\(why.item)"
    first = why.dates?.planned.days.first
    last = why.dates?.planned.days.last
    float = why.answers.isEmpty ? nil : why.dates.map(PlanFile.FloatRecord.init)
    cost = why.network.plan.cost
    proof = PlanFile.ProofRecord(why.network.plan.proof, cost: why.network.plan.cost)
    path =
      why.answers.isEmpty
      ? nil : why.network.path(to: why.item).map { PathRecord($0, why.network.reason(for: $0)) }
    answers = why.answers.map { AnswerRecord($0, why, context) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension WhyFile.AnswerRecord {
  fileprivate init(_ answer: Why.Answer, _ why: Why, _ context: Context) {
    var (day, last): (Day?, Day?) = (nil, nil)
    var (place, session): (String?, String?) = (nil, nil)
    switch answer.wish.aim {
    case .before(let other): (aim, day) = ("before", other)
    case .after(let other): (aim, day) = ("after", other)
    case .on(let other): (aim, day) = ("on", other)
    case .within(let range): (aim, day, last) = ("within", range.first, range.last)
    case .at(let other): (aim, place) = ("place", other)
    case .session(let id): (aim, session) = ("session", id)
    case .silence: aim = "silence"
    case .held: aim = "held"
    }
    (self.day, self.last, self.place, self.session) = (day, last, place, session)
    var pointsPerDay: Int?
    var (alternative, conflicts): (Why.Alternative?, [Conflict]?) = (nil, nil)
    switch answer.finding {
    case .asPlanned: verdict = "as-planned"
    case .bound: verdict = "bound"
    case .preferred(let points): (verdict, pointsPerDay) = ("preferred", points)
    case .possible(let found): (verdict, alternative) = ("possible", found)
    case .impossible(let found): (verdict, conflicts) = ("impossible", found)
    case .unknown: verdict = "unknown"
    }
    self.pointsPerDay = pointsPerDay
    cost = alternative?.difference.cost
    isProven = alternative?.isProven
    costByRule = alternative.map { alternative in
      Dictionary(uniqueKeysWithValues: alternative.difference.costByRule.map { ($0.rule.rawValue, $0.points) })
    }
    changes = alternative.map { alternative in
      alternative.difference.changes.map { ChangeRecord($0, WishWords(context)) }
    }
    let words = ConflictWords(context, under: answer.wish)
    self.conflicts = conflicts?.map { ConflictRecord($0, words) }
  }
}

extension WhyFile.PathRecord {
  fileprivate init(_ dates: ItemDates, _ reason: Reason) {
    self.init(
      item: "\(dates.item)", early: dates.early.days.first, rule: reason.rule.rawValue, because: reason.sentence,
      why: reason.why)
  }
}
