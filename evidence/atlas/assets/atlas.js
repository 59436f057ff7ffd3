// Search, filters and theme; every page is complete without this script.
(() => {
  const plain = (text) =>
    text
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase();

  // Search: the best matches of the index, as links.
  const box = document.querySelector(".search");
  const field = document.getElementById("search");
  const found = document.getElementById("found");
  const entries = (window.AES_ATLAS ?? []).map(([title, key, kind, href]) => ({
    title,
    key,
    kind,
    href,
    words: plain(`${title} ${key} ${kind}`),
  }));
  const MOST = 12;
  function show() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    const matches =
      wanted.length === 0
        ? []
        : entries.filter(({ words }) => wanted.every((word) => words.includes(word))).slice(0, MOST);
    found.replaceChildren(
      ...matches.map(({ title, key, kind, href }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = href;
        link.textContent = `${title} · ${key} · ${kind}`;
        item.append(link);
        return item;
      }),
    );
    if (wanted.length > 0 && matches.length === 0) {
      const item = document.createElement("li");
      item.textContent = field.dataset.none;
      found.append(item);
    }
    found.hidden = wanted.length === 0;
  }
  box.hidden = false;
  field.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    const links = [...found.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      field.value = "";
      show();
      field.focus();
    } else if (event.key === "ArrowDown" && links.length > 0) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? field).focus();
    } else if (event.key === "Enter" && at < 0 && links.length > 0) {
      location.href = links[0].href;
    }
  });

  // Filters of long tables.
  document.querySelectorAll("table[data-filter]").forEach((table, index) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 8) return;
    const label = document.createElement("label");
    label.className = "filter";
    label.textContent = `${table.dataset.filter} `;
    const input = document.createElement("input");
    input.type = "search";
    input.id = `filter-${index}`;
    label.htmlFor = input.id;
    label.append(input);
    table.parentElement.before(label);
    const words = rows.map((row) => plain(row.textContent));
    input.addEventListener("input", () => {
      const wanted = plain(input.value);
      rows.forEach((row, at) => {
        row.hidden = !words[at].includes(wanted);
      });
    });
  });

  // The menu is one line on a phone: it begins where the reader is.
  const menu = document.querySelector("nav");
  const here = menu?.querySelector("[aria-current]");
  if (here) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;

  // Light or dark.
  const button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const theme = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    try {
      localStorage.setItem("aes-atlas-theme", theme);
    } catch {
      // this page only
    }
  });
})();
