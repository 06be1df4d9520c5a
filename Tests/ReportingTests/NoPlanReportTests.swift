import Reporting
import Testing

struct NoPlanReportTests {
  @Test func sentencesAreListed() {
    let text = NoPlanReport.text(
      title: "Approved too late",
      sentences: [
        "The forum needs its plan approved 2 weeks before, and its window closes on 1 May 2024, well before that.",
        "The session is pinned to 24 April 2024.",
      ], style: TextStyle(width: 80))
    #expect(
      text == """
        Approved too late
        no plan satisfies all its rules

        These cannot hold together
          - The forum needs its plan approved 2 weeks before, and its window closes on
            1 May 2024, well before that.
          - The session is pinned to 24 April 2024.

        """)
  }

  @Test func nothingIsSaidWithoutSentences() {
    #expect(NoPlanReport.text(title: "T", sentences: []) == "T\nno plan satisfies all its rules\n")
  }
}
