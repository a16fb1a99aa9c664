import Base
import Formats
import Testing

@Suite struct MultipartTests {
  private let type = "multipart/form-data; boundary=----x1"

  private func body(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

  @Test func fieldsAndFilesAreToldApart() throws {
    let form = try #require(
      MultipartForm(
        contentType: type,
        body(
          """
          ------x1
          Content-Disposition: form-data; name="unit"

          H99.101
          ------x1
          Content-Disposition: form-data; name="files"; filename="C:\\\\danh sách.csv"
          Content-Type: text/csv

          a,b
          1,2
          ------x1
          Content-Disposition: form-data; name="files"; filename=""


          ------x1--

          """)))
    #expect(form.text("unit") == "H99.101")
    #expect(form.files.map(\.fileName) == ["danh sách.csv"])
    #expect(form.files.first.map { String(decoding: $0.content, as: UTF8.self) } == "a,b\r\n1,2")
  }

  @Test(arguments: [
    "", "------x1", "------x1\n------x1--", "------x1\nContent-Disposition: form-data\n\nv\n------x1--",
    "------x1\nContent-Disposition: form-data; name=\"a\"\nv\n------x1--",
  ])
  func whatIsNoFormIsRefused(_ text: String) {
    #expect(MultipartForm(contentType: type, body(text)) == nil)
  }

  @Test func anotherTypeIsNoForm() {
    #expect(MultipartForm(contentType: "text/plain; boundary=x", body("--x\n\n--x--")) == nil)
    #expect(MultipartForm(contentType: "multipart/form-data", body("--x\n\n--x--")) == nil)
  }
}
