/// One content line of a calendar: a name, parameters and a value as it is written (RFC 5545 section 3.1).
///
/// The value is not escaped again when written; `text(_:_:parameters:)` makes one from plain text.
public struct ContentLine: Hashable, Sendable {
  /// A parameter with its plain values; quotes and carets are added when written (RFC 6868).
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let values: [String]

    public init(_ name: String, _ values: String...) {
      self.init(name, values: values)
    }

    public init(_ name: String, values: [String]) {
      self.name = name.uppercased()
      self.values = values
    }
  }

  /// The name of the property, in upper case.
  public let name: String
  public let parameters: [Parameter]
  /// The value as it stands in the file, unfolded.
  public let value: String

  /// Makes a line whose value needs no escaping: a URI, a date, a duration, a rule, a number.
  public init(_ name: String, parameters: [Parameter] = [], _ value: String) {
    self.name = name.uppercased()
    self.parameters = parameters
    self.value = value
  }

  /// Makes a line from plain text, which is escaped (RFC 5545 section 3.3.11).
  public static func text(_ name: String, _ text: String, parameters: [Parameter] = []) -> ContentLine {
    ContentLine(name, parameters: parameters, TextValue.escaped(text))
  }

  /// The plain text of the value, its escapes resolved.
  public var text: String { TextValue.unescaped(value) }

  /// The plain texts of a value that is a comma list, such as CATEGORIES.
  public var textList: [String] { TextValue.list(value) }

  /// The first value of the named parameter.
  public func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name.uppercased() }?.values.first
  }

  /// Whether a name consists of the letters, digits and hyphens that names may have.
  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isNameByte($0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default:
      false
    }
  }
}
