import CivilTime
import ScenarioText

/// The instants of items with the arcs that order them: no arc leads back in time.
///
/// Only hard rules between items that are still to be planned are in it, since only they cannot give way.
struct PrecedenceGraph {
  /// The start or the end of an item.
  struct Vertex: Hashable, Comparable {
    var item: ItemID
    var isEnd: Bool

    static func < (a: Vertex, b: Vertex) -> Bool {
      a.item == b.item ? !a.isEnd && b.isEnd : a.item < b.item
    }
  }

  struct Arc {
    var to: Vertex
    /// Whether time passes between the two.
    var isStrict: Bool
    var place: SourcePlace?
  }

  private var arcs: [Vertex: [Arc]] = [:]
  private var items: Set<ItemID> = []

  /// Adds an item that takes time, or a milestone, whose start is its end.
  mutating func add(_ item: ItemID, isMilestone: Bool = false) {
    items.insert(item)
    let (start, end) = (Vertex(item: item, isEnd: false), Vertex(item: item, isEnd: true))
    arcs[start, default: []].append(Arc(to: end, isStrict: !isMilestone))
    if isMilestone { arcs[end, default: []].append(Arc(to: start, isStrict: false)) }
  }

  /// Adds that one instant is not before another, where both items are in the graph.
  mutating func add(
    _ from: (item: ItemID, isEnd: Bool), _ to: (item: ItemID, isEnd: Bool), isStrict: Bool = false,
    at place: SourcePlace?
  ) {
    guard items.contains(from.item), items.contains(to.item) else { return }
    let target = Vertex(item: to.item, isEnd: to.isEnd)
    arcs[Vertex(item: from.item, isEnd: from.isEnd), default: []]
      .append(Arc(to: target, isStrict: isStrict, place: place))
  }

  /// One cycle on which time would pass for each group of items that wait for each other, in canonical order.
  ///
  /// - Complexity: O(vertices · arcs) in the worst case.
  func cycles() -> [[(item: ItemID, place: SourcePlace?)]] {
    var covered: Set<ItemID> = []
    var found: [[(item: ItemID, place: SourcePlace?)]] = []
    let components = strongComponents()
    for vertex in arcs.keys.sorted() where !covered.contains(vertex.item) {
      for arc in arcs[vertex] ?? [] where arc.isStrict && components[vertex] == components[arc.to] {
        guard let back = path(from: arc.to, to: vertex) else { continue }
        let cycle = Self.rotated(Self.items([(vertex, arc)] + back))
        covered.formUnion(arcs.keys.filter { components[$0] == components[vertex] }.map(\.item))
        found.append(cycle)
        break
      }
    }
    return found
  }

  /// The number of the strongly connected component of each vertex (Tarjan 1972, doi:10.1137/0201010).
  private func strongComponents() -> [Vertex: Int] {
    var index: [Vertex: Int] = [:]
    var low: [Vertex: Int] = [:]
    var component: [Vertex: Int] = [:]
    var stack: [Vertex] = []
    var count = 0
    for root in arcs.keys.sorted() where index[root] == nil {
      // An explicit stack, since chains may be as long as the scenario.
      var open: [(vertex: Vertex, next: Int)] = [(root, 0)]
      index[root] = index.count
      low[root] = index[root]
      stack.append(root)
      while let (vertex, next) = open.last {
        let out = arcs[vertex] ?? []
        if next < out.count {
          open[open.count - 1].next += 1
          let to = out[next].to
          if let other = index[to] {
            if component[to] == nil { low[vertex] = min(low[vertex] ?? other, other) }
          } else {
            index[to] = index.count
            low[to] = index[to]
            stack.append(to)
            open.append((to, 0))
          }
          continue
        }
        open.removeLast()
        if let parent = open.last?.vertex, let reached = low[vertex] {
          low[parent] = min(low[parent] ?? reached, reached)
        }
        guard low[vertex] == index[vertex] else { continue }
        while let last = stack.popLast() {
          component[last] = count
          if last == vertex { break }
        }
        count += 1
      }
    }
    return component
  }

  /// A shortest path, as vertices with the arcs that leave them; nil where there is none.
  private func path(from start: Vertex, to end: Vertex) -> [(Vertex, Arc)]? {
    var cameBy: [Vertex: (Vertex, Arc)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count, cameBy[end] == nil {
      let vertex = queue[next]
      next += 1
      for arc in arcs[vertex] ?? [] where arc.to != start && cameBy[arc.to] == nil {
        cameBy[arc.to] = (vertex, arc)
        queue.append(arc.to)
      }
    }
    var path: [(Vertex, Arc)] = []
    var vertex = end
    while vertex != start {
      guard let step = cameBy[vertex] else { return nil }
      path.append(step)
      vertex = step.0
    }
    return path.reversed()
  }

  /// The items of a cycle, each with the place of the rule that leads on to the next one.
  private static func items(_ cycle: [(Vertex, Arc)]) -> [(item: ItemID, place: SourcePlace?)] {
    cycle.filter { $0.0.item != $0.1.to.item }.map { ($0.0.item, $0.1.place) }
  }

  /// The cycle from its first item in canonical order on.
  private static func rotated(
    _ cycle: [(item: ItemID, place: SourcePlace?)]
  ) -> [(item: ItemID, place: SourcePlace?)] {
    guard let start = cycle.indices.min(by: { cycle[$0].item < cycle[$1].item }) else { return cycle }
    return Array(cycle[start...] + cycle[..<start])
  }
}
