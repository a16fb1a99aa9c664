/// The one stylesheet and the one script.
package enum Stylesheet {
  package static var bytes: [UInt8] { PackageResources.soi_css }
  package static var script: [UInt8] { PackageResources.soi_js }
}
