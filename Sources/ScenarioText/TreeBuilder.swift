/// Builds the tree of one document from events, and collects what is wrong with it.
struct TreeBuilder {
  private(set) var findings: [Finding] = []
  private let source: SourceText
  private let limits: ScenarioText.Limits
  private var cursor: PlaceCursor
  private var nodeCount = 0
  private var anchors: [String: Branch] = [:]
  private var openAnchors: [String] = []
  /// Whether the tree has everything that the text has.
  private var isComplete = true

  /// A node with what unfolding it costs.
  private struct Branch {
    let node: Node
    /// Nodes in it, itself included.
    let count: Int
    /// Collections inside each other, itself included.
    let height: Int
  }

  /// Reading ends here; the reason is among the findings.
  private struct Stop: Error {}

  init(_ source: SourceText, limits: ScenarioText.Limits) {
    self.source = source
    self.limits = limits
    cursor = PlaceCursor(source)
  }

  mutating func build() -> Node? {
    do throws(Stop) {
      let stream = try open()
      let tree = try document(stream)
      return isComplete ? tree : nil
    } catch {
      return nil
    }
  }

  private mutating func open() throws(Stop) -> EventStream {
    do {
      return try EventStream(source.bytes)
    } catch {
      throw stop(error.finding(cursor: &cursor, source: source))
    }
  }

  private mutating func next(_ stream: EventStream) throws(Stop) -> Event {
    do {
      return try stream.next()
    } catch {
      throw stop(error.finding(cursor: &cursor, source: source))
    }
  }

  private mutating func document(_ stream: EventStream) throws(Stop) -> Node? {
    _ = try next(stream)  // start of the stream
    guard case .documentStart = try next(stream).kind else {
      let start = SourcePlace(file: source.file, line: 1, column: 1)
      throw stop(Finding("empty", at: start, "the text is empty", expected: "a mapping"))
    }
    let branch = try branch(of: try next(stream), stream, depth: 1)
    let end = try next(stream)
    guard case .documentEnd(let explicit) = end.kind else { return branch?.node }
    if let finding = DocumentBounds.leftover(in: source, after: explicit ? end.end : end.start, explicit: explicit) {
      throw stop(finding)
    }
    return branch?.node
  }

  /// The node that starts with the event; nil for an alias of nothing, which is reported.
  private mutating func branch(of event: Event, _ stream: EventStream, depth: Int) throws(Stop) -> Branch? {
    let place = cursor.place(event.start)
    let length = length(of: event, from: place)
    switch event.kind {
    case .alias(let name):
      return try alias(name, at: place, length: length, depth: depth)
    case .scalar(let text, let style, let properties):
      try count(1, at: place)
      let scalar = try scalar(text, style, properties, at: place, length: length)
      let node = Node(place: place, length: length, content: .scalar(scalar))
      return keep(Branch(node: node, count: 1, height: 0), as: properties.anchor)
    case .sequenceStart(let properties):
      try enter(properties, tag: "seq", at: place, depth: depth)
      return leave(properties, try sequence(stream, at: place, depth: depth))
    case .mappingStart(let properties):
      try enter(properties, tag: "map", at: place, depth: depth)
      return leave(properties, try mapping(stream, at: place, depth: depth))
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      return nil
    }
  }

  private mutating func sequence(_ stream: EventStream, at place: SourcePlace, depth: Int) throws(Stop) -> Branch {
    var items: [Node] = []
    var (count, height) = (1, 1)
    while true {
      let event = try next(stream)
      if case .sequenceEnd = event.kind { break }
      guard let item = try branch(of: event, stream, depth: depth + 1) else { continue }
      items.append(item.node)
      count += item.count
      height = max(height, item.height + 1)
    }
    return Branch(node: Node(place: place, content: .sequence(items)), count: count, height: height)
  }

  private mutating func mapping(_ stream: EventStream, at place: SourcePlace, depth: Int) throws(Stop) -> Branch {
    var entries: [Entry] = []
    var firstPlaces: [String: SourcePlace] = [:]
    var (count, height) = (1, 1)
    while true {
      let event = try next(stream)
      if case .mappingEnd = event.kind { break }
      let key = try branch(of: event, stream, depth: depth + 1)
      var name: String?
      if let key { name = try self.name(of: key.node) }
      var isFirst = true
      if let name, let key {
        isFirst = firstPlaces[name] == nil
        if let first = firstPlaces[name] {
          try reportDuplicate(key.node, named: name, first: first)
        } else {
          firstPlaces[name] = key.node.place
        }
      }
      let value = try branch(of: try next(stream), stream, depth: depth + 1)
      guard let key, let name, let value, isFirst else { continue }
      entries.append(Entry(key: key.node, name: name, value: value.node))
      count += key.count + value.count
      height = max(height, value.height + 1)
    }
    return Branch(node: Node(place: place, content: .mapping(entries)), count: count, height: height)
  }

  private mutating func reportDuplicate(_ key: Node, named name: String, first: SourcePlace) throws(Stop) {
    guard key.scalar?.kind == .string else { return }  // reported as no text already
    try report(
      Finding(
        "duplicate-key", at: key.place, length: key.length,
        "the key \(quoted(name)) is already at line \(first.line), column \(first.column)",
        expected: "each key once in a mapping", advice: "Maybe one of the two is meant for another item."))
  }

  /// The text of a key; nil, and reported, where the entry cannot be kept.
  private mutating func name(of key: Node) throws(Stop) -> String? {
    guard let scalar = key.scalar else {
      isComplete = false
      try report(
        Finding("key-not-text", at: key.place, "\(key.summary) stands as a key", expected: "a word as the key"))
      return nil
    }
    if scalar.kind == .string && (scalar.text != "<<" || scalar.style != .plain) { return scalar.text }
    if scalar.kind == .string {
      isComplete = false
      try report(
        Finding(
          "merge-key", at: key.place, length: key.length, "the merge key '<<' is not part of YAML 1.2",
          expected: "a word as the key", advice: "Write out the entries."))
      return nil
    }
    let advice = scalar.kind == .null ? "Maybe a word is missing before the colon." : "Maybe write \"\(scalar.text)\"."
    try report(
      Finding(
        "key-not-text", at: key.place, length: key.length, "\(scalar.summary) stands as a key",
        expected: "a word as the key", advice: advice))
    return scalar.text
  }

  private mutating func scalar(
    _ text: String, _ style: Scalar.Style, _ properties: Properties, at place: SourcePlace, length: Int
  ) throws(Stop) -> Scalar {
    guard text.utf8.count <= limits.scalarBytes else {
      throw stop(
        Finding(
          "too-long", at: place, "a value of \(text.utf8.count) bytes",
          expected: "at most \(limits.scalarBytes) bytes", advice: "Maybe a closing quote is missing."))
    }
    if let control = text.unicodeScalars.first(where: isControl) {
      try report(
        Finding(
          "control-character", at: place, length: length,
          "the value holds the control character \(named(control.value))", expected: "text",
          advice: "Delete the escape."))
    }
    guard let tag = properties.tag, tag != "!" else {
      let isPlain = style == .plain && properties.tag == nil
      return Scalar(text: text, style: style, kind: isPlain ? CoreSchema.kind(ofPlain: text) : .string)
    }
    if tag.hasPrefix(CoreSchema.tagPrefix) {
      let name = String(tag.dropFirst(CoreSchema.tagPrefix.count))
      if let kind = CoreSchema.kind(of: text, tagged: name) { return Scalar(text: text, style: style, kind: kind) }
      if ["null", "bool", "int", "float", "seq", "map"].contains(name) {
        try report(
          Finding(
            "wrong-tag", at: place, length: length, "\(quoted(text)) is not what the tag !!\(name) says",
            advice: "Delete the tag."))
        return Scalar(text: text, style: style, kind: .string)
      }
    }
    try reportUnknownTag(tag, at: place, length: length)
    return Scalar(text: text, style: style, kind: style == .plain ? CoreSchema.kind(ofPlain: text) : .string)
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  private mutating func alias(
    _ name: String, at place: SourcePlace, length: Int, depth: Int
  ) throws(Stop) -> Branch? {
    guard let target = anchors[name] else {
      isComplete = false
      let isInside = openAnchors.contains(name)
      let known = anchors.count <= 1_000 ? nearest(name, among: anchors.keys.sorted()) : nil
      let shown = cut(name, to: 40)
      try report(
        Finding(
          "unknown-alias", at: place, length: length,
          isInside
            ? "the alias *\(shown) stands inside its own anchor" : "no anchor &\(shown) stands before this alias",
          expected: "the name of an anchor above", advice: known.map { "Did you mean '*\($0)'?" }))
      return nil
    }
    try count(target.count, at: place)
    try checkDepth(depth - 1 + target.height, at: place)
    let node = Node(place: place, length: length, content: target.node.content)
    return Branch(node: node, count: target.count, height: target.height)
  }

  private mutating func enter(
    _ properties: Properties, tag: String, at place: SourcePlace, depth: Int
  ) throws(Stop) {
    try count(1, at: place)
    try checkDepth(depth, at: place)
    if let anchor = properties.anchor {
      anchors[anchor] = nil
      openAnchors.append(anchor)
    }
    guard let found = properties.tag, found != "!", found != CoreSchema.tagPrefix + tag else { return }
    try reportUnknownTag(found, at: place, length: 1)
  }

  private mutating func leave(_ properties: Properties, _ branch: Branch) -> Branch {
    if properties.anchor != nil { openAnchors.removeLast() }
    return keep(branch, as: properties.anchor)
  }

  private mutating func keep(_ branch: Branch, as anchor: String?) -> Branch {
    if let anchor { anchors[anchor] = branch }
    return branch
  }

  private mutating func reportUnknownTag(_ tag: String, at place: SourcePlace, length: Int) throws(Stop) {
    let shown = tag.hasPrefix(CoreSchema.tagPrefix) ? "!!" + tag.dropFirst(CoreSchema.tagPrefix.count) : tag
    try report(
      Finding(
        "unknown-tag", at: place, length: length, "the tag \(quoted(shown)) is not one of the core schema",
        expected: "a value without a tag", advice: "Delete the tag."))
  }

  private mutating func count(_ nodes: Int, at place: SourcePlace) throws(Stop) {
    nodeCount += nodes
    guard nodeCount > limits.nodes else { return }
    throw stop(
      Finding(
        "too-many-nodes", at: place, "the text unfolds to more than \(limits.nodes) values",
        expected: "at most \(limits.nodes) values", advice: "Maybe aliases multiply each other."))
  }

  private mutating func checkDepth(_ depth: Int, at place: SourcePlace) throws(Stop) {
    guard depth > limits.depth else { return }
    throw stop(
      Finding(
        "too-deep", at: place, "more than \(limits.depth) lists and mappings lie inside each other",
        expected: "at most \(limits.depth) levels", advice: "Maybe closing brackets are missing."))
  }

  private mutating func length(of event: Event, from place: SourcePlace) -> Int {
    switch event.kind {
    case .scalar, .alias:
      event.end.line == event.start.line ? max(1, cursor.place(event.end).column - place.column) : 1
    default: 1
    }
  }

  private mutating func report(_ finding: Finding) throws(Stop) {
    findings.append(finding)
    guard findings.count >= limits.errors else { return }
    throw stop(
      Finding("too-many-errors", at: finding.place, "\(limits.errors) errors so far, the rest is not read"))
  }

  private mutating func stop(_ finding: Finding) -> Stop {
    findings.append(finding)
    return Stop()
  }
}
