/// Everything the service answers.
enum Routes {
  static let all: [Route] =
    publics.map(\.forAll) + figures + boards + records + improve + alerts + data + byHand + rules + access + admin
    + messages
    + operation
}
