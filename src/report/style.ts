import { Html } from "./html.js";

/** The page's look: dark on light, wide tables that scroll in themselves, everything open on paper. */
export const STYLE = new Html(`
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 system-ui, "Liberation Sans", Arial, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; }
:lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid #bbb; padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p { margin: .5rem 0; max-width: 44rem; }
.lead { font-size: 1.1rem; }
aside { background: #f4f1ea; border-left: 4px solid #8a6d1d; padding: .3rem 1rem .6rem; margin: 1.2rem 0; }
aside h2 { border: 0; font-size: 1.05rem; margin: .6rem 0 .2rem; }
aside p { font-size: .95rem; }
figure { margin: 1.2rem 0; }
figure svg { display: block; width: 100%; height: auto; max-width: 52rem; }
figcaption { font-size: .9rem; color: #444; max-width: 44rem; margin-top: .3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; margin: .8rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid #ddd; }
td { white-space: nowrap; }
details td, .finding td { white-space: normal; }
thead th { border-bottom: 2px solid #888; }
small { color: #555; }
.note { color: #444; font-size: .95rem; }
tbody th { font-weight: 600; min-width: 7rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .95rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { background: #f3f3f3; padding: .7rem 1rem; overflow-x: auto; font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; }
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  figure, tr, aside { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .wide { overflow: visible; }
}
`);
