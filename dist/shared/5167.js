const W=5167,K=[5167],N={556:((C,E,t)=>{t.d(E,{Ed:()=>a,ZD:()=>y,qy:()=>s});class a{constructor(f){this.text=f}text}function s(l,...f){return new a(l.reduce((m,e,i)=>m+h(f[i-1])+e))}function h(l){return l==null||l===!1?"":l instanceof a?l.text:typeof l=="object"?l.map(h).join(""):y(String(l))}const v={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function y(l){return l.replace(/[&<>"']/g,f=>v[f]??f)}}),7454:((C,E,t)=>{t.d(E,{$:()=>h});const a="Open the last run and read its log.",s="Start the work once by hand and see whether a heartbeat arrives.",h={ok:{headline:"is beating",meaning:"The last heartbeat is recent enough and says that the work went well.",advice:[]},paused:{headline:"is paused",meaning:"The configuration pauses this monitor, so nobody judges it.",advice:["Take the pause out of the configuration when the monitor is to be watched again."]},maintenance:{headline:"is in maintenance",meaning:"A maintenance window is open, so nobody judges this monitor now.",advice:[]},"inactive-hours":{headline:"is outside its active hours",meaning:"No heartbeat is expected at this hour.",advice:[]},"source-unreachable":{headline:"cannot be judged",meaning:"The place where the heartbeat is kept could not be read. The work may be well or dead; nobody could look.",advice:["Check that the service that holds the heartbeat is up and that the token or password may read it.","If it was a passing fault, the next check reads it again; nothing has to be done."]},"source-restarted":{headline:"cannot be judged yet",meaning:"Where it beats into was away or lost its data, and is back. Whoever lives beats again soon; until then nobody is called dead.",advice:["Nothing has to be done: who does not beat in time is told by the checks that follow."]},"source-suspect":{headline:"has many that fell silent at once",meaning:"Many that beat into the same place fell silent at once. That is likelier one trouble of the place, of the network or of their machine than the death of each; nobody is restarted.",advice:["Look at the place they beat into and at the network before it.","Look at what all of them run on, or what was deployed a moment before."]},missing:{headline:"has no heartbeat",meaning:"The place was read and holds no heartbeat: it was never written, or it was moved or deleted.",advice:["Check that the path and the branch in the configuration are those that the writer uses.","Check that the job that writes the heartbeat is enabled and has run at least once.",s]},malformed:{headline:"has an unreadable heartbeat",meaning:"There is a heartbeat, but it cannot be understood. Somebody writes something else than expected.",advice:["Look at the heartbeat as it is stored.","Repair what writes it; the next good heartbeat ends this incident."]},"no-timestamp":{headline:"has a heartbeat without a time",meaning:"There is a heartbeat, but no field in it tells when it was made.",advice:["Look at the heartbeat as it is stored.","Name the field that holds the time with the timestamp-field setting, or write last_run as an ISO time in UTC."]},future:{headline:"beats from the future",meaning:"The heartbeat carries a time that has not come yet, so it proves nothing.",advice:["Check the clock of the machine that writes the heartbeat.","Write times in UTC or with their zone, or name the zone with the timezone setting."]},stale:{headline:"has stopped beating",meaning:"No heartbeat arrived before the deadline. The scheduler has stopped, its job fails before it beats, or the heartbeat cannot be stored.",advice:["Find out whether the work still runs at all: is its schedule or workflow enabled, is its machine up?",a,s]},"reported-failure":{headline:"reports a failure",meaning:"Heartbeats arrive on time, but the last one says that the work failed.",advice:[a,"Repair the cause; the next good heartbeat ends this incident."]},stopped:{headline:"was stopped on purpose",meaning:"The last heartbeat says that the work was stopped, and the configuration lets it rest.",advice:["Start it again when it is to run."]},overrun:{headline:"has been running too long",meaning:"The work said that it started and never said that it finished. It hangs, or it was killed before its last heartbeat.",advice:["See whether the run is still going; cancel it if it hangs.","If it only needs longer than it used to, raise max-runtime."]},pending:{headline:"is waiting for its first run",meaning:"The monitor or its schedule is new, and its first deadline has not passed yet.",advice:[]},cadence:{headline:"runs less often than its schedule says",meaning:"GitHub drops many ticks of frequent schedules. The work is alive, but runs far below the rate that was asked for.",advice:["Ask for a rate that GitHub delivers (every 15 minutes or more), or start the workflow from outside."]},failing:{headline:"keeps failing",meaning:"The schedule fires, but no scheduled run has succeeded for too long.",advice:[a,"Repair the cause; the next scheduled run that succeeds ends this incident."]},"never-fired":{headline:"has never fired",meaning:"The schedule stands in the workflow file, but GitHub has never started it.",advice:["Check that the workflow file is on the default branch.","Change the cron line, or disable and enable the workflow: either makes GitHub register the schedule anew."]},"disabled-inactivity":{headline:"was switched off by GitHub",meaning:"GitHub disables scheduled workflows of public repositories after 60 days without activity.",advice:["Enable the workflow again.","Commit to the repository now and then, or start the workflow from outside."]},"disabled-manually":{headline:"was switched off by hand",meaning:"Somebody disabled this workflow on purpose.",advice:["Enable it again when it is to run, or take it out of the configuration."]},exempt:{headline:"is not watched",meaning:"A comment in the workflow file takes it out of the watch.",advice:[]},"config-error":{headline:"cannot be watched",meaning:"The workflow file cannot be understood, so its schedule is not known.",advice:["Correct the workflow file; the message names the place."]}}}),1669:((C,E,t)=>{t.d(E,{Bs:()=>h,Se:()=>a,o7:()=>s});const a={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function s(v,y){const{words:l}=a[v],f=y.replace(/\s+/g," ").trim();return f.startsWith(l)?f:f===""?l:`${l} - ${f}`}function h(v,y){return`${a[v].sign} ${s(v,y)}`.trim()}}),3516:((C,E,t)=>{t.d(E,{I:()=>v,O:()=>y});var a=t(9751),s=t(7368);const h=(0,a.S)(100);function v(m,e){const i=e===null?null:h.of(e,l);if(i===null)return(0,s.fE)(m);const d=i.wall.format(m).replace(", "," "),r=(0,s.fE)(m),n=d.slice(0,10)===r.slice(0,10);return`${d} ${f(m,i)} (${n?r.slice(11):r})`}function y(m,e){const i=e===null?null:h.of(e,l),[d="",r=""]=(i===null?(0,s.fE)(m):i.wall.format(m)).split(/[, ]+/);return{date:d,clock:r,zone:i===null?"UTC":f(m,i)}}function l(m){if(/^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich)$/i.test(m))return null;try{const e=new Intl.DateTimeFormat("sv-SE",{timeZone:m,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit"}),i=["en-US","en-GB","en-AU","en-IN"].map(d=>new Intl.DateTimeFormat(d,{timeZone:m,timeZoneName:"short"}));return{wall:e,names:i}}catch{return null}}function f(m,{names:e}){const i=e.flatMap(d=>d.formatToParts(m).find(({type:r})=>r==="timeZoneName")?.value??[]);return i.find(d=>/^[A-Z]{2,5}$/.test(d))??(i[0]??"").replace("GMT","UTC")}}),1619:((C,E,t)=>{t.d(E,{f:()=>m,y:()=>i});var a=t(556),s=t(6410),h=t(8607),v=t(580),y=t(8022),l=t(512);const f=20;function m(r){const n=(0,s.md)(r.monitors.filter(s.kV));if(n.length===0)return null;const u=n.length-f;return(0,a.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${n.slice(0,f).map(w=>e(w,r))}</ul>${u>0&&(0,a.qy)`<p class="more">And ${u} more; they stand among the others below.</p>`}</section>\n`}function e(r,n){const{entry:u,name:w,anchor:g,href:_}=r,O=i(r,n);return(0,a.qy)`<li class="${u.status}">${(0,h.Kk)(u.status)}<div><h3><a href="${n.listed.has(r)?`#${g}`:_}">${w}</a> <span class="tag">${l.ly[u.status]}</span></h3><p>${(0,v.XU)(r,n)}</p>${O!==null&&(0,a.qy)`<p class="meta">${O}</p>`}</div></li>\n`}function i({entry:r},{clock:n,controls:u}){const w=u.get(r.id)?.acknowledged,g=[r.since!==null&&(0,a.qy)`Since ${n.time(Date.parse(r.since))}`,d(r.incident),w&&`acknowledged${w.why===null?"":`: ${(0,y.SP)(w.why,120)}`}`].filter(_=>_!=null&&_!==!1);return g.length===0?null:(0,a.qy)`${g.map((_,O)=>(0,a.qy)`${O>0&&" · "}${_}`)}`}function d(r){const n=(0,y.Pl)(r?.url);return r===null||r.phase==="closed"||n===null?null:(0,a.qy)`<a href="${n}">Incident ${(0,y.SP)(r.ref,20)}</a>`}}),595:((C,E,t)=>{t.d(E,{IS:()=>e,Rx:()=>i});var a=t(4953),s=t(556),h=t(5538),v=t(1267);const y=30,l=4,f=3,m={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:y};function e(g,_){const O=(0,h.MJ)(g,v.q),M=[...Array.from({length:Math.max(0,v.q-g.length)},()=>null),...g.slice(-v.q)],A=h.FM.filter(P=>O.includes(P)).map(P=>{const k=n(O,P),T=d[P],b=T===void 0?null:`${T}: ${w(k,M,_)}`;return(0,s.qy)`<path class="b ${P}" stroke-width="${m[P]}" d="${u(k,m[P])}">${b!==null&&(0,s.qy)`<title>${b}</title>`}</path>`});return(0,s.qy)`<svg class="bars" viewBox="0 0 ${v.q*l-1} ${y}" preserveAspectRatio="none" role="img" aria-label="${r(O)}">${A}</svg>`}function i(g){const _=m[g];return(0,s.qy)`<svg viewBox="0 0 ${3*l-1} ${y}" aria-hidden="true"><path class="b ${g}" stroke-width="${_}" d="${u([[0,2]],_)}"/></svg>`}const d={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function r(g){const O=h.FM.map(M=>[M,g.filter(A=>A===M).length]).filter(([,M])=>M>0).map(([M,A])=>`${A} ${h.hl[M]}`);return`Last ${v.q} days: ${O.join(", ")}`}function n(g,_){const O=[];return g.forEach((M,A)=>{if(M!==_)return;const P=O.at(-1);P!==void 0&&P[1]===A-1?O[O.length-1]=[P[0],A]:O.push([A,A])}),O}function u(g,_){const O=y-_/2;return g.map(([M,A])=>`M${M*l} ${O}h${(A-M)*l+f}`).join("")}function w(g,_,O){const M=P=>O.day(_[P]?.date??"");return g.map(([P,k])=>{const T=_.slice(P,k+1).reduce((p,o)=>p+(o?.down??0),0),b=P===k?M(P):`${M(P)} to ${M(k)}`;return T>0?`${b} (${(0,a.a3)(T)})`:b}).join(", ")}}),9431:((C,E,t)=>{t.d(E,{Ro:()=>y,V_:()=>f,cg:()=>m});var a=t(8915),s=t(556),h=t(6410);const v=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function y(e,i){if(!i.live?.writable)return null;const d=i.controls.get(e.entry.id),r=d!==void 0&&(0,a.lP)(d,i.now),n=(0,h.kV)(e)&&d?.acknowledged==null;return(0,s.qy)`<p class="acts">${r?l("resume","Resume",e):l("pause","Pause",e)}${n&&l("ack","Acknowledge",e)}</p>`}function l(e,i,{entry:d,name:r}){return(0,s.qy)`<button type="button" data-act="${e}" data-id="${d.id}" data-name="${r}">${i}<span class="vh"> ${r}</span></button> `}function f({live:e}){return e?.writable?(0,s.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function m({live:e}){if(!e?.writable)return null;const i=v.map(([d,r])=>(0,s.qy)`<option value="${d}">${r}</option>`);return(0,s.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${i}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}}),5538:((C,E,t)=>{t.d(E,{FM:()=>a,MJ:()=>h,hl:()=>s});const a=["none","skipped","unknown","healthy","warning","degraded","critical"],s={none:"before its first check",skipped:"not watched",unknown:"hardly observed",healthy:"healthy",warning:"with warnings",degraded:"degraded",critical:"with downtime"};function h(l,f){const m=l.map(y),e=l.findIndex(v),i=m.map((d,r)=>e<0||r<e?"none":d).slice(-f);return[...Array.from({length:f-i.length},()=>"none"),...i]}function v({worst:l,up:f,down:m}){return l!==null||f>0||m>0}function y({worst:l,up:f,down:m,blind:e,excluded:i}){return m>0||l==="critical"?"critical":e>f?"unknown":l==="warning"||l==="degraded"?l:f>0?"healthy":i>0||l==="skipped"?"skipped":"unknown"}}),7390:((C,E,t)=>{t.d(E,{c:()=>g});var a=t(8915),s=t(4953),h=t(556),v=t(7368),y=t(9431);const l=5;function f(p,{past:o,clock:c}){const x=o.days(p);if(x.length===0)return null;const $=x.filter(I=>I.down>0).reverse();if($.length===0)return"none";const D=$.slice(0,l).map(I=>`${c.day(I.date)} ${(0,s.a3)(I.down)}`),S=$.length>l?` and ${$.length-l} more days`:"";return`${D.join(", ")}${S}`}var m=t(580),e=t(8022),i=t(306);const d=12,r=80;function n(p){const o=Object.entries(p);if(o.length===0)return null;const c=o.slice(0,d).map(([x,$])=>(0,h.qy)`<span class="w">${(0,e.SP)(x,r)} <b>${u($)}</b></span> `);return(0,h.qy)`${c}${o.length>d&&`and ${o.length-d} more`}`}function u(p){return typeof p=="string"?(0,e.SP)(p,r):typeof p=="boolean"?p?"yes":"no":(0,e.SP)(JSON.stringify(p)??"",r)}var w=t(512);function g(p,o){const c=_(p,o).filter(([,x])=>x!=null&&x!==!1&&x!=="");return(0,h.qy)`<dl>${c.map(([x,$,D])=>(0,h.qy)`<div${D&&(0,h.qy)` class="all"`}><dt>${x}</dt><dd>${$}</dd></div>\n`)}</dl>${(0,y.Ro)(p,o)}`}function _(p,o){const{entry:c}=p;return[["Status",(0,h.qy)`${w.ly[c.status]} <code>${c.reason}</code>`],...O(p,o),["Says",(0,m.Rz)(p,o)],["Well for",c.uptime===null?null:(0,e.SP)(c.uptime,40)],["Failures in a row",c.consecutive_failures||null],["Heartbeats",k(p)],["Last run",T(p)],["Read from",(0,h.qy)`<code>${(0,e.SP)(c.source,200)}</code>`],...b(p,o),["Uptime",P(p,o),"wide"],["Downtime in 90 days",f(c.id,o),"wide"],["Checks",o.show.metrics?n(c.checks):null,"wide"],["Metrics",o.show.metrics?n(c.metrics):null,"wide"]]}function O({entry:p},{clock:o,checkedAt:c}){const x=S=>S===null?null:o.time(Date.parse(S)),$=p.deadline!==null&&Date.parse(p.deadline)<c,D=p.interval===null?null:`every ${M((0,s.a3)(p.interval*v.Z2))}`;return[["Last heartbeat",x(p.last_heartbeat)??"none"],[$?"Was due by":"Due by",x(p.deadline)],["Expected",D],["Not well since",x(p.since)]]}function M(p){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[p]??p}const A=[["24 h",24*v.dp],["7 d",7*v.d_],["30 d",30*v.d_],["90 d",90*v.d_],["1 y",365*v.d_]];function P({entry:p},{past:o}){const c=A.map(([D,S])=>[D,o.uptime(p.id,S)]);if(c.every(([,{ratio:D}])=>D===null))return null;const x=(0,i.aP)(o.uptime(p.id)),$=c.map(([D,S])=>(0,h.qy)`<span class="w">${D} <b>${(0,i.Uy)(S)}</b></span> `);return(0,h.qy)`${$}${x!==null&&(0,h.qy)`<span class="w">90 d ${x}</span>`}`}function k({entry:p}){const{total_pulses:o,error_count:c}=p;return o===null?c===null?null:`${c} failures`:c?`${o}, ${c} of them failures`:`${o}`}function T({entry:{metadata:p}}){const{run_url:o,duration_seconds:c,exit_code:x,workflow:$}=p,D=(0,e.Pl)(o),S=[typeof c=="number"&&`took ${(0,s.a3)(c*v.Z2)}`,typeof x=="number"&&`exit code ${x}`,typeof $=="string"&&(0,e.SP)($,80)].filter(I=>I!==!1);return D===null&&S.length===0?null:(0,h.qy)`${S.join(", ")}${D!==null&&S.length>0&&", "}${D!==null&&(0,h.qy)`<a href="${D}">its log</a>`}`}function b({entry:p},{controls:o,clock:c,now:x}){const $=o.get(p.id);if($===void 0)return[];const{pause:D,acknowledged:S}=$,I=L=>L===null?"":`: ${(0,e.SP)(L,160)}`;return[["Paused",(0,a.lP)($,x)&&D&&(0,h.qy)`until ${c.time(D.until)}${I(D.why)}`],["Acknowledged",S&&(0,h.qy)`${c.time(S.at)}${I(S.why)}`]]}}),8912:((C,E,t)=>{t.d(E,{n:()=>e,l:()=>d});var a=t(7598),s=t(556),h=t(5997);const v=(0,h.r)(String.raw`(()=>{
const box=document.getElementById('ask'),form=box.querySelector('form'),said=document.getElementById('said'),root=document.body.dataset.root,KEY='heartbeat-token'
const words={check:['Check now','It was checked.'],pause:['Pause','Paused.'],resume:['Resume','It is watched again.'],ack:['Acknowledge','Acknowledged.']}
let wish
const send=async()=>{
  const {act,id}=wish,query=new URLSearchParams()
  if(act=='pause')query.set('for',form.elements.for.value)
  if(act!='check'&&act!='resume'&&form.elements.why.value.trim())query.set('why',form.elements.why.value.trim())
  said.textContent='Asking the server …'
  try{
    const r=await fetch(root+'api/'+(id?'monitors/'+encodeURIComponent(id)+'/':'')+act+'?'+query,{method:'POST',headers:{authorization:'Bearer '+sessionStorage.getItem(KEY)}})
    if(r.status==401)sessionStorage.removeItem(KEY)
    said.textContent=r.ok?words[act][1]:'It was not done: '+((await r.json().catch(()=>0)).error||r.status)
    form.reset()
  }catch{said.textContent='It was not done: the server did not answer.'}
  document.dispatchEvent(new Event('heartbeat'))
}
document.body.classList.add('can')
document.addEventListener('click',e=>{
  const b=e.target.closest('[data-act]')
  if(!b)return
  wish=b.dataset
  const known=sessionStorage.getItem(KEY),{act,name}=wish
  let asked=0
  for(const l of form.querySelectorAll('label')){
    const wanted=l.dataset.for=='token'?!known:l.dataset.for.split(' ').includes(act)
    l.hidden=!wanted
    l.lastElementChild.disabled=!wanted
    asked+=wanted
  }
  form.querySelector('h2').textContent=words[act][0]+(name?': '+name:'')
  if(asked)box.showModal()
  else send()
})
box.querySelector('[value=cancel]').onclick=()=>box.close()
form.onsubmit=e=>{
  e.preventDefault()
  const t=form.elements.token
  if(!t.disabled)sessionStorage.setItem(KEY,t.value)
  t.value=''
  box.close()
  send()
}
})()`);var y=t(9431),l=t(8607);const f=(0,h.r)(String.raw`(()=>{
const $=s=>document.querySelector(s),{json,stream}=document.body.dataset,button=$('#pause'),hidden=()=>!on||document.hidden
let on=1,skew=0,seen=0,every,busy,again,source
const said=$('#said'),told=t=>said.textContent=t
const say=ms=>{const s=Math.max(0,ms/1e3)|0,m=s/60|0,h=m/60|0,d=h/24|0,two=(a,u,b,v)=>a+u+(b?' '+b+v:'');return m<1?s+' s':h<1?m+' min':d<1?two(h,' h',m%60,' min'):two(d,' d',h%24,' h')}
const tick=()=>{
  if(!on)return
  const now=Date.now()+skew,age=now-seen,off=age>6*every,h=$('h1'),icon=$('[rel=icon]')
  for(const t of document.querySelectorAll('[data-ago]'))t.textContent=say(now-Date.parse(t.dateTime))+' ago'
  $('main').classList.toggle('nosignal',off)
  h.textContent=off?'No signal: nothing was checked for '+say(age):h.dataset.was
  icon.dataset.was??=icon.href
  icon.href=icon.dataset[off?'off':'was']
}
const read=()=>{const d=$('main').dataset;seen=Math.max(seen,d.checked);every=+d.every}
// Whoever selects text goes on reading it; open details and the focus stay where they are.
const swap=next=>{
  const old=$('main'),at=document.activeElement,near=e=>e.closest('[id]').id,stops=e=>[...e.querySelectorAll('a,button,summary')]
  if(!(next.querySelector('main')?.dataset.checked>=old.dataset.checked)||''+getSelection())return
  const open=[...old.querySelectorAll('[open]')].map(near),id=old.contains(at)&&near(at),i=id&&stops($('#'+CSS.escape(id))).indexOf(at),was=$('h1').dataset.was
  for(const s of['main','#fresh','title','[rel=icon]'])if($(s))$(s).replaceWith(next.querySelector(s))
  for(const o of open){const e=document.getElementById(o);if(e)(e.matches('details')?e:e.querySelector('details')||{}).open=true}
  const to=id&&document.getElementById(id)
  if(to)stops(to)[i]?.focus()
  read()
  if($('h1').dataset.was!=was)told($('h1').dataset.was)
}
const get=async url=>{
  const r=await fetch(url,{cache:'no-cache'}),date=Date.parse(r.headers.get('date'))
  if(date)skew=date+1e3*r.headers.get('age')-Date.now()
  if(!r.ok)throw 0
  return r
}
const refresh=async()=>{
  if(busy)return again=1
  if(hidden())return
  busy=1
  try{
    if(json){const t=Date.parse((await(await get(json)).json()).timestamp);if(!(t>seen))return;seen=t}
    swap(new DOMParser().parseFromString(await(await get(location.pathname)).text(),'text/html'))
  }catch{}finally{busy=0;tick();if(again){again=0;refresh()}}
}
const listen=()=>{
  source?.close()
  if(!stream||hidden())return
  source=new EventSource(stream)
  source.addEventListener('status',refresh)
  // Each connection begins with one; a later one tells of many changes.
  let first=1
  source.addEventListener('snapshot',()=>{if(!first)refresh();first=0})
}
new MutationObserver(()=>{clearTimeout(said.timer);said.timer=setTimeout(told,12e3,'')}).observe(said,{childList:true})
const wake=()=>{listen();refresh()}
read()
tick()
listen()
setInterval(tick,5e3)
setInterval(refresh,Math.min(6e4,Math.max(15e3,2*every)))
document.addEventListener('visibilitychange',wake)
document.addEventListener('heartbeat',refresh)
document.body.classList.add('on')
if(!button)return
button.hidden=0
button.onclick=()=>{on=!on;document.body.classList.toggle('on',on);button.textContent=on?'Pause updates':'Resume updates';told(on?'Updates go on.':'Updates are paused.');wake()}
})()`);var m=t(6391);const e=["default-src 'none'",`style-src ${i(m.Y)} ${i(m.Id)} ${i(m.eK)}`,`script-src ${i(f)} ${i(v)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function i(n){return`'sha256-${(0,a.createHash)("sha256").update(n).digest("base64")}'`}function d(n,u){const{signal:w,live:g,title:_,intervalMs:O,checkedAt:M}=u,A=g===null&&(0,s.qy)`<meta http-equiv="Content-Security-Policy" content="${e}">\n`,P=!n.framed&&g?.writable===!0,k=w?n.sentence:"No signal",T=w?(0,l.Dm)(n.status):l.NU;return(0,s.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${A}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${k} · ${_}</title>
<meta name="description" content="${u.monitors.length} jobs, services and agents, watched by Heartbeat.">
<link rel="icon" href="${new s.Ed(T)}"${!w&&(0,s.qy)` data-was="${new s.Ed((0,l.Dm)(n.status))}"`} data-off="${new s.Ed(l.NU)}">
<style>${new s.Ed(m.Y)}</style>${n.framed&&(0,s.qy)`<style>${new s.Ed(m.Id)}</style>`}${P&&(0,s.qy)`<style>${new s.Ed(m.eK)}</style>`}</head>
<body${n.framed&&(0,s.qy)` class="framed"`} data-root="${n.root}"${g===null?(0,s.qy)` data-json="${n.root}status.json"`:(0,s.qy)` data-stream="${n.root}api/health/stream"`}>${l.Am}
${n.framed?null:r(n,u)}<main id="main"${!w&&(0,s.qy)` class="nosignal"`} data-checked="${M}" data-every="${O}">
${n.main}</main>
${n.footer}${!n.framed&&(0,y.cg)(u)}<p id="said" role="status" aria-live="polite"></p>
<script>${new s.Ed(f)}</script>${P&&(0,s.qy)`<script>${new s.Ed(v)}</script>`}</body></html>
`.text}function r({root:n},u){const{title:w,clock:g,checkedAt:_}=u,O=(0,s.qy)`<b>${w}</b> status`;return(0,s.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${n===""?O:(0,s.qy)`<a href="${n}">${O}</a>`}</p><div class="fresh"><p id="fresh">Checked ${g.time(_)}, ${g.ago(_)}</p>${(0,y.V_)(u)}<button type="button" id="pause" hidden>Pause updates</button></div></header>
`}}),3634:((C,E,t)=>{t.d(E,{H:()=>f});var a=t(556),s=t(8912),h=t(6410),v=t(8607),y=t(512);const l=30;function f(e){const i=(0,y.nt)(e),d=e.map.overall_status,r=(0,h.md)(e.monitors).slice(0,l),n=e.monitors.length-r.length,u=(0,a.qy)`<div class="verdict">${(0,v.Kk)(d)}<h1 id="verdict" data-was="${i}">${e.signal?i:(0,y.f1)(e)}</h1></div><ul class="small">${r.map(w=>m(w,e))}</ul><p class="more">${n>0&&`And ${n} more. `}Checked ${e.clock.ago(e.checkedAt)}. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,s.l)({sentence:i,status:d,root:"",framed:!0,main:u,footer:null},e)}function m(e,{clock:i}){const{entry:d,name:r,href:n}=e,u=d.status==="healthy",w=!u||d.last_heartbeat===null?y.ly[d.status]:i.ago(Date.parse(d.last_heartbeat));return(0,a.qy)`<li>${(0,v.Kk)(d.status)}<a href="${n}" target="_blank" rel="noopener">${r}</a><span>${u&&(0,a.qy)`<span class="vh">${y.ly[d.status]}, </span>`}${w}</span></li>\n`}}),6410:((C,E,t)=>{t.d(E,{bS:()=>_,kV:()=>A,PL:()=>g,md:()=>P});var a=t(7299),s=t(1878),h=t(7368),v=t(3516),y=t(556),l=t(9285);const f=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],m=300*h.d_;function e(k,T){const b=new Map,p=c=>{const x=Math.floor(c/h.dp),$=b.get(x)??(0,v.O)(c,T).zone;return b.set(x,$),$},o=c=>{const{date:x,clock:$}=(0,v.O)(c,T),D=Math.abs(k-c)>m?` ${x.slice(0,4)}`:"";return`${i(x)}${D}, ${$}`};return{day:i,text:o,time:c=>(0,y.qy)`<time datetime="${(0,h.tK)(c)}">${o(c)} ${p(c)}</time>`,ago:c=>(0,y.qy)`<time datetime="${(0,h.tK)(c)}" data-ago>${(0,l.H)(c,k)}</time>`}}function i(k){return`${Number(k.slice(8,10))} ${f[Number(k.slice(5,7))-1]??""}`}var d=t(1267),r=t(8022);const n=6,u=60,w=500;function g(k){const T=Date.parse(k.map.timestamp),b=Object.values(k.map.monitors).map(p=>O(p,k.live!==null));return{...k,checkedAt:T,signal:_(T,k),clock:e(k.now,k.zone),past:(0,d.o)(k.history,k.now,k.zone),title:k.title??k.map.repository??"Heartbeat",monitors:b,groups:M(b),crowded:b.length>u,listed:new Set(b.length>w?P(b.filter(A)).slice(0,w):b)}}function _(k,{now:T,intervalMs:b}){return T-k<=n*b}function O(k,T){const b=encodeURIComponent((0,s.uH)(k.id)),{tags:p}=k.metadata;return{entry:k,name:(0,r.HD)(k),anchor:`m-${b}`,href:`monitors/${b}${T?"":".html"}`,tags:Array.isArray(p)?p.filter(o=>typeof o=="string"):[]}}function M(k){const T=new Map;for(const p of k){const o=p.tags[0]??null,c=T.get(o);c===void 0?T.set(o,[p]):c.push(p)}const b=[...T].map(([p,o])=>({tag:p,monitors:o}));return[...b.filter(({tag:p})=>p!==null),...b.filter(({tag:p})=>p===null)]}function A({entry:k}){return k.status!=="healthy"&&k.status!=="skipped"}function P(k){return[...k].sort((T,b)=>(0,a.xJ)(b.entry.status)-(0,a.xJ)(T.entry.status))}}),9779:((C,E,t)=>{t.d(E,{t:()=>n,Z:()=>r});var a=t(556),s=t(7299),h=t(8607);const v=620,y=612,l=32,f="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",m=62,e=6;function i(u){const w=u!=="critical"&&u!=="skipped",g=u==="critical"?e:w?Math.floor(y/m):0,_=`M0 ${l}${f.repeat(g)}`;return(0,a.qy)`<svg class="trace ${u}" viewBox="0 0 ${v} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${g>0&&(0,a.qy)`<path class="past" d="${_}${w&&`H${y}`}"/>`}${u==="healthy"&&(0,a.qy)`<path class="pulse" pathLength="100" d="${_}H${y}"/>`}${!w&&(0,a.qy)`<path class="flat" d="M${g*m} ${l}H${y}"/>`}<circle cx="${y}" cy="${l}" r="4"/></svg>`}var d=t(512);function r(u,w,g,_){const O=_.signal?w:(0,d.f1)(_);return(0,a.qy)`<section class="hero ${u}" aria-labelledby="verdict">${i(u)}<div class="verdict">${(0,h.Kk)(u)}<h1 id="verdict" data-was="${w}">${O}</h1></div>${g}</section>\n`}function n({map:{summary:u}}){const w=[...s.f].reverse().filter(g=>u[g]>0);return(0,a.qy)`<p class="counts">${w.map(g=>(0,a.qy)`<span>${(0,h.Kk)(g)}${u[g]} ${d.ly[g].toLowerCase()}</span> `)}</p>`}}),8607:((C,E,t)=>{t.d(E,{Am:()=>v,Dm:()=>i,Kk:()=>l,NU:()=>d,cf:()=>y});var a=t(7299),s=t(556);const h={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},v=new s.Ed(`<svg class="vh" aria-hidden="true">${a.f.map(n=>`<symbol id="i-${n}" viewBox="0 0 16 16">${h[n]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),y=(0,s.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function l(n){return(0,s.qy)`<svg class="icon ${n}" aria-hidden="true"><use href="#i-${n}"/></svg>`}const f={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},m="M1 9h3l2-6 4 10 2-4h3",e="M1 9h14";function i(n){return r(f[n],n==="critical"?e:m,"")}const d=r(f.unknown,e," stroke-dasharray='.1 3.3'");function r(n,u,w){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${n}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${w} d='${u}'/%3E%3C/svg%3E`}}),5997:((C,E,t)=>{t.d(E,{r:()=>a});function a(s){return s.split(`
`).map(h=>h.trim()).filter(h=>h!==""&&!h.startsWith("//")).join(`
`)}}),2560:((C,E,t)=>{t.d(E,{m:()=>P});var a=t(556),s=t(1619),h=t(8912),v=t(6410),y=t(9779),l=t(8008),f=t(937),m=t(595),e=t(5538),i=t(7390),d=t(8607),r=t(1267),n=t(580),u=t(306),w=t(512);function g(o,c){const{entry:x,name:$,anchor:D,href:S}=o,I=c.crowded?null:(0,i.c)(o,c);return(0,a.qy)`<li id="${D}" class="row"><div class="top">${(0,d.Kk)(x.status)}<div class="who"><h3><a href="${S}">${$}</a></h3><p><span class="vh">${w.ly[x.status]}: </span>${(0,n.$N)(o,c)}</p></div><div class="strip">${(0,m.IS)(c.past.days(x.id),c.clock)}</div><p class="up">${O(o,c)}</p></div>${I!==null&&_($,I)}</li>\n`}function _(o,c){return(0,a.qy)`\n<details><summary><span class="vh">Details<span> of ${o}</span></span>${d.cf}</summary>${c}</details>`}function O({entry:o},{past:c}){const x=c.uptime(o.id),$=(0,e.MJ)(c.days(o.id),r.q).filter(S=>S!=="none").length,D=$===1?"today":$===0?"uptime":`${$} days`;return(0,a.qy)`<b>${(0,u.Uy)(x)}</b><span>${(0,u.aP)(x)??D}</span>`}var M=t(8022);const A=10;function P(o){const c=(0,w.nt)(o),x=o.monitors.length===0?"skipped":o.map.overall_status,$=o.groups.map((D,S)=>k(D,S,o));return(0,h.l)({sentence:c,status:x,root:"",framed:!1,main:[(0,y.Z)(x,c,(0,y.t)(o),o),(0,s.f)(o),$,o.monitors.length>0&&(0,l.o1)(),(0,f.I)(o,A),(0,l.X5)(o)],footer:(0,l.qr)(o,"")},o)}function k({tag:o,monitors:c},x,$){const S=$.groups.length===1&&o===null?"Monitors":o===null?"Others":(0,M.SP)(o,60)||"Others",I=(0,a.qy)`<h2 id="g${x}">${S}</h2><span>${(0,w.VR)(c)}</span>`,L=c.filter(v.kV),R=c.filter(B=>!(0,v.kV)(B));if(!$.crowded)return T(x,(0,a.qy)`<div class="gh">${I}</div>${p(c,$)}`);if(L.length===0)return T(x,b(x,I,p(R,$)));const j=(0,a.qy)`<b>${R.length} more in ${S}</b><span>${(0,w.VR)(R)}</span>`,U=R.length>0&&b(x,j,p(R,$));return T(x,(0,a.qy)`<div class="gh">${I}</div>${p(L,$)}${U}`)}function T(o,c){return(0,a.qy)`<section aria-labelledby="g${o}">${c}</section>\n`}function b(o,c,x){return(0,a.qy)`<details class="fold" id="f${o}"><summary class="gh">${c}</summary>${x}</details>`}function p(o,c){const x=o.filter(D=>c.listed.has(D)),$=o.length-x.length;return(0,a.qy)`${x.length>0&&(0,a.qy)`<ul class="card rows">${x.map(D=>g(D,c))}</ul>`}${$>0&&(0,a.qy)`<p class="more">${x.length>0?"And ":""}${$} that are not listed here: there are too many.</p>`}`}}),4035:((C,E,t)=>{t.d(E,{s:()=>A});var a=t(556),s=t(7368),h=t(1619),v=t(595),y=t(7390),l=t(8912),f=t(6410),m=t(9779),e=t(8607),i=t(8008),d=t(1267),r=t(937),n=t(580),u=t(8022),w=t(512);const g="../",_=50,O=20,M=30*s.d_;function A(b,p){const o=b.monitors.find(({entry:$})=>$.id===p);if(o===void 0)return null;const{entry:c}=o,x=(0,w.gD)(o);return(0,l.l)({sentence:x,status:c.status,root:g,framed:!1,main:[(0,a.qy)`<p class="back"><a href="${g}">All monitors</a></p>`,(0,m.Z)(c.status,x,P(o,b),b),k(o,b),(0,a.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,y.c)(o,b)}</div></section>\n`,(0,r.I)(b,_,p),T(o,b)],footer:(0,i.qr)(b,g)},b)}function P(b,p){const o=(0,f.kV)(b)?(0,h.y)(b,p):null;return(0,a.qy)`<p class="below">${(0,n.$N)(b,p)}</p>${o!==null&&(0,a.qy)`<p class="meta">${o}</p>`}`}function k({entry:b},{past:p,clock:o}){return(0,a.qy)`<section aria-labelledby="days"><h2 id="days">Last ${d.q} days</h2><div class="card wide"><div class="strip">${(0,v.IS)(p.days(b.id),o)}</div></div>${(0,i.o1)()}</section>\n`}function T({entry:b},{history:p,now:o,clock:c,show:x}){const $=[...p.changes({from:o-M,to:o},b.id)].reverse();if($.length===0)return null;const D=$.slice(0,O).map(({status:S,since:I,message:L})=>(0,a.qy)`<li>${(0,e.Kk)(S)}<span>${c.time(I)}</span><div><h3>${w.ly[S]}</h3>${x.messages&&L!==""&&(0,a.qy)`<p>${(0,u.SP)(L)}</p>`}</div></li>\n`);return(0,a.qy)`<section aria-labelledby="changes"><h2 id="changes">Changes in 30 days</h2><ol class="card past">${D}</ol></section>\n`}}),8008:((C,E,t)=>{t.d(E,{X5:()=>f,o1:()=>l,qr:()=>d});var a=t(556),s=t(595),h=t(1267),v=t(8022);const y=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function l(){const r=y.map(([n,u])=>(0,a.qy)`<span>${(0,s.Rx)(n)}${u}</span>`);return(0,a.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${r}</p>\n`}function f(r){return(0,a.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${m(r)}</p></section>\n`}function m({monitors:r,listed:n,past:u}){if(n.size<r.length)return"";const w=r.map(({entry:M})=>u.uptime(M.id).sums),g=w.reduce((M,{up:A,down:P})=>M+A+P,0),_=w.reduce((M,A)=>M+A.blind,0);if(g===0||_===0)return"";const O=Math.min(99,Math.floor(100*g/(g+_)));return` Of the last ${h.q} days, ${O} % was observed.`}const e=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],i=[["JSON","status.json"]];function d({live:r,map:n},u){const w=r===null?i:e,g=(0,v.Pl)(n.run_url),_=g===null?"Heartbeat":(0,a.qy)`<a href="${g}">this run</a> of Heartbeat`;return(0,a.qy)`<footer><p>${w.map(([O,M])=>(0,a.qy)`<a href="${u}${M}">${O}</a> `)}</p><p>Made by ${_}. The page works without scripts.</p></footer>\n`}}),1267:((C,E,t)=>{t.d(E,{o:()=>h,q:()=>s});var a=t(7368);const s=90;function h(v,y,l){const f=new Map,m=new Map;return{days(e){const i=f.get(e)??v.days(e,s,y,l);return f.set(e,i),i},uptime(e,i=s*a.d_){const d=`${i} ${e}`,r=m.get(d)??v.uptime(e,{from:y-i,to:y});return m.set(d,r),r}}}}),937:((C,E,t)=>{t.d(E,{I:()=>f});var a=t(4953),s=t(556),h=t(7368),v=t(8607),y=t(1267),l=t(8022);function f(e,i,d){const r={from:e.now-y.q*h.d_,to:e.now},n=e.history.outages(r,d).filter(({until:w})=>w!==null);if(n.length===0)return null;const u=n.length-i;return(0,s.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${n.slice(0,i).map(w=>m(w,e,d===void 0))}</ol>${u>0&&(0,s.qy)`<p class="more">And ${u} more in the last ${y.q} days.</p>`}</section>\n`}function m({monitor:e,since:i,until:d,worst:r,message:n},u,w){const g=u.monitors.find(({entry:A})=>A.id===e),_=g?.name??(0,l.HD)({id:e,name:e}),O=g===void 0?(0,s.qy)`${_}`:(0,s.qy)`<a href="${g.href}">${_}</a>`,M=u.show.messages?(0,l.SP)(n):"";return(0,s.qy)`<li>${(0,v.Kk)(r)}<time datetime="${(0,h.tK)(i)}">${u.clock.text(i)}</time><div>${w&&(0,s.qy)`<h3>${O}</h3>`}${M!==""&&(0,s.qy)`<p>${M}</p>`}</div><span>${(0,a.a3)((d??i)-i)}</span></li>\n`}}),580:((C,E,t)=>{t.d(E,{$N:()=>y,Rz:()=>f,XU:()=>l});var a=t(556),s=t(7454),h=t(1669),v=t(8022);function y(e,i){const{entry:d}=e;return d.status!=="healthy"||d.last_heartbeat===null?(0,a.qy)`${l(e,i)}`:(0,a.qy)`Last heartbeat ${i.clock.ago(Date.parse(d.last_heartbeat))}${m(e,i)}`}function l({entry:e},{show:i}){const d=e.metadata.beat_message,r=typeof d=="string"&&d!==""&&e.message.includes(d);return i.messages||!r?(0,v.SP)(e.message):s.$[e.reason].meaning}function f({entry:e},{show:i}){const{beat_message:d}=e.metadata;if(!i.messages)return null;const r=typeof d=="string"?(0,v.SP)(d,160):"";return(e.kind===null?r:(0,h.Bs)(e.kind,r))||null}function m(e,i){const d=f(e,i);return d===null?null:(0,a.qy)` · ${d}`}}),8022:((C,E,t)=>{t.d(E,{HD:()=>v,Pl:()=>l,SP:()=>y});var a=t(1878);const s=80,h=300;function v({name:f,id:m}){return y(f,s)||y(m,s)||"monitor"}function y(f,m=h){return(0,a.Jj)((0,a.TN)(f),m)}function l(f){return typeof f=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(f)&&URL.canParse(f)?f:null}}),6391:((C,E,t)=>{t.d(E,{eK:()=>e,Id:()=>m,Y:()=>f});const a=`
:root {
  --bg: #f7f7f5; --card: #fff; --line: #e4e4df; --text: #1b1d1f; --soft: #5a6068; --link: #1f5fbf; --on: #fff;
  --healthy: #1a8754; --warning: #9a6700; --degraded: #b4520a; --critical: #c81e37; --unknown: #68707a; --skipped: #68707a;
  --bar-healthy: #35a173; --bar-warning: #c08a00; --bar-degraded: #e0701a; --bar-critical: #dd2f48; --bar-unknown: #8a939d; --bar-skipped: #cfd4da;
  --alarm: #fdf1f2; --alarm-line: #f3c9cf; --doubt: #fdf8ec; --doubt-line: #eddcb4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #101214; --card: #181b1e; --line: #2a2f34; --text: #eceef0; --soft: #a2abb5; --link: #84b6ff; --on: #101214;
    --healthy: #4cc38a; --warning: #e7b43a; --degraded: #f59551; --critical: #ff7a8a; --unknown: #a2abb5; --skipped: #a2abb5;
    --bar-healthy: #2f9467; --bar-warning: #d29a1c; --bar-degraded: #e5762a; --bar-critical: #ee4a60; --bar-unknown: #7a838d; --bar-skipped: #3b4249;
    --alarm: #24171a; --alarm-line: #5a2831; --doubt: #211c12; --doubt-line: #4d3f1d;
  }
}
`,s=`
.framed main { padding: 16px }
.framed h1 { font-size: 19px }
.framed .verdict .icon { width: 20px; height: 20px; margin-top: 2px }
.small { margin-top: 12px; font-size: 14.5px }
.small li { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 10px; align-items: center; padding: 6px 0 }
.small li + li { border-top: 1px solid var(--line) }
.small .icon { width: 15px; height: 15px }
.small a { color: inherit; text-decoration: none; overflow-wrap: anywhere }
.small a:hover { text-decoration: underline }
.small li > span { color: var(--soft); font-size: 13.5px }
`,h=`
.can .acts { display: flex; gap: 8px 18px; margin: 16px 0 4px 32px }
.about .acts, .fresh .acts { margin-left: 0 }
.fresh .acts { margin: 0 }
dialog { width: min(420px, 92vw); border: 1px solid var(--line); border-radius: 14px; padding: 22px 24px; background: var(--card); color: var(--text) }
dialog::backdrop { background: #0009 }
dialog label { display: block; margin-top: 14px; font-size: 14px; color: var(--soft) }
dialog label[hidden] { display: none }
dialog input, dialog select { display: block; width: 100%; margin-top: 4px; font: inherit; font-size: 16px; padding: 8px 10px; color: var(--text); background: var(--bg); border: 1px solid var(--unknown); border-radius: 8px }
dialog form > p { display: flex; gap: 20px; justify-content: flex-end; margin-top: 20px }
dialog .main { background: var(--link); color: var(--on); padding: 8px 16px; border-radius: 8px; text-decoration: none }
@media (max-width: 760px) { .can .acts { margin-left: 0 } }
`,f=i(a,`
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body {
  margin: 0; background: var(--bg); color: var(--text); font-variant-numeric: tabular-nums;
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Inter, Roboto, "Noto Sans", system-ui, sans-serif;
}
header, main, footer { max-width: 976px; margin: 0 auto; padding: 0 24px }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0 }
ul, ol { list-style: none }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 3px }
a:focus-visible, summary:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px }
.vh, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip:focus { position: fixed; top: 8px; left: 8px; background: var(--card); padding: 8px 16px; z-index: 1 }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 4px 24px; padding-top: 28px; padding-bottom: 16px; flex-wrap: wrap }
.brand { font-size: 17px; letter-spacing: -.01em; overflow-wrap: anywhere }
.brand a { color: inherit; text-decoration: none }
.fresh { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--soft); font-size: 14px }
button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; cursor: pointer }
h2 { font-size: 15px; font-weight: 600; letter-spacing: -.005em; overflow-wrap: anywhere }
h3 { font-size: 16px; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere }
section { margin-top: 36px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-top: 12px }
.card > li + li { border-top: 1px solid var(--line) }
.back { font-size: 14px }
.more { margin-top: 12px; font-size: 14px; color: var(--soft) }
.note p { color: var(--soft); font-size: 15px; margin-top: 6px; max-width: 66ch }
footer { margin-top: 44px; padding-top: 18px; padding-bottom: 48px; color: var(--soft); font-size: 14px; display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between }
footer p:first-child { display: flex; gap: 18px; flex-wrap: wrap }
code { font: 13px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
#said { position: fixed; left: 50%; bottom: 20px; translate: -50%; max-width: 90vw; padding: 10px 18px; border-radius: 10px; background: var(--text); color: var(--bg); font-size: 14px; z-index: 2 }
#said:empty { display: none }
.acts { display: none }
`,`
.icon { width: 18px; height: 18px; flex: none; display: block; fill: currentColor }
.icon.healthy { color: var(--healthy) }
.icon.warning { color: var(--warning) }
.icon.degraded { color: var(--degraded) }
.icon.critical { color: var(--critical) }
.icon.unknown { color: var(--unknown) }
.icon.skipped { color: var(--skipped) }
.i, .q { fill: none; stroke: var(--on); stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round }
.q { stroke: currentColor }
.o { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-dasharray: 2.6 1.9 }
.hero { margin-top: 8px; padding: 24px 28px 22px; border-radius: 18px; border: 1px solid var(--line); background: var(--card); overflow: hidden }
.hero.critical { background: var(--alarm); border-color: var(--alarm-line) }
.hero.warning, .hero.degraded { background: var(--doubt); border-color: var(--doubt-line) }
.trace { display: block; width: calc(100% + 56px); height: 64px; margin: 0 -28px 14px }
.trace path { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke }
.trace .past { stroke: url(#fade) }
.trace stop { stop-color: var(--healthy); stop-opacity: .12 }
.trace stop + stop { stop-opacity: .9 }
.trace .flat { stroke: var(--skipped); stroke-opacity: .5 }
.critical .flat { stroke: var(--critical); stroke-width: 2.5; stroke-opacity: 1 }
.trace circle { fill: var(--healthy) }
.trace .pulse { stroke: var(--healthy); stroke-width: 3; stroke-dasharray: 0 100; visibility: hidden }
.trace.critical circle { fill: var(--critical) }
.trace.warning circle { fill: var(--bar-warning) }
.trace.degraded circle { fill: var(--bar-degraded) }
.trace.unknown circle, .trace.skipped circle { fill: var(--unknown) }
.trace.unknown .past { stroke-dasharray: 2 5 }
.trace.unknown stop { stop-color: var(--unknown) }
/* Nothing moves that nobody can stop: the button that stops it comes with the script. */
.on .trace circle { animation: beat 2s ease-in-out infinite }
.on .trace.warning circle, .on .trace.degraded circle { animation: flash 1.2s steps(2, jump-none) infinite }
.on .trace.critical circle { animation: alarm 1s ease-in-out infinite }
.on .trace.unknown circle, .on .trace.skipped circle { animation: none }
.on .trace .pulse { visibility: visible; animation: run 4s linear infinite }
@keyframes beat { 50% { opacity: .3 } }
@keyframes flash { to { opacity: .15 } }
@keyframes alarm { 50% { opacity: .25; r: 6px } }
@keyframes run { from { stroke-dasharray: 0 0 0 100 } 10% { stroke-dasharray: 0 5 6 89 } 90% { stroke-dasharray: 0 94 6 0 } to { stroke-dasharray: 0 100 0 0 } }
.verdict { display: flex; align-items: flex-start; gap: 12px }
.verdict .icon { width: 28px; height: 28px; margin-top: 4px }
h1 { font-size: 30px; line-height: 1.2; font-weight: 680; letter-spacing: -.025em; text-wrap: balance; overflow-wrap: anywhere }
.counts { display: flex; flex-wrap: wrap; gap: 6px 18px; margin-top: 12px; color: var(--soft); font-size: 14.5px }
.counts span { display: inline-flex; align-items: center; gap: 6px }
.counts .icon { width: 14px; height: 14px }
.below { margin-top: 8px; color: var(--soft); overflow-wrap: anywhere }
q { quotes: "“" "”" }
.attention li { display: flex; gap: 14px; padding: 16px 20px }
.attention .icon { margin-top: 3px }
.attention p { color: var(--soft); font-size: 15px; overflow-wrap: anywhere }
.attention h3 a { color: inherit }
.meta { font-size: 14px; margin-top: 4px; color: var(--soft) }
.hero .meta { margin-top: 6px; overflow-wrap: anywhere }
.tag { font-size: 12.5px; font-weight: 600; margin-left: 6px; color: var(--soft); white-space: nowrap }
.critical .tag { color: var(--critical) }
.degraded .tag { color: var(--degraded) }
.warning .tag { color: var(--warning) }
.gh { display: flex; justify-content: space-between; align-items: baseline; gap: 16px }
.gh span { color: var(--soft); font-size: 14px; white-space: nowrap }
.gh b { font-size: 15px; font-weight: 600; overflow-wrap: anywhere }
.row { position: relative; padding: 14px 56px 14px 20px; scroll-margin-top: 16px }
.row:target { box-shadow: inset 3px 0 var(--link) }
.row h3 a { color: inherit; text-decoration: none }
.row h3 a:hover { text-decoration: underline }
.top { display: grid; grid-template-columns: 18px minmax(0, 1fr) 360px 92px; gap: 0 14px; align-items: start }
.top > .icon { margin-top: 3px }
.top .strip { margin-top: 5px }
.who p { color: var(--soft); font-size: 14.5px; line-height: 1.4; overflow-wrap: anywhere; text-wrap: pretty }
.up { text-align: right; line-height: 1.3; white-space: nowrap }
.up b { font-weight: 600; display: block }
.up span { font-size: 13px; color: var(--soft) }
.strip { overflow: hidden }
.bars { display: block; width: 100%; height: 30px }
.b { fill: none; stroke-dasharray: 3 1 }
.b.healthy { stroke: var(--bar-healthy) }
.b.warning { stroke: var(--bar-warning) }
.b.degraded { stroke: var(--bar-degraded) }
.b.critical { stroke: var(--bar-critical) }
.b.skipped { stroke: var(--bar-skipped) }
.b.none { stroke: var(--line) }
.b.unknown { stroke: var(--bar-unknown); stroke-dasharray: 1 3 }
.row details { font-size: 14px }
.row summary { position: absolute; top: 17px; right: 12px; width: 36px; height: 36px; display: grid; place-content: center; border-radius: 8px; cursor: pointer; color: var(--soft) }
summary::-webkit-details-marker { display: none }
.row summary:hover { background: var(--bg); color: var(--text) }
summary svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
details[open] summary svg { transform: rotate(180deg) }
.fold { margin-top: 12px }
.fold > summary { cursor: pointer; list-style: none; padding: 12px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 14px }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 14px 28px; margin: 14px 0 4px 32px; padding-top: 14px; border-top: 1px solid var(--line) }
dt { color: var(--soft); font-size: 13px }
dd { overflow-wrap: anywhere }
.all { grid-column: 1/-1 }
.w { display: inline-block; margin-right: 10px }
.w b { font-weight: 600 }
.about, .wide { padding: 18px 20px; font-size: 14.5px }
.about dl { margin: 0; padding: 0; border: 0 }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; justify-content: center; margin-top: 20px; color: var(--soft); font-size: 13.5px }
.legend span { display: inline-flex; align-items: center; gap: 7px }
.legend svg { width: 11px; height: 20px }
.past li { display: grid; grid-template-columns: 18px 132px minmax(0, 1fr) auto; gap: 4px 14px; padding: 14px 20px }
.past .icon { margin-top: 3px }
.past h3 a { color: inherit }
.over .icon { color: var(--soft) }
.past > li > time, .past li > span { color: var(--soft); font-size: 14px; line-height: 24px }
.past p { color: var(--soft); font-size: 15px; overflow-wrap: anywhere }
.nosignal .hero { filter: grayscale(1) }
.nosignal .trace path { stroke-dasharray: 2 6 }
.nosignal .trace .pulse { display: none }
.nosignal .trace circle { animation: none !important }
`,`
@media (max-width: 760px) {
  .top { grid-template-columns: 18px minmax(0, 1fr) auto }
  .strip { grid-row: 2; grid-column: 1/-1; margin-top: 12px }
  .top .strip { margin-top: 12px }
  .wide .strip { margin: 0 }
  .row { padding-right: 20px; padding-bottom: 12px }
  details { margin-top: 4px }
  .row summary { position: static; width: max-content; height: 28px; padding: 0 8px 0 4px; margin-left: -4px; display: flex; align-items: center; gap: 4px }
  .row summary .vh { position: static; width: auto; height: auto; clip-path: none }
  .row summary .vh span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  dl { margin-left: 0 }
}
@media (max-width: 560px) {
  header, main, footer { padding-left: 16px; padding-right: 16px }
  .hero { padding: 18px }
  .trace { width: calc(100% + 36px); margin: 0 -18px 10px; height: 52px }
  h1 { font-size: 24px }
  .verdict .icon { width: 24px; height: 24px; margin-top: 3px }
  .row, .attention li, .past li { padding-left: 16px; padding-right: 16px }
  .bars { width: 200%; margin-left: -100% }
  .past li { grid-template-columns: 18px 1fr auto }
  .past li div { grid-column: 2/-1; grid-row: 2 }
  .legend { justify-content: flex-start }
}
@media (prefers-reduced-motion: reduce) { .on .trace * { animation: none !important } .trace .pulse { display: none } }
@media print {
  body { background: #fff }
  .row summary, .fresh button, #said, .skip { display: none }
  .card, .hero, .row { break-inside: avoid }
}
`),m=i(s),e=i(h);function i(...d){return d.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}}),512:((C,E,t)=>{t.d(E,{VR:()=>d,f1:()=>f,gD:()=>m,ly:()=>y,nt:()=>l});var a=t(4953),s=t(7454),h=t(7299),v=t(6410);const y={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function l(r){const{monitors:n,map:u}=r;if(n.length===0)return"Nothing is watched yet";if(u.overall_status==="skipped")return"Nothing is watched right now";const w=(0,v.md)(n.filter(v.kV)),[g]=w;if(g===void 0)return n.length===1?m(n[0]):"Everything is beating";const _=w.filter(({entry:O})=>(0,h.xJ)(O.status)===(0,h.xJ)(g.entry.status));return _.length===1?m(g):e(_)}function f({now:r,checkedAt:n}){return`No signal: nothing was checked for ${(0,a.a3)(r-n)}`}function m({name:r,entry:n}){return`${r} ${s.$[n.reason].headline}`}function e(r){const n=new Set(r.map(({entry:g})=>g.reason)),[u]=r,w=n.size===1&&u!==void 0?i(s.$[u.entry.reason].headline):null;return`${r.length} monitors ${w??`are ${u?.entry.status??"ill"}`}`}function i(r){const[n="",...u]=r.split(" "),w={has:"have",is:"are",was:"were"},g=["cannot"].includes(n)?n:n.replace(/s$/,"");return[w[n]??g,...u].join(" ")}function d(r){const n=r.filter(({entry:w})=>w.status!=="skipped"),u=n.filter(({entry:w})=>w.status==="healthy").length;return n.length===0?"not watched":u===n.length?"all well":`${u} of ${n.length} well`}})};export{W as id,K as ids,N as modules};
