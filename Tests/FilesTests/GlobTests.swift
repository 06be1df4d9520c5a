import Files
import Testing

@Suite struct GlobTests {
  @Test func sortedByBytesAndRelative() throws {
    let folder = try TemporaryFolder()
    for name in ["h/b.ics", "h/B.ics", "h/a.ics", "h/ä.ics", "h/.hidden.ics", "h/c.txt"] {
      _ = try folder.file(name, "")
    }
    #expect(try Files.glob("h/*.ics", relativeTo: folder.path) == ["h/B.ics", "h/a.ics", "h/b.ics", "h/ä.ics"])
    #expect(try Files.glob("h/[ab].ics", relativeTo: folder.path + "/") == ["h/a.ics", "h/b.ics"])
    #expect(try Files.glob("h/c.txt", relativeTo: folder.path) == ["h/c.txt"])
    #expect(try Files.glob(folder.path("h/?.txt"), relativeTo: "elsewhere") == [folder.path("h/c.txt")])
  }

  @Test func nothingFound() throws {
    let folder = try TemporaryFolder()
    #expect(try Files.glob("*.ics", relativeTo: folder.path).isEmpty)
    #expect(try Files.glob("none/*.ics", relativeTo: folder.path).isEmpty)
  }

  @Test func folderNamesAreNoPatterns() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("[x]*/a.ics", "")
    _ = try folder.file("x/b.ics", "")
    #expect(try Files.glob("*.ics", relativeTo: folder.path("[x]*")) == ["a.ics"])
  }
}
