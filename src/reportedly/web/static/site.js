// What script adds to pages that work without it.
"use strict";

// A form that asks leaves empty fields out of the address, so that addresses stay short enough to send.
for (const form of document.querySelectorAll("form.ask")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
}

// Coming back, the browser may show the form as it was left: the fields take part again.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form.ask [disabled]")) field.disabled = false;
});

// "/" goes to the search box, as on many sites.
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("q");
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  }
});
