import Analysis
import CivilTime
import Foundation
import Interchange
import Planning
import TestSupport
import Testing

struct CalendarExportTests {
  @Test func sample() throws {
    let network = Network(SamplePlan.plan, in: SamplePlan.context)
    let bytes = try CalendarExport.calendar(network, in: SamplePlan.context)
    print(String(decoding: bytes, as: UTF8.self))
    try Data(bytes).write(to: URL(fileURLWithPath: "/tmp/outputs-sample.ics"))
  }
}
