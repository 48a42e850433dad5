// The style sheet of reports.
import { colourVariables } from "../drawing/palette.ts";

/** The style sheet of reports: one column of text, scrolling wide tables, dark screens, print. */
export const style: string = `
:root{color-scheme:light dark;${colourVariables("light")}}
@media screen and (prefers-color-scheme:dark){:root{${colourVariables("dark")}}}
*{box-sizing:border-box}
html{background:var(--karvan-paper);color:var(--karvan-ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Naskh Arabic",sans-serif}
body{max-width:53rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}
h2{font-size:1.3rem;margin:3rem 0 .6rem;padding-top:.9rem;border-top:2px solid var(--karvan-ink)}
h3{font-size:1.08rem;margin:2rem 0 .4rem}
p,ul,dl{margin:.5rem 0;max-width:46rem}
li{margin:.3rem 0}
a{color:var(--karvan-scenario);overflow-wrap:anywhere}
.lead{font-size:1.15rem}
.kicker,.note,figcaption,caption,footer{color:var(--karvan-muted)}
.kicker{margin:0;letter-spacing:.02em}
.note,footer{font-size:.9rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1rem 0}
.sides>div{border-left:5px solid;padding:.1rem 0 .1rem .9rem}
.sides .b{border-color:var(--karvan-base)}.sides .s{border-color:var(--karvan-scenario)}
.sides .t{border-color:var(--karvan-third)}.sides .u{border-color:var(--karvan-fourth)}
.sides p{margin:.3rem 0}.sides .side{font-size:1.08rem;font-weight:600;line-height:1.35}
.total{display:grid;grid-template-columns:repeat(3,1fr);gap:.6rem 1.6rem;margin:1.2rem 0}
.total b{display:block;font-size:1.7rem;line-height:1.15}
figure{margin:1.2rem 0;overflow-x:auto}
figure svg{display:block;width:100%;min-width:44rem;height:auto}
figcaption{font-size:.9rem;margin-top:.4rem}
.scroll{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-size:.82rem;line-height:1.35;font-variant-numeric:tabular-nums;width:100%}
caption{text-align:left;padding:.3rem 0;font-size:.9rem;max-width:calc(100vw - 3rem)}
th,td{padding:.24rem .45rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--karvan-faint);unicode-bidi:isolate}
thead th{border-bottom:1.5px solid var(--karvan-ink);vertical-align:bottom;font-weight:600}
tbody th{font-weight:400}
tbody th[scope=rowgroup]{font-weight:600;padding-top:1rem}
.n{text-align:right}td.n{white-space:nowrap}
.id{white-space:nowrap}.w{min-width:14rem}td .note,th .note{font-size:inherit}th .note{font-weight:400}
tbody tr:nth-child(even){background:var(--karvan-stripe)}
summary{cursor:pointer;padding:.35rem 0;font-weight:600}
code{font:0.85em/1.3 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
dt{font-weight:600;margin-top:.5rem}dd{margin:0}
.wide{width:min(80rem,calc(100vw - 3rem));margin-left:calc(50% - min(40rem,50vw - 1.5rem))}
@media (max-width:40rem){.sides,.total{grid-template-columns:1fr}}
@page{size:A4;margin:14mm}
@media print{html{font-size:10.5pt}body{max-width:none;padding:0}.wide{width:100%;margin-left:0}
.scroll,figure{overflow:visible}figure svg{min-width:0}table{font-size:6.5pt}th,td{padding:.15rem .25rem}.w{min-width:0}h2,h3{break-after:avoid}
figure,tr,.sides{break-inside:avoid}a{color:inherit}}
`;
