internal import Base

/// How long each procedure takes here and how often it is on time: only of procedures with enough dossiers.
struct ServiceSection {
  let page: PublicUnitPage

  func write(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "services")]) { html in
      html.element("h2", [("id", "services")], "Thủ tục ở đây thường mất bao lâu")
      guard let services = page.services else {
        html.raw(
          "<p>Số liệu chưa đủ: chưa có quý nào được chốt và công bố. <a href=\"/method#small\">Vì sao không nêu số nhỏ</a></p>"
        )
        return
      }
      if services.all > 8 || !services.searched.isEmpty { search(services, &html) }
      if services.shown.isEmpty {
        html.element(
          "p", [],
          services.searched.isEmpty
            ? "Số liệu chưa đủ: trong \(services.periodWords) không thủ tục nào có từ 10 hồ sơ đã giải quyết trở lên ở đây."
            : "Không có thủ tục nào hợp với “\(services.searched)” có từ 10 hồ sơ đã giải quyết trở lên.")
        return
      }
      html.element("ul", [("class", "services")]) { html in
        for service in services.shown { item(service, &html) }
      }
      html.element("p", [("class", "asof")]) { html in
        html.escaped("Theo \(services.periodWords), ")
        html.element("a", [("href", "/open-data/editions/\(services.edition)")], "ấn bản số \(services.edition)")
        html.raw(
          "; chỉ nêu thủ tục có từ 10 hồ sơ đã giải quyết, các thủ tục khác số liệu chưa đủ. <a href=\"/method#small\">Vì sao</a>"
        )
      }
    }
  }

  private func search(_ services: PublicUnitPage.Services, _ html: inout Html) {
    html.element("form", [("class", "seek"), ("method", "get"), ("action", "#services")]) { html in
      html.void("input", [("type", "hidden"), ("name", "period"), ("value", page.periodName)])
      html.raw("<label for=\"seek\">Tìm thủ tục (không cần gõ dấu)</label><p>")
      html.void(
        "input",
        [("id", "seek"), ("type", "search"), ("name", "find"), ("value", services.searched), ("maxlength", "80")])
      html.raw(" <button type=\"submit\">Tìm</button></p>")
    }
  }

  private func item(_ service: PublicUnitPage.Service, _ html: inout Html) {
    html.element("li", []) { html in
      html.element("b", [], service.name)
      html.element("span", []) { html in
        let days = service.typicalDays
        html.escaped(days == 0 ? "thường xong trong ngày" : "thường \(days) ngày làm việc")
        if let onTime = service.onTime { html.escaped(", " + said(onTime, service)) }
        html.escaped(" (\(service.ended.vietnamese) hồ sơ)")
      }
    }
  }

  /// Of few dossiers “at least 60 %” would sound worse than it is: how many can be late says the same plainly.
  private func said(_ onTime: (percent: Int, isLeast: Bool), _ service: PublicUnitPage.Service) -> String {
    if onTime.isLeast, onTime.percent < 90, let late = service.lateAtMost {
      return "không quá \(late) hồ sơ trễ hẹn"
    }
    return "đúng hẹn \(onTime.isLeast ? "ít nhất " : "")\(onTime.percent)\u{A0}%"
  }
}
