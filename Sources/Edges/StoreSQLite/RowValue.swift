internal import GRDB

extension Row {
  /// A column's value; throws where GRDB's subscript would end the process. Tables are strict, so only a damaged file holds
  /// something else than what was put in.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
    try decode(Value.self, atIndex: index)
  }
}
