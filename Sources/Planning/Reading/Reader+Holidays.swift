import CivilTime
import ICalendar
import ScenarioText

/// The days that holiday files and lists give.
struct HolidayDays {
  var holidays = DaySet()
  var workingDays = DaySet()
}

/// A holiday file that was read.
struct HolidayFile {
  var bytes: [UInt8]
  var days: HolidayDays
}

/// The path of a holiday file, as the scenario or a patch writes it.
struct HolidayPath: Hashable, Comparable {
  /// Whose folder the path starts at.
  enum Owner: Hashable, Comparable {
    case scenario
    case patch(String)

    var word: String {
      switch self {
      case .scenario: "scenario"
      case .patch: "patch"
      }
    }
  }

  var path: String
  var owner: Owner

  static func < (left: HolidayPath, right: HolidayPath) -> Bool {
    (left.path, left.owner) < (right.path, right.owner)
  }
}

extension Reader {
  /// Holidays: the path of `.ics` files, or a list of days, ranges and paths.
  mutating func holidays(_ node: Node) -> HolidayDays {
    let expected = "the path of an .ics file, or a list of days, ranges and paths"
    var found = HolidayDays()
    var days: [DayRange] = []
    let isList = node.items != nil
    for item in node.items ?? [node] {
      let subject = isList ? "an entry of 'holidays'" : "'holidays'"
      guard let text = text(item, subject, expected: expected) else { continue }
      if text.hasSuffix(".ics") {
        for file in holidayFiles(item, text) {
          found.holidays = found.holidays.union(file.days.holidays)
          found.workingDays = found.workingDays.union(file.days.workingDays)
        }
      } else if !isList {
        error("invalid-value", item, "\(subject) is \(item.summary)", expected: expected)
      } else if let range = range(item, subject) {
        days.append(range)
      }
    }
    found.holidays = found.holidays.union(DaySet(days))
    return found
  }

  /// The members of a courtesy list, each with the holidays of its file.
  mutating func courtesy(_ node: Node) -> [CourtesyMember] {
    var members: [String: DaySet] = [:]
    for item in list(node, "'courtesy'", of: "paths of .ics files") {
      guard let text = text(item, "an entry of 'courtesy'", expected: "the path of an .ics file") else { continue }
      guard text.hasSuffix(".ics") else {
        error(
          "invalid-value", item, "an entry of 'courtesy' is \(item.summary)", expected: "the path of an .ics file")
        continue
      }
      for file in paths(item, text) {
        guard let read = holidayFile(item, file) else { continue }
        let stem = String((file.split(separator: "/").last ?? "").dropLast(".ics".count))
        members[stem] = (members[stem] ?? DaySet()).union(read.days.holidays)
      }
    }
    return members.sorted { $0.key < $1.key }.map { CourtesyMember(name: $0.key, holidays: $0.value) }
  }

  private mutating func holidayFiles(_ node: Node, _ pattern: String) -> [HolidayFile] {
    paths(node, pattern).compactMap { holidayFile(node, $0) }
  }

  /// The paths that a pattern names, sorted.
  private mutating func paths(_ node: Node, _ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [pattern] }
    let (files, owner) = source(of: node)
    do {
      let found = try files.glob(pattern).sorted()
      if found.isEmpty {
        error(
          "missing-file", node, "no file matches \(quoted(pattern))", expected: "files beside the \(owner.word)",
          advice: "Maybe the folder has another name; paths start at the \(owner.word)'s folder.")
      }
      return found
    } catch {
      self.error("missing-file", node, "\(quoted(pattern)) cannot be listed: \(error)")
      return []
    }
  }

  private mutating func holidayFile(_ node: Node, _ path: String) -> HolidayFile? {
    let (files, owner) = source(of: node)
    let key = HolidayPath(path: path, owner: owner)
    if let known = holidayFiles[key] { return known }
    let bytes: [UInt8]
    do {
      bytes = try files.read(path)
    } catch {
      holidayFiles[key] = .some(nil)
      self.error(
        "missing-file", node, "the file \(quoted(path)) cannot be read: \(error)",
        expected: "a file beside the \(owner.word)",
        advice: "Maybe the path is wrong; paths start at the \(owner.word)'s folder.")
      return nil
    }
    do {
      let calendar = try CalendarFile.parse(bytes, name: path)
      let holidays = calendar.holidays(in: holidayRange)
      for finding in calendar.findings + holidays.findings where finding.outcome == .skipped {
        let place = SourcePlace(file: path, line: finding.line, column: 1)
        report(Finding("skipped-event", severity: .warning, at: place, finding.message))
      }
      let days = HolidayDays(holidays: holidays.holidays, workingDays: holidays.workingDays)
      let file = HolidayFile(bytes: bytes, days: days)
      holidayFiles[key] = file
      return file
    } catch {
      holidayFiles[key] = .some(nil)
      self.error("invalid-calendar", node, "\(error)", expected: "an iCalendar file")
      return nil
    }
  }

  /// The days for which holidays are looked up: the horizon and two years on either side, for history and long spans.
  private var holidayRange: DayRange {
    let year = 366
    let day = Day(number: 0)
    let range = horizon ?? DayRange(day)
    return DayRange(first: range.first - 2 * year, last: range.last + 2 * year) ?? range
  }
}
