/// Resolution of plain scalars and core tags, YAML 1.2.2 section 10.3.
enum CoreSchema {
  static let tagPrefix = "tag:yaml.org,2002:"

  static func kind(ofPlain text: String) -> Scalar.Kind {
    if let constant = constants[text] { return constant }
    return number(text) ?? .string
  }

  /// The kind that an explicit tag asks for; nil where the text is not of that kind.
  static func kind(of text: String, tagged name: String) -> Scalar.Kind? {
    let plain = kind(ofPlain: text)
    switch (name, plain) {
    case ("str", _): return .string
    case ("null", .null), ("bool", .bool), ("int", .int), ("float", .float): return plain
    case ("float", .int(let value)): return .float(Double(value))
    default: return nil
    }
  }

  private static let constants: [String: Scalar.Kind] = [
    "": .null, "~": .null, "null": .null, "Null": .null, "NULL": .null,
    "true": .bool(true), "True": .bool(true), "TRUE": .bool(true),
    "false": .bool(false), "False": .bool(false), "FALSE": .bool(false),
    ".inf": .float(.infinity), ".Inf": .float(.infinity), ".INF": .float(.infinity),
    "+.inf": .float(.infinity), "+.Inf": .float(.infinity), "+.INF": .float(.infinity),
    "-.inf": .float(-.infinity), "-.Inf": .float(-.infinity), "-.INF": .float(-.infinity),
    ".nan": .float(.nan), ".NaN": .float(.nan), ".NAN": .float(.nan),
  ]

  /// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+`, or `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func number(_ text: String) -> Scalar.Kind? {
    if text.hasPrefix("0o") || text.hasPrefix("0x") {
      let digits = text.dropFirst(2)
      let radix = text.hasPrefix("0o") ? 8 : 16
      guard !digits.isEmpty, digits.utf8.allSatisfy({ isDigit($0, radix: radix) }) else { return nil }
      if let value = Int(digits, radix: radix) { return .int(value) }
      return .float(digits.reduce(0) { $0 * Double(radix) + Double($1.hexDigitValue ?? 0) })
    }
    var rest = Substring(text)
    if let first = rest.first, first == "-" || first == "+" { rest = rest.dropFirst() }
    let whole = takeDigits(&rest)
    if rest.isEmpty && whole > 0 { return Int(text).map { .int($0) } ?? Double(text).map { .float($0) } }
    var fraction = 0
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      if let first = rest.first, first == "-" || first == "+" { rest = rest.dropFirst() }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? Double(text).map { .float($0) } : nil
  }

  private static func takeDigits(_ rest: inout Substring) -> Int {
    let digits = rest.utf8.prefix { isDigit($0, radix: 10) }.count
    rest = Substring(rest.utf8.dropFirst(digits))
    return digits
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "7"): true
    case UInt8(ascii: "8"), UInt8(ascii: "9"): radix > 8
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
    default: false
    }
  }
}
