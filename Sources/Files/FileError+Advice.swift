import Foundation

extension FileError {
  /// A sentence that may help.
  public var advice: String? {
    switch reason {
    case .system(ENOENT, _):
      operation == .read ? "Maybe the name is misspelt, or the file is elsewhere." : "Maybe the directory is missing."
    case .system(EACCES, _), .system(EPERM, _), .system(EROFS, _):
      "Maybe the file or its directory belongs to another user, or the disk is read-only."
    case .system(ENOSPC, _), .system(EDQUOT, _): "The disk is full; the file is as it was."
    case .system(ENOTDIR, _): "Maybe a part of the path is a file and not a directory."
    case .system: nil
    case .tooLarge: "Maybe this is not the file that was meant."
    case .isDirectory: "Name a file in it."
    case .changed: "It was left as it is; look at it, then try again."
    case .locked: "Wait until it has ended, then try again."
    }
  }

  /// The error that `errno` tells of; read at once after the call that failed.
  init(_ operation: Operation, _ path: String, errno code: Int32) {
    self.init(
      operation, path, code == EISDIR ? .isDirectory : .system(code: code, text: String(cString: strerror(code))))
  }
}
