import Files
import Foundation

/// `convene new`: writes a small scenario to begin with.
struct NewCommand: Subcommand {
  static let name = "new"
  static let summary = "write a small scenario to begin with"
  static let discussion = """
    Writes a first scenario that can be planned as it stands: two meetings, one document and a journey.
    An existing file is never overwritten. Use '-' for standard output.
    """
  static let operands = ["FILE"]
  static let options: [Option] = []
  static let examples = ["convene new first.yaml", "convene new - | convene plan -"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let path = arguments.operands[0]
    if path == "-" {
      try terminal.answer(template)
      return .success
    }
    if FileManager.default.fileExists(atPath: path) {
      terminal.say("convene: \(path) exists already and is left as it is. Maybe choose another name.")
      return .inputOutput
    }
    try Files.writeAtomically(Array(template.utf8), to: path)
    terminal.remark("Wrote \(path). Now: convene plan \(path)")
    return .success
  }

  static let template = """
    # A first scenario. `convene plan` proposes the best dates; `Documentation/Language.md` explains every key.
    convene: 1
    id: first
    title: A first plan
    horizon: 2026-01-05 .. 2026-06-30

    places:
      geneva: {zone: Europe/Zurich, calendar: {weekend: [sat, sun]}}
      nairobi: {zone: Africa/Nairobi, calendar: {weekend: [sat, sun]}}
    travel:
      pairs: [{between: [geneva, nairobi], days: 1}]
    parties:
      chair: {name: The Chair}
    bodies:
      committee: {name: Standing Committee, members: [chair], place: geneva}
    meetings:
      spring-session:
        name: Spring session
        body: committee
        takes: 2 days
        window: 2026-03-01 .. 2026-04-30
      field-visit:
        name: Field visit
        takes: 3 days
        place: nairobi
        parties: [chair]
        prefer: {start: 2026-05-04, weight: high}
        needs: [{document: work-plan, lead: 2 weeks}]
    documents:
      work-plan:
        name: Work plan
        stages:
          - {name: drafted, takes: 20 working days}
          - {name: circulated, takes: 10 working days}
          - {name: approved, decided-by: committee}

    """
}
