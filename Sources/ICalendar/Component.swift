/// A component of a calendar, such as VCALENDAR or VEVENT: lines, then nested components, in written order.
public struct Component: Hashable, Sendable {
  /// The name of the component, in upper case.
  public let name: String
  public var lines: [ContentLine]
  public var children: [Component]

  public init(_ name: String, lines: [ContentLine] = [], children: [Component] = []) {
    self.name = name.uppercased()
    self.lines = lines
    self.children = children
  }

  /// The first line of the given name.
  public func line(_ name: String) -> ContentLine? {
    lines.first { $0.name == name.uppercased() }
  }
}
