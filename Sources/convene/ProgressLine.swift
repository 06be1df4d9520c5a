import Foundation
import Solver
import Synchronization

/// One line on standard error that is written over, from the second second of the work on.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant?
    var isShown = false
  }

  private let begun = ContinuousClock.now
  private let state = Mutex(State())

  func show(_ progress: Solver.Progress) { show(ProgressLine.sentence(progress)) }

  func show(_ sentence: String) {
    let now = ContinuousClock.now
    guard now - begun > .seconds(1) else { return }
    state.withLock { state in
      if let last = state.lastShown, now - last < .milliseconds(100) { return }
      state.lastShown = now
      state.isShown = true
      write("\r\u{1B}[K" + sentence)
    }
  }

  func clear() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  static func sentence(_ progress: Solver.Progress) -> String {
    guard let incumbent = progress.incumbent else {
      return "looking for a first plan; none costs less than \(progress.bound) (\(progress.clusters) clusters)"
    }
    let gap = incumbent == 0 ? 0 : Double(incumbent - progress.bound) / Double(incumbent) * 100
    return String(
      format: "best plan costs %d, none less than %d, gap %.1f %% (%d clusters)", incumbent, progress.bound, gap,
      progress.clusters)
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
