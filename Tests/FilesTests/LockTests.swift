import Files
import Testing

@Suite struct LockTests {
  @Test func secondHolderIsTold() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("plan.lock")
    let lock = try Files.Lock(path)
    let error = try #require(throws: FileError.self) { _ = try Files.Lock(path) }
    #expect(
      "\(error)" == """
        cannot lock '\(path)': another process is using it
          Wait until it has ended, then try again.
        """)
    lock.release()
    try Files.Lock(path).release()
    try Files.Lock(path).release()
    #expect(try folder.names.isEmpty, "nothing stays behind")
  }

  @Test func theFileOfAKilledHolderIsInNobodysWay() throws {
    let folder = try TemporaryFolder()
    try Files.Lock(try folder.file("plan.lock", "")).release()
    #expect(try folder.names.isEmpty)
  }

  @Test func missingDirectory() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { _ = try Files.Lock(folder.path("no/plan.lock")) }
  }
}
