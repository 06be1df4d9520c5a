import Foundation

extension Files {
  /// The files that a pattern with `*`, `?` and `[…]` names, sorted by their bytes; empty when there are none. Names that
  /// start with a dot are found only by patterns that start with one.
  ///
  /// - Parameters:
  ///   - pattern: A path; a relative one is found from `directory`, and so are the answers.
  ///   - directory: Taken as it is, also when it holds `*` or `[`.
  public static func glob(_ pattern: String, relativeTo directory: String) throws(FileError) -> [String] {
    let isAbsolute = pattern.hasPrefix("/")
    let base = directory.isEmpty ? "" : directory.hasSuffix("/") ? directory : directory + "/"
    let full = isAbsolute ? pattern : escaped(base) + pattern
    var found = glob_t()
    defer { globfree(&found) }
    switch Foundation.glob(full, GLOB_ERR | GLOB_NOSORT, nil, &found) {
    case 0: break
    case GLOB_NOMATCH: return []
    case GLOB_NOSPACE: throw FileError(.list, pattern, errno: ENOMEM)
    case GLOB_ABORTED where errno == ENOENT || errno == ENOTDIR: return []
    default: throw FileError(.list, pattern, errno: errno == 0 ? EIO : errno)
    }
    var paths: [String] = []
    for index in 0..<Int(found.gl_pathc) {
      guard let path = found.gl_pathv?[index] else { continue }
      let text = String(cString: path)
      paths.append(isAbsolute ? text : String(text.dropFirst(base.count)))
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func escaped(_ path: String) -> String {
    path.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
