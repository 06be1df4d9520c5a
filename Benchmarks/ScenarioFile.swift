import Files
import Foundation
import Planning

/// A scenario or patch with the files that it names, from its folder.
struct ScenarioFile {
  let input: InputFile

  init(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let files = FileSource(
      read: { try Files.read((folder as NSString).appendingPathComponent($0), limit: 10_000_000) },
      glob: { try Files.glob($0, relativeTo: folder) })
    input = InputFile(try Files.read(path, limit: 10_000_000), file: path, files: files)
  }

  func read(patches: [ScenarioFile] = []) -> Reading {
    ScenarioReader.read(input.bytes, file: input.file, files: input.files, patches: patches.map(\.input))
  }
}
