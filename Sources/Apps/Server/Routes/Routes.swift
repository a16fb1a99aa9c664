/// Everything the service answers.
enum Routes {
  static let all: [Route] = figures + boards + access + messages + operation
}
