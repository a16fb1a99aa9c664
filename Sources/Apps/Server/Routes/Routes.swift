/// Everything the service answers.
enum Routes {
  static let all: [Route] = figures + boards + operation + publics
}
