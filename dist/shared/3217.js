const F=3217,j=[3217],A={83217:((I,h,a)=>{a.d(h,{describeInit:()=>T,init:()=>W,Xq:()=>d});var w=a(19473),f=a(14953),u=a(31878);function m(e,n){const t=e===null?"":`
    # Forks copy this file; they need no second watcher.
    if: github.repository == '${e}'`;return`# Watches every scheduled workflow of this repository and opens one issue for each that stops.
name: Heartbeat

on:
  schedule:
    - cron: '${y(e??n)} */2 * * *'
  workflow_dispatch:

permissions:
  actions: read
  contents: read
  issues: write

concurrency:
  group: heartbeat
  cancel-in-progress: false

jobs:
  check:${t}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${n}
`}function p(e){const n=e[0]?.id??"backup.yml";return`# What Heartbeat watches. Every scheduled workflow is found by itself; the rest is here to be uncommented.
workflows:
  discover: true
  # Files or globs to leave out. A comment "heartbeat: ignore WHY" in the workflow file does the same.
  # ignore: [experiment-*.yml]
  # Without a window: the largest gap between two ticks and a day, for frequent crons at least 14 hours.
  # window: 36h
  # "run": that it ran is enough, green or not.
  # require: success
  # The first red run is told, before a window has passed.
  # failure-tolerance: 0
  # Workflows without a schedule too, by their last finished runs of these events.
  # include: [push, release]

${$(e)}
# Monitors of your own, by id.
# monitors:
#   nightly:
#     workflow: ${b(n)}
#     window: 36h
#   scheduler:
#     file: data/heartbeat.json
#     threshold: 2h

# incidents:
#   open-at: critical
#   reminder: 24h
`}function $(e){return e.length===0?`# No scheduled workflow was found yet.
`:`# Found when this file was made:
${e.map(t=>{const r=t.schedule.map(({words:i,timezone:s})=>`${i} ${s}`).join("; ")||"no readable schedule",o=t.window_seconds===null?"":`, window ${(0,f.a3)(t.window_seconds*1e3)}`;return`#   ${(0,u.TN)(`${t.id}: ${r}${o}, now ${t.status} (${t.reason})`)}`}).join(`
`)}
`}function b(e){return/^[A-Za-z][\w.-]*$/.test(e)?e:JSON.stringify((0,u.TN)(e))}function y(e){return 7+[...e].reduce((t,r)=>(t*31+(r.codePointAt(0)??0))%1000003,7)%47}const g=".github/workflows/heartbeat.yml",k=".github/heartbeat.yml",x=1024*1024;function W(e,n){const t=[{path:g,text:m(e.repository,e.action)},{path:k,text:p(e.found)}];return d(t,e,n)}async function d(e,n,t){const r=[];for(const{path:o,text:i}of e){const s=await t.place(o);if(s===null)throw new w.yA("file",`${o} lies outside the workspace`,{permanent:!0});const c=v(await t.files.read(s,x),i,n.yes);(c==="written"||c==="replaced")&&!n.dryRun&&await t.files.write(s,i),r.push({path:o,outcome:c,text:i})}return r}function v(e,n,t){return e===null?"written":e===n?"unchanged":t?"replaced":"kept"}function T(e,n){const t=n?"would be ":"";return e.map(({path:o,outcome:i,text:s})=>{switch(i){case"written":return`${o}: ${t}written
${n?l(s):""}`;case"replaced":return`${o}: ${t}replaced
${n?l(s):""}`;case"unchanged":return`${o}: is already so
`;case"kept":return`${o}: exists and is kept; --yes replaces it
`}}).join("")}function l(e){return e.replace(/^(?=.)/gm,"  ")}})};export{F as id,j as ids,A as modules};
