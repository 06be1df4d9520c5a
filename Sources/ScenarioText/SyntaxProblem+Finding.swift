extension SyntaxProblem {
  /// What libyaml says, in words that help a planner.
  func finding(cursor: inout PlaceCursor, source: SourceText) -> Finding {
    let opening = contextMark.map { cursor.place($0) }
    let origin = opening.map { " from line \($0.line), column \($0.column)" } ?? ""
    let words = Wording.of(problem, context: context, origin: origin, character: character(in: source))
    let mark = words.isAtContext ? contextMark ?? mark : endOfText(in: source)
    return Finding(
      "syntax", at: cursor.place(mark), words.message, expected: words.expected, advice: words.advice)
  }

  /// The end of the last line with text, when the mark is on a blank line: the error shows better there.
  private func endOfText(in source: SourceText) -> Mark {
    var found = mark
    while found.line > 0, source.lineBytes(found.line + 1).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      found.line -= 1
      found.column = source.line(found.line + 1).unicodeScalars.count
    }
    return found
  }

  /// The code point at the mark.
  private func character(in source: SourceText) -> Unicode.Scalar? {
    let line = source.line(mark.line + 1).unicodeScalars
    return line.dropFirst(mark.column).first
  }
}

/// The words for one kind of syntax error.
private struct Wording {
  let message: String
  var expected: String?
  var advice: String?
  /// Whether the start of the construct helps more than the place where libyaml gave up.
  var isAtContext = false

  static func of(_ problem: String, context: String, origin: String, character: Unicode.Scalar?) -> Wording {
    switch problem {
    case "mapping values are not allowed in this context":
      Wording(
        message: "a colon that starts a value is not possible here", expected: "one 'key: value' a line",
        advice: "Maybe the text before needs quotes because it holds ': ', or the indentation is wrong.")
    case "did not find expected key":
      Wording(
        message: "no key of the mapping starts here", expected: "'key: value' at the indentation of the mapping",
        advice: "Maybe the indentation is wrong, or text follows a closing quote or bracket."
      )
    case "did not find expected '-' indicator":
      Wording(
        message: "no item of the list starts here", expected: "'- ' at the indentation of the list",
        advice: "Maybe the indentation is wrong.")
    case "did not find expected ',' or '}'":
      Wording(
        message: "the mapping in braces\(origin) does not go on like this", expected: "',' or '}'",
        advice: "Maybe a comma or the closing brace is missing.")
    case "did not find expected ',' or ']'":
      Wording(
        message: "the list in brackets\(origin) does not go on like this", expected: "',' or ']'",
        advice: "Maybe a comma or the closing bracket is missing.")
    case "could not find expected ':'":
      Wording(
        message: "a key without a colon", expected: "'key: value'",
        advice: "Maybe ': ' is missing, or the indentation of a text of several lines is wrong.", isAtContext: true)
    case "block sequence entries are not allowed in this context":
      Wording(
        message: "a list cannot start here", expected: "'- ' on a line of its own",
        advice: "Maybe the list belongs on the next line.")
    case "block mapping keys are not allowed in this context", "did not find expected node content":
      Wording(
        message: "no value can start here", expected: "a value",
        advice: "Maybe a value is missing, or the text needs quotes.")
    case "found unexpected end of stream", "found unexpected document indicator":
      Wording(
        message: "the quoted text that starts here does not end", expected: "a closing quote",
        advice: "Maybe the closing quote is missing.", isAtContext: true)
    case "found character that cannot start any token": ofStart(character)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      ofStart("\t")
    case "found unknown escape character":
      Wording(
        message: "an unknown escape in a quoted text", expected: "an escape such as \\n, \\\" or \\\\",
        advice: "Maybe use single quotes, in which a backslash stands for itself.")
    case "found invalid Unicode character escape code":
      Wording(
        message: "an escape that is no Unicode character", expected: "the character itself, or \\U and eight digits",
        advice: "Maybe JSON wrote a character as two \\u escapes; write the character itself.")
    case "did not find expected hexdecimal number":
      Wording(message: "an escape without its hexadecimal digits", expected: "\\xHH, \\uHHHH or \\UHHHHHHHH")
    case "did not find expected alphabetic or numeric character":
      Wording(
        message: "a name is missing after '&' or '*'", expected: "the name of an anchor",
        advice: "Maybe the text needs quotes: '&' and '*' at its start have a meaning in YAML.", isAtContext: true)
    case "found undefined tag handle":
      Wording(
        message: "a tag that scenarios do not use", expected: "a value without a tag",
        advice: "Delete the tag, or put a text that starts with '!' in quotes.")
    case "did not find expected comment or line break" where context == "while scanning a block scalar":
      Wording(
        message: "text stands behind '|' or '>'", expected: "the text on the lines below",
        advice: "Maybe the text needs quotes: '|' and '>' at its start have a meaning in YAML.")
    case "found incompatible YAML document":
      Wording(message: "an unknown version of YAML", expected: "%YAML 1.2", advice: "Delete the line.")
    case "did not find expected <document start>":
      Wording(
        message: "the document has ended before this text", expected: "nothing more",
        advice: "Maybe the indentation differs from the lines above, or a bracket or quote closes too early.")
    case "out of memory": Wording(message: "there is not enough memory to read the text")
    default: Wording(message: context.isEmpty ? problem : "\(problem) \(context)")
    }
  }

  /// A character that starts no value.
  private static func ofStart(_ character: Unicode.Scalar?) -> Wording {
    guard let character else { return Wording(message: "no value can start here") }
    if character == "\t" {
      return Wording(
        message: "a tab stands where the indentation is", expected: "blanks",
        advice: "Maybe the editor can put blanks in place of tabs.")
    }
    return Wording(
      message: "the character \(quoted(String(character))) cannot start a value", expected: "a value",
      advice: "Put the text in quotes.")
  }
}
