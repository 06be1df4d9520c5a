import CivilTime
import Planning

extension CompiledProblem {
  /// The activity of an item, with the day of reference of each of its values.
  func days(of item: ItemID) -> (activity: Int, days: [Day?]) {
    let choices: (activity: Int, days: [DayRange?])
    if let variable = meetings.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices.map(\.days))
    } else if let variable = stages.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices.map(\.days))
    } else if let variable = tasks.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices)
    } else {
      choices = (0, [])
    }
    return (choices.activity, choices.days.map { $0.map(item.referenceDay) })
  }

  /// The item that an activity stands for; nil for a switch.
  func item(of activity: Int) -> ItemID? {
    meetings.first { $0.activity == activity }?.item ?? stages.first { $0.activity == activity }?.item
      ?? tasks.first { $0.activity == activity }?.item
  }

  /// The activities whose prices are those of an item's own rules.
  func ownActivities(of item: ItemID) -> Set<Int> {
    var own: Set<Int> = [days(of: item).activity]
    for variable in attendances where .meeting(variable.meeting) == item { own.insert(variable.activity) }
    for (activity, rule) in switches where rule.item == "\(item)" { own.insert(activity) }
    return own
  }
}
