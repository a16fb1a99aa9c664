import Base
import Records
import Sample
import Testing

struct RegisterTests {
  @Test func `terms of procedure lists become working days`() {
    func days(_ text: String) -> Int? {
      SampleProcedure.list([["code", "name", "time_limit"], ["1", "A", text]]).first?.workingDays
    }
    #expect(days("same day; received after 15:00 → next WD") == 0)
    #expect(days("3 WD (+≤5 WD verification)") == 3)
    #expect(days("≤2 WD (or agreed)") == 2)
    #expect(days("5–12 WD (check)") == 12)
    #expect(days("15 days (8,5 + 6,5)") == 11)
    #expect(days("5 or 15 days by case") == 11)
    #expect(days("168 h = 21 WD") == 21)
    #expect(days("two levels, per NĐ 131/2021 as amended (12+12 days class)") == 9)
    #expect(days("7 ngày làm việc") == 7)
    #expect(days("by season plan") == 10)
    #expect(days("") == 10)
  }

  @Test(arguments: [
    ("0", false), ("0 (domestic)", false), ("none", false), ("–", false), ("HP 0", false), ("exempt in HP", false),
    ("", false),
    ("10.000 (HP), online 0", true), ("HĐND tariff", true), ("HP 0 (2026), elsewhere 100.000", true),
    ("HP 75.000", true),
  ]) func `fees of procedure lists are read`(text: String, isCharged: Bool) {
    let list = SampleProcedure.list([["name", "code", "fee_vnd"], ["A", "1", text]])
    #expect(list.map(\.fee) == [isCharged])
  }

  @Test func `rows without code or name are left out and missing columns are unknown`() {
    let list = SampleProcedure.list([["code", "name"], ["", "A"], ["1", ""], ["2"], ["3", "B"]])
    #expect(list.map(\.code) == ["3"])
    #expect(list.map(\.online) == [.none])
    #expect(SampleProcedure.list([]).isEmpty)
  }

  @Test func `units are the made-up province with differing names`() {
    let units = Orders.province(communes: 200, agencies: 12, dossiers: 0).records(.unit)
    #expect(units[0]["code"] == "H99" && units[0]["kind"] == "province")
    #expect(units.count { $0["kind"] == "agency" } == 12)
    #expect(units.count { $0["kind"] == "commune" } == 200)
    #expect(units.count { $0["name"]!.hasPrefix("UBND phường ") } == 40)
    #expect(Set(units.map { $0["name"]! }).count == units.count)
    let letters = ["Đ", "Ă", "Â", "Ô"]
    for letter in letters { #expect(units.contains { $0["name"]!.uppercased().contains(letter) }) }
    #expect(units.dropFirst().allSatisfy { $0["parent"] == "H99" })
  }

  @Test func `communes offer as much as the national portal counts`() {
    let province = Orders.province(communes: 40, agencies: 12, dossiers: 100)
    let procedures = Dictionary(uniqueKeysWithValues: province.records(.procedure).map { ($0["code"]!, $0) })
    let services = Dictionary(grouping: province.records(.service)) { $0["unit"]! }
    for index in 101...140 where index != 137 {
      let rows = services["H99.\(index)"]!
      #expect((388...390).contains(rows.count { procedures[$0["procedure"]!]!["citizen"] == "1" }))
      #expect((401...403).contains(rows.count { $0["online_level"] != "none" }))
    }
    // One commune has not yet taken over all its procedures (as Đak Đoa in October 2026).
    #expect(services["H99.137"]!.count { procedures[$0["procedure"]!]!["citizen"] == "1" } == 303)
    let own = services["H99"]!
    #expect(own.count == 89 && own.allSatisfy { $0["own_authority"] == "1" })
    #expect(own.count { $0["online_level"] == "partial" } == 31 && own.count { $0["online_level"] == "full" } == 21)
    let online = Set(services.values.joined().filter { $0["online_level"] != "none" }.map { $0["procedure"]! })
    #expect((1800...2000).contains(online.count))
    // The police's procedures are in the register and on no counter.
    #expect(procedures["1.004222"] != nil && !services.values.joined().contains { $0["procedure"] == "1.004222" })
  }

  @Test func `made-up procedures say so`() {
    let procedures = Orders.province(communes: 1, dossiers: 0).records(.procedure)
    #expect(procedures.allSatisfy { $0["code"]!.hasPrefix("9.") == $0["name"]!.hasSuffix("(thủ tục mẫu)") })
  }

  @Test(arguments: 1...5) func `the province announces 47 to 89 procedures in decisions of its own`(seed: Int) {
    let rows = Orders.province(communes: 2, agencies: 12, dossiers: 0, seed: UInt64(seed)).records(.announcement)
    #expect((47...89).contains(rows.count))
    #expect(rows.allSatisfy { $0["unit"] == "H99" && $0["signed_on"]! <= "2026-10-10" })
    #expect(Set(rows.map { $0["procedure"]! }).count == rows.count)
    #expect(rows.count { $0["parts_complete"] == "1" } * 100 >= rows.count * 85)
  }
}
