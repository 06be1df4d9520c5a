import CYAML

/// Owns a libyaml parser and its input; hands out its events one by one.
final class EventStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml keeps a pointer to its input, so the copy lives as long as the parser.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter bytes: UTF-8 without byte order mark.
  init(_ bytes: [UInt8]) throws(SyntaxProblem) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.initialize(to: yaml_parser_t())  // deinit runs once every property is set, and deletes it
      throw SyntaxProblem(problem: "out of memory", context: "", mark: Mark(), contextMark: nil)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event, copied; the one place where libyaml is asked for one and its memory is freed.
  func next() throws(SyntaxProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw currentProblem }
    defer { yaml_event_delete(&event) }
    return Event(kind: kind(of: event), start: Mark(event.start_mark), end: Mark(event.end_mark))
  }

  private func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd(explicit: event.data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT: return .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let style: Scalar.Style =
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
      // By length, since an escape can put a NUL into the value.
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return .scalar(text, style, Properties(anchor: string(scalar.anchor), tag: string(scalar.tag)))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return .sequenceStart(Properties(anchor: string(start.anchor), tag: string(start.tag)))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return .mappingStart(Properties(anchor: string(start.anchor), tag: string(start.tag)))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private var currentProblem: SyntaxProblem {
    let state = parser.pointee
    let problem = state.error == YAML_MEMORY_ERROR ? "out of memory" : state.problem.map { String(cString: $0) }
    return SyntaxProblem(
      problem: problem ?? "not readable", context: state.context.map { String(cString: $0) } ?? "",
      mark: Mark(state.problem_mark), contextMark: state.context == nil ? nil : Mark(state.context_mark))
  }
}

/// A place as libyaml counts it: line and column from 0, the column in code points.
struct Mark: Equatable {
  var line = 0
  var column = 0

  init() {}

  init(_ mark: yaml_mark_t) {
    line = Int(mark.line)
    column = Int(mark.column)
  }
}

/// One step of the text, as libyaml tells it.
struct Event {
  let kind: Kind
  let start: Mark
  let end: Mark

  enum Kind {
    case streamStart, streamEnd, documentStart, sequenceEnd, mappingEnd
    case documentEnd(explicit: Bool)
    case alias(String)
    case scalar(String, Scalar.Style, Properties)
    case sequenceStart(Properties)
    case mappingStart(Properties)
  }
}

/// What may stand before a node: `&anchor` and `!tag`.
struct Properties {
  let anchor: String?
  let tag: String?
}

/// Why libyaml gave up.
struct SyntaxProblem: Error {
  let problem: String
  let context: String
  let mark: Mark
  let contextMark: Mark?
}
