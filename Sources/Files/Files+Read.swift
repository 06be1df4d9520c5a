import Foundation

extension Files {
  /// The bytes of a file, a pipe or a device.
  ///
  /// - Parameter limit: The most bytes that are accepted; no more than one beyond are read.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.read, path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(descriptor, &chunk, min(chunk.count, limit - bytes.count + 1))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, path, errno: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    }
  }
}
