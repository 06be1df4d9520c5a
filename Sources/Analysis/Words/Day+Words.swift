package import CivilTime

extension Day {
  /// The day as people read it: `27 Aug 2023`.
  package var words: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day) \(months[month - 1]) \(year)"
  }
}

extension DayRange {
  /// The days as people read them: `27 Aug 2023`, or `27 Aug 2023 to 29 Aug 2023`.
  package var words: String { count == 1 ? first.words : "\(first.words) to \(last.words)" }
}
