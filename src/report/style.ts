/**
 * The look of a report: calm, typographic, one accent. Light and dark follow the reader's system; colours are variables
 * so that figures follow too. Grades run from blue to rust, which colour-blind readers can tell apart; a level of
 * evidence is told by its border as well as by its word.
 */

const light = `
--paper:#fbfaf6;--panel:#f3f1ea;--ink:#1d1f21;--mute:#595d61;--rule:#d5d1c6;--accent:#932a66;--accent-soft:#cf8fb3;
--accent-pale:#ead3df;--slate:#62717c;--slate-soft:#b3bdc4;--grade-0:#85857f;--grade-1:#1c5a96;--grade-2:#3a82b8;
--grade-3:#7db1d4;--grade-4:#a5a398;--grade-5:#dfa24c;--grade-6:#d4762a;--grade-7:#a9430f;`

const dark = `
--paper:#14171a;--panel:#1d2125;--ink:#e9e7e1;--mute:#a7adb2;--rule:#383d43;--accent:#ec9fc9;--accent-soft:#a85b87;
--accent-pale:#4a2a3c;--slate:#95a5b1;--slate-soft:#4c5862;--grade-0:#8b8b86;--grade-1:#5b9fdb;--grade-2:#7fb8e2;
--grade-3:#b9d9ef;--grade-4:#aeaca2;--grade-5:#f2c986;--grade-6:#ea964f;--grade-7:#dc6630;`

export const style = `
:root{color-scheme:light dark;${light}
--serif:ui-serif,Charter,"Iowan Old Style","Noto Serif","Source Serif 4",Cambria,Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI","Noto Sans",Roboto,"Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono","Noto Sans Mono","DejaVu Sans Mono",Menlo,monospace}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 var(--serif);overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}
a:hover{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-200vw;top:0;z-index:3;background:var(--ink);color:var(--paper);padding:.6rem 1rem;font-family:var(--sans)}
.skip:focus{left:.5rem;top:.5rem}
.bar{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule);font:500 .8125rem/1.3 var(--sans);padding:.55rem 1.25rem;display:flex;gap:.4rem 1.25rem;flex-wrap:wrap}
.bar a{color:var(--accent);font-weight:650}
.bar span{color:var(--mute)}
.frame{max-width:47.5rem;margin:0 auto;padding:0 1.25rem}
.contents{font:400 .875rem/1.45 var(--sans);margin:2rem 0 0}
.contents p{font-weight:600;margin:0}
.contents ol{list-style:none;padding:0;margin:.5rem 0 0;columns:13rem}
.contents a{display:block;padding:.22rem 0;text-decoration:none;color:var(--mute)}
.contents a:hover{color:var(--accent);text-decoration:underline}
h1,h2,h3{line-height:1.18;text-wrap:balance;margin:0}
h1{font-size:clamp(1.9rem,1.3rem + 2.8vw,3rem);font-weight:600;letter-spacing:-.015em}
h2{font:650 .8125rem/1.3 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--accent);padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:clamp(1.4rem,1.2rem + 1vw,1.75rem);font-weight:600;margin:1.1rem 0 .4rem;letter-spacing:-.008em}
p{margin:.6rem 0;text-wrap:pretty}
.opening{padding:2.75rem 0 0}
.kicker{font:500 .875rem/1.4 var(--sans);color:var(--mute);margin:0 0 .9rem}
.standfirst{font-size:1.25rem;line-height:1.5;margin:1.1rem 0 .6rem}
.facts,.kicker,.summary,.synthetic{max-width:42rem}
.opening .facts{font:400 .875rem/1.5 var(--sans);color:var(--mute)}
.anecdote{border:1.5px solid var(--accent);border-radius:6px;padding:1rem 1.1rem;margin:1.5rem 0;font:400 .875rem/1.5 var(--sans)}
.anecdote h2{border:0;padding:0;text-transform:none;letter-spacing:0;font-size:1rem}
.anecdote p{margin:.5rem 0 0}
.anecdote pre{margin:.5rem 0 0}
.synthetic{font:400 .875rem/1.5 var(--sans);border-left:3px solid var(--accent);padding-left:.9rem;margin:1.25rem 0}
.sentences{margin:2.75rem 0 0}
.sentences ul{list-style:none;margin:1rem 0 0;padding:0}
.sentences li{display:grid;grid-template-columns:10.5rem 1fr;gap:0 1.25rem;align-items:baseline;padding:.75rem 0;border-bottom:1px solid var(--rule)}
.sentences .big{font-size:1.65rem;line-height:1.15;font-weight:600;font-variant-numeric:lining-nums;letter-spacing:-.01em;color:var(--accent)}
.summary{color:var(--mute)}
.chapter{margin:4rem 0 0}
.chapter > h3{font:600 1.0625rem/1.3 var(--sans);margin:1.6rem 0 .3rem;letter-spacing:0}
.finding{margin:0 0 3rem}
.finding + .finding{padding-top:.75rem;border-top:1px solid var(--rule)}
.lead{max-width:42rem}
figure{margin:1.25rem 0 .5rem}
.drawing{display:block;max-width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums lining-nums}
.drawing text{font-family:var(--sans)}
.narrow{display:none}
figcaption{font:400 .875rem/1.5 var(--sans);color:var(--mute);margin-top:.9rem;max-width:42rem}
figcaption b{color:var(--ink);font-weight:600}
details{font-family:var(--sans);font-size:.875rem;line-height:1.5;margin:.4rem 0}
summary{cursor:pointer;padding:.3rem 0;font-weight:500}
summary:hover{color:var(--accent)}
.rests{font:400 .875rem/1.5 var(--sans)}
.rests-title{margin:.4rem 0 0;color:var(--mute)}
.chip{display:inline-block;font:500 .75rem/1.35 var(--sans);padding:.05rem .45rem;border-radius:1rem;border:1.5px solid var(--mute);color:var(--ink);white-space:nowrap}
.chip b{font-weight:700}
.chip.documented{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.chip.disputed{border-style:double;border-width:3px}
.chip.assumed{border-style:dashed}
.chip.fictional{border-style:dotted;font-style:italic}
ul.parameters{list-style:none;padding:0;margin:.3rem 0}
ul.parameters li{padding:.4rem 0;border-bottom:1px solid var(--rule)}
.note,.mute{color:var(--mute)}
.scroll{overflow-x:auto;margin:.6rem 0 1.2rem}
table{border-collapse:collapse;font:400 .8125rem/1.4 var(--sans);font-variant-numeric:tabular-nums lining-nums;width:100%}
caption{text-align:left;font-weight:600;padding:.4rem 0;color:var(--ink)}
th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--rule);font-weight:400;min-width:4.2rem}
thead th{font-weight:600;color:var(--mute);vertical-align:bottom}
.number{text-align:right}
tr.block th{padding-top:1rem;border-bottom-color:var(--ink)}
table.parameters th[scope=row]{padding-left:.9rem}
code,pre{font-family:var(--mono);font-size:.8125rem}
pre{background:var(--panel);padding:.6rem .8rem;border-radius:4px;overflow-x:auto;white-space:pre-wrap}
pre .part{white-space:pre}
code{overflow-wrap:anywhere}
blockquote{margin:.5rem 0;padding-left:.9rem;border-left:3px solid var(--rule)}
dl.facts{font:400 .875rem/1.5 var(--sans)}
dl.facts div{display:grid;grid-template-columns:14rem 1fr;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid var(--rule)}
dl dt{font-weight:600}
dl dd{margin:0}
dl.levels{font:400 .875rem/1.5 var(--sans);display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;color:var(--mute)}
dl.levels dt{color:var(--ink)}
.sources{padding:0;list-style:none}
.sources li{padding:.5rem 0;border-bottom:1px solid var(--rule);font-size:.9375rem;line-height:1.45}
.sources li:target,tr:target{background:var(--accent-pale)}
.foot{max-width:47.5rem;margin:4rem auto 0;padding:1rem 1.25rem 3rem;border-top:2px solid var(--ink);font:400 .875rem/1.5 var(--sans);color:var(--mute)}
.foot b{color:var(--ink)}
@media screen and (min-width:60rem){
.opening{display:grid;grid-template-columns:1fr 17rem;gap:0 2.5rem;align-items:start}
.opening .anecdote{margin:.3rem 0 0}
.opening .synthetic{grid-column:1/-1;max-width:none}
.frame{max-width:62.5rem;padding:0 2rem}
.body,.sentences{max-width:45rem}
.drawing.wide{width:45rem}}
@media screen and (min-width:80rem){
.frame{max-width:76rem;display:grid;grid-template-columns:12.5rem 1fr;gap:0 3.5rem}
.top,.body{grid-column:2}
.contents{grid-column:1;grid-row:1/3;position:sticky;top:3.5rem;align-self:start;max-height:calc(100vh - 5rem);overflow:auto;margin-top:2.9rem}
.contents ol{columns:1}}
@media screen and (max-width:47.49rem){
.wide{display:none}.narrow{display:block;width:100%;max-width:30rem}
body{font-size:1rem}.standfirst{font-size:1.125rem}
.frame{padding:0 1rem}.bar{padding:.45rem 1rem;font-size:.75rem}
.opening{padding-top:1.75rem}
.sentences li{grid-template-columns:1fr;gap:.1rem}
dl.facts div{grid-template-columns:1fr}
.chapter{margin-top:3rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{
@page{margin:16mm 15mm}
body{font-size:10.5pt;background:none}
.bar{position:static;border:0;padding:0 0 4mm}
.skip,.contents{display:none}
.frame{max-width:none;padding:0}
.anecdote,figure,tr,.sentences li,.sources li,dl.facts div{break-inside:avoid}
h2,h3,caption,summary,.lead{break-after:avoid}
.drawing.wide{width:100%}
.canvas{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.chip.documented{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto;display:block}
summary{list-style:none}
.rests details{display:none}
.scroll{overflow:visible}
table{font-size:8pt}
th,td{padding:.12rem .5em .12rem 0;min-width:0}
a{text-decoration:none}}
`

/**
 * Opens what is folded before printing and folds it again after; browsers that open it by style alone do not need it,
 * and nothing else in a report needs a script.
 */
export const script = `addEventListener('beforeprint',function(){document.querySelectorAll('details:not([open])').forEach(function(d){d.open=true;d.dataset.folded=''})});addEventListener('afterprint',function(){document.querySelectorAll('details[data-folded]').forEach(function(d){d.open=false;delete d.dataset.folded})});`
