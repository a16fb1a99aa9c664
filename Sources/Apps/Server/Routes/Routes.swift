/// Everything the service answers.
enum Routes {
  static let all: [Route] = figures + boards + records + access + messages + operation
}
