/// An operation on a file that failed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let operation: Operation
  public let path: String
  public let reason: Reason

  /// What was tried.
  public enum Operation: String, Sendable {
    case read, write, lock
    case list = "list the files of"
  }

  /// Why it failed.
  public enum Reason: Hashable, Sendable {
    /// What the system said: `errno` and its text.
    case system(code: Int32, text: String)
    /// The file is longer than the limit, in bytes.
    case tooLarge(limit: Int)
    case isDirectory
    /// Another process holds the lock.
    case locked
    /// Somebody else changed the file since it was read.
    case changed
  }

  public init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// What happened, and what may help.
  public var description: String {
    let sentence = "cannot \(operation.rawValue) '\(path)': \(cause)"
    return advice.map { sentence + "\n  " + $0 } ?? sentence
  }

  /// Why it failed, in words.
  public var cause: String {
    switch reason {
    case .system(_, let text): text
    case .tooLarge(let limit): "it has more than \(limit) bytes"
    case .isDirectory: "it is a directory"
    case .locked: "another process is using it"
    case .changed: "it has been changed since it was read"
    }
  }
}
