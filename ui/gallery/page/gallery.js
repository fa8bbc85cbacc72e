"use strict";
// GALLERY comes from pictures.js: names, looks, and pictures as [name, look, findings].
(() => {
  const KEYS = ["panel", "language", "theme", "text", "place"];
  const AT_ONCE = 120;
  const main = document.getElementById("screens");
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  let waiting = [];
  let observer = null;

  const screenOf = (name) => name.split("-")[0];

  function make(kind, content, properties = {}) {
    const element = Object.assign(document.createElement(kind), properties);
    element.append(...content);
    return element;
  }

  // One list for each thing that differs. Few pictures are all shown; of many, those of one look.
  function addFilters() {
    for (const key of [...KEYS].reverse()) {
      const values = [...new Set(GALLERY.looks.map((look) => look[key]))];
      const options = values.map((value) => make("option", [value], { value }));
      options.unshift(make("option", ["all"], { value: "" }));
      const list = make("select", options, { id: key });
      list.value = GALLERY.pictures.length > 2000 ? values[0] : "";
      form.prepend(make("label", [`${key} `, list]));
    }
  }

  function read() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const [key, value] of chosen) {
      const field = document.getElementById(key);
      if (field && field.type === "checkbox") field.checked = value === "yes";
      else if (field) field.value = value;
    }
  }

  function remember() {
    const chosen = new URLSearchParams();
    for (const key of [...KEYS, "name"]) chosen.set(key, document.getElementById(key).value);
    if (document.getElementById("faulty").checked) chosen.set("faulty", "yes");
    history.replaceState(null, "", `#${chosen}`);
  }

  function wanted() {
    const values = KEYS.map((key) => [key, document.getElementById(key).value]);
    const fits = GALLERY.looks.map((look) => values.every(([key, value]) => !value || look[key] === value));
    const text = document.getElementById("name").value.trim().toLowerCase();
    const faulty = document.getElementById("faulty").checked;
    return GALLERY.pictures.filter(
      ([name, look, findings]) => fits[look] && GALLERY.names[name].includes(text) && (!faulty || findings.length > 0),
    );
  }

  function figure([nameAt, lookAt, findings]) {
    const name = GALLERY.names[nameAt];
    const look = GALLERY.looks[lookAt];
    const [width, height] = look.panel.split("x").map(Number);
    const src = `${look.folder}/${name}.png`;
    const image = make("img", [], { loading: "lazy", width, height, alt: name });
    image.src = src;
    const link = make("a", [image], { href: src });
    const caption = make("figcaption", [name, make("small", [look.folder.replaceAll("/", " · ")])]);
    const parts = [link, caption];
    if (findings.length > 0) parts.push(make("ul", findings.map((finding) => make("li", [finding]))));
    return make("figure", parts, { className: width > height ? "lying" : "" });
  }

  // As many as fit the window, then more as the page is scrolled: there may be thousands.
  function more() {
    for (const picture of waiting.splice(0, AT_ONCE)) {
      const screen = screenOf(GALLERY.names[picture[0]]);
      let section = main.lastElementChild;
      if (!section || section.dataset.screen !== screen) {
        section = make("section", [make("h2", [screen]), make("div", [], { className: "pictures" })]);
        section.dataset.screen = screen;
        main.append(section);
      }
      section.lastElementChild.append(figure(picture));
    }
    observer?.disconnect();
    if (waiting.length === 0) return;
    observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && more(), {
      rootMargin: "1500px",
    });
    observer.observe(main.lastElementChild.lastElementChild.lastElementChild);
  }

  function show() {
    const found = wanted();
    const faulty = found.filter((picture) => picture[2].length > 0).length;
    count.textContent = `${found.length} of ${GALLERY.pictures.length} pictures, ${faulty} with findings`;
    waiting = found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    main.replaceChildren();
    more();
    remember();
  }

  addFilters();
  read();
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
