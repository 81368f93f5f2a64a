const E=3411,F=[3411,3217],W={83217:((N,f,o)=>{o.d(f,{describeInit:()=>x,init:()=>d,Xq:()=>$});var p=o(19473),l=o(14953),u=o(31878);function g(e,n){const t=e===null?"":`
    # Forks copy this file; they need no second watcher.
    if: github.repository == '${e}'`;return`# Watches every scheduled workflow of this repository and opens one issue for each that stops.
name: Heartbeat

on:
  schedule:
    - cron: '${k(e??n)} */2 * * *'
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
`}function b(e){const n=e[0]?.id??"backup.yml";return`# What Heartbeat watches. Every scheduled workflow is found by itself; the rest is here to be uncommented.
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

${v(e)}
# Monitors of your own, by id.
# monitors:
#   nightly:
#     workflow: ${S(n)}
#     window: 36h
#   scheduler:
#     file: data/heartbeat.json
#     threshold: 2h

# incidents:
#   open-at: critical
#   reminder: 24h
`}function v(e){return e.length===0?`# No scheduled workflow was found yet.
`:`# Found when this file was made:
${e.map(t=>{const i=t.schedule.map(({words:a,timezone:c})=>`${a} ${c}`).join("; ")||"no readable schedule",r=t.window_seconds===null?"":`, window ${(0,l.a3)(t.window_seconds*1e3)}`;return`#   ${(0,u.TN)(`${t.id}: ${i}${r}, now ${t.status} (${t.reason})`)}`}).join(`
`)}
`}function S(e){return/^[A-Za-z][\w.-]*$/.test(e)?e:JSON.stringify((0,u.TN)(e))}function k(e){return 7+[...e].reduce((t,i)=>(t*31+(i.codePointAt(0)??0))%1000003,7)%47}const m=".github/workflows/heartbeat.yml",w=".github/heartbeat.yml",y=1024*1024;function d(e,n){const t=[{path:m,text:g(e.repository,e.action)},{path:w,text:b(e.found)}];return $(t,e,n)}async function $(e,n,t){const i=[];for(const{path:r,text:a}of e){const c=await t.place(r);if(c===null)throw new p.yA("file",`${r} lies outside the workspace`,{permanent:!0});const h=I(await t.files.read(c,y),a,n.yes);(h==="written"||h==="replaced")&&!n.dryRun&&await t.files.write(c,a),i.push({path:r,outcome:h,text:a})}return i}function I(e,n,t){return e===null?"written":e===n?"unchanged":t?"replaced":"kept"}function x(e,n){const t=n?"would be ":"";return e.map(({path:r,outcome:a,text:c})=>{switch(a){case"written":return`${r}: ${t}written
${n?s(c):""}`;case"replaced":return`${r}: ${t}replaced
${n?s(c):""}`;case"unchanged":return`${r}: is already so
`;case"kept":return`${r}: exists and is kept; --yes replaces it
`}}).join("")}function s(e){return e.replace(/^(?=.)/gm,"  ")}}),33411:((N,f,o)=>{o.r(f),o.d(f,{initSystemd:()=>x});var p=o(48161),l=o(76760),u=o(83217);function g(s){const e=(n,t)=>({path:`${s.folder}/${n}`,text:t});return[e("heartbeat-watch.service",v(s)),e("heartbeat-check.service",S(s)),e("heartbeat-check.timer",k)]}const b=`Next:
  systemctl --user daemon-reload
  systemctl --user enable --now heartbeat-watch.service    # or heartbeat-check.timer, not both
  loginctl enable-linger                                   # so that it runs while nobody is logged in
`;function v(s){return`[Unit]
Description=Heartbeat: watches what must beat
StartLimitIntervalSec=0

[Service]
Type=notify
# It speaks through systemd-notify, which is a process of its own.
NotifyAccess=all
${m(s,"watch --health 127.0.0.1:8790")}
ExecReload=/bin/kill -HUP $MAINPID
# Six looks: one that hangs is noticed, one that is slow is not killed.
WatchdogSec=90
Restart=on-failure
RestartSec=5
# A config that is wrong does not get better by itself.
RestartPreventExitStatus=2
TimeoutStopSec=20
${w()}

[Install]
WantedBy=default.target
`}function S(s){return`[Unit]
Description=Heartbeat: checks once what must beat

[Service]
Type=oneshot
${m(s,"check")}
# Something is critical: that was told already, and the check did its work.
SuccessExitStatus=1
TimeoutStartSec=300
${w()}
`}const k=`[Unit]
Description=Heartbeat: checks every 5 minutes

[Timer]
OnCalendar=*:0/5
RandomizedDelaySec=30
Persistent=true

[Install]
WantedBy=timers.target
`;function m({node:s,program:e,workspace:n,environment:t},i){return`ExecStart=${y(s)} ${y(e)} ${i}
WorkingDirectory=${d(n)}
# Secrets: readable by you alone (chmod 600); without the file nothing is set.
EnvironmentFile=-${d(t)}`}function w(){return`NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
SystemCallArchitectures=native
UMask=0077
MemoryMax=512M`}function y(s){return`"${d(s).replace(/[\\"]/g,"\\$&").replaceAll("$","$$$$")}"`}function d(s){return s.replaceAll("%","%%")}var $=o(71665),I=o(21436);async function x({yes:s=!1,dryRun:e=!1,json:n=!1},t){const{XDG_CONFIG_HOME:i="",HOME:r}=t.env,a=(0,l.isAbsolute)(i)?i:(0,l.join)(r||(0,p.homedir)(),".config"),c=g({folder:(0,l.join)(a,"systemd","user"),node:process.execPath,program:(0,l.resolve)(process.argv[1]??""),workspace:process.cwd(),environment:(0,l.join)(a,"heartbeat","environment")}),h={files:(0,$.q)(),place:async A=>A},T=await(0,u.Xq)(c,{yes:s,dryRun:e},h);n?(0,I.Q2)(t,T):t.print(`${(0,u.describeInit)(T,e)}${e?"":b}`)}})};export{E as id,F as ids,W as modules};
