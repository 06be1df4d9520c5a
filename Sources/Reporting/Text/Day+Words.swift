import CivilTime

extension Day {
  /// `27 Aug`, as tables show it under its year.
  var shortWords: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day) \(months[month - 1])"
  }

  /// `27 Aug 2023`.
  var words: String { "\(shortWords) \(year)" }

  fileprivate var shortWeekday: String { String(weekday.name.prefix(3)) }
}

extension DayRange {
  /// `27 Aug 2023`, `27 - 29 Aug 2023`, `27 Aug - 1 Sep 2023`, as short as months and years allow.
  var words: String {
    first.year == last.year ? "\(shortWords) \(last.year)" : "\(first.words) - \(last.words)"
  }

  /// The same without the year, where it is one.
  var shortWords: String {
    if count == 1 { return first.shortWords }
    if first.year != last.year { return words }
    return first.month == last.month
      ? "\(first.day) - \(last.shortWords)" : "\(first.shortWords) - \(last.shortWords)"
  }

  /// `Sun` or `Sun-Tue`.
  var weekdays: String {
    count == 1 ? first.shortWeekday : "\(first.shortWeekday)-\(last.shortWeekday)"
  }
}
