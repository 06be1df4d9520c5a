/// What surrounds the meetings of a generated instance: days, calendars, travel, and how many there are of whom.
struct InstanceWorld {
  let meetings: Int
  let sessions: Int
  let bodies: Int
  let horizon: Int
  /// Whether each day is worked, in each of three calendars; meetings keep to the first.
  let calendars: [[Bool]]
  /// The working days of each calendar, and how many come before each day.
  let workDays: [[Int]]
  let workIndex: [[Int]]
  let travel: [[Int]]
  /// The days that meetings are wished for.
  let span: ClosedRange<Int>
  let parties: Int
  /// Secretariat units, each of which serves two meetings at once.
  let units: Int
  let load: InstanceGenerator.Load

  static let places = 6

  init(meetings: Int, load: InstanceGenerator.Load, random: inout GeneratorRandom) {
    let years =
      switch meetings {
      case ...12: 1.5
      case 50: 2.0
      case 150: 3.0
      case 500: 4.0
      case 1500: 5.0
      default: max(1.5, min(5, 1.5 + Double(meetings) / 450))
      }
    self.meetings = meetings
    self.load = load
    horizon = Int(years * 365)
    sessions = max(3, Int((Double(meetings) * 0.22).rounded()))
    bodies = max(1, Int((Double(sessions) / (years * 8)).rounded()))
    let calendars = Self.calendars(days: horizon + 60, random: &random)
    self.calendars = calendars
    workDays = calendars.map { calendar in calendar.indices.filter { calendar[$0] } }
    workIndex = calendars.map { calendar in
      calendar.reduce(into: [0]) { index, isWorked in index.append((index.last ?? 0) + (isWorked ? 1 : 0)) }
    }
    travel = Self.travel(random: &random)
    span = 130...(meetings <= 12 ? 240 : meetings <= 50 ? 460 : horizon - 40)
    let workingDays = Double(horizon) * 5 / 7
    parties = max(5, Int((Double(meetings) * 12.8 / (load.party * workingDays)).rounded()))
    units = max(1, Int((Double(meetings) * 2.6 / (min(load.party, 0.4) * 2.4 * workingDays)).rounded()))
  }

  /// Weekends, eight holidays a year, ten days of summer and nine of winter; day 0 is a Monday.
  private static func calendars(days: Int, random: inout GeneratorRandom) -> [[Bool]] {
    (0..<3).map { _ in
      var calendar = (0..<days).map { $0 % 7 < 5 && !(215..<225).contains($0 % 365) && $0 % 365 < 356 }
      for year in 0...days / 365 {
        for _ in 0..<8 {
          let day = year * 365 + random.int(0...364)
          if day < days { calendar[day] = false }
        }
      }
      return calendar
    }
  }

  /// One day between near places, two between others, never more than by way of a third.
  private static func travel(random: inout GeneratorRandom) -> [[Int]] {
    let positions = (0..<places).map { _ in
      (x: Double(random.int(0...999)) / 1000, y: Double(random.int(0...999)) / 1000)
    }
    var days = positions.indices.map { a in
      positions.indices.map { b in
        let (x, y) = (positions[a].x - positions[b].x, positions[a].y - positions[b].y)
        return a == b ? 0 : x * x + y * y < 0.35 ? 1 : 2
      }
    }
    for middle in 0..<places {
      for a in 0..<places {
        for b in 0..<places { days[a][b] = min(days[a][b], days[a][middle] + days[middle][b]) }
      }
    }
    return days
  }

  /// Whether a meeting can start on a day: all its days are worked.
  func isOpen(_ start: Int, days: Int) -> Bool {
    0 <= start && start + days <= horizon && calendars[0][start..<start + days].allSatisfy { $0 }
  }

  /// Days as runs without a hole.
  static func runs(_ days: [Int]) -> [[Int]] {
    days.reduce(into: []) { runs, day in
      if let last = runs.last, last[1] == day - 1 { runs[runs.count - 1][1] = day } else { runs.append([day, day]) }
    }
  }
}
