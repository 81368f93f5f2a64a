const N=3411,T=[3411],M={33411:((D,c,n)=>{n.r(c);var y=n(48161),i=n(76760),l=n(83217);function S(e){const t=(o,s)=>({path:`${e.folder}/${o}`,text:s});return[t("heartbeat-watch.service",v(e)),t("heartbeat-check.service",$(e)),t("heartbeat-check.timer",b)]}const g=`Next:
  systemctl --user daemon-reload
  systemctl --user enable --now heartbeat-watch.service    # or heartbeat-check.timer, not both
  loginctl enable-linger                                   # so that it runs while nobody is logged in
`;function v(e){return`[Unit]
Description=Heartbeat: watches what must beat
StartLimitIntervalSec=0

[Service]
Type=notify
# It speaks through systemd-notify, which is a process of its own.
NotifyAccess=all
${h(e,"watch --health 127.0.0.1:8790")}
ExecReload=/bin/kill -HUP $MAINPID
# Six looks: one that hangs is noticed, one that is slow is not killed.
WatchdogSec=90
Restart=on-failure
RestartSec=5
# A config that is wrong does not get better by itself.
RestartPreventExitStatus=2
TimeoutStopSec=20
${d()}

[Install]
WantedBy=default.target
`}function $(e){return`[Unit]
Description=Heartbeat: checks once what must beat

[Service]
Type=oneshot
${h(e,"check")}
# Something is critical: that was told already, and the check did its work.
SuccessExitStatus=1
TimeoutStartSec=300
${d()}
`}const b=`[Unit]
Description=Heartbeat: checks every 5 minutes

[Timer]
OnCalendar=*:0/5
RandomizedDelaySec=30
Persistent=true

[Install]
WantedBy=timers.target
`;function h({node:e,program:t,workspace:o,environment:s},a){return`ExecStart=${m(e)} ${m(t)} ${a}
WorkingDirectory=${r(o)}
# Secrets: readable by you alone (chmod 600); without the file nothing is set.
EnvironmentFile=-${r(s)}`}function d(){return`NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
SystemCallArchitectures=native
UMask=0077
MemoryMax=512M`}function m(e){return`"${r(e).replace(/[\\"]/g,"\\$&").replaceAll("$","$$$$")}"`}function r(e){return e.replaceAll("%","%%")}var p=n(71665),w=n(21436);async function I({yes:e=!1,dryRun:t=!1,json:o=!1},s){const{XDG_CONFIG_HOME:a="",HOME:k}=s.env,u=(0,i.isAbsolute)(a)?a:(0,i.join)(k||(0,y.homedir)(),".config"),x=S({folder:(0,i.join)(u,"systemd","user"),node:process.execPath,program:(0,i.resolve)(process.argv[1]??""),workspace:process.cwd(),environment:(0,i.join)(u,"heartbeat","environment")}),E={files:(0,p.q)(),place:async A=>A},f=await(0,l.Xq)(x,{yes:e,dryRun:t},E);o?(0,w.Q2)(s,{files:f}):s.print(`${(0,l.describeInit)(f,t)}${t?"":g}`)}c.initSystemd=I})};export{N as id,T as ids,M as modules};
