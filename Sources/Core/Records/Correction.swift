/// How a batch says that it corrects a row that could not be read: by the path of its one file. A row with a live correction
/// waits for nobody; taking the correcting batch back brings it back.
extension QuarantinedRow {
  package static let correctionMark = ", sửa dòng "

  package var correctionPath: String { "\(file)\(Self.correctionMark)\(line), cột \(column): “\(value)”" }
}
