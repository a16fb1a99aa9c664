/// The one stylesheet and the one script.
package enum Stylesheet {
  package static var bytes: [UInt8] { PackageResources.soi_css }
  /// An eye on a map's blue.
  package static let icon = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12467b"/>\
    <path d="M3 16c4-7 9-9 13-9s9 2 13 9c-4 7-9 9-13 9S7 23 3 16z" fill="#fff"/><circle cx="16" cy="16" r="5.5" \
    fill="#12467b"/></svg>
    """.utf8)
  package static var script: [UInt8] { PackageResources.soi_js }
}
