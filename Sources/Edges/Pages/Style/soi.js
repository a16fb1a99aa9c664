// Improves pages that work without it: takes over new numbers while a page is open.
"use strict";
// Where a row of links is longer than the screen, the one that is open is brought into sight.
for (const link of document.querySelectorAll("nav [aria-current]")) {
  const row = link.closest("ul, nav");
  if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = link.offsetLeft - row.offsetLeft - 16;
}
(function () {
  const address = document.body.dataset.stream;
  if (!address || !window.EventSource || !window.fetch) return;
  const line = document.querySelector(".live");
  const hold = document.getElementById("hold");
  const said = document.getElementById("live");
  line.hidden = false;
  let first = true, waiting = false, loading = false;
  const clock = () => new Date().toLocaleTimeString("vi-VN");

  async function renew() {
    if (loading) { waiting = true; return; }
    loading = true;
    waiting = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const open = [...document.querySelectorAll("main details[open] summary")].map(s => s.textContent);
      const [fresh, stale] = [page.getElementById("main"), document.getElementById("main")];
      // Whoever is typing or choosing is not interrupted.
      if (stale.contains(document.activeElement) && document.activeElement !== stale) { said.textContent = "Có số mới; tải lại trang để xem."; return; }
      stale.replaceChildren(...fresh.childNodes);
      for (const summary of document.querySelectorAll("main details summary"))
        if (open.includes(summary.textContent)) summary.parentElement.open = true;
      const [a, b] = [page.getElementById("freshness"), document.getElementById("freshness")];
      if (a && b) b.textContent = a.textContent;
      said.textContent = "Số vừa đổi lúc " + clock() + ".";
    } finally {
      loading = false;
      if (waiting && !hold.checked) renew();
    }
  }

  const source = new EventSource(address);
  source.addEventListener("score", () => {
    if (first) { first = false; said.textContent = "Đang theo dõi số trực tiếp."; return; }
    if (hold.checked) { waiting = true; said.textContent = "Đang giữ nguyên số; đã có số mới."; return; }
    renew();
  });
  source.onerror = () => { said.textContent = "Mất kết nối, đang nối lại."; };
  source.onopen = () => { if (!first) said.textContent = "Đã nối lại."; };
  hold.addEventListener("change", () => { if (!hold.checked && waiting) renew(); });
})();

// What is typed into a form that writes down is kept by the browser until the service has taken it: a connection that drops,
// or a page closed by mistake, loses nothing.
(function () {
  const name = form => "soi " + form.getAttribute("action") + " " + ["item", "new", "id", "office"].map(field => form.elements[field]?.value ?? "").join(" ");
  const fields = form => [...form.elements].filter(field => field.name && !["hidden", "file", "password", "submit"].includes(field.type));
  try {
    const forms = [...document.querySelectorAll("main form")].filter(form => form.elements.token);
    const sent = sessionStorage.getItem("soi sent");
    sessionStorage.removeItem("soi sent");
    // Another page came back: it was taken.
    if (sent && !forms.some(form => name(form) === sent && form.querySelector("textarea, input:not([type=hidden])"))) sessionStorage.removeItem(sent);
    for (const form of forms) {
      const kept = JSON.parse(sessionStorage.getItem(name(form)) ?? "null");
      if (kept && name(form) !== sent) {
        for (const field of fields(form)) if (field.name in kept.values) field.value = kept.values[field.name];
        const line = document.createElement("p");
        line.className = "note";
        line.textContent = "Điều bạn gõ dở lần trước đã được đặt lại vào biểu mẫu.";
        form.prepend(line);
      }
      form.addEventListener("input", () => sessionStorage.setItem(name(form), JSON.stringify({ values: Object.fromEntries(fields(form).map(field => [field.name, field.value])) })));
      form.addEventListener("submit", () => sessionStorage.setItem("soi sent", name(form)));
    }
  } catch { /* A browser that keeps nothing still sends forms. */ }
})();
