import Files

/// `convene-bench instance N SEED [--busy | --calm | --party X --draft Y] [--to FILE]`: writes an instance that has a solution.
struct InstanceCommand {
  static let usage = """
    convene-bench instance MEETINGS SEED [--busy | --calm | --party SHARE --draft SHARE] [--to FILE]
      Parties spend the share --party of their working days at meetings, teams --draft on drafts: 0.35 and 0.55 when
      busy, which is usual, 0.12 and 0.2 when calm. A seed makes one instance on every machine; other generators
      of the format make others of the same kind from it.
    """
  private let generator: InstanceGenerator
  private let file: String?

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, operands: 2, options: ["--party", "--draft", "--to"], switches: ["--busy", "--calm"], usage: Self.usage
    )
    var load = words.has("--calm") ? InstanceGenerator.Load.calm : .busy
    if words.has("--calm"), words.has("--busy") { throw Unreadable(description: "An instance is --busy or --calm.") }
    let (party, draft) = (try words.positive("--party"), try words.positive("--draft"))
    if party != nil || draft != nil {
      load = InstanceGenerator.Load(party: party ?? load.party, draft: draft ?? load.draft)
      guard (0.01...2).contains(load.party), (0.01...2).contains(load.draft) else {
        throw Unreadable(description: "--party and --draft are shares from 0.01 to 2.")
      }
    }
    let meetings = try CommandWords.number(words.operand(0), named: "MEETINGS", in: 4...5000)
    let seed = try CommandWords.number(words.operand(1), named: "SEED", in: 0...Int.max)
    generator = InstanceGenerator(meetings: meetings, seed: UInt64(seed), load: load)
    file = words.text("--to")
  }

  func run() throws {
    let json = try generator.instance().json()
    if let file {
      try Files.writeAtomically(json, to: file)
    } else {
      print(String(decoding: json, as: UTF8.self), terminator: "")
    }
  }
}
