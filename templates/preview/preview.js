// While content is written: a page shows an edit by itself, and says what is wrong.

(() => {
  "use strict";

  let shown = null;

  /** Take over what is new on the page, and stay where the edit is. */
  const renew = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const there = document.querySelector("article");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = fresh.querySelector("article");
    if (!there || !next || document.title !== fresh.title) return location.reload();
    const edited = firstEdited(there, next);
    const before = edited && document.getElementById(edited)?.getBoundingClientRect().top;
    const open = [...there.querySelectorAll("details")].map((part) => part.open);
    there.replaceWith(next);
    [...next.querySelectorAll("details")].forEach((part, i) => (part.open = part.open || open[i]));
    document.dispatchEvent(new Event("guidepress:renewed"));
    if (edited) stayAt(document.getElementById(edited), before);
  };

  /** The id of the innermost part that is another than before. */
  const firstEdited = (there, next) => {
    const differs = [...next.querySelectorAll("[id]")].filter(
      (part) => there.querySelector(`[id="${CSS.escape(part.id)}"]`)?.outerHTML !== part.outerHTML,
    );
    return (differs.find((part) => !part.querySelector("[id]")) ?? differs.at(-1))?.id;
  };

  const stayAt = (part, before) => {
    const top = part.getBoundingClientRect().top;
    const wasSeen = before !== undefined && before >= 0 && before < innerHeight;
    if (wasSeen) scrollBy(0, top - before);
    else part.scrollIntoView({ block: "center" });
    part.classList.add("gp-edited");
    setTimeout(() => part.classList.remove("gp-edited"), 1500);
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  /** A problem with its lines; everything in it is text. */
  const problem = (found) => {
    const item = element("li", "", `gp-problem gp-problem--${found.severity}`);
    item.append(element("p", found.where, "gp-problem__where"), element("p", found.message));
    if (found.hint) item.append(element("p", found.hint, "gp-problem__hint"));
    const code = element("pre", "");
    for (const [number, line] of found.lines) {
      const row = element("span", `${String(number).padStart(5)}  ${line}\n`);
      if (number === found.line) row.className = "gp-problem__line";
      code.append(row);
    }
    if (found.lines.length) item.append(code);
    return item;
  };

  /** Those of this page's own file first. */
  const sorted = (problems) => {
    const page = location.pathname.split("/").filter(Boolean).at(-1);
    const here = (found) => found.file.endsWith(`/${page}.yaml`);
    return [...problems].sort((one, other) => here(other) - here(one));
  };

  const say = (problems) => {
    document.querySelector(".gp-problems")?.remove();
    if (!problems.length) return;
    const errors = problems.filter((found) => found.severity === "error");
    const box = element("section", "", "gp-problems");
    box.setAttribute("role", "alert");
    box.append(element("h2", errors.length ? "This is not in order yet" : "Warnings"));
    if (errors.length) box.append(element("p", "The page shows what was good last."));
    const list = element("ol", "");
    list.append(...sorted(errors.length ? errors : problems).map(problem));
    const close = element("button", "×", "gp-problems__close");
    close.setAttribute("aria-label", "Close");
    close.onclick = () => box.remove();
    box.append(close, list);
    if (errors.length) document.body.append(box);
  };

  const listen = () => {
    const events = new EventSource("/__preview/events");
    events.onmessage = async (event) => {
      const { number, problems } = JSON.parse(event.data);
      if (shown !== null && number !== shown) await renew().catch(() => location.reload());
      shown = number;
      say(problems);
    };
  };

  listen();
})();
