import ScenarioText

extension PatchText {
  /// The text of the patch, with a line end at its end.
  public var text: String {
    let comments = comment.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      "# " + String(String.UnicodeScalarView(line.unicodeScalars.filter { !isEscaped($0) }))
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
    case _ where isEscaped(character):
      let digits = String(character.value, radix: 16, uppercase: true)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    default: return String(character)
    }
  }

  /// Whether a text may not hold the character itself: controls, separators of lines, byte order marks, noncharacters.
  private func isEscaped(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
