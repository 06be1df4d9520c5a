/// The TEXT value type and its escapes (RFC 5545 section 3.3.11).
enum TextValue {
  /// The text as written in a content line; control characters other than tab and line ends are left out.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      case "\n" where afterReturn:
        break
      case "\n", "\r":
        result.append(contentsOf: "\\n".unicodeScalars)
      case _ where isDropped(scalar):
        break
      default:
        result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// The text that a written value stands for; an unknown escape is kept as it is.
  static func unescaped(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    var escaping = false
    for scalar in value.unicodeScalars {
      guard escaping else {
        if scalar == "\\" { escaping = true } else { result.append(scalar) }
        continue
      }
      escaping = false
      switch scalar {
      case "n", "N":
        result.append("\n")
      case "\\", ";", ",":
        result.append(scalar)
      default:
        result.append("\\")
        result.append(scalar)
      }
    }
    if escaping { result.append("\\") }
    return String(result)
  }

  /// The texts of a comma list, split at the commas that are not escaped.
  static func list(_ value: String) -> [String] {
    var items: [String] = []
    var item = String.UnicodeScalarView()
    var escaping = false
    for scalar in value.unicodeScalars {
      if scalar == ",", !escaping {
        items.append(unescaped(String(item)))
        item = String.UnicodeScalarView()
      } else {
        item.append(scalar)
      }
      escaping = scalar == "\\" && !escaping
    }
    items.append(unescaped(String(item)))
    return items
  }

  /// Whether a scalar is a control character that may not stand in a content line; tab may.
  static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F
  }
}
