import Files
import Foundation
import Testing

@Suite struct WriteTests {
  @Test func newAndReplaced() throws {
    let folder = try TemporaryFolder()
    try Files.writeAtomically(Array("one".utf8), to: folder.path("plan"))
    #expect(try folder.text("plan") == "one")
    try Files.writeAtomically([], to: folder.path("plan"))
    #expect(try folder.text("plan") == "")
    #expect(try folder.names == ["plan"])
  }

  @Test func permissionsAreKept() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try Files.writeAtomically(Array("new".utf8), to: path)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }

  @Test func symbolicLinkStays() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real/plan", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
    try Files.writeAtomically(Array("new".utf8), to: folder.path("link"))
    #expect(try folder.text("real/plan") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == path)
  }

  @Test func missingDirectory() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FileError.self) { try Files.writeAtomically([1], to: folder.path("no/plan")) }
    #expect(
      "\(error)" == """
        cannot write '\(folder.path("no/plan"))': No such file or directory
          Maybe the directory is missing.
        """)
  }

  @Test func targetIsADirectory() throws {
    let folder = try TemporaryFolder()
    let path = try folder.folder("plan")
    #expect(throws: FileError(.write, path, .isDirectory)) { try Files.writeAtomically([1], to: path) }
    #expect(try folder.names == ["plan"])
  }

  @Test func pathLeadsThroughAFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan", "old") + "/below"
    let error = try #require(throws: FileError.self) { try Files.writeAtomically([1], to: path) }
    #expect(error.advice == "Maybe a part of the path is a file and not a directory.")
    #expect(try folder.text("plan") == "old")
  }

  /// The kernel's own directory refuses new files to everybody, root included.
  @Test func directoryThatTakesNoFiles() throws {
    let error = try #require(throws: FileError.self) { try Files.writeAtomically([1], to: "/proc/plan") }
    #expect(error.operation == .write && error.path == "/proc/plan")
  }

  @Test func emptyPath() throws {
    #expect(throws: FileError.self) { try Files.writeAtomically([1], to: "") }
  }

  /// A leftover of a writer that was killed is not in the way.
  @Test func leftoverOfAnEarlierWriter() throws {
    let folder = try TemporaryFolder()
    let leftover = ".plan.\(ProcessInfo.processInfo.processIdentifier)-0.tmp"
    _ = try folder.file(leftover, "half")
    try Files.writeAtomically(Array("whole".utf8), to: folder.path("plan"))
    #expect(try folder.text("plan") == "whole")
    #expect(try folder.names == [leftover, "plan"])
  }

  @Test func leftoversAreRemovedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    for name in [".plan.17-0.tmp", ".plan.18-100.tmp", ".plan.tmp", ".plan.x-1.tmp", ".plane.17-0.tmp", "plan"] {
      _ = try folder.file(name, "")
    }
    Files.removeLeftovers(of: folder.path("plan"))
    #expect(try folder.names == [".plan.tmp", ".plan.x-1.tmp", ".plane.17-0.tmp", "plan"])
  }

  @Test func aFileIsReplacedOnlyAsItWas() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("plan")
    try Files.writeAtomically([1], to: path, replacing: .absent)
    #expect(throws: FileError(.write, path, .changed)) {
      try Files.writeAtomically([2], to: path, replacing: .absent)
    }
    #expect(throws: FileError(.write, path, .changed)) {
      try Files.writeAtomically([2], to: path, replacing: Files.State([3]))
    }
    #expect(try Files.readIfPresent(path, limit: 9) == [1])
    try Files.writeAtomically([2], to: path, replacing: Files.State([1]))
    #expect(try Files.readIfPresent(path, limit: 9) == [2])
    #expect(try folder.names == ["plan"])
    #expect(try Files.readIfPresent(folder.path("other"), limit: 9) == nil)
  }

  /// The one-block example of FIPS 180-4, and no bytes at all.
  @Test func digests() {
    #expect(
      Files.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Files.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
