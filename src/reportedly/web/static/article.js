// On the page of an article: a tap on a statement or an event shows its card beside the text, with its form; words
// that are marked can be told as missed. Everything is on the page without it, too.
"use strict";

(() => {
  const page = document.querySelector(".reportedly.page");
  const text = page && page.querySelector("article.text");
  if (!text) return;
  let panel = null, opener = null, mark = [];

  const close = () => {
    if (!panel) return;
    panel.remove();
    panel = null;
    mark.forEach((one) => one.classList.remove("chosen"));
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  };

  const open = (label, content, from) => {
    close();
    opener = from;
    panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "dialog");
    panel.tabIndex = -1;
    panel.setAttribute("aria-label", label);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "Close";
    button.addEventListener("click", close);
    panel.append(button, content);
    page.append(panel);
    panel.focus({ preventScroll: true });
  };

  // The card of a statement or an event, without ids, which are unique in a page.
  const copyOf = (id) => {
    const place = document.getElementById(id);
    if (!place) return null;
    const source = place.classList.contains("event") ? place : place.querySelector(":scope > .card");
    if (!source) return null;
    const card = source.cloneNode(true);
    card.removeAttribute("id");
    card.querySelectorAll("form").forEach((one) => one.remove());
    card.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    const holder = document.createElement(source.tagName === "LI" ? "ul" : "div");
    holder.className = source.tagName === "LI" ? "events" : place.className;
    holder.append(card);
    return holder;
  };

  const show = (id, from) => {
    const card = copyOf(id);
    if (!card) return false;
    open(id.startsWith("s") ? `Statement ${id.slice(1)}` : `Event ${id.slice(6)}`, card, from);
    mark = [...page.querySelectorAll(`.text [data-for="${id}"], h1 [data-for="${id}"]`)];
    mark.forEach((one) => one.classList.add("chosen"));
    return true;
  };

  page.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const form = event.target.closest("a.correct");
    if (form) {
      event.preventDefault();
      const answer = await fetch(form.dataset.form).catch(() => null);
      if (!answer || !answer.ok) { location.assign(form.href); return; }
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form.review");
      const card = form.closest(".card, .event");
      if (!found || !card) { location.assign(form.href); return; }
      const holder = document.createElement("div");
      holder.append(document.adoptNode(found));
      open(`Review of ${form.dataset.form.split("/").pop()}`, holder, form);
      return;
    }
    const within = event.target.closest("article.text p[data-at], h1[data-at]");
    if (!within || !getSelection().isCollapsed) return;
    const link = event.target.closest("a");
    const place = link && link.classList.contains("no") ? link.getAttribute("href").slice(1)
      : !link && event.target.closest("[data-for]") ? event.target.closest("[data-for]").dataset.for : null;
    if (place && show(place, link)) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // Words that were missed: marked in the text, told by their place.
  const missed = page.querySelector("form.missing");
  if (!missed) return;
  let ask = null;

  // Code points of the text before a place in a paragraph; the numbers of statements are not of the text.
  const before = (holder, node, offset) => {
    const range = document.createRange();
    range.setStart(holder, 0);
    range.setEnd(node, offset);
    const part = range.cloneContents();
    part.querySelectorAll("a.no").forEach((one) => one.remove());
    return [...part.textContent].length;
  };

  const selected = () => {
    const now = getSelection();
    if (now.isCollapsed || !now.rangeCount) return null;
    const range = now.getRangeAt(0);
    const holder = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("article.text p[data-at]");
    const first = holder(range.startContainer), last = holder(range.endContainer);
    if (!first || first !== last) return null;
    const at = Number(first.dataset.at);
    const start = at + before(first, range.startContainer, range.startOffset);
    const end = at + before(first, range.endContainer, range.endOffset);
    const part = range.cloneContents();
    part.querySelectorAll("a.no").forEach((one) => one.remove());
    const raw = part.textContent, words = raw.trim();
    if (!words) return null;
    const lead = [...raw.slice(0, raw.length - raw.trimStart().length)].length;
    const trail = [...raw.slice(raw.trimEnd().length)].length;
    return { words, at: `${start + lead}-${end - trail}`, box: range.getBoundingClientRect() };
  };

  document.addEventListener("selectionchange", () => {
    if (ask) { ask.remove(); ask = null; }
    const found = selected();
    if (!found) return;
    ask = document.createElement("button");
    ask.type = "button";
    ask.className = "ask-missed";
    ask.textContent = "Missed here?";
    ask.style.left = `${Math.min(found.box.left + scrollX, innerWidth - 130)}px`;
    ask.style.top = `${found.box.bottom + scrollY + 6}px`;
    ask.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay marked
    ask.addEventListener("click", () => {
      const form = missed.cloneNode(true);
      for (const one of form.querySelectorAll("[id]")) one.id = `panel-${one.id}`;
      for (const one of form.querySelectorAll("[for]")) one.htmlFor = `panel-${one.htmlFor}`;
      form.elements.words.value = found.words;
      form.elements.at.value = found.at;
      ask.remove();
      ask = null;
      open("What was missed", form, null);
    });
    document.body.append(ask);
  });
})();
