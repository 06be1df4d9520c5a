import Foundation

extension Files {
  /// Replaces a file as a whole: whoever reads it sees the old bytes or the new ones, also after a power failure.
  ///
  /// A temporary file in the same directory is written, flushed and renamed; on failure it is removed and the file stays
  /// as it was. The permissions of an existing file are kept; a symbolic link is followed and stays.
  ///
  /// - Parameter state: What the file must still be just before it is replaced; nil for anything.
  /// - Throws: `changed` where it is something else by then.
  public static func writeAtomically(
    _ bytes: [UInt8], to path: String, replacing state: State? = nil
  ) throws(FileError) {
    let target = linkTarget(of: path)
    var status = stat()
    let exists = stat(target, &status) == 0
    guard !exists || status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.write, path, .isDirectory) }
    let directory = directory(of: target)
    let (descriptor, temporary) = try createTemporary(beside: name(of: target), in: directory, path: path)
    do throws(FileError) {
      defer { close(descriptor) }
      if exists, fchmod(descriptor, status.st_mode & 0o7777) != 0 { throw FileError(.write, path, errno: errno) }
      try write(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw FileError(.write, path, errno: errno) }
      if let state, try self.state(of: target) != state { throw FileError(.write, path, .changed) }
      guard rename(temporary, target) == 0 else { throw FileError(.write, path, errno: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    try flush(directory: directory, path: path)
  }

  private static func state(of path: String) throws(FileError) -> State {
    State(try readIfPresent(path, limit: Int.max - 1))
  }

  /// A new file that nobody else has; the process's own id keeps writers apart, the number leftovers.
  private static func createTemporary(
    beside name: String, in directory: String, path: String
  ) throws(FileError) -> (descriptor: Int32, name: String) {
    var attempt = 0
    while true {
      let temporary = "\(directory)/\(temporaryPrefix(name))\(getpid())-\(attempt)\(temporarySuffix)"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST, attempt < 100 else { throw FileError(.write, path, errno: errno) }
      attempt += 1
    }
  }

  private static let temporarySuffix = ".tmp"

  private static func temporaryPrefix(_ name: String) -> String { ".\(name)." }

  /// Whether a file is one of those that writers of a file make beside it.
  static func isTemporary(_ candidate: String, of name: String) -> Bool {
    let (prefix, suffix) = (temporaryPrefix(name), temporarySuffix)
    guard candidate.hasPrefix(prefix), candidate.hasSuffix(suffix) else { return false }
    let middle = candidate.dropFirst(prefix.count).dropLast(suffix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    return middle.count == 2 && middle.allSatisfy { Int($0) != nil }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.write, path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the rename last. Some file systems cannot flush a directory and say EINVAL; that is no failure.
  private static func flush(directory: String, path: String) throws(FileError) {
    let descriptor = open(directory, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError(.write, path, errno: errno) }
  }

  static func linkTarget(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }
}
