const O=3217,W=[3217],C={3217:((I,b,l)=>{l.d(b,{describeInit:()=>j,init:()=>$});var h=l(9473),y=l(4953),p=l(3812);function E(n,o){const r=n===null?"":`
    # Forks copy this file; they need no second watcher.
    if: github.repository == '${n}'`;return`# Watches every scheduled workflow of this repository and opens one issue for each that stops.
name: Heartbeat

on:
  schedule:
    - cron: '${k(n??o)} */2 * * *'
  workflow_dispatch:

permissions:
  actions: read
  contents: read
  issues: write

concurrency:
  group: heartbeat
  cancel-in-progress: false

jobs:
  check:${r}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${o}
`}function _(n){const o=n[0]?.id??"backup.yml";return`# What Heartbeat watches. Every scheduled workflow is found by itself; the rest is here to be uncommented.
workflows:
  discover: true
  # Files or globs to leave out. A comment "heartbeat: ignore WHY" in the workflow file does the same.
  # ignore: [experiment-*.yml]
  # Without a window: the largest gap between two ticks and a day, for frequent crons at least 14 hours.
  # window: 36h
  # "run": that it ran is enough, green or not.
  # require: success

${w(n)}
# Monitors of your own, by id.
# monitors:
#   nightly:
#     workflow: ${d(o)}
#     window: 36h
#   scheduler:
#     file: data/heartbeat.json
#     threshold: 2h

# incidents:
#   open-at: critical
#   reminder: 24h
`}function w(n){return n.length===0?`# No scheduled workflow was found yet.
`:`# Found when this file was made:
${n.map(r=>{const c=r.schedule.map(({words:u,timezone:e})=>`${u} ${e}`).join("; ")||"no readable schedule",i=r.window_seconds===null?"":`, window ${(0,y.a3)(r.window_seconds*1e3)}`;return`#   ${(0,p.TN)(`${r.id}: ${c}${i}, now ${r.status} (${r.reason})`)}`}).join(`
`)}
`}function d(n){return/^[A-Za-z][\w.-]*$/.test(n)?n:JSON.stringify((0,p.TN)(n))}function k(n){return 7+[...n].reduce((r,c)=>(r*31+(c.codePointAt(0)??0))%1000003,7)%47}const A=".github/workflows/heartbeat.yml",f=".github/heartbeat.yml",N=1024*1024;async function $(n,o){const r=[{path:A,text:E(n.repository,n.action)},{path:f,text:_(n.found)}],c=[];for(const{path:i,text:u}of r){const e=await o.place(i);if(e===null)throw new h.yA("file",`${i} lies outside the workspace`,{permanent:!0});const t=T(await o.files.read(e,N),u,n.yes);(t==="written"||t==="replaced")&&!n.dryRun&&await o.files.write(e,u),c.push({path:i,outcome:t,text:u})}return c}function T(n,o,r){return n===null?"written":n===o?"unchanged":r?"replaced":"kept"}function j(n,o){const r=o?"would be ":"";return n.map(({path:i,outcome:u,text:e})=>{switch(u){case"written":return`${i}: ${r}written
${o?g(e):""}`;case"replaced":return`${i}: ${r}replaced
${o?g(e):""}`;case"unchanged":return`${i}: is already so
`;case"kept":return`${i}: exists and is kept; --yes replaces it
`}}).join("")}function g(n){return n.replace(/^(?=.)/gm,"  ")}}),3812:((I,b,l)=>{l.d(b,{BZ:()=>r,Jj:()=>k,OF:()=>g,TN:()=>d,nf:()=>n,pj:()=>f,ti:()=>$,tp:()=>u});const h="&#8203;",y={"&":"&amp;","<":"&lt;",">":"&gt;","|":"&#124;",$:"&#36;"},p=/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[^\n])?/g,E=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,_=/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;function w(e){return e.replace(/\r\n?|[\u0085\u2028\u2029]/g,`
`).replace(p,"").replace(E,"").replace(_,"�")}function d(e){return w(e).replace(/\s+/g," ").trim()}function k(e,t){if(e.length<=t)return e;if(t<1)return"";const s=/[\ud800-\udbff]/.test(e.charAt(t-2));return`${e.slice(0,s?t-2:t-1)}…`}const A=/[&<>|$\\`*[\]~]|(?<![a-z0-9])_|_(?![a-z0-9])|@|#(?=\w)|:(?=\/\/)|(?<![a-z0-9])gh-(?=\d)|www(?=\.)/gi;function f(e){return d(e).replace(A,N).replace(/^[-+=#]/,"\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/,"$1\\$2")}function N(e){return/^[@#:gw]/i.test(e)?`${e}${h}`:y[e]??`\\${e}`}function $(e){const t=d(e);return t===""?"` `":/[`|@\\]|<!--|-->/.test(t)?`<code>${T(t)}</code>`:`\`${t}\``}function T(e){return e.replace(/[^\p{L}\p{N}\p{M} ]/gu,j).replace(/&#64;|&#58;(?=&#47;&#47;)/g,`$&${h}`)}function j(e){return`&#${e.codePointAt(0)??0};`}function g(e,t=""){const s=w(e).replace(/\n+$/,""),m=[...s.matchAll(/`+/g)].reduce((F,[S])=>Math.max(F,S.length),2),a="`".repeat(m+1);return`${a}${t}
${s}
${a}`}function n(e,t){const s=/^https?:\/\/[^\s<>"'`]+$/i.test(t)?t.replace(/[()[\]\\|*_~@]/g,i):null;return s===null?f(e):`[${f(e)}](${s})`}const o=/https:\/\/(?:www\.(githubstatus\.com)|github\.com\/[\w.-]+\/[\w.-]+\/actions\/(runs\/\d+)(?:\/job\/\d+)?)(?![\w/…])/g;function r(e){const t=d(e);if(t.startsWith("gh "))return $(t);let s=0;return[...[...t.matchAll(o)].flatMap(a=>{const F=t.slice(s,a.index);return s=a.index+a[0].length,[c(F),n(a[1]??a[2]??"",a[0])]}),c(t.slice(s))].join("")}function c(e){return`${/^\s*/.exec(e)?.[0]??""}${f(e)}${e.trim()===""?"":/\s*$/.exec(e)?.[0]??""}`}function i(e){return`%${(e.codePointAt(0)??0).toString(16).toUpperCase().padStart(2,"0")}`}function u(e,t){const s=m=>`| ${m.join(" | ")} |`;return[s(e),s(e.map(()=>"---")),...t.map(s)].join(`
`)}})};export{O as id,W as ids,C as modules};
