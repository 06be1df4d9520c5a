package import Planning
package import Solver

extension CompiledProblem {
  /// The plan that a solution stands for, without costs and proof: those are for the checker and the proof to say.
  package func plan(_ solution: Solution, in context: Context) -> Plan {
    let away = attendances.filter { solution.values[$0.activity] == 1 }
    return Plan(
      scenario: context.scenario.id,
      meetings: meetings.map { variable in
        let choice = variable.choices[solution.values[variable.activity]]
        return PlannedMeeting(
          id: variable.meeting.id, days: choice.days, place: choice.place,
          absentParties: choice.days == nil
            ? [] : away.filter { $0.meeting == variable.meeting.id }.map(\.party).sorted())
      },
      stages: stages.map { variable in
        let choice = variable.choices[solution.values[variable.activity]]
        return PlannedStage(
          document: variable.document.id, stage: variable.stage.name, days: choice.days, way: choice.way)
      },
      tasks: tasks.map { PlannedTask(id: $0.task.id, days: $0.choices[solution.values[$0.activity]]) })
  }
}
