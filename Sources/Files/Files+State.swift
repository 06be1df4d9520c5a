import Foundation

extension Files {
  /// What a file was when it was looked at, to see whether it still is.
  public enum State: Hashable, Sendable {
    case absent
    case present(sha256: String)

    public init(_ bytes: [UInt8]?) {
      self = bytes.map { .present(sha256: sha256($0)) } ?? .absent
    }
  }

  /// The bytes of a file; nil where there is none.
  ///
  /// - Parameter limit: The most bytes that are accepted.
  public static func readIfPresent(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try read(path, limit: limit)
    } catch {
      if case .system(ENOENT, _) = error.reason { return nil }
      throw error
    }
  }

  /// Removes what writers of a file that were killed have left beside it; to be called under a lock, so that no writer is at work.
  public static func removeLeftovers(of path: String) {
    let target = linkTarget(of: path)
    let directory = directory(of: target)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in names where isTemporary(name, of: Files.name(of: target)) { unlink("\(directory)/\(name)") }
  }
}
