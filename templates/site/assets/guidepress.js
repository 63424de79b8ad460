// What a page can do beyond being read: switches that keep one's place, and search.
// Everything here is a comfort; the page is whole without it.

(() => {
  "use strict";

  const ANCHORED = "tr[id], h2[id], .gp-work[id], .gp-glossary [id], .gp-gone [id]";

  const AT_TOP = 200;

  /** The id that the address names. Anybody can write an address, also one that cannot be decoded. */
  const nameInAddress = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  };

  /** The id of what the reader is at: what the address names, else what stands at the top. */
  const placeOfReader = () => {
    const life = document.querySelector(".gp-life");
    if (life) return life.dataset.gpId;
    const named = nameInAddress();
    if (named && (scrollY <= AT_TOP || isVisible(document.getElementById(named)))) return named;
    const header = 80;
    const visible = [...document.querySelectorAll(ANCHORED)].filter(
      (element) => element.getBoundingClientRect().bottom > header,
    );
    return scrollY > AT_TOP && visible.length ? visible[0].id : "";
  };

  const isVisible = (element) => {
    if (!element) return false;
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  /** Links to the same page in another language or edition lead to the same place on it. */
  const keepPlace = () => {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.gp-keep");
      if (!link) return;
      const place = placeOfReader();
      if (place) link.hash = place;
    });
  };

  /** Who arrives for a recommendation that is not here is led to where it is, or told what became of it. */
  const greet = async () => {
    const notice = document.querySelector(".gp-arrival");
    const named = nameInAddress();
    notice.hidden = true;
    notice.querySelector("button").onclick = () => (notice.hidden = true);
    if (!named || named.startsWith("__") || document.getElementById(named)) return;
    if (document.querySelector(".gp-life")) return;
    const known = await whereabouts(notice);
    if (named !== nameInAddress()) return;
    const life = known?.ids[named];
    if (life && lead(notice, known, named, life)) return;
    notice.hidden = false;
  };

  /** Where each recommendation was in which edition: a script, because a memory stick yields no data. */
  const whereabouts = (notice) =>
    new Promise((done) => {
      if (window.gpPlaces) return done(window.gpPlaces);
      const script = document.createElement("script");
      script.src = notice.dataset.places;
      script.onload = () => done(window.gpPlaces);
      script.onerror = () => done(undefined);
      document.head.append(script);
    });

  const languageHome = (notice) => new URL(notice.dataset.places.replace(/r\/places\.js$/, ""), location.href);
  const leaf = location.protocol === "file:" ? "index.html" : "";

  const addressIn = (notice, known, number, id) => {
    const stay = known.ids[id].in.find(([edition]) => edition === number);
    return new URL(`${known.editions[number]}/${stay[1]}/${leaf}#${id}`, languageHome(notice)).href;
  };

  /** Go to the recommendation where this edition has it; else name those that stand in its place. */
  const lead = (notice, known, id, life) => {
    const here = known.editions.indexOf(notice.dataset.edition);
    if (here < 0) return false;
    if (life.in.some(([edition]) => edition === here)) {
      location.replace(addressIn(notice, known, here, id));
      return true;
    }
    const newer = here > life.in.at(-1)[0];
    const relatives = related(known, id, newer ? "newer" : "older", here);
    const story = document.createElement("a");
    story.href = new URL(`r/${id}/${leaf}`, languageHome(notice)).href;
    story.textContent = notice.dataset.life;
    const said = relatives.flatMap((name) => [" ", linkTo(notice, known, here, name)]);
    if (said.length) said.unshift(` ${newer ? notice.dataset.newer : notice.dataset.older}`);
    notice.querySelector("a")?.remove();
    for (const old of notice.querySelectorAll("span ~ span")) old.remove();
    const told = document.createElement("span");
    told.append(...said, " · ", story, " ");
    notice.querySelector("span").after(told);
    return false;
  };

  const linkTo = (notice, known, here, id) => {
    const link = document.createElement("a");
    link.href = addressIn(notice, known, here, id);
    link.textContent = known.ids[id].text;
    return link;
  };

  /** The nearest of those that came from it, or that it came from, which this edition has. */
  const related = (known, id, side, here, seen = new Set()) =>
    (known.ids[id]?.[side] ?? []).flatMap((name) => {
      if (seen.has(name)) return [];
      seen.add(name);
      const there = known.ids[name]?.in.some(([edition]) => edition === here);
      return there ? [name] : related(known, name, side, here, seen);
    });

  /** A mark inside a folded part unfolds it. */
  const unfold = () => {
    const target = document.getElementById(nameInAddress());
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) {
      part.open = true;
    }
  };

  const closeMenus = () => {
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll(".gp-menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const menu of document.querySelectorAll(".gp-menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  };

  const printWhole = () => {
    const folded = [];
    addEventListener("beforeprint", () => {
      for (const part of document.querySelectorAll(".gp details:not([open])")) {
        part.open = true;
        folded.push(part);
      }
    });
    addEventListener("afterprint", () => folded.splice(0).forEach((part) => (part.open = false)));
  };

  // ---- Search: Pagefind finds pages and word positions; we lead to the recommendation. ----

  const MOST_PAGES = 8;
  const MOST_PLACES = 6;
  const WORDS_BEFORE = 8;
  const WORDS_AROUND = 22;

  const search = () => {
    const dialog = document.querySelector(".gp-search");
    const input = dialog.querySelector("input");
    const state = dialog.querySelector(".gp-search__state");
    const list = dialog.querySelector("ol");
    const home = new URL(dialog.dataset.gpEdition || "./", location.href);
    const offline = location.protocol === "file:";
    let pagefind;
    let turn = 0;

    const load = async () => {
      pagefind ??= await import(new URL("pagefind/pagefind.js", home).href);
      await pagefind.options({ basePath: new URL("pagefind/", home).pathname, baseUrl: "/" });
      await pagefind.init();
    };

    const open = () => {
      dialog.showModal();
      input.select();
      if (offline) state.textContent = state.dataset.offline;
      else load().catch(() => (state.textContent = state.dataset.failed));
    };

    const run = async () => {
      const mine = ++turn;
      const words = input.value.trim();
      if (!words || offline) return show([]);
      try {
        await load();
        const hits = await pagefind.search(words);
        const pages = await Promise.all(hits.results.slice(0, MOST_PAGES).map((hit) => hit.data()));
        const found = pages.flatMap(places).sort((a, b) => a.rank - b.rank || b.hits.length - a.hits.length);
        if (mine === turn) show(found, words);
      } catch {
        state.textContent = state.dataset.failed;
      }
    };

    /** The places of one page that hold the words: the nearest anchor before each of them. */
    const places = (page) => {
      const anchors = page.anchors.filter((anchor) => /^(tr|h[1-6]|li|div)$/.test(anchor.element));
      const words = page.content.split(/\s+/);
      const byAnchor = new Map();
      for (const position of page.locations) {
        const index = anchors.findLastIndex((anchor) => anchor.location <= position);
        const at = anchors[index] ?? { id: "", location: 0 };
        if (!byAnchor.has(at.id)) byAnchor.set(at.id, placeAt(page, anchors, index, at));
        byAnchor.get(at.id).hits.push(position);
      }
      return [...byAnchor.values()]
        .sort((a, b) => b.hits.length - a.hits.length || a.rank - b.rank)
        .slice(0, MOST_PLACES)
        .map((place) => ({ ...place, words: around(words, place) }));
    };

    const placeAt = (page, anchors, index, at) => ({
      page,
      id: at.id,
      begin: at.location,
      end: anchors.slice(index + 1).find((anchor) => anchor.location > at.location)?.location ?? Infinity,
      section: anchors.slice(0, index + 1).findLast((anchor) => anchor.element === "h2")?.text ?? "",
      rank: at.element === "tr" ? 0 : 1,
      hits: [],
    });

    const around = (words, { hits, begin, end }) => {
      const from = Math.max(begin, hits[0] - WORDS_BEFORE);
      return words
        .slice(from, Math.min(end, from + WORDS_AROUND))
        .map((word, index) => ({ word, hit: hits.includes(from + index) }));
    };

    const show = (found, words) => {
      list.replaceChildren(...found.map(item));
      const { none, some } = state.dataset;
      if (!offline) state.textContent = !words ? "" : found.length ? some.replace("{count}", found.length) : none;
    };

    const item = ({ page, id, section, words }) => {
      const link = document.createElement("a");
      link.href = new URL(`.${page.url}`, home).href + (id ? `#${id}` : "");
      const title = document.createElement("b");
      const where = section.replace(/\s*#\s*/g, " ").trim();
      title.textContent = [page.meta.title, where].filter(Boolean).join(" › ");
      link.append(title);
      for (const { word, hit } of words) {
        const part = document.createElement(hit ? "mark" : "span");
        part.textContent = word;
        link.append(part, " ");
      }
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    };

    const button = document.querySelector("[data-gp-search]");
    button.hidden = false;
    button.onclick = open;
    input.oninput = run;
    // Listeners, not on… properties: a property's handler that gives false would stop the click.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    dialog.querySelector("form").onsubmit = (event) => {
      if (event.submitter?.value === "close") return;
      event.preventDefault();
      list.querySelector("a")?.click();
    };
    document.addEventListener("keydown", (event) => {
      const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
      const asked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
      if (asked && !typing && !dialog.open) {
        event.preventDefault();
        open();
      }
    });
  };

  // ---- What is new: show only some of the changes. ----

  const filter = () => {
    const form = document.querySelector("[data-gp-filter]");
    if (!form) return;
    const output = form.querySelector("output");
    const run = () => {
      const wanted = Object.fromEntries(new FormData(form));
      let shown = 0;
      for (const group of document.querySelectorAll(".gp-group")) {
        const inside = !wanted.chapter || group.dataset.chapter === wanted.chapter;
        for (const subject of group.querySelectorAll(".gp-changed")) {
          for (const change of subject.querySelectorAll("[data-kind]")) {
            const { weight, kind } = change.dataset;
            change.hidden = !inside || (wanted.weight && weight !== wanted.weight) || (wanted.kind && kind !== wanted.kind);
            shown += !change.hidden;
          }
          subject.hidden = !subject.querySelector("[data-kind]:not([hidden])");
        }
        group.hidden = !group.querySelector(".gp-changed:not([hidden])");
      }
      const { some, all } = output.dataset;
      output.textContent = some.replace("{count}", shown).replace("{all}", all);
    };
    form.hidden = false;
    form.oninput = run;
    form.onreset = () => setTimeout(run);
    form.onsubmit = (event) => event.preventDefault();
    addEventListener("beforeprint", run);
    run();
  };

  keepPlace();
  closeMenus();
  printWhole();
  greet();
  unfold();
  addEventListener("hashchange", () => {
    greet();
    unfold();
  });
  filter();
  search();
})();
