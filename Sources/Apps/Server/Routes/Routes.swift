/// Everything the service answers.
enum Routes {
  static let all: [Route] =
    publics + figures + boards + records + data + access + admin + messages + operation
}
