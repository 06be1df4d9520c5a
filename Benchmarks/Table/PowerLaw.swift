import Foundation

/// A line through logarithms: how fast a time grows with a size, by least squares.
package struct PowerLaw {
  /// Times grow as sizes to this power.
  package let exponent: Double
  /// How many sizes it rests on.
  package let count: Int

  /// nil where fewer than two sizes have a time above 0.
  package init?(_ points: [(size: Int, time: Double)]) {
    let logs = points.filter { $0.size > 0 && $0.time > 0 }.map { (x: log(Double($0.size)), y: log($0.time)) }
    guard Set(logs.map(\.x)).count > 1 else { return nil }
    count = Set(logs.map(\.x)).count
    let (meanX, meanY) = (Self.mean(logs.map(\.x)), Self.mean(logs.map(\.y)))
    let spread = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    exponent = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
  }

  private static func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

  package static func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
