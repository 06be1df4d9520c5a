import Foundation

extension Files {
  /// A lock between processes, held until it is released or the value goes away.
  ///
  /// The lock is on a file that stays behind empty; the system frees it when the process ends, however it ends.
  public struct Lock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock or throws `locked` at once when it is held elsewhere.
    public init(_ path: String) throws(FileError) {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw FileError(.lock, path, errno: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK ? FileError(.lock, path, .locked) : FileError(.lock, path, errno: code)
      }
      self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Frees the lock now.
    public consuming func release() {}
  }
}
