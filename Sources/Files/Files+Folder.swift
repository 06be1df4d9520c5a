import Foundation

extension Files {
  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Throws: `FileError` when a folder cannot be made.
  public static func makeFolder(_ path: String) throws(FileError) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      partial += partial.isEmpty || partial.hasSuffix("/") ? String(name) : "/\(name)"
      if mkdir(partial, 0o777) == 0 || errno == EEXIST { continue }
      throw FileError(.write, path, .system(code: errno, text: String(cString: strerror(errno))))
    }
  }
}
