import Foundation

/// A thread beside the solve that does one job at a time (step 8 of the method).
///
/// When a job is started and when its result is taken depends on counts of work alone, so that no result depends on the number of
/// threads: with one thread, a job is done where it is started.
final class Companion {
  private let box = Box()
  private let hasThread: Bool
  private var isStarted = false

  init(threads: Int) { hasThread = threads > 1 }

  deinit { box.change { $0.isOver = true } }

  /// Does a job; the one before has been waited for. What it uses is left alone by everyone else until then.
  func start(_ job: @escaping () -> Void) {
    guard hasThread else { return job() }
    box.change { $0.job = job }
    if isStarted { return }
    isStarted = true
    let box = box
    Thread.detachNewThread { while let job = box.next() { box.finish(job) } }
  }

  /// Waits for the end of the job, if there is one.
  func join() { box.wait() }

  /// Waits for the end of the job, but no longer than until it is asked to stop.
  func join(shouldStop: () -> Bool) { while !box.wait(seconds: 0.02), !shouldStop() {} }

  /// What both threads see.
  private final class Box: @unchecked Sendable {
    var job: (() -> Void)?
    var isOver = false
    private let condition = NSCondition()

    func change(_ body: (Box) -> Void) {
      condition.lock()
      body(self)
      condition.broadcast()
      condition.unlock()
    }

    func next() -> (() -> Void)? {
      condition.lock()
      defer { condition.unlock() }
      while job == nil && !isOver { condition.wait() }
      return job
    }

    func finish(_ job: () -> Void) {
      job()
      change { $0.job = nil }
    }

    func wait() {
      condition.lock()
      defer { condition.unlock() }
      while job != nil { condition.wait() }
    }

    /// Whether the job is at its end.
    func wait(seconds: Double) -> Bool {
      condition.lock()
      defer { condition.unlock() }
      if job != nil { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
      return job == nil
    }
  }
}

/// Something that one thread writes and another reads (step 8 of the method).
final class Shared<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var stored: Value

  init(_ value: Value) { stored = value }

  var value: Value {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }
}
