import Foundation

/// The seeds of a random test: the first `count`, in release configuration the first `release`, or as many as the environment
/// variable `SEEDS` says.
public func seeds(_ count: UInt64, release: UInt64? = nil) -> Range<UInt64> {
  #if DEBUG
    let usual = count
  #else
    let usual = release ?? count
  #endif
  return 0..<(ProcessInfo.processInfo.environment["SEEDS"].flatMap { UInt64($0) } ?? usual)
}
