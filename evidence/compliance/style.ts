/** The look of the document: sober, readable at any width, and on A4. No font, picture or script is loaded. */
import { markup } from "../../output/html.ts";

export const STYLE = markup(`
:root { --ink: #1a1a1a; --soft: #55595e; --line: #d5d9dd; --ground: #f6f7f8; --accent: #14304f;
  --good: #1d6b43; --bad: #a4290e; --open: #7a5200; }
* { box-sizing: border-box; }
html { font: 400 16px/1.5 "Source Sans 3", "Liberation Sans", Arial, Helvetica, sans-serif; color: var(--ink);
  background: #fff; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main, .cover, nav, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; color: var(--accent); }
h1 { font-size: 2.3rem; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-top: .8rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1.2rem; margin: 0 0 .8rem; }
h4 { font-size: .8rem; margin: 1.3rem 0 .4rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); }
p { margin: .4rem 0; max-width: 46rem; }
a { color: #0b4f86; text-underline-offset: .15em; }
a:focus-visible, .table:focus-visible { outline: 3px solid #0b4f86; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
.stripe { display: flex; height: .45rem; }
.stripe span { flex: 1; }
.cover { padding-top: 2.5rem; }
.alliance { font-size: .85rem; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 1.4rem; }
.day { font-size: 1.2rem; color: var(--soft); margin: 0 0 1.5rem; }
.result { border: 1px solid var(--line); border-left: .5rem solid var(--open); background: var(--ground);
  padding: 1.1rem 1.3rem; margin: 0 0 1.5rem; }
.result.compliant { border-left-color: var(--good); }
.result.nonCompliant { border-left-color: var(--bad); }
.result p { font-size: 1.15rem; max-width: 52rem; margin: 0; }
.figures { display: flex; flex-wrap: wrap; margin: 0 0 1.5rem; border: solid var(--line); border-width: 1px 0 0 1px; }
.figures div { flex: 1 1 9rem; padding: .8rem 1rem; border: solid var(--line); border-width: 0 1px 1px 0; }
.figures dt { font-size: .82rem; color: var(--soft); line-height: 1.3; }
.figures dd { margin: .2rem 0 0; font-size: 1.7rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.1; }
.scope { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.2rem; margin: 0; font-size: .95rem; }
.scope dt, .rights dt { color: var(--soft); }
.scope dd, .rights dd { margin: 0; }
nav { margin-top: 2rem; font-size: .95rem; }
nav ol { columns: 16rem 3; padding-left: 1.2rem; margin: 0; }
nav h2 { border: 0; padding: 0; margin: 0 0 .4rem; font-size: 1rem; }
.data { border: 1px solid var(--line); border-top: .3rem solid var(--country, var(--line)); padding: 1.2rem 1.3rem; margin: 0 0 1.4rem; }
.rights { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .8rem 1.2rem; margin: 0; font-size: .92rem; }
.whole { white-space: nowrap; }
.chip { display: inline-block; white-space: nowrap; margin: 0 .7rem 0 0; }
.chip i { display: inline-block; width: .7rem; height: .7rem; margin-right: .35rem; border-radius: 50%; background: var(--country); vertical-align: -.03rem; }
.table { overflow-x: auto; margin: .9rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; color: var(--accent); }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; border-bottom: 1.5px solid var(--soft); vertical-align: bottom; }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 700; } .open { color: var(--open); }
code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: .82rem; overflow-wrap: anywhere; }
.list { padding-left: 1.2rem; max-width: 56rem; font-size: .95rem; }
.list li { margin: .3rem 0; overflow-wrap: anywhere; }
.quiet { color: var(--soft); }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2.5rem; font-size: .85rem; color: var(--soft); }
@media (max-width: 40rem) {
  html { font-size: 15px; }
  main, .cover, nav, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.8rem; }
  .scope { grid-template-columns: 1fr; gap: 0; }
  .scope dd { margin-bottom: .5rem; }
  .data { padding: 1rem; }
  .data table, .wide table { min-width: 34rem; }
}
@media print {
  @page { size: A4; margin: 17mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Liberation Sans", Arial, sans-serif; color: #55595e; } }
  html { font-size: 9.5pt; }
  main, .cover, nav, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .cover { padding-top: 0; }
  .stripe, .result, .data, .chip i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h2 { margin-top: 2rem; } h2, h3, h4, caption { break-after: avoid; }
  .result, .figures, tr, li { break-inside: avoid; }
  .data.small { break-inside: avoid; }
  .table { overflow: visible; }
  thead { display: table-header-group; break-after: avoid; }
  .chip { margin-right: .5rem; }
}
`);
