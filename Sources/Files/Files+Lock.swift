import Foundation

extension Files {
  /// A lock between processes, held until it is released or the value goes away.
  ///
  /// The lock is on a file of its own, which is removed with it. Where the process is killed the system frees the lock and the
  /// file stays behind, in nobody's way.
  public struct Lock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock or throws `locked` at once when it is held elsewhere.
    public init(_ path: String) throws(FileError) {
      while true {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(.lock, path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
          let code = errno
          close(descriptor)
          throw code == EWOULDBLOCK ? FileError(.lock, path, .locked) : FileError(.lock, path, errno: code)
        }
        if Lock.isFile(descriptor, path) {
          self.descriptor = descriptor
          self.path = path
          return
        }
        // The holder before removed the file between the two calls; whoever comes next makes another.
        close(descriptor)
      }
    }

    deinit {
      // Removed while the lock is held, so that it is never another's file.
      unlink(path)
      close(descriptor)
    }

    /// Frees the lock now.
    public consuming func release() {}

    private static func isFile(_ descriptor: Int32, _ path: String) -> Bool {
      var own = stat()
      var named = stat()
      return fstat(descriptor, &own) == 0 && stat(path, &named) == 0 && own.st_dev == named.st_dev
        && own.st_ino == named.st_ino
    }
  }
}
