/** How a report looks as a page: black on white, readable on a small screen, and two sheets when it is printed. */
export const STYLE = `:root { font: 16px/1.45 'Source Sans 3', 'DejaVu Sans', Arial, sans-serif; color: #000; background: #fff; }
body { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 1.4rem 0 0.3rem; }
p { margin: 0.3rem 0; }
p.bold { font-weight: bold; }
p.small { font-size: 0.9rem; }
p.large-number { font-size: 2rem; font-weight: bold; line-height: 1.1; margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 0.4rem 0; font-size: 0.95rem; }
caption { text-align: left; font-weight: bold; padding: 0.2rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.12rem 0.4rem; border-bottom: 1px solid #999; }
thead th { border-bottom: 2px solid #000; vertical-align: bottom; }
tbody th { font-weight: normal; min-width: 8.6rem; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.beside { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; }
.beside > div { flex: 1 1 9rem; min-width: 0; }
.beside > div:has(table, svg, ul) { flex-basis: 22rem; }
@media screen {
  .beside tbody th { min-width: 6rem; }
  .beside > div:has(thead th:nth-child(6)) { flex-basis: 34rem; }
  .beside > div:has(thead th:nth-child(7)) { flex-basis: 38rem; }
  .beside > div:has(thead th:nth-child(6)) tbody th { white-space: nowrap; }
}
figure { margin: 0.4rem 0; }
svg { width: 100%; height: auto; font-family: Arial, 'DejaVu Sans Condensed', sans-serif; }
ul, ol { margin: 0.2rem 0; padding-left: 1.6rem; }
footer { margin-top: 1.5rem; border-top: 1px solid #767676; font-size: 0.8rem; overflow-wrap: anywhere; }
td, th { overflow-wrap: break-word; }
td.right { white-space: nowrap; }
.frame { overflow-x: auto; }
@page { size: letter; margin: 11mm 13mm; }
@media print {
  :root { font-size: 8.6px; }
  body { max-width: none; padding: 0; }
  .beside { flex-wrap: nowrap; }
  .frame { overflow: visible; }
  .beside > div:has(table, svg, ul) { flex-basis: 0; }
  table, figure, h2, .beside { break-inside: avoid; }
  h2 { break-after: avoid; margin-top: 0.9rem; }
}
`;
