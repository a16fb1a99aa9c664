/// The one stylesheet.
package enum Stylesheet {
  package static var bytes: [UInt8] { PackageResources.soi_css }
}
