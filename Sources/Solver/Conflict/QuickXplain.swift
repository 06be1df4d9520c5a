/// A part of some items that is still refuted, and no longer without any one of it, as far as the judge sees; those named first are
/// preferred in it.
///
/// Junker (2004), QUICKXPLAIN: Preferred Explanations and Relaxations for Over-Constrained Problems, AAAI-04, pages 167 to 172.
///
/// - Parameters:
///   - items: Refuted together.
///   - shouldStop: true ends the work with what is left.
package func quickXplain(
  _ items: [Int], shouldStop: () -> Bool = { false }, isRefuted: ([Int]) -> Bool
) -> [Int] {
  func explained(_ background: [Int], isChanged: Bool, _ items: ArraySlice<Int>) -> [Int] {
    if shouldStop() { return Array(items) }
    if isChanged, isRefuted(background) { return [] }
    if items.count == 1 { return Array(items) }
    let middle = items.startIndex + items.count / 2
    let (first, second) = (items[..<middle], items[middle...])
    let later = explained(background + first, isChanged: true, second)
    return explained(background + later, isChanged: !later.isEmpty, first) + later
  }
  return items.count < 2 ? items : explained([], isChanged: false, items[...])
}
