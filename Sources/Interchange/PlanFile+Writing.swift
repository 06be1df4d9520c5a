public import Analysis
import CivilTime
public import Planning

extension PlanFile {
  /// The file of a plan with its network.
  ///
  /// - Parameter isLeastChange: Whether what is proven of the plan is said of the sum of its cost and the points for departing from the
  ///   baseline before.
  public init(_ network: Network, in context: Context, isLeastChange: Bool = false) {
    let plan = network.plan
    func identity(_ item: ItemID) -> Identity {
      Identity(
        uid: CalendarIdentity.uid(item, scenario: context.scenario.id), sequence: 0,
        stamp: Stamp(context.scenario.dataDate))
    }
    func float(_ item: ItemID) -> FloatRecord? { network.dates(of: item).map(FloatRecord.init) }
    convenePlan = PlanFile.version
    scenario = context.scenario.id
    title = context.scenario.title
    proof =
      isLeastChange && plan.proof.isOptimal
      ? ProofRecord(status: .leastChange) : ProofRecord(plan.proof, cost: plan.cost)
    cost = plan.cost
    meetings = plan.meetings.compactMap { planned in
      context.meeting(planned.id).map { meeting in
        MeetingRecord(
          id: meeting.id, name: meeting.name, status: meeting.status.rawValue, first: planned.days?.first,
          last: planned.days?.last, place: planned.place,
          hours: meeting.hours.map { "\($0)" },
          absentParties: planned.absentParties.isEmpty ? nil : planned.absentParties,
          float: float(.meeting(meeting.id)), identity: identity(.meeting(meeting.id)))
      }
    }
    documents = context.scenario.documents.map { document in
      DocumentRecord(
        id: document.id, name: document.name,
        stages: network.stages(of: document.id).map { stage in
          StageRecord(
            name: stage.stage, way: StageRecord.Way(stage.way), session: stage.way.session, first: stage.days?.first,
            last: stage.days?.last, float: float(stage.id), identity: identity(stage.id))
        })
    }
    tasks = plan.tasks.compactMap { planned in
      context.task(planned.id).map { task in
        TaskRecord(
          id: task.id, name: task.name, first: planned.days?.first, last: planned.days?.last,
          float: float(.task(task.id)), identity: identity(.task(task.id)))
      }
    }
    costs = plan.costs.map {
      CostRecord(
        rule: $0.instance.rule.rawValue, item: $0.instance.item, other: $0.instance.other, points: $0.points,
        why: $0.sentence)
    }
    longestPath = network.longestPath.map { "\($0.item)" }
  }

  /// The file's bytes: JSON with sorted keys, one value a line, so that versions can be compared line by line.
  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension PlanFile.ProofRecord {
  init(_ proof: Proof, cost: Int) {
    switch proof {
    case .none: self.init(status: .unproven)
    case .optimal(let tieProven): self.init(status: .optimal, bound: cost, tieProven: tieProven)
    case .bound(let bound): self.init(status: .feasible, bound: bound)
    }
  }
}

extension PlanFile.FloatRecord {
  init(_ dates: ItemDates) {
    self.init(
      total: dates.totalFloat, free: dates.freeFloat, margin: dates.margin, early: dates.early.days.first,
      late: dates.late.days.first)
  }
}

extension PlanFile.StageRecord.Way {
  init(_ way: PlannedStage.Way) {
    switch way {
    case .work: self = .work
    case .session: self = .session
    case .silence: self = .silence
    case .sessionThenSilence: self = .sessionThenSilence
    case .history: self = .history
    case .absent: self = .absent
    }
  }
}
