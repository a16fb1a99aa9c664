/// Everything the service answers.
enum Routes {
  static let all: [Route] =
    publics.map(\.forAll) + verifying.map(\.forAll) + papers + editions + figures + boards + records + improve + plans
    + obligations + registers + alerts + data + byHand + rules + access + admin + messages
    + operation
}
