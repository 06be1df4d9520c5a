import ScenarioText

extension PatchText {
  /// The text of the patch, with a line end at its end.
  public var text: String {
    let comments = comment.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      (line.isEmpty ? "#" : "# ") + line.map { isControl($0) || isEscaped($0) ? "\u{FFFD}" : String($0) }.joined()
    }
    var head = [Field("patch", .number(1))]
    if let title { head.append(Field("title", .text(title))) }
    return ((comment.isEmpty ? [] : comments) + lines(head + tree)).joined(separator: "\n") + "\n"
  }

  private func lines(_ fields: [Field]) -> [String] {
    fields.flatMap { field in
      let key = scalar(field.key) + ":"
      if let inline = inline(field.value) { return ["\(key) \(inline)"] }
      return [key] + block(field.value).map { "  " + $0 }
    }
  }

  /// The lines of a mapping that is not empty, or of a list with a mapping in it.
  private func block(_ value: Value) -> [String] {
    switch value {
    case .mapping(let fields): return lines(fields)
    case .list(let items):
      return items.flatMap { item -> [String] in
        let inner = inline(item).map { [$0] } ?? block(item)
        return inner.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
      }
    case .text, .number, .truth, .removed: return []
    }
  }

  /// A value on one line; nil for a mapping that is not empty, and for a list with one in it.
  private func inline(_ value: Value) -> String? {
    switch value {
    case .text(let text): return scalar(text)
    case .number(let number): return "\(number)"
    case .truth(let truth): return "\(truth)"
    case .removed: return "null"
    case .mapping(let fields): return fields.isEmpty ? "{}" : nil
    case .list(let items):
      let parts = items.map(inline)
      return parts.contains(nil) ? nil : "[" + parts.compactMap(\.self).joined(separator: ", ") + "]"
    }
  }

  /// A text as a scalar: plain where it is read as the same text in every context, else in double quotes.
  private func scalar(_ text: String) -> String {
    let signs: Set<Unicode.Scalar> = [" ", ".", "-", "_", "/", "(", ")"]
    let isPlain =
      text.unicodeScalars.allSatisfy { isLetterOrDigit($0) || signs.contains($0) }
      && text.unicodeScalars.first.map(isLetterOrDigit) ?? false && text.unicodeScalars.last != " "
      && Scalar(plain: text).kind == .string
    return isPlain ? text : "\"" + text.unicodeScalars.map(quoted).joined() + "\""
  }

  private func isLetterOrDigit(_ character: Unicode.Scalar) -> Bool {
    character.properties.isAlphabetic || character.isASCII && character.properties.numericType != nil
  }

  private func quoted(_ character: Unicode.Scalar) -> String {
    switch character {
    case "\"", "\\": return "\\\(character)"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _ where isControl(character): return "\u{FFFD}"
    case _ where isEscaped(character): return "\\u" + String(character.value, radix: 16, uppercase: true)
    default: return String(character)
    }
  }

  /// Whether no text of the language holds the character, not even as an escape (tabs and line ends apart).
  private func isControl(_ character: Unicode.Scalar) -> Bool {
    character.value < 0x20 || 0x7F..<0xA0 ~= character.value
  }

  /// Whether a text holds the character as an escape only: separators, the byte order mark, noncharacters.
  private func isEscaped(_ character: Unicode.Scalar) -> Bool {
    [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(character.value)
  }
}
