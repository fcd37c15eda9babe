// The style sheet of a report's page: light, dark by the reader's choice, and always light on paper.
import { DARK_PAGE, LIGHT_PAGE, type PageColours } from '../../../theme/page-colours.ts';

const variables = (colours: PageColours): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export const SHEET = `
:root{${variables(LIGHT_PAGE)};color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK_PAGE)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main{max-width:68rem;margin:0 auto;padding:3rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.25rem 0 1rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 1rem;font-weight:650}
p{margin:0 0 .75rem}
.over{color:var(--accent);font-size:.8rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;margin:0}
.lead{font-size:1.12rem;max-width:48rem;margin:1.5rem 0 0}
.id{font:400 .78rem ui-monospace,"DejaVu Sans Mono",monospace;color:var(--quiet);margin-left:.6rem}
figure{margin:0;break-inside:avoid}
section{margin-top:3rem;padding-top:1.5rem;border-top:1px solid var(--line)}
section>*+*{margin-top:1.25rem}
section>h2+*{margin-top:0}
.about{display:flex;flex-wrap:wrap;gap:.35rem 2rem;margin:0;color:var(--quiet);font-size:.9rem}
.about div{display:flex;gap:.5rem}
.about dt{font-weight:600}
dd{margin:0;min-width:0;unicode-bidi:isolate}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(12.5rem,1fr));gap:1px;margin:0;border:1px solid var(--line);border-radius:6px;overflow:hidden}
.facts div{box-shadow:0 0 0 1px var(--line);padding:.8rem 1rem;min-width:0}
.facts dt{color:var(--quiet);font-size:.82rem}
.facts dd{font-size:1.15rem;font-weight:600;overflow-wrap:anywhere}
.facts .note{font-size:.85rem;font-weight:400;color:var(--quiet)}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.45rem 1.1rem .45rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
th{color:var(--quiet);font-weight:600;font-size:.8rem;vertical-align:bottom}
td{unicode-bidi:isolate}
.long{overflow-wrap:anywhere;min-width:16rem}
.n{text-align:right;white-space:nowrap}
td.t{white-space:nowrap}
td.bar{width:60%;min-width:8rem;vertical-align:middle}
.bars th[scope=row]{color:var(--ink);font-weight:400;font-size:inherit}
.bars .n{width:1%}
td.bar svg{display:block;width:100%;height:.7rem}
.more,.empty{color:var(--quiet);font-size:.88rem;margin:.5rem 0 0}
.sev{font-weight:650;white-space:nowrap}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;list-style:none;margin:0 0 1rem;padding:0}
.finding{border-left:3px solid currentColor;padding:.1rem 0 .1rem 1.1rem;margin:0 0 1.5rem;break-inside:avoid}
.finding>*{color:var(--ink)}
.finding .sev{color:inherit;font-size:.85rem;margin:0}
.finding h3{font-size:1.02rem;line-height:1.35;margin:.1rem 0 .35rem;font-weight:600}
.finding p{margin:0 0 .35rem;max-width:52rem}
.finding .rule{color:var(--quiet);font-size:.82rem}
.remark{border-left:3px solid var(--line);padding-left:1.1rem}
figcaption{font-weight:600;font-size:.92rem;margin-bottom:.5rem}
figure svg.chart{display:block;width:100%;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin:.5rem 0 0;padding:0;color:var(--quiet);font-size:.85rem}
.legend svg{width:2rem;height:.7rem;vertical-align:middle;margin-right:.45rem}
.axis{stroke:var(--line)}
text{fill:var(--quiet);font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
.l0,.l1,.l2,.l3{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.l0{stroke:var(--accent)}.l1{stroke:var(--second);stroke-dasharray:7 4}.l2{stroke:var(--third);stroke-dasharray:2 4}.l3{stroke:var(--fourth);stroke-dasharray:10 3 2 3}
.band{fill:var(--accent);opacity:.14}
.limit{stroke:var(--ink);stroke-dasharray:3 3}
.odd{fill:var(--paper);stroke:var(--anomaly);stroke-width:2.5}
.dot{fill:var(--accent)}
.track{fill:var(--panel)}.fill{fill:var(--accent)}
.fill.critical{fill:var(--critical)}.fill.high{fill:var(--high)}.fill.medium{fill:var(--medium)}.fill.low{fill:var(--low)}.fill.info{fill:var(--info)}
.heat{width:auto}
.heat td,.heat th{padding:.35rem .6rem;border:1px solid var(--paper)}
.heat thead td{background:none}
.heat thead th{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;vertical-align:top;max-height:14rem}
.heat td{text-align:right;white-space:nowrap;font-size:.82rem;background:var(--panel);min-width:3.5rem}
.heat th[scope=row]{font-weight:400;max-width:18rem;overflow-wrap:anywhere}
.heat .h1{background:color-mix(in srgb,var(--accent) 12%,var(--paper))}
.heat .h2{background:color-mix(in srgb,var(--accent) 26%,var(--paper))}
.heat .h3{background:color-mix(in srgb,var(--accent) 42%,var(--paper))}
.heat .h4{background:color-mix(in srgb,var(--accent) 60%,var(--paper));font-weight:650}
.missing{margin:0;padding-left:1.1rem}
footer{margin-top:3rem;color:var(--quiet);font-size:.8rem}
@page{size:A4;margin:16mm 14mm}
@media print{body{font-size:10pt}main{max-width:none;padding:0}figure{margin:0;break-inside:avoid}
section{margin-top:1.6rem;padding-top:1rem}h2,h3{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}td{overflow-wrap:anywhere}*{print-color-adjust:exact}}
`;
