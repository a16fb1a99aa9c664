/// Everything the service answers.
enum Routes {
  static let all: [Route] = figures + boards + records + data + access + messages + operation + publics
}
