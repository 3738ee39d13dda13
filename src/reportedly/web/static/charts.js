/* Draws the charts of a page. Without it, or where it fails, the table behind each chart stands open.
 *
 * <figure class="chart" data-chart-src="/address/of/the/specification"> ... <details>table</details> </figure>
 * <figure class="chart"> <script type="application/json">specification</script> ... </figure>
 *
 * The chart goes where an element of class "chart-view" is, or to the figure's end before its <details>. Needs the scripts
 * that reportedly.charts.bundle makes, and runs under a Content-Security-Policy without unsafe-inline and unsafe-eval. */
(() => {
  "use strict";

  const OPTIONS = {
    ast: true, // expressions are interpreted, not evaluated
    renderer: "svg",
    actions: false,
    defaultStyle: false, // no <style>: the policy forbids it
    tooltip: { disableDefaultStyle: true },
  };
  const STYLE = `
    .chart-view { display: block; width: 100%; min-width: 0; overflow: hidden; }
    .chart-view > svg { display: block; max-width: 100%; }
    #vg-tooltip-element { position: fixed; z-index: 1000; visibility: hidden; max-width: 20rem; padding: .45rem .6rem;
      font: .82rem/1.4 system-ui, sans-serif; border-radius: .35rem; pointer-events: none; overflow-wrap: anywhere;
      color: #1b1a17; background: #fffdf9; border: 1px solid #c9c2b3; box-shadow: 0 2px 10px rgb(0 0 0 / .15); }
    #vg-tooltip-element.visible { visibility: visible; }
    #vg-tooltip-element td { padding: 0 .2rem; vertical-align: top; }
    #vg-tooltip-element td.key { color: #625e56; white-space: nowrap; }
    @media (prefers-color-scheme: dark) {
      #vg-tooltip-element { color: #e9e6df; background: #1e2023; border-color: #4a4d52; }
      #vg-tooltip-element td.key { color: #a29d93; }
    }`;

  const night = window.matchMedia("(prefers-color-scheme: dark)");
  const views = new Set();

  async function specification(figure) {
    const block = figure.querySelector('script[type="application/json"]');
    if (block) return JSON.parse(block.textContent);
    const answer = await fetch(figure.dataset.chartSrc, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status} for ${figure.dataset.chartSrc}`);
    return answer.json();
  }

  function place(figure) {
    const known = figure.querySelector(".chart-view");
    if (known) return known;
    const made = document.createElement("div");
    made.className = "chart-view";
    figure.insertBefore(made, figure.querySelector(":scope > details"));
    return made;
  }

  async function draw(figure) {
    const spec = await specification(figure);
    spec.background = "transparent"; // the page's own ground shows
    for (const one of spec.params || spec.signals) if (one.name === "dark") one.value = night.matches;
    const made = await window.vegaEmbed(place(figure), spec, OPTIONS);
    views.add(made.view);
    figure.dataset.drawn = "";
  }

  function turn(dark) {
    for (const view of views) view.signal("dark", dark).run();
  }

  function start() {
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    night.addEventListener("change", () => turn(night.matches));
    window.addEventListener("beforeprint", () => turn(false));
    window.addEventListener("afterprint", () => turn(night.matches));
    for (const figure of document.querySelectorAll("figure.chart")) {
      draw(figure).catch((error) => {
        console.warn("a chart could not be drawn:", error);
        const table = figure.querySelector(":scope > details");
        if (table) table.open = true;
      });
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
