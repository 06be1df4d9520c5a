import Foundation

/// The seeds of a random test: the first `count`, or as many as the environment variable `SEEDS` says.
public func seeds(_ count: UInt64) -> Range<UInt64> {
  0..<(ProcessInfo.processInfo.environment["SEEDS"].flatMap { UInt64($0) } ?? count)
}
