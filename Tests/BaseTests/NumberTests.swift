import Base
import TestKit
import Testing

@Suite struct NumberTests {
  @Test(arguments: 1...50)
  func `fractions obey the laws of arithmetic`(seed: UInt64) {
    var chance = Chance(seed)
    func some(_ chance: inout Chance) -> Fraction {
      Fraction(chance.below(2_000_001) - 1_000_000, chance.below(99_999) + 1)
    }
    let (a, b, c) = (some(&chance), some(&chance), some(&chance))
    #expect(a + b == b + a)
    #expect((a + b) + c == a + (b + c))
    #expect(a - a == .zero)
    #expect(a * (b + c) == a * b + a * c)
    if b != .zero { #expect(a / b * b == a) }
    #expect((a < b) == (b - a > .zero))
  }

  @Test func `halves round away from zero`() {
    #expect(Fraction(5, 1000).roundedHundredths == 1)
    #expect(Fraction(4, 1000).roundedHundredths == 0)
    #expect(Fraction(-5, 1000).roundedHundredths == -1)
    #expect(Fraction(199, 200).roundedHundredths == 100)
  }

  @Test func `points read what people write and nothing else`() {
    #expect(Points(text: "95.68")?.hundredths == 9568)
    #expect(Points(text: "8.0")?.hundredths == 800)
    #expect(Points(text: "100")?.hundredths == 10000)
    #expect(Points(text: "18.000")?.hundredths == 1800)
    #expect(Points(text: "5.595") == nil)
    #expect(Points(text: "5,59") == nil)
    #expect(Points(text: "") == nil)
    #expect(Points(hundredths: 5).text == "0.05")
    #expect(Points(hundredths: 1997).vietnamese == "19,97")
  }

  @Test func `numbers are grouped as in Vietnam`() {
    #expect(1_234_567.vietnamese == "1.234.567")
    #expect(933.vietnamese == "933")
    #expect((-1000).vietnamese == "-1.000")
  }
}

@Suite struct VietnameseOrderTests {
  @Test func `names sort as a Vietnamese reader expects`() {
    let sorted = [
      "a", "à", "ả", "ã", "á", "ạ", "an", "Án", "ăn", "âm", "ân", "Ấn", "ba", "da", "dá", "Dak", "đá", "Đà Nẵng", "e",
      "Ea", "ê",
    ]
    var chance = Chance(766)
    for _ in 0..<20 {
      let shuffled = sorted.shuffled(using: &chance)
      #expect(shuffled.sorted { VietnameseKey($0) < VietnameseKey($1) } == sorted)
    }
  }

  @Test func `search needs no marks`() {
    #expect(searchFolded("Đất  đai ") == "dat dai")
    #expect(searchFolded("Hộ tịch – Chứng thực") == "ho tich – chung thuc")
    #expect(searchFolded("THỦ TỤC NGƯỜI CÓ CÔNG") == "thu tuc nguoi co cong")
  }
}
