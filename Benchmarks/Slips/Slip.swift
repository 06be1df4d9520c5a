/// A random change of the kind that befalls a plan: some days of one task are closed.
struct Slip {
  enum Kind: CaseIterable {
    /// A meeting or session can only start after its planned day.
    case later
    /// The planned first day of a meeting or session is closed.
    case closed
    /// A stage can only start after its planned day.
    case laterStage
  }

  let task: Int
  let kind: Kind
  /// The planned start.
  let day: Int

  /// A slip that leaves the task a day to start on; nil where the one that was drawn leaves none.
  init?(of instance: Instance, planned start: [Int], random: inout GeneratorRandom) {
    let kind = random.pick(Kind.allCases)
    let tasks = instance.tasks.indices.filter {
      kind == .laterStage ? instance.tasks[$0].kind == .stage : instance.tasks[$0].places != nil
    }
    guard !tasks.isEmpty else { return nil }
    task = random.pick(tasks)
    self.kind = kind
    day = start[task]
    let domains = instance.tasks[task].places?.map(\.dom) ?? [instance.tasks[task].dom ?? []]
    guard domains.contains(where: { !closing($0).isEmpty }) else { return nil }
  }

  /// Whether the task may start on a day.
  func allows(start: Int) -> Bool { kind == .closed ? start != day : start > day }

  private func closing(_ domain: [[Int]]) -> [[Int]] {
    InstanceWorld.runs(domain.flatMap { $0[0]...$0[1] }.filter { allows(start: $0) })
  }

  /// The instance after the slip, made from the format alone.
  func applied(to instance: Instance) -> Instance {
    var changed = instance
    changed.tasks[task].dom = instance.tasks[task].dom.map(closing)
    changed.tasks[task].places = instance.tasks[task].places.map { places in
      places.map { Instance.Place(place: $0.place, dom: closing($0.dom), cost: $0.cost) }.filter { !$0.dom.isEmpty }
    }
    return changed
  }
}
