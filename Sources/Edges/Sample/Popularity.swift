/// How often citizens ask for the procedures of a commune, in hundredths of all dossiers. Copies and extracts make up
/// most of a counter's work; of some four hundred procedures on offer, a commune sees forty to seventy in a year.
enum Popularity {
  static func weight(_ procedure: SampleProcedure, isMadeUp: Bool) -> Double {
    if isMadeUp { return 0.0001 }
    return known[procedure.code] ?? (procedure.fee ? 0.014 : 0.003)
  }

  /// How much communes differ in it: little in what everybody needs, much in what is rare.
  static func spread(_ weight: Double) -> Double { weight > 10 ? 0.45 : weight >= 0.3 ? 0.35 : 1.4 }

  private static let known: [String: Double] = [
    // Certified copies and signatures.
    "2.000815": 47, "2.000884": 6, "2.000908": 1, "2.001035": 1.4, "2.001016": 0.3, "2.001406": 0.3, "2.000942": 0.2,
    "2.000913": 0.15, "2.001019": 0.1,
    // Civil status.
    "2.000635": 11, "1.001193": 3.6, "1.000656": 1.6, "1.000894": 2, "1.004873": 4.6, "1.004884": 0.8, "1.004859": 1.5,
    "3.000722": 2, "2.002913": 1.1, "1.004772": 0.3, "2.002516": 0.5, "1.004746": 0.25, "1.005461": 0.2,
    "1.001022": 0.2,
    "1.000689": 0.25,
    // Land.
    "1.013978": 1.9, "1.013949": 0.6, "1.012812": 0.15, "1.012796": 0.25, "1.013967": 0.15, "1.013979": 0.12,
    "1.012817": 0.12,
    // Household businesses.
    "1.001612": 1.9, "2.000720": 0.9, "1.001266": 0.4, "2.000575": 0.15, "1.001570": 0.1,
    // Welfare, merit, poverty.
    "1.001776": 2.2, "1.014027": 1.8, "1.001731": 0.25, "1.001699": 0.25, "1.014028": 0.1, "1.001653": 0.05,
    "1.010833": 0.12, "1.010824": 0.1, "2.002307": 0.08, "1.010803": 0.08, "1.011607": 0.1, "1.011608": 0.08,
    // Schools, building, trade.
    "1.005144": 0.2, "2.002481": 0.3, "3.000182": 0.4, "1.013225": 0.7, "1.013227": 0.1, "2.000620": 0.12,
  ]
}
