package import Planning

extension Context {
  /// The name of an item as people know it; that of a stage is `Concept paper: approved`.
  package func title(of item: ItemID) -> String {
    switch item {
    case .meeting(let id): meeting(id)?.name ?? id
    case .event(let id): event(id)?.name ?? id
    case .task(let id): task(id)?.name ?? id
    case .stage(let document, let stage): "\(self.document(document)?.name ?? document): \(stage)"
    }
  }
}
