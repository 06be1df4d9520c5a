import CGLPK
import Foundation

/// The GLPK environment of one thread, with every problem that was made there.
///
/// GLPK keeps its environment in thread-local storage and never frees it. This one is freed when its thread ends, or
/// when a call fails inside GLPK; the next program on the thread then gets a new one.
final class Environment {
  /// What a failure needs to come back from GLPK.
  let `guard`: UnsafeMutablePointer<glpk_guard>
  /// The message of the failure that freed the environment; nil while it is alive.
  private(set) var loss: String?
  private let thread: pthread_t

  /// Environments die on their own thread, in the destructor of this key.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let code = pthread_key_create(&key) { Environment.threadEnds($0) }
    precondition(code == 0, "The process has no thread-specific key left (error \(code)).")
    return key
  }()

  private init(guard: UnsafeMutablePointer<glpk_guard>) {
    self.guard = `guard`
    thread = pthread_self()
  }

  deinit {
    glpk_guard_delete(`guard`)
  }

  /// The environment of the calling thread, made at its first use.
  static func current() throws(GLPKError) -> Environment {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<Environment>.fromOpaque(pointer).takeUnretainedValue()
    }
    guard let `guard` = glpk_guard_create() else { throw .outOfMemory }
    let environment = Environment(guard: `guard`)
    let reference = Unmanaged.passRetained(environment)
    guard pthread_setspecific(key, reference.toOpaque()) == 0 else {
      reference.release()
      throw .outOfMemory
    }
    return environment
  }

  var isOnItsThread: Bool { pthread_equal(thread, pthread_self()) != 0 }

  /// Runs one guarded helper of the shim: the one place where failures of GLPK become errors.
  func call(_ name: String, _ helper: (UnsafeMutablePointer<glpk_guard>) -> Bool) throws(GLPKError) {
    if let loss { throw .environmentLost(message: loss) }
    if helper(`guard`) { return }
    let message = spoken
    loss = message
    // The helper has freed the GLPK environment: the thread forgets this one.
    pthread_setspecific(Self.key, nil)
    Unmanaged.passUnretained(self).release()
    throw .failed(call: name, message: message)
  }

  /// What GLPK said during the last call, on one line.
  var spoken: String {
    String(cString: glpk_guard_text(`guard`)).split(whereSeparator: \.isNewline).joined(separator: "; ")
  }

  private static func threadEnds(_ pointer: UnsafeMutableRawPointer?) {
    guard let pointer else { return }
    let environment = Unmanaged<Environment>.fromOpaque(pointer)
    environment.takeUnretainedValue().loss = "its thread has ended"
    glp_free_env()
    environment.release()
  }
}
