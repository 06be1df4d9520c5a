import Foundation

extension Encodable {
  /// The value as a JSON file with sorted keys, one value a line, so that versions can be compared line by line.
  func jsonLines() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
