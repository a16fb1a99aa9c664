import Base
import Papers
import Testing

@Suite struct QuantityTests {
  @Test func `a quantity is written as the paper would`() {
    #expect(Quantity(millionths: 95_680_000, decimals: 2).vietnamese == "95,68")
    #expect(Quantity(millionths: 1_234_500_000, decimals: 1).vietnamese == "1.234,5")
    #expect(Quantity(933).vietnamese == "933")
  }
}
