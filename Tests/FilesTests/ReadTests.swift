import Files
import Testing

@Suite struct ReadTests {
  @Test func bytesUpToTheLimit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.yaml", "abc")
    #expect(try Files.read(path, limit: 3) == Array("abc".utf8))
    #expect(throws: FileError(.read, path, .tooLarge(limit: 2))) { try Files.read(path, limit: 2) }
    #expect(try Files.read(try folder.file("empty", ""), limit: 0).isEmpty)
  }

  @Test func longerThanOneChunk() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789", count: 20_000)
    #expect(try Files.read(try folder.file("long", text), limit: 200_000) == Array(text.utf8))
  }

  @Test func endlessDeviceIsRefusedAtTheLimit() {
    #expect(throws: FileError(.read, "/dev/zero", .tooLarge(limit: 100_000))) {
      try Files.read("/dev/zero", limit: 100_000)
    }
  }

  @Test func missingFile() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FileError.self) { try Files.read(folder.path("none"), limit: 9) }
    #expect(
      "\(error)" == """
        cannot read '\(folder.path("none"))': No such file or directory
          Maybe the name is misspelt, or the file is elsewhere.
        """)
  }

  @Test func directory() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError(.read, folder.path, .isDirectory)) { try Files.read(folder.path, limit: 9) }
  }
}
