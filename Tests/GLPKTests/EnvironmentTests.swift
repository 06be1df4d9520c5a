import CGLPK
import Foundation
import GLPK
import Testing

@Suite struct EnvironmentTests {
  /// Lets GLPK give up on this thread by running out of its memory allowance.
  private func loseEnvironment(with program: LinearProgram) -> GLPKError? {
    glp_mem_limit(1)
    let columns = [LinearProgram.Column](repeating: .init(cost: 0, lower: 0, upper: 1), count: 20_000)
    do { try program.addColumns(columns) } catch { return error }
    return nil
  }

  @Test func aLostEnvironmentTakesItsProgramsAndNoOthers() throws {
    let other = try LinearProgram()
    let failing = try LinearProgram()
    let error = loseEnvironment(with: failing)
    guard case .failed(let call, let message) = error else {
      Issue.record("\(String(describing: error)) is not a failure inside GLPK")
      return
    }
    #expect(call == "glp_add_cols")
    for program in [failing, other] {
      let lost = GLPKError.environmentLost(message: message)
      #expect(throws: lost) { try program.addColumn(cost: 1, lower: 0, upper: 1) }
      #expect(throws: lost) { try program.solve(.dual) }
      #expect(throws: lost) { try program.objective }
      #expect(throws: lost) { try program.values() }
      #expect(throws: lost) { try program.basis }
      #expect(throws: lost) { try program.solveInteger(integerColumns: []) }
      #expect(program.columnCount == 0)
    }
    // A new program on the same thread has a new environment, and the old handles still throw.
    let next = try LinearProgram()
    try next.addColumn(cost: 1, lower: 2, upper: 3)
    #expect(try next.solve(.primal) == .optimal)
    #expect(try next.objective == 2)
    #expect(throws: GLPKError.environmentLost(message: message)) { try other.standardBasis() }
  }

  @Test func repeatedLossesLeaveNoMemoryBehind() throws {
    onNewThread {
      for _ in 0..<50 {
        guard let program = try? LinearProgram(), loseEnvironment(with: program) != nil else {
          Issue.record("the environment was not lost")
          return
        }
      }
      let last = try? LinearProgram()
      var blocks: Int32 = 0
      glp_mem_usage(&blocks, nil, nil, nil)
      // A new environment with one empty program.
      #expect(blocks < 30)
      #expect(last?.columnCount == 0)
    }
  }

  @Test func releasedProgramsGiveTheirMemoryBack() throws {
    onNewThread {
      do {
        let first = try LinearProgram()
        var before: Int32 = 0
        glp_mem_usage(&before, nil, nil, nil)
        for _ in 0..<20 {
          let program = try LinearProgram()
          try program.addColumns(.init(repeating: .init(cost: 1, lower: 0, upper: 1), count: 1000))
          #expect(try program.solve(.primal) == .optimal)
        }
        var after: Int32 = 0
        glp_mem_usage(&after, nil, nil, nil)
        #expect(after == before)
        #expect(first.rowCount == 0)
      } catch { Issue.record(error) }
    }
  }

  #if os(Linux)
    /// Resident memory of the process in bytes.
    private func residentMemory() throws -> Int {
      let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
      return try #require(Int(fields[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// The programs outlive their threads, so that only the environment's end can free them: 60 times 5 MB.
    @Test func environmentsEndWithTheirThreads() throws {
      let kept = KeptPrograms()
      let columns = [LinearProgram.Column](repeating: .init(cost: 1, lower: 0, upper: 1), count: 30_000)
      func runOne() {
        onNewThread {
          do {
            let program = try LinearProgram()
            try program.addColumns(columns)
            kept.keep(program)
            var bytes = 0
            glp_mem_usage(nil, nil, &bytes, nil)
            #expect(bytes > 4_000_000)
          } catch { Issue.record(error) }
        }
      }
      for _ in 0..<5 { runOne() }
      let before = try residentMemory()
      for _ in 0..<60 { runOne() }
      #expect(kept.count == 65)
      #expect(try residentMemory() - before < 100_000_000)
    }
  #endif

  @Test func threadsSolveAtTheSameTime() {
    let results = Results()
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      do {
        var random = SeededGenerator(seed: 7)
        let program = try RandomProgram(columns: 60, rows: 50, using: &random).make()
        let status = try program.solve(.dual)
        results.set(index, status == .optimal ? try program.objective : .nan)
      } catch { Issue.record(error) }
    }
    #expect(results.all.count == 8)
    #expect(Set(results.all.values).count == 1)
    #expect(results.all.values.allSatisfy { $0.isFinite })
  }

  @Test func anotherThreadsProgramIsAProgrammersError() async {
    await #expect(processExitsWith: .failure) {
      let kept = KeptPrograms()
      onNewThread { if let program = try? LinearProgram() { kept.keep(program) } }
      // An error would end this process in peace.
      try? kept.first?.standardBasis()
    }
  }

  @Test func nothingReachesTheTerminal() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      let program = try LinearProgram()
      try program.addColumns(.init(repeating: .init(cost: -1, lower: 0, upper: 1.5), count: 3))
      try program.addRow(lower: 0, upper: 2, columns: [0, 1, 2], coefficients: [1, 1, 1])
      _ = try program.solve(.dualThenPrimal)
      _ = try program.solveInteger(integerColumns: [0, 1, 2])
      _ = try? program.write(.lp, toPath: "/nowhere/at/all.lp")
      glp_mem_limit(1)
      _ = try? program.addColumns(.init(repeating: .init(cost: -1, lower: 0, upper: 1.5), count: 20_000))
    }
    let output = try #require(result)
    for bytes in [output.standardOutputContent, output.standardErrorContent] {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["GLPK", "glp_", "Writing", "Error", "memory"] { #expect(!text.contains(word), "\(text)") }
    }
  }
}

/// Runs a body on a thread of its own and waits for the end of that thread.
func onNewThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(Body(body))
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let code = pthread_create(&thread, nil, { runBody($0) }, box.toOpaque())
  precondition(code == 0, "No thread could be made (error \(code)).")
  #if canImport(Darwin)
    if let thread { pthread_join(thread, nil) }
  #else
    pthread_join(thread, nil)
  #endif
}

private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
  return nil
}

/// Keeps programs beyond the end of their threads. Safe since one thread at a time runs.
private final class KeptPrograms: @unchecked Sendable {
  private var programs: [LinearProgram] = []
  var count: Int { programs.count }
  var first: LinearProgram? { programs.first }
  func keep(_ program: LinearProgram) { programs.append(program) }
}

private final class Results: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Int: Double] = [:]
  var all: [Int: Double] { lock.withLock { values } }
  func set(_ index: Int, _ value: Double) { lock.withLock { values[index] = value } }
}
