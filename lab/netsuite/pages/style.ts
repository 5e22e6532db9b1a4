// The one stylesheet of the account's pages. It stands inside each page, so that a saved page looks the same.

export const STYLE = `
:root{--ink:#1d2733;--soft:#5b6875;--line:#d5dbe2;--pale:#f3f5f8;--bar:#16324f;--bar2:#24476b;--link:#125ca8;
--good:#1e6b3a;--warn:#8a5a00;--bad:#a3202b}
*{box-sizing:border-box}
html{font:13px/1.45 "Open Sans","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
body{margin:0}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid #e08a00;outline-offset:1px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:6px 10px;z-index:9}
header.bar{background:var(--bar);color:#fff;display:flex;flex-wrap:wrap;align-items:stretch;padding:0 16px;min-height:42px}
header.bar a,header.bar summary{color:#fff}
.brand{font-weight:600;font-size:14px;display:flex;align-items:center;padding-right:18px}
.menu{display:flex;flex-wrap:wrap;flex:1}
.menu details{position:relative}
.menu summary,.menu>a{display:flex;align-items:center;height:42px;padding:0 13px;cursor:pointer;list-style:none;white-space:nowrap}
.menu summary::-webkit-details-marker{display:none}
.menu summary:hover,.menu>a:hover,.menu details[open] summary{background:var(--bar2);text-decoration:none}
.sheet{position:absolute;z-index:5;top:42px;left:0;background:#fff;color:var(--ink);border:1px solid var(--line);
box-shadow:0 6px 18px #0003;padding:8px 0;min-width:220px;max-height:75vh;overflow:auto;display:flex}
.sheet div{min-width:200px;padding:0 4px}
.sheet b{display:block;padding:6px 12px 2px;color:var(--soft);font-size:11px;text-transform:uppercase;letter-spacing:.04em}
.sheet a{display:block;padding:4px 12px;color:var(--link)!important;white-space:nowrap}
.sheet a:hover{background:var(--pale)}
.where{display:flex;align-items:center;gap:14px;font-size:12px;color:#d3dfec}
main{padding:14px 20px 48px;max-width:1880px}
main:focus{outline:0}
.crumbs{color:var(--soft);font-size:12px;margin:0 0 4px;display:flex;justify-content:space-between;gap:16px}
.crumbs nav a+a::before{content:"\\203A";color:var(--soft);margin:0 6px;display:inline-block}
.crumbs .cross a{margin-left:14px}
h1{font-size:22px;font-weight:600;margin:0 0 2px}
h1+.fields,h1+.empty,h1+.scroll,h1+.head{margin-top:12px}
h1 small{font-weight:400;color:var(--soft);font-size:15px;margin-left:8px}
h2{font-size:14px;font-weight:600;margin:22px 0 8px;padding:5px 9px;background:#e8edf3;border-left:3px solid var(--bar2)}
.lead{margin:0 0 12px;color:#3c4a58;font-size:14px}
.lead b{color:var(--ink)}
.head{display:flex;gap:28px;align-items:flex-start}
.head>div{flex:1;min-width:0}
.summary{flex:0 0 270px;border:1px solid var(--line);background:#fbfcfd}
.summary td{border-bottom:0;padding:3px 9px}
.summary .sum td{font-weight:600;border-top:1px solid #8996a3;border-bottom:1px solid var(--line)}
@media(max-width:900px){.head{flex-direction:column}}
.places div{display:flex;flex-wrap:wrap;gap:8px 44px}
.places b{display:block;font-size:11px;text-transform:uppercase;letter-spacing:.03em;color:var(--soft)}
.places a{display:block;padding:2px 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
th{text-align:left;font-weight:600;font-size:11px;text-transform:uppercase;letter-spacing:.03em;color:#3c4a58;background:var(--pale);
border-bottom:1px solid #b9c3ce;padding:5px 9px;white-space:nowrap;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:4px 9px;vertical-align:top;max-width:520px;overflow-wrap:break-word}
tbody tr:hover td{background:#f6f9fd}
td,.value{text-align:left}
td.n,th.n{text-align:right;white-space:nowrap}
th.n:first-child,td.n:first-child{width:1%}
td.c,th.c{text-align:center}
td.keep{white-space:nowrap}
tfoot td{font-weight:600;border-top:2px solid #8996a3;border-bottom:0}
.pre{white-space:pre-wrap;overflow-wrap:anywhere}
td.pre,td .pre{overflow-wrap:break-word}
td.all{max-width:none}
td.all a{display:inline-block}
td.keep{max-width:none}
table.lines th{white-space:normal}
.printed{display:none}
td.long{min-width:170px}
.field p{margin:6px 0}
table.even{table-layout:fixed}
.scroll+.scroll{margin-top:18px}
pre{margin:0;font:12px/1.45 "DejaVu Sans Mono",Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.empty{border:1px dashed #b9c3ce;padding:18px;color:var(--soft);background:#fbfcfd}
.fields{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:10px 28px;grid-auto-flow:row}
@media(max-width:1000px){.fields{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media(min-width:1200px){.fields{grid-template-columns:repeat(4,minmax(0,1fr))}.head .fields{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media(min-width:1700px){.fields{grid-template-columns:repeat(5,minmax(0,1fr))}.head .fields{grid-template-columns:repeat(4,minmax(0,1fr))}}
.fields.one{grid-template-columns:minmax(0,640px)}
details.soft{margin-top:10px}
.fields .wide{grid-column:1/-1}
.field .label{display:block;font-size:11px;text-transform:uppercase;letter-spacing:.03em;color:var(--soft);margin-bottom:1px}
.field .label b{color:#b35900}
.field .help{color:var(--soft);font-size:12px}
.field .choice{display:block;padding-top:15px}
.field .value{min-height:1.45em;overflow-wrap:anywhere}
input:not([type=checkbox]):not([type=radio]),select,textarea{font:inherit;color:inherit;border:1px solid #a9b4c0;border-radius:3px;padding:4px 6px;max-width:100%;width:100%;background:#fff}
input[type=checkbox],input[type=radio]{width:15px;height:15px;margin:2px 4px 2px 0;vertical-align:-3px}
input:disabled,select:disabled,textarea:disabled,[readonly]{background:#eef1f4!important;color:#5b6875}
td input:not([type=checkbox]),td select{min-width:90px}
td input.n{text-align:right}
.buttons{display:flex;flex-wrap:wrap;gap:8px;margin:10px 0 14px}
button,.button{font:inherit;font-weight:600;border:1px solid #9aa7b5;border-radius:3px;background:linear-gradient(#fff,#e9edf2);padding:5px 14px;cursor:pointer;color:var(--ink)}
button.first{background:var(--link);border-color:#0d4a8a;color:#fff}
button:disabled{color:#8a95a1;background:#eef1f4;cursor:not-allowed}
.tabs{margin-top:18px}
.tabs>input{position:absolute;opacity:0;width:1px!important;height:1px!important}
.tabs>label{display:inline-block;padding:6px 15px;background:#e8edf3;border:1px solid var(--line);border-bottom:0;margin-right:3px;cursor:pointer;border-radius:4px 4px 0 0}
.tabs>input:checked+label{background:var(--bar2);color:#fff}
.tabs>input:focus-visible+label{outline:2px solid #e08a00}
.panel section:first-child>h2,.printed+section>h2{margin-top:0}
.panel{display:none;border-top:3px solid var(--bar2);padding-top:12px}
.note{border-left:4px solid var(--link);background:#eef5fc;padding:8px 12px;margin:0 0 12px}
.note b{display:block}
.note.m0{border-color:var(--good);background:#edf7f0}
.note.m2{border-color:#d69200;background:#fff7e5}
.note.m3{border-color:var(--bad);background:#fdeeee}
.tag{display:inline-block;border:1px solid currentColor;border-radius:9px;padding:0 8px;font-size:11px;white-space:nowrap}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}.soft{color:var(--soft)}
.pager{display:flex;gap:14px;align-items:center;margin:10px 0;color:var(--soft)}
.filter{display:flex;gap:10px;align-items:end;margin:0 0 12px;flex-wrap:wrap}
.filter label{font-size:11px;text-transform:uppercase;color:var(--soft)}
.filter select,.filter input{font-size:13px!important;color:var(--ink)!important;width:auto!important;min-width:200px;display:block}
.tiles{columns:3;column-gap:32px}
@media(max-width:1000px){.tiles{columns:2}}
@media(min-width:1700px){.tiles{columns:4}}
.tiles{margin-top:22px}
.tiles section{break-inside:avoid;padding-bottom:18px}
.tiles h2{margin-top:0}
tr.of td{background:var(--pale)}
fieldset{border:0;border-top:1px solid var(--line);margin:16px 0 0;padding:10px 0 0}
fieldset.plain{border-top:0}
legend{font-weight:600;font-size:13px;padding-right:10px}
@media print{.printed{display:block}.scroll{overflow:visible}.lines{font-size:10px}.lines td,.lines th{padding:2px 4px;min-width:0}header.bar,.buttons,.pager,.filter,.tabs>label{display:none}.panel{display:block!important}}
`;
