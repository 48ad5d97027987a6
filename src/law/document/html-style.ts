/** The look of a document on a screen from 320 pixels up, and on paper: dark on white, nothing from elsewhere. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 100%/1.5 Georgia, 'Times New Roman', serif; color: #111; background: #fff; }
body { max-width: 54rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, dt, th, caption, nav { font-family: Arial, Helvetica, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.4rem; margin-top: 3rem; padding-top: .5rem; border-top: 3px solid #111; }
h3 { font-size: 1.15rem; margin-top: 2.25rem; border-bottom: 1px solid #767676; }
h4 { font-size: 1rem; margin-top: 1.75rem; }
a { color: #0b3d91; }
a:focus, .wide:focus { outline: 3px solid #0b3d91; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
nav ul { list-style: none; padding-left: 0; }
nav ul ul { padding-left: 1.25rem; }
nav > ul > li { margin-top: .5rem; }
ul, ol { padding-left: 1.5rem; }
li { margin: .25rem 0; }
ol > li { margin-top: .75rem; }
code { font: .9em Consolas, 'DejaVu Sans Mono', monospace; background: #f0f0f0; padding: 0 .2em; }
dl { margin: 1rem 0; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; padding: .15rem 0; }
dt { font-weight: bold; font-size: .9rem; }
dd { margin: 0; }
.blanks > div { padding-top: 2rem; }
.blanks dd { border-bottom: 1px solid #111; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; overflow-wrap: break-word; }
table.many { min-width: 48rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e6e6e6; }
tbody th { font-weight: normal; font-family: inherit; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } h1 { font-size: 1.4rem; } }
@page { margin: 18mm 16mm; @bottom-right { content: counter(page) ' of ' counter(pages); font: 8pt Arial, sans-serif; } }
@media print {
  html { font-size: 9.5pt; line-height: 1.35; }
  h3 { margin-top: 1.5rem; }
  h4 { margin-top: 1rem; }
  dl, li, .wide { margin-top: .2rem; margin-bottom: .4rem; }
  ol > li { margin-top: .5rem; break-inside: avoid; }
  body { max-width: none; padding: 0; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, dl > div, .blanks { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  p:has(+ ul) { break-after: avoid; }
  .wide { overflow: visible; }
  table.many { min-width: 0; }
}
`;
