/// Why text is not a content line.
struct ContentLineProblem: Error {
  let message: String
}

extension ContentLine {
  /// Reads an unfolded line (RFC 5545 section 3.1); blanks around names are tolerated.
  init(reading text: String) throws(ContentLineProblem) {
    var reader = ContentLineReader(text)
    self = try reader.line()
  }
}

/// A cursor over the scalars of one unfolded line.
private struct ContentLineReader {
  private var rest: Substring.UnicodeScalarView
  private static let separators: Set<Unicode.Scalar> = [":", ";", ",", "="]

  init(_ text: String) {
    rest = Substring(text).unicodeScalars
  }

  mutating func line() throws(ContentLineProblem) -> ContentLine {
    let name = try name("property")
    var parameters: [ContentLine.Parameter] = []
    while take(";") { parameters.append(try parameter()) }
    guard take(":") else {
      throw ContentLineProblem(message: "There is no ':' after '\(name)'.")
    }
    return ContentLine(name, parameters: parameters, String(rest))
  }

  private mutating func parameter() throws(ContentLineProblem) -> ContentLine.Parameter {
    let name = try name("parameter")
    guard take("=") else {
      throw ContentLineProblem(message: "There is no '=' after the parameter '\(name)'.")
    }
    var values: [String] = []
    repeat {
      values.append(try parameterValue(of: name))
    } while take(",")
    return ContentLine.Parameter(name, values: values)
  }

  private mutating func parameterValue(of name: String) throws(ContentLineProblem) -> String {
    if take("\"") {
      let value = prefix { $0 != "\"" }
      guard take("\"") else {
        throw ContentLineProblem(message: "The quote in the parameter '\(name)' is not closed.")
      }
      return Self.uncareted(value)
    }
    return Self.uncareted(prefix { $0 != ":" && $0 != ";" && $0 != "," })
  }

  private mutating func name(_ kind: String) throws(ContentLineProblem) -> String {
    let found = prefix { !Self.separators.contains($0) }
    let name = found.drop { $0 == " " || $0 == "\t" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard name.count == 1, let word = name.first, ContentLine.isName(word) else {
      throw ContentLineProblem(message: "'\(found.prefix(40))' is not the name of a \(kind).")
    }
    return String(word)
  }

  private mutating func prefix(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return String(String.UnicodeScalarView(taken))
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// The value with `^n ^^ ^'` resolved; any other caret stands for itself (RFC 6868 section 3.2).
  private static func uncareted(_ value: String) -> String {
    guard value.unicodeScalars.contains("^") else { return value }
    var result = String.UnicodeScalarView()
    var escaping = false
    for scalar in value.unicodeScalars {
      guard escaping else {
        if scalar == "^" { escaping = true } else { result.append(scalar) }
        continue
      }
      escaping = false
      switch scalar {
      case "n": result.append("\n")
      case "^": result.append("^")
      case "'": result.append("\"")
      default:
        result.append("^")
        result.append(scalar)
      }
    }
    if escaping { result.append("^") }
    return String(result)
  }
}
