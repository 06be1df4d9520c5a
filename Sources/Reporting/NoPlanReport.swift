/// A scenario without a plan, as text for people.
public enum NoPlanReport {
  /// The report of a scenario that no plan satisfies.
  ///
  /// - Parameter sentences: What cannot hold together, each a sentence or clause.
  public static func text(title: String, sentences: [String], style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading(title)
    page.paragraph("no plan satisfies all its rules", .critical)
    if !sentences.isEmpty {
      page.heading("These cannot hold together")
      for sentence in sentences { page.paragraph("- \(sentence)", indent: 2, hanging: 2) }
    }
    return page.text
  }
}
