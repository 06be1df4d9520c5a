public import ScenarioText

/// Something in a scenario that a planner should look at: the item, what is the matter, what may help, and where it is written.
public struct HealthFinding: Hashable, Sendable {
  /// As scenario files write it.
  public var item: String
  /// What is the matter, with names, dates and numbers; a full sentence.
  public var sentence: String
  /// A sentence that helps: "Maybe ...".
  public var advice: String
  /// How much, in the unit of the check's limit; nil where there is nothing to measure.
  public var amount: Int?
  public var place: SourcePlace

  public init(item: String, _ sentence: String, advice: String, amount: Int? = nil, at place: SourcePlace) {
    self.item = item
    self.sentence = sentence
    self.advice = advice
    self.amount = amount
    self.place = place
  }
}
