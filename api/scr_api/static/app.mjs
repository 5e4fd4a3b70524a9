// Improves pages that work without it: a type for each file, progress, details that open when linked to.
import { Button, ErrorSummary, SkipLink } from "./govuk.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
const parts = { "govuk-button": Button, "govuk-error-summary": ErrorSummary, "govuk-skip-link": SkipLink };
for (const [name, Part] of Object.entries(parts)) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) new Part(element);
}

const form = document.querySelector(".app-check");
if (form) {
  const files = form.querySelector("#files");
  const one = form.querySelector(".app-one-type");
  const each = form.querySelector(".app-each-type");
  const rows = form.querySelector(".app-each-type__rows");
  const options = form.querySelector("#type");
  const showRows = () => {
    rows.replaceChildren();
    const several = files.files.length > 1;
    one.hidden = several;
    each.hidden = !several;
    if (!several) return;
    [...files.files].forEach((file, number) => {
      if (/^submission\.(ya?ml|json)$/i.test(file.name)) {
        const none = document.createElement("input");
        Object.assign(none, { type: "hidden", name: "types", value: "auto" });
        rows.append(none);
        return;
      }
      const group = document.createElement("div");
      group.className = "govuk-form-group";
      const label = document.createElement("label");
      label.className = "govuk-label app-name";
      label.htmlFor = `type-${number}`;
      label.textContent = file.name;
      const select = options.cloneNode(true);
      select.id = label.htmlFor;
      select.name = "types";
      select.removeAttribute("aria-describedby");
      group.append(label, select);
      rows.append(group);
    });
  };
  files.addEventListener("change", showRows);
  showRows();
  form.addEventListener("submit", () => {
    const progress = form.querySelector(".app-progress");
    const began = Date.now();
    const say = () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      progress.textContent = seconds < 2 ? "Reading your documents …" : `Reading your documents … ${seconds} seconds so far. Please keep this page open.`;
    };
    say();
    const timer = setInterval(say, 5000);
    addEventListener("pagehide", () => { clearInterval(timer); progress.textContent = ""; }, { once: true });
  });
}

// Not every browser opens a closed part when a link leads into it.
const openTarget = () => {
  let element = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!element) return;
  const target = element;
  for (; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
  target.scrollIntoView({ block: "nearest" });
};
addEventListener("hashchange", openTarget);
openTarget();
