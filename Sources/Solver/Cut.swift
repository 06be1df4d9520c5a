/// A row of the linear program over 0/1 values: the coefficients of the values taken add up to at most `upper` in every solution
/// (step 5 of the method).
///
/// It keeps its coefficients for all values, priced into the program or not, so that pricing is one pass over the rows.
struct Cut: Hashable {
  private(set) var values: [Int] = []
  private(set) var coefficients: [Int] = []
  var upper: Int

  init(upper: Int) { self.upper = upper }

  /// Adds a term; the values of one cut are distinct.
  mutating func add(_ value: Int, _ coefficient: Int = 1) {
    values.append(value)
    coefficients.append(coefficient)
  }

  /// The greatest absolute number in the row, at least 1.
  var magnitude: Int { coefficients.reduce(max(1, abs(upper))) { max($0, abs($1)) } }

  /// Adds up the terms of values that were added more than once.
  mutating func combine() {
    let terms = zip(values, coefficients).sorted { $0.0 < $1.0 }
    values.removeAll()
    coefficients.removeAll()
    for (value, coefficient) in terms {
      if values.last == value {
        coefficients[coefficients.count - 1] += coefficient
      } else {
        add(value, coefficient)
      }
    }
  }

  /// How far a fractional solution goes beyond the row.
  func violation(by x: [Double]) -> Double {
    var sum = 0.0
    for index in values.indices { sum += Double(coefficients[index]) * x[values[index]] }
    return sum - Double(upper)
  }
}
