/// Checked entries of rows or columns in the form GLPK reads: 1-based 32-bit indexes, element 0 unread.
struct EntryBuffer {
  private(set) var indexes: [Int32] = [0]
  private(set) var coefficients: [Double] = [0]
  /// Line k stands in `starts[k] ..< starts[k + 1]`.
  private(set) var starts: [Int32] = [1]
  /// The stamp of the last line in which an index stood: finds repetitions without clearing between lines.
  private var stamps: [Int] = []
  private var stamp = 0

  /// Forgets all lines and makes ready for indexes in `0 ..< count`.
  mutating func reset(count: Int) {
    indexes.removeLast(indexes.count - 1)
    coefficients.removeLast(coefficients.count - 1)
    starts.removeLast(starts.count - 1)
    if stamps.count < count { stamps.append(contentsOf: repeatElement(0, count: count - stamps.count)) }
  }

  /// What was wrong with a line; the caller knows whether its indexes are rows or columns.
  enum Fault: Error {
    case unknown(Int)
    case repeated(Int)
    case refused(GLPKError)
  }

  /// Appends the entries of one row or column.
  mutating func append(_ line: [Int], _ values: [Double], count: Int) throws(Fault) {
    guard line.count == values.count else {
      throw .refused(.unequalLengths(indexes: line.count, coefficients: values.count))
    }
    guard indexes.count + line.count <= 400_000_000 else { throw .refused(.tooLarge(count: line.count)) }
    for value in values where !value.isFinite { throw .refused(.coefficientNotFinite(value)) }
    try append(line, count: count)
    coefficients.append(contentsOf: values)
  }

  /// Appends a list of indexes without coefficients.
  mutating func append(_ line: [Int], count: Int) throws(Fault) {
    stamp += 1
    for index in line {
      guard index >= 0, index < count else { throw .unknown(index) }
      guard stamps[index] != stamp else { throw .repeated(index) }
      stamps[index] = stamp
      indexes.append(Int32(index) + 1)
    }
    starts.append(Int32(indexes.count))
  }
}
