/// A component as found in a file, with the numbers of its lines.
struct ScannedComponent {
  let name: String
  /// The number of its BEGIN line, counted from 1.
  let number: Int
  var lines: [(number: Int, line: ContentLine)] = []
  var children: [ScannedComponent] = []

  var component: Component {
    Component(name, lines: lines.map(\.line), children: children.map(\.component))
  }
}

/// The structure of a calendar text: its lines unfolded, its components nested, and all that is wrong with either.
///
/// libical drops broken structure without a word, so it is found here; the values are left to libical.
struct CalendarScan {
  private(set) var roots: [ScannedComponent] = []
  private(set) var findings = FindingList()
  private var open: [ScannedComponent] = []
  private var componentCount = 0
  private let name: String

  init(_ bytes: [UInt8], name: String) throws(CalendarError) {
    self.name = name
    let unfolded = UnfoldedLines(bytes)
    if !unfolded.isUTF8 {
      findings.add(1, .unsound, "The file is not UTF-8; it is read as Latin-1. Maybe save it again as UTF-8.")
    }
    for (number, text) in unfolded.lines {
      try take(text, number: number)
    }
    while let component = open.last {
      findings.add(
        component.number, .unsound,
        "END:\(component.name) is missing; the component is taken to end with the file. Maybe the file was cut off.")
      close()
    }
  }

  private mutating func take(_ found: String, number: Int) throws(CalendarError) {
    var text = found
    if found.utf8.contains(0) {
      findings.add(number, .unsound, "The line holds a NUL byte, which is left out.")
      text = String(String.UnicodeScalarView(found.unicodeScalars.filter { $0 != "\0" }))
    }
    let line: ContentLine
    do {
      line = try ContentLine(reading: text)
    } catch {
      findings.add(number, .skipped, "This is not a content line. \(error.message)")
      return
    }
    switch line.name {
    case "BEGIN": try begin(line, number: number)
    case "END": end(line, number: number)
    default:
      if open.isEmpty {
        findings.add(number, .skipped, "\(line.name) stands outside any component.")
      } else {
        open[open.count - 1].lines.append((number, line))
      }
    }
  }

  private mutating func begin(_ line: ContentLine, number: Int) throws(CalendarError) {
    componentCount += 1
    guard componentCount <= CalendarFile.componentLimit else {
      throw .tooManyComponents(name: name, line: number, limit: CalendarFile.componentLimit)
    }
    guard open.count < CalendarFile.depthLimit else {
      throw .nestedTooDeeply(name: name, line: number, limit: CalendarFile.depthLimit)
    }
    let name = Self.componentName(line)
    if !ContentLine.isName(name) {
      findings.add(number, .unsound, "'\(name.prefix(40))' is not the name of a component.")
    }
    open.append(ScannedComponent(name: name, number: number))
  }

  private mutating func end(_ line: ContentLine, number: Int) {
    let name = Self.componentName(line)
    guard open.contains(where: { $0.name == name }) else {
      findings.add(number, .skipped, "END:\(name.prefix(40)) closes nothing that is open.")
      return
    }
    while let component = open.last {
      if component.name != name {
        findings.add(
          component.number, .unsound,
          "END:\(component.name) is missing; the component is taken to end at line \(number).")
      }
      close()
      if component.name == name { return }
    }
  }

  private mutating func close() {
    let component = open.removeLast()
    if open.isEmpty {
      roots.append(component)
    } else {
      open[open.count - 1].children.append(component)
    }
  }

  private static func componentName(_ line: ContentLine) -> String {
    String(line.value.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }).uppercased()
  }
}
