import Files
import Foundation

extension Instance {
  /// The most bytes that are read.
  private static let most = 200_000_000

  package init(contentsOf path: String) throws {
    try self.init(json: Files.read(path, limit: Self.most))
  }

  /// - Throws: `Unreadable` for what is no instance, or has a field that this reader does not know.
  package init(json: [UInt8]) throws {
    let json = Data(json)
    do {
      try Self.refuseUnknownFields(try JSONSerialization.jsonObject(with: json))
      self = try JSONDecoder().decode(Instance.self, from: json)
    } catch let error as DecodingError {
      throw Unreadable(description: Self.sentence(error))
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(description: "The instance is not JSON. Maybe the file is cut off.")
    }
    if let fault = fault { throw Unreadable(description: fault) }
  }

  /// The fields of an object, and of the objects in its lists. `planted` and `stage` say how a generator came by a task.
  private static let fields = ["name", "horizon", "calendars", "travel", "tasks", "arcs", "disj", "cap", "alts"]
  private static let fieldsInside: [(list: String, known: [String])] = [
    ("tasks", ["kind", "dur", "cal", "dom", "places", "cost", "idxcost", "stage", "planted"]),
    ("arcs", ["i", "j", "min", "max"]), ("disj", ["name", "tasks"]), ("cap", ["name", "tasks", "cap"]),
    ("alts", ["task", "sessions", "silence", "planted"]),
  ]

  private static func refuseUnknownFields(_ json: Any) throws {
    guard let object = json as? [String: Any] else {
      throw Unreadable(description: "The instance is not a JSON object.")
    }
    func refuse(_ object: Any, known: [String], at path: String) throws {
      let stranger = (object as? [String: Any])?.keys.sorted().first { !known.contains($0) }
      guard let stranger else { return }
      throw Unreadable(description: "\(path) has a field '\(stranger)' that this reader does not know.")
    }
    try refuse(object, known: fields, at: "The instance")
    for (list, known) in fieldsInside {
      for (index, element) in (object[list] as? [Any] ?? []).enumerated() {
        try refuse(element, known: known, at: "\(list)[\(index)]")
        guard let places = (element as? [String: Any])?["places"] as? [Any] else { continue }
        for (place, element) in places.enumerated() {
          try refuse(element, known: ["place", "dom", "cost"], at: "\(list)[\(index)].places[\(place)]")
        }
      }
    }
  }

  private static func sentence(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      let text = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
      return text.isEmpty ? "The instance" : String(text.drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(place(context.codingPath)) lacks the field '\(key.stringValue)'."
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      // The text was read as JSON before, so that only a number can be at fault.
      return "The instance has a number that is not whole, or too large."
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return "\(place(context.codingPath)) is not what belongs there: \(context.debugDescription)"
    @unknown default: return "The instance cannot be read: \(error)"
    }
  }
}
