internal import Records

/// The number under which a fact's deliveries are found: FNV-1a over the kind and the group of the key. Written into
/// stores: frozen. Two facts may share it; readers compare keys.
func keyHash(_ kind: FactKind, _ key: String) -> Int64 {
  keyHash(kind, group: Statement.group(kind, key).utf8)
}

/// The same for a key in bytes.
func keyHash(_ kind: FactKind, _ key: ArraySlice<UInt8>) -> Int64 {
  keyHash(kind, group: kind == .step || kind == .progress ? key.prefix { $0 != 0x1F } : key)
}

@inline(__always)
private func keyHash(_ kind: FactKind, group: some Sequence<UInt8>) -> Int64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  hash = (hash ^ UInt64(kind.rawValue)) &* 0x100_0000_01B3
  for byte in group { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return Int64(bitPattern: hash)
}
