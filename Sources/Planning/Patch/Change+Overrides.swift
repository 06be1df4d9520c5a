import CivilTime

extension Change {
  /// The change as overrides of a scenario file, in each of the ways in which the file may have said what is changed: a meeting's days
  /// by `takes` or by `dates`, a need by the item that waits or by what is needed, a document for its last stage.
  public func overrides(in context: Context) -> [[PatchText.Override]] {
    typealias Override = PatchText.Override
    switch self {
    case .windows(let id, let windows):
      let texts = windows.map { PatchText.Value.text("\($0)") }
      return [[Override([.key("meetings"), .key(id), "window"], texts.count == 1 ? texts[0] : .list(texts))]]
    case .pin(let id, let day):
      let length = context.meeting(id)?.takes ?? .days(1)
      let last = length.lastDay(startingOn: day, calendar: context.workTable(nil)) ?? day
      let days = DayRange(first: day, last: last).map { "\($0)" } ?? "\(day)"
      let pin = Override([.key("meetings"), .key(id), "dates"], .text(last == day ? "\(day)" : days))
      guard context.meeting(id)?.pin?.note.soft != nil else { return [[pin]] }
      return [
        [
          Override([.key("meetings"), .key(id), "dates", "is"], pin.value),
          Override([.key("meetings"), .key(id), "dates", "soft"], .removed),
        ]
      ]
    case .takes(let item, let span): return overrides(item, takes: span, context)
    case .weekdays(let id, let days):
      let names = Weekday.allCases.filter(days.contains).map {
        PatchText.Value.text("\($0.name.prefix(3).lowercased())")
      }
      return [[Override([.key("meetings"), .key(id), "weekdays"], .list(names))]]
    case .closedDays(let id): return [[Override([.key("meetings"), .key(id), "open-days"], .truth(false))]]
    case .place(let id, let place):
      let known = context.meeting(id)?.places.map(\.place) ?? []
      return [
        (known + [place]).map {
          Override([.key("meetings"), .key(id), "place", .entry(["place": .text($0)])], .mapping([]))
        }
      ]
    case .absence(let party, let id):
      let path: [PatchText.Step] = [.key("meetings"), .key(id), "parties", .entry(["party": .text(party)])]
      return [[Override(path, .mapping([.init("attendance", .text("optional")), .init("absence", .number(0))]))]]
    case .gap(let first, let then, let type, let atLeast, let atMost):
      let several = context.scenario.order.count { $0.first == first && $0.then == then } > 1
      return spellings(first, context).flatMap { from in
        spellings(then, context).map { to in
          var fields = [PatchText.Field("first", .text(from)), PatchText.Field("then", .text(to))]
          if several { fields.append(PatchText.Field("type", .text(type.rawValue))) }
          let path: [PatchText.Step] = ["order", .named(fields)]
          let least = Override(path + ["at-least"], .text("\(atLeast)"))
          return [least] + (atMost.map { [Override(path + ["at-most"], .text("\($0)"))] } ?? [])
        }
      }
    case .lead(let item, let subject, let lead): return overrides(item, subject, lead, context)
    case .notice(let id, let clear):
      return [[Override([.key("bodies"), .key(id), "notice", "clear"], .text("\(clear)"))]]
    case .spacing(let id, let bounds):
      let path: [PatchText.Step] = [.key("bodies"), .key(id), "spacing"]
      return [
        (bounds.atLeast.map { [Override(path + ["at-least"], .text("\($0)"))] } ?? [])
          + (bounds.atMost.map { [Override(path + ["at-most"], .text("\($0)"))] } ?? [])
      ]
    case .due(let id, let day):
      let section = context.document(id) == nil ? "tasks" : "documents"
      return [[Override([.key(section), .key(id), "due"], .text("\(day)"))]]
    case .silence(let stage): return [[Override(path(of: stage) + ["or-silence"], .truth(true))]]
    case .session(let meeting):
      var fields = [PatchText.Field("name", .text(meeting.name))]
      if let body = meeting.body { fields.append(.init("body", .text(body))) }
      fields.append(.init("takes", .text("\(meeting.takes)")))
      if let window = meeting.windows?.value.first { fields.append(.init("window", .text("\(window)"))) }
      if meeting.body.flatMap(context.body)?.places.isEmpty ?? true, let place = meeting.places.first {
        fields.append(.init("place", .text(place.place)))
      }
      return [[Override([.key("meetings"), .key(meeting.id)], .mapping(fields))]]
    case .capacity(let id, let people): return [[Override([.key("teams"), .key(id), "capacity"], .number(people))]]
    case .blocking(let id, let cost):
      guard let blocks = context.event(id)?.blocks else { return [[]] }
      var fields: [PatchText.Field] = []
      if !blocks.parties.isEmpty { fields.append(.init("parties", .list(blocks.parties.map { .text($0) }))) }
      if !blocks.places.isEmpty { fields.append(.init("places", .list(blocks.places.map { .text($0) }))) }
      fields.append(.init("cost", .number(cost)))
      return [
        [
          Override([.key("events"), .key(id), "blocks"], .removed),
          Override([.key("events"), .key(id), "avoid"], .mapping(fields)),
        ]
      ]
    case .notBefore(let item, let day):
      guard let path = ownPath(of: item) else { return [[]] }
      return [[Override(path + ["not-before"], .text("\(day)"))]]
    case .unpinned(let id):
      let meeting: [PatchText.Step] = [.key("meetings"), .key(id)]
      let takes = context.meeting(id)?.takes ?? .days(1)
      return [[Override(meeting + ["dates"], .removed), Override(meeting + ["takes"], .text("\(takes)"))]]
    case .moved(let id, let place): return [[Override([.key("meetings"), .key(id), "place"], .text(place))]]
    case .cancelled(let id): return [[Override([.key("meetings"), .key(id), "status"], .text("cancelled"))]]
    case .withdrawn(let id): return overrides(withdrawing: id, context)
    case .eventDays(let id, let days): return [[Override([.key("events"), .key(id), "dates"], .text("\(days)"))]]
    case .event(let event):
      var fields = [PatchText.Field("name", .text(event.name)), PatchText.Field("dates", .text("\(event.days)"))]
      if let blocks = event.blocks {
        let lists = [("parties", blocks.parties), ("places", blocks.places)].filter { !$0.1.isEmpty }
        fields.append(.init("blocks", .mapping(lists.map { .init($0.0, .list($0.1.map { .text($0) })) })))
      }
      return [[Override([.key("events"), .key(event.id)], .mapping(fields))]]
    }
  }

  /// A document or task goes, and with it what waits for it and its links; a need that the item itself writes goes by itself.
  private func overrides(withdrawing id: String, _ context: Context) -> [[PatchText.Override]] {
    var parts: [[[PatchText.Override]]] = []
    let waiting =
      context.scenario.meetings.map { ($0.id, $0.needs) } + context.scenario.tasks.map { ($0.id, $0.needs) }
    for (item, needs) in waiting where item != id {
      for need in needs where need.subject.item.isPart(of: id) {
        parts.append([overrides(item, need.subject.item, nil, context)[0], []])
      }
    }
    for link in context.scenario.order where link.first.isPart(of: id) || link.then.isPart(of: id) {
      let several = context.scenario.order.count { $0.first == link.first && $0.then == link.then } > 1
      parts.append(
        spellings(link.first, context).flatMap { from in
          spellings(link.then, context).map { to in
            var fields = [PatchText.Field("first", .text(from)), PatchText.Field("then", .text(to))]
            if several { fields.append(PatchText.Field("type", .text(link.type.rawValue))) }
            return [PatchText.Override(["order", .named(fields)], .removed)]
          }
        })
    }
    let ways = parts.reduce([[]]) { ways, next in Array(ways.flatMap { way in next.map { way + $0 } }.prefix(64)) }
    let own: [PatchText.Step] = [.key(context.document(id) == nil ? "tasks" : "documents"), .key(id)]
    return ways.map { $0 + [PatchText.Override(own, .removed)] }
  }

  /// Where a meeting, task or stage is written.
  private func ownPath(of item: ItemID) -> [PatchText.Step]? {
    switch item {
    case .meeting(let id): [.key("meetings"), .key(id)]
    case .task(let id): [.key("tasks"), .key(id)]
    case .stage: path(of: item)
    case .event: nil
    }
  }

  private func path(of stage: ItemID) -> [PatchText.Step] {
    guard case .stage(let document, let name) = stage else { return [] }
    return [.key("documents"), .key(document), "stages", .entry(["name": .text(name)])]
  }

  /// How a file may write an item: a last stage also by its document alone.
  private func spellings(_ item: ItemID, _ context: Context) -> [String] {
    guard case .stage(let document, let name) = item, context.document(document)?.stages.last?.name == name else {
      return ["\(item)"]
    }
    return ["\(item)", document]
  }

  private func overrides(_ item: ItemID, takes span: Span, _ context: Context) -> [[PatchText.Override]] {
    switch item {
    case .meeting(let id):
      let meeting: [PatchText.Step] = [.key("meetings"), .key(id)]
      let byTakes = [PatchText.Override(meeting + ["takes"], .text("\(span)"))]
      guard let first = context.meeting(id)?.pin?.value,
        let last = span.lastDay(startingOn: first, calendar: context.workTable(nil))
      else { return [byTakes] }
      let days = first == last ? "\(first)" : DayRange(first: first, last: last).map { "\($0)" } ?? "\(first)"
      // A file may say both, as long as they agree.
      let byDates = [PatchText.Override(meeting + ["dates"], .text(days))]
      return [byTakes, byDates, byTakes + byDates]
    case .task(let id): return [[PatchText.Override([.key("tasks"), .key(id), "takes"], .text("\(span)"))]]
    case .stage: return [[PatchText.Override(path(of: item) + ["takes"], .text("\(span)"))]]
    case .event: return [[]]
    }
  }

  /// The lead of a need, where the item writes it or where its subject does.
  private func overrides(
    _ item: String, _ subject: ItemID, _ lead: Span?, _ context: Context
  ) -> [[PatchText.Override]] {
    let isMeeting = context.meeting(item) != nil
    var (needed, subjectPath): (PatchText.Step, [PatchText.Step])
    switch subject {
    case .stage(let document, let stage):
      let needs = (context.meeting(item)?.needs ?? []) + (context.task(item)?.needs ?? [])
      let several = needs.count { if case .stage(document, _) = $0.subject { true } else { false } } > 1
      needed =
        several
        ? .entry(["document": .text(document), "stage": .text(stage)]) : .entry(["document": .text(document)])
      subjectPath = [.key("documents"), .key(document)]
    case .task(let id): (needed, subjectPath) = (.entry(["task": .text(id)]), [.key("tasks"), .key(id)])
    case .meeting, .event: return [[]]
    }
    let paths: [[PatchText.Step]] = [
      [.key(isMeeting ? "meetings" : "tasks"), .key(item), "needs", needed],
      subjectPath + ["needed-by", .entry([isMeeting ? "meeting" : "task": .text(item)])],
    ]
    return paths.map { path in
      [lead.map { PatchText.Override(path + ["lead"], .text("\($0)")) } ?? PatchText.Override(path, .removed)]
    }
  }
}

extension ItemID {
  /// Whether it is a stage of a document, or a task, of this name.
  fileprivate func isPart(of id: String) -> Bool {
    switch self {
    case .stage(let document, _): document == id
    case .task(let task): task == id
    case .meeting, .event: false
    }
  }
}
