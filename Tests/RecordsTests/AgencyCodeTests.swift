import Base
import Records
import TestKit
import Testing

@Suite struct AgencyCodeTests {
  @Test(arguments: [
    ("000.00.01.H22", "H22.01"), ("000.17.22.H56", "H56.22.17"), ("000.00.00.H49", "H49"), ("000-00-23-H56", "H56.23"),
    ("012.17.22.h56", "H56.22.17.012"), ("H56.22.17", "H56.22.17"), ("h44.03", "H44.03"), ("G09.20", "G09.20"),
  ])
  func `the new form of an agency code`(code: String, form: String) {
    #expect(AgencyCode.newForm(code) == form)
  }

  @Test(arguments: [
    // A zero group between two others can be read in two ways.
    "000.17.00.H56", "012.00.22.H56",
    // Not of either scheme.
    "21127", "", "H5", "H56.", "00.17.22.H56", "000.17.22.556", "000 17 22 H56", "H56-22-17", "Xã Chí Minh",
    "000.17.22.HH6",
  ])
  func `a text of neither scheme, or of two meanings, gives nothing`(code: String) {
    #expect(AgencyCode.newForm(code) == nil)
  }

  @Test func `hyphens are dots only in a code of the old scheme`() {
    #expect(AgencyCode.oldForm("000-00-23-h56") == "000.00.23.H56")
    #expect(AgencyCode.oldForm("H56-22-17") == nil)
  }

  @Test(arguments: [
    ("1.001193.000.00.00.H56", "1.001193", "000.00.00.H56", nil), ("2.002621.H56", "2.002621", "H56", nil),
    ("2.000815.000.00.00.H55.02", "2.000815", "000.00.00.H55", "02"), ("2.002621.H56.14", "2.002621", "H56.14", nil),
  ])
  func `what a province's copy of a procedure's code says`(code: String, key: String, issuer: String, service: String?)
  {
    let national = NationalProcedureCode(code)
    #expect(national?.key == key)
    #expect(national?.issuer == issuer)
    #expect(national?.service == service)
  }

  @Test(arguments: ["1.001193", "TS_lop1.000.00.00.H22", "1.00119.H56", "1.001193.abc", "1.001193.", "x.001193.H56"])
  func `a local code, and a national one alone, are no copies`(code: String) {
    #expect(NationalProcedureCode(code) == nil)
  }
}
