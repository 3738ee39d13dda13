// Where charts can be drawn, tables that only repeat them are closed; if a chart cannot be drawn, charts.js opens its table.
"use strict";

for (const table of document.querySelectorAll("figure.chart > details.behind:not(.stays)")) table.open = false;
