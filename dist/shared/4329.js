const K=4329,W=[4329],N={10499:((T,E,t)=>{t.d(E,{FM:()=>i,MJ:()=>g,hl:()=>o});const i=["none","skipped","unknown","healthy","warning","degraded","critical"],o={none:"before its first check",skipped:"not watched",unknown:"hardly observed",healthy:"healthy",warning:"with warnings",degraded:"degraded",critical:"with downtime"};function g(h,y){const m=h.map(w),n=h.findIndex(x),s=m.map((l,r)=>n<0||r<n?"none":l).slice(-y);return[...Array.from({length:y-s.length},()=>"none"),...s]}function x({worst:h,up:y,down:m}){return h!==null||y>0||m>0}function w({worst:h,up:y,down:m,blind:n,excluded:s}){return m>0||h==="critical"?"critical":n>y?"unknown":h==="warning"||h==="degraded"?h:y>0?"healthy":s>0||h==="skipped"?"skipped":"unknown"}}),1669:((T,E,t)=>{t.d(E,{Bs:()=>g,Se:()=>i,o7:()=>o});const i={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function o(x,w){const{words:h}=i[x],y=w.replace(/\s+/g," ").trim();return y.startsWith(h)?y:y===""?h:`${h} - ${y}`}function g(x,w){return`${i[x].sign} ${o(x,w)}`.trim()}}),71135:((T,E,t)=>{t.d(E,{I:()=>x,O:()=>w});var i=t(19751),o=t(97368);const g=(0,i.S)(100);function x(m,n){const s=n===null?null:g.of(n,h);if(s===null)return(0,o.fE)(m);const l=s.wall.format(m).replace(", "," "),r=(0,o.fE)(m),a=l.slice(0,10)===r.slice(0,10);return`${l} ${y(m,s)} (${a?r.slice(11):r})`}function w(m,n){const s=n===null?null:g.of(n,h),[l="",r=""]=(s===null?(0,o.fE)(m):s.wall.format(m)).split(/[, ]+/);return{date:l,clock:r,zone:s===null?"UTC":y(m,s)}}function h(m){if(/^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich)$/i.test(m))return null;try{const n=new Intl.DateTimeFormat("sv-SE",{timeZone:m,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit"}),s=["en-US","en-GB","en-AU","en-IN"].map(l=>new Intl.DateTimeFormat(l,{timeZone:m,timeZoneName:"short"}));return{wall:n,names:s}}catch{return null}}function y(m,{names:n}){const s=n.flatMap(l=>l.formatToParts(m).find(({type:r})=>r==="timeZoneName")?.value??[]);return s.find(l=>/^[A-Z]{2,5}$/.test(l))??(s[0]??"").replace("GMT","UTC")}}),41619:((T,E,t)=>{t.d(E,{f:()=>m,y:()=>s});var i=t(20556),o=t(26410),g=t(68607),x=t(20580),w=t(88022),h=t(512);const y=20;function m(r){const a=(0,o.md)(r.monitors.filter(o.kV));if(a.length===0)return null;const c=a.length-y;return(0,i.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${a.slice(0,y).map(v=>n(v,r))}</ul>${c>0&&(0,i.qy)`<p class="more">And ${c} more; they stand among the others below.</p>`}</section>\n`}function n(r,a){const{entry:c,name:v,anchor:f,href:_}=r,k=s(r,a);return(0,i.qy)`<li class="${c.status}">${(0,g.Kk)(c.status)}<div><h3><a href="${a.listed.has(r)?`#${f}`:_}">${v}</a> <span class="tag">${h.ly[c.status]}</span></h3><p>${(0,x.XU)(r,a)}</p>${k!==null&&(0,i.qy)`<p class="meta">${k}</p>`}</div></li>\n`}function s({entry:r},{clock:a,controls:c}){const v=c.get(r.id)?.acknowledged,f=[r.since!==null&&(0,i.qy)`Since ${a.time(Date.parse(r.since))}`,l(r.incident),v&&`acknowledged${v.why===null?"":`: ${(0,w.SP)(v.why,120)}`}`].filter(_=>_!=null&&_!==!1);return f.length===0?null:(0,i.qy)`${f.map((_,k)=>(0,i.qy)`${k>0&&" · "}${_}`)}`}function l(r){const a=(0,w.Pl)(r?.url);return r===null||r.phase==="closed"||a===null?null:(0,i.qy)`<a href="${a}">Incident ${(0,w.SP)(r.ref,20)}</a>`}}),80595:((T,E,t)=>{t.d(E,{IS:()=>n,Rx:()=>s});var i=t(14953),o=t(20556),g=t(10499),x=t(1267);const w=30,h=4,y=3,m={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:w};function n(f,_){const k=(0,g.MJ)(f,x.q),P=[...Array.from({length:Math.max(0,x.q-f.length)},()=>null),...f.slice(-x.q)],S=g.FM.filter(D=>k.includes(D)).map(D=>{const L=a(k,D),$=l[D],O=$===void 0?null:`${$}: ${v(L,P,_)}`;return(0,o.qy)`<path class="b ${D}" stroke-width="${m[D]}" d="${c(L,m[D])}">${O!==null&&(0,o.qy)`<title>${O}</title>`}</path>`});return(0,o.qy)`<svg class="bars" viewBox="0 0 ${x.q*h-1} ${w}" preserveAspectRatio="none" role="img" aria-label="${r(k)}">${S}</svg>`}function s(f){const _=m[f];return(0,o.qy)`<svg viewBox="0 0 ${3*h-1} ${w}" aria-hidden="true"><path class="b ${f}" stroke-width="${_}" d="${c([[0,2]],_)}"/></svg>`}const l={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function r(f){const k=g.FM.map(P=>[P,f.filter(S=>S===P).length]).filter(([,P])=>P>0).map(([P,S])=>`${S} ${g.hl[P]}`);return`Last ${x.q} days: ${k.join(", ")}`}function a(f,_){const k=[];return f.forEach((P,S)=>{if(P!==_)return;const D=k.at(-1);D!==void 0&&D[1]===S-1?k[k.length-1]=[D[0],S]:k.push([S,S])}),k}function c(f,_){const k=w-_/2;return f.map(([P,S])=>`M${P*h} ${k}h${(S-P)*h+y}`).join("")}function v(f,_,k){const P=D=>k.day(_[D]?.date??"");return f.map(([D,L])=>{const $=_.slice(D,L+1).reduce((p,e)=>p+(e?.down??0),0),O=D===L?P(D):`${P(D)} to ${P(L)}`;return $>0?`${O} (${(0,i.a3)($)})`:O}).join(", ")}}),29431:((T,E,t)=>{t.d(E,{Ro:()=>w,V_:()=>y,cg:()=>m});var i=t(28915),o=t(20556),g=t(26410);const x=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function w(n,s){if(!s.live?.writable)return null;const l=s.controls.get(n.entry.id),r=l!==void 0&&(0,i.lP)(l,s.now),a=(0,g.kV)(n)&&l?.acknowledged==null;return(0,o.qy)`<p class="acts">${r?h("resume","Resume",n):h("pause","Pause",n)}${a&&h("ack","Acknowledge",n)}</p>`}function h(n,s,{entry:l,name:r}){return(0,o.qy)`<button type="button" data-act="${n}" data-id="${l.id}" data-name="${r}">${s}<span class="vh"> ${r}</span></button> `}function y({live:n}){return n?.writable?(0,o.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function m({live:n}){if(!n?.writable)return null;const s=x.map(([l,r])=>(0,o.qy)`<option value="${l}">${r}</option>`);return(0,o.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${s}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}}),27390:((T,E,t)=>{t.d(E,{c:()=>_});var i=t(28915),o=t(14953),g=t(20556),x=t(97368),w=t(29431);const h=5;function y(p,{past:e,clock:d}){const u=e.days(p);if(u.length===0)return null;const b=u.filter(C=>C.down>0).reverse();if(b.length===0)return"none";const M=b.slice(0,h).map(C=>`${d.day(C.date)} ${(0,o.a3)(C.down)}`),A=b.length>h?` and ${b.length-h} more days`:"";return`${M.join(", ")}${A}`}var m=t(20580),n=t(88022),s=t(10306),l=t(20595);const r=12,a=80;function c(p){const e=Object.entries(p);if(e.length===0)return null;const d=e.slice(0,r).map(([u,b])=>(0,g.qy)`<span class="w">${(0,n.SP)(u,a)} <b>${v(b)}</b></span> `);return(0,g.qy)`${d}${e.length>r&&`and ${e.length-r} more`}`}function v(p){return typeof p=="string"?(0,n.SP)(p,a):typeof p=="boolean"?p?"yes":"no":(0,n.SP)(JSON.stringify(p)??"",a)}var f=t(512);function _(p,e){const d=k(p,e).filter(([,u])=>u!=null&&u!==!1&&u!=="");return(0,g.qy)`<dl>${d.map(([u,b,M])=>(0,g.qy)`<div${M&&(0,g.qy)` class="all"`}><dt>${u}</dt><dd>${b}</dd></div>\n`)}</dl>${(0,w.Ro)(p,e)}`}function k(p,e){const{entry:d}=p;return[["Status",(0,g.qy)`${f.ly[d.status]} <code>${d.reason}</code>`],...P(p,e),["Says",(0,m.Rz)(p,e)],["Well for",d.uptime===null?null:(0,n.SP)(d.uptime,40)],["Failures in a row",d.consecutive_failures||null],["Heartbeats",L(p)],["Last run",$(p)],["Read from",(0,g.qy)`<code>${(0,n.SP)(d.source,200)}</code>`],...O(p,e),["Uptime",D(p,e),"wide"],["Downtime in 90 days",y(d.id,e),"wide"],["Checks",e.show.metrics?c(d.checks):null,"wide"],["Metrics",e.show.metrics?c(d.metrics):null,"wide"]]}function P({entry:p},{clock:e,checkedAt:d}){const u=A=>A===null?null:e.time(Date.parse(A)),b=p.deadline!==null&&Date.parse(p.deadline)<d,M=p.interval===null?null:`every ${S((0,o.a3)(p.interval*x.Z2))}`;return[["Last heartbeat",u(p.last_heartbeat)??"none"],[b?"Was due by":"Due by",u(p.deadline)],["Expected",M],["Not well since",u(p.since)]]}function S(p){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[p]??p}function D({entry:p},{past:e}){const d=l.P.map(({text:M,length:A})=>[M,e.uptime(p.id,A)]);if(d.every(([,{ratio:M}])=>M===null))return null;const u=(0,s.aP)(e.uptime(p.id)),b=d.map(([M,A])=>(0,g.qy)`<span class="w">${M} <b>${(0,s.Uy)(A)}</b></span> `);return(0,g.qy)`${b}${u!==null&&(0,g.qy)`<span class="w">90 d ${u}</span>`}`}function L({entry:p}){const{total_pulses:e,error_count:d}=p;return e===null?d===null?null:`${d} failures`:d?`${e}, ${d} of them failures`:`${e}`}function $({entry:{metadata:p}}){const{run_url:e,duration_seconds:d,exit_code:u,workflow:b}=p,M=(0,n.Pl)(e),A=[typeof d=="number"&&`took ${(0,o.a3)(d*x.Z2)}`,typeof u=="number"&&`exit code ${u}`,typeof b=="string"&&(0,n.SP)(b,80)].filter(C=>C!==!1);return M===null&&A.length===0?null:(0,g.qy)`${A.join(", ")}${M!==null&&A.length>0&&", "}${M!==null&&(0,g.qy)`<a href="${M}">its log</a>`}`}function O({entry:p},{controls:e,clock:d,now:u}){const b=e.get(p.id);if(b===void 0)return[];const{pause:M,acknowledged:A}=b,C=I=>I===null?"":`: ${(0,n.SP)(I,160)}`;return[["Paused",(0,i.lP)(b,u)&&M&&(0,g.qy)`until ${d.time(M.until)}${C(M.why)}`],["Acknowledged",A&&(0,g.qy)`${d.time(A.at)}${C(A.why)}`]]}}),58912:((T,E,t)=>{t.d(E,{n:()=>n,l:()=>l});var i=t(77598),o=t(20556),g=t(65997);const x=(0,g.r)(String.raw`(()=>{
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
})()`);var w=t(29431),h=t(68607);const y=(0,g.r)(String.raw`(()=>{
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
})()`);var m=t(86391);const n=["default-src 'none'",`style-src ${s(m.Y)} ${s(m.Id)} ${s(m.eK)}`,`script-src ${s(y)} ${s(x)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function s(a){return`'sha256-${(0,i.createHash)("sha256").update(a).digest("base64")}'`}function l(a,c){const{signal:v,live:f,title:_,intervalMs:k,checkedAt:P}=c,S=f===null&&(0,o.qy)`<meta http-equiv="Content-Security-Policy" content="${n}">\n`,D=!a.framed&&f?.writable===!0,L=v?a.sentence:"No signal",$=v?(0,h.Dm)(a.status):h.NU;return(0,o.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${S}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${L} · ${_}</title>
<meta name="description" content="${c.monitors.length} jobs, services and agents, watched by Heartbeat.">
<link rel="icon" href="${new o.Ed($)}"${!v&&(0,o.qy)` data-was="${new o.Ed((0,h.Dm)(a.status))}"`} data-off="${new o.Ed(h.NU)}">
<style>${new o.Ed(m.Y)}</style>${a.framed&&(0,o.qy)`<style>${new o.Ed(m.Id)}</style>`}${D&&(0,o.qy)`<style>${new o.Ed(m.eK)}</style>`}</head>
<body${a.framed&&(0,o.qy)` class="framed"`} data-root="${a.root}"${f===null?(0,o.qy)` data-json="${a.root}status.json"`:(0,o.qy)` data-stream="${a.root}api/health/stream"`}>${h.Am}
${a.framed?null:r(a,c)}<main id="main"${!v&&(0,o.qy)` class="nosignal"`} data-checked="${P}" data-every="${k}">
${a.main}</main>
${a.footer}${!a.framed&&(0,w.cg)(c)}<p id="said" role="status" aria-live="polite"></p>
<script>${new o.Ed(y)}</script>${D&&(0,o.qy)`<script>${new o.Ed(x)}</script>`}</body></html>
`.text}function r({root:a},c){const{title:v,clock:f,checkedAt:_}=c,k=(0,o.qy)`<b>${v}</b> status`;return(0,o.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${a===""?k:(0,o.qy)`<a href="${a}">${k}</a>`}</p><div class="fresh"><p id="fresh">Checked ${f.time(_)}, ${f.ago(_)}</p>${(0,w.V_)(c)}<button type="button" id="pause" hidden>Pause updates</button></div></header>
`}}),83634:((T,E,t)=>{t.d(E,{H:()=>y});var i=t(20556),o=t(58912),g=t(26410),x=t(68607),w=t(512);const h=30;function y(n){const s=(0,w.nt)(n),l=n.map.overall_status,r=(0,g.md)(n.monitors).slice(0,h),a=n.monitors.length-r.length,c=(0,i.qy)`<div class="verdict">${(0,x.Kk)(l)}<h1 id="verdict" data-was="${s}">${n.signal?s:(0,w.f1)(n)}</h1></div><ul class="small">${r.map(v=>m(v,n))}</ul><p class="more">${a>0&&`And ${a} more. `}Checked ${n.clock.ago(n.checkedAt)}. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,o.l)({sentence:s,status:l,root:"",framed:!0,main:c,footer:null},n)}function m(n,{clock:s}){const{entry:l,name:r,href:a}=n,c=l.status==="healthy",v=!c||l.last_heartbeat===null?w.ly[l.status]:s.ago(Date.parse(l.last_heartbeat));return(0,i.qy)`<li>${(0,x.Kk)(l.status)}<a href="${a}" target="_blank" rel="noopener">${r}</a><span>${c&&(0,i.qy)`<span class="vh">${w.ly[l.status]}, </span>`}${v}</span></li>\n`}}),26410:((T,E,t)=>{t.d(E,{bS:()=>k,kV:()=>D,PL:()=>_,md:()=>L});var i=t(77299),o=t(31878),g=t(93072),x=t(97368),w=t(71135),h=t(20556),y=t(79285);const m=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],n=300*x.d_;function s($,O){const p=new Map,e=u=>{const b=Math.floor(u/x.dp),M=p.get(b)??(0,w.O)(u,O).zone;return p.set(b,M),M},d=u=>{const{date:b,clock:M}=(0,w.O)(u,O),A=Math.abs($-u)>n?` ${b.slice(0,4)}`:"";return`${l(b)}${A}, ${M}`};return{day:l,text:d,time:u=>(0,h.qy)`<time datetime="${(0,x.tK)(u)}">${d(u)} ${e(u)}</time>`,ago:u=>(0,h.qy)`<time datetime="${(0,x.tK)(u)}" data-ago>${(0,y.H)(u,$)}</time>`}}function l($){return`${Number($.slice(8,10))} ${m[Number($.slice(5,7))-1]??""}`}var r=t(1267),a=t(88022);const c=6,v=60,f=500;function _($){const O=Date.parse($.map.timestamp),p=$.live===null?(0,g.j)(Object.keys($.map.monitors)):null,e=Object.values($.map.monitors).map(d=>P(d,p));return{...$,checkedAt:O,signal:k(O,$),clock:s($.now,$.zone),past:(0,r.o)($.history,$.now,$.zone),title:$.title??$.map.repository??"Heartbeat",monitors:e,groups:S(e),crowded:e.length>v,listed:new Set(e.length>f?L(e.filter(D)).slice(0,f):e)}}function k($,{now:O,intervalMs:p}){return O-$<=c*p}function P($,O){const p=encodeURIComponent((0,o.uH)($.id)),e=O?.get($.id),{tags:d}=$.metadata;return{entry:$,name:(0,a.HD)($),anchor:`m-${p}`,href:e===void 0?`monitors/${p}`:`monitors/${encodeURIComponent(e)}.html`,tags:Array.isArray(d)?d.filter(u=>typeof u=="string"):[]}}function S($){const O=new Map;for(const e of $){const d=e.tags[0]??null,u=O.get(d);u===void 0?O.set(d,[e]):u.push(e)}const p=[...O].map(([e,d])=>({tag:e,monitors:d}));return[...p.filter(({tag:e})=>e!==null),...p.filter(({tag:e})=>e===null)]}function D({entry:$}){return $.status!=="healthy"&&$.status!=="skipped"}function L($){return[...$].sort((O,p)=>(0,i.xJ)(p.entry.status)-(0,i.xJ)(O.entry.status))}}),29779:((T,E,t)=>{t.d(E,{t:()=>a,Z:()=>r});var i=t(20556),o=t(77299),g=t(68607);const x=620,w=612,h=32,y="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",m=62,n=6;function s(c){const v=c!=="critical"&&c!=="skipped",f=c==="critical"?n:v?Math.floor(w/m):0,_=`M0 ${h}${y.repeat(f)}`;return(0,i.qy)`<svg class="trace ${c}" viewBox="0 0 ${x} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${f>0&&(0,i.qy)`<path class="past" d="${_}${v&&`H${w}`}"/>`}${c==="healthy"&&(0,i.qy)`<path class="pulse" pathLength="100" d="${_}H${w}"/>`}${!v&&(0,i.qy)`<path class="flat" d="M${f*m} ${h}H${w}"/>`}<circle cx="${w}" cy="${h}" r="4"/></svg>`}var l=t(512);function r(c,v,f,_){const k=_.signal?v:(0,l.f1)(_);return(0,i.qy)`<section class="hero ${c}" aria-labelledby="verdict">${s(c)}<div class="verdict">${(0,g.Kk)(c)}<h1 id="verdict" data-was="${v}">${k}</h1></div>${f}</section>\n`}function a({map:{summary:c}}){const v=[...o.f].reverse().filter(f=>c[f]>0);return(0,i.qy)`<p class="counts">${v.map(f=>(0,i.qy)`<span>${(0,g.Kk)(f)}${c[f]} ${l.ly[f].toLowerCase()}</span> `)}</p>`}}),68607:((T,E,t)=>{t.d(E,{Am:()=>x,Dm:()=>s,Kk:()=>h,NU:()=>l,cf:()=>w});var i=t(77299),o=t(20556);const g={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},x=new o.Ed(`<svg class="vh" aria-hidden="true">${i.f.map(a=>`<symbol id="i-${a}" viewBox="0 0 16 16">${g[a]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),w=(0,o.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function h(a){return(0,o.qy)`<svg class="icon ${a}" aria-hidden="true"><use href="#i-${a}"/></svg>`}const y={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},m="M1 9h3l2-6 4 10 2-4h3",n="M1 9h14";function s(a){return r(y[a],a==="critical"?n:m,"")}const l=r(y.unknown,n," stroke-dasharray='.1 3.3'");function r(a,c,v){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${a}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${v} d='${c}'/%3E%3C/svg%3E`}}),12723:((T,E,t)=>{t.d(E,{Y:()=>o});var i=t(65997);const o=(0,i.r)(String.raw`(()=>{
if(customElements.get('heartbeat-status'))return
// Shape and colour of each status, and the words for it.
const LOOKS={
  healthy:['#2f9467','M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z','healthy'],
  skipped:['#858d97','M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5.6 5h1.6v6H5.6zm3.2 0h1.6v6H8.8z','not watched'],
  warning:['#b07d00','M8 1.2 15.4 14.6H.6z','warning'],
  degraded:['#d9640f','M8 .6 15.4 8 8 15.4.6 8z','degraded'],
  unknown:['#858d97','M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z','unknown'],
  critical:['#e0445b','M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z','critical']
}
const OFF=['#858d97','M1 7h3v2H1zm5 0h4v2H6zm6 0h3v2h-3z','no signal']
const CSS=':host{display:inline-block;font:inherit;color:inherit}:host([hidden]){display:none}a{display:inline-flex;align-items:center;gap:.45em;color:inherit;text-decoration:none}a:hover b{text-decoration:underline}a:focus-visible{outline:2px solid;outline-offset:2px;border-radius:3px}svg{width:.9em;height:.9em;flex:none}b{font-weight:600}span{opacity:.8}'
const STEPS=[[86400,'d'],[3600,'h'],[60,'min'],[1,'s']]
const ago=at=>{const s=Math.max(0,(Date.now()-at)/1e3),[n,u]=STEPS.find(([n])=>s>=n)||[1,'s'];return Math.floor(s/n)+' '+u+' ago'}
const make=(name,space)=>space?document.createElementNS('http://www.w3.org/2000/svg',name):document.createElement(name)
customElements.define('heartbeat-status',class extends HTMLElement{
  static observedAttributes=['src','monitor']
  #link=make('a');#svg=make('svg',1);#path=make('path',1);#name=make('b');#text=make('span')
  #data=null;#failed=0;#timers=[];#source=null;#seen=()=>this.#look()
  constructor(){
    super()
    const root=this.attachShadow({mode:'open'}),sheet=new CSSStyleSheet()
    sheet.replaceSync(CSS)
    root.adoptedStyleSheets=[sheet]
    this.#svg.setAttribute('viewBox','0 0 16 16')
    this.#svg.setAttribute('aria-hidden','true')
    this.#path.setAttribute('fill-rule','evenodd')
    this.#svg.append(this.#path)
    this.#link.part='link'
    this.#link.append(this.#svg,this.#name,this.#text)
    root.append(this.#link)
  }
  connectedCallback(){
    const every=Math.max(5,+this.getAttribute('every')||30)*1e3
    this.#timers=[setInterval(this.#seen,every),setInterval(()=>this.#draw(),5e3)]
    document.addEventListener('visibilitychange',this.#seen)
    this.#listen()
    this.#look()
  }
  disconnectedCallback(){
    this.#timers.forEach(clearInterval)
    this.#timers=[]
    document.removeEventListener('visibilitychange',this.#seen)
    this.#source?.close()
  }
  attributeChangedCallback(){if(this.#timers.length){this.#data=null;this.#failed=0;this.#listen();this.#look()}}
  // A file ends in .json; anything else is the address of a server.
  get #base(){return new URL(this.getAttribute('src')||'.',document.baseURI)}
  get #file(){return this.#base.pathname.endsWith('.json')}
  #at(path){const base=this.#base;if(!this.#file)base.pathname=base.pathname.replace(/\/*$/,'/');return new URL(path,base)}
  #listen(){
    this.#source?.close()
    if(this.#file||this.#base.origin!==location.origin)return
    this.#source=new EventSource(this.#at('api/health/stream'))
    this.#source.addEventListener('status',this.#seen)
  }
  async #look(){
    if(document.hidden)return
    try{
      const r=await fetch(this.#file?this.#base:this.#at('api/health/status'),{cache:'no-cache',credentials:'omit',signal:AbortSignal.timeout(15e3)})
      if(!r.ok)throw 0
      this.#data=await r.json()
      this.#failed=0
    }catch{this.#failed++}
    this.#draw()
  }
  get #off(){
    const d=this.#data
    if(!d||this.#failed>1)return true
    const most=(+this.getAttribute('max-age')||180)*6e4
    return d.stale??Date.now()-Date.parse(d.timestamp)>most
  }
  #draw(){
    if(!this.#data&&!this.#failed)return
    const id=this.getAttribute('monitor'),all=this.#data?.services||this.#data?.monitors||{},one=id===null?null:Object.hasOwn(all,id)&&all[id],off=this.#off
    const gone=!off&&one===false,status=off||gone?'':one?one.status:this.#data.overall_status
    const [colour,shape,words]=LOOKS[status]||OFF
    this.#path.setAttribute('d',shape)
    this.#path.setAttribute('fill',colour)
    this.#name.textContent=this.getAttribute('label')||one?.name||id||'Heartbeat'
    this.#text.textContent=gone?'nobody is called so':off?words:words+this.#more(one,all)
    this.#link.title=off?'It cannot be reached, or nobody looks.':one?.message||''
    this.#link.href=this.#at(this.#file?'./':id===null||gone?'':'monitors/'+encodeURIComponent(id))
    this.setAttribute('status',off?'no-signal':gone?'not-found':status)
  }
  #more(one,all){
    if(one)return one.last_heartbeat?', '+ago(Date.parse(one.last_heartbeat)):''
    const list=Object.values(all),same=list.filter(e=>e.status===this.#data.overall_status).length
    return list.length?', '+(same===list.length?'all ':same+' of ')+list.length:''
  }
})
})()`)}),65997:((T,E,t)=>{t.d(E,{r:()=>i});function i(o){return o.split(`
`).map(g=>g.trim()).filter(g=>g!==""&&!g.startsWith("//")).join(`
`)}}),72560:((T,E,t)=>{t.d(E,{m:()=>D});var i=t(20556),o=t(41619),g=t(58912),x=t(26410),w=t(29779),h=t(38008),y=t(70937),m=t(80595),n=t(10499),s=t(27390),l=t(68607),r=t(1267),a=t(20580),c=t(10306),v=t(512);function f(e,d){const{entry:u,name:b,anchor:M,href:A}=e,C=d.crowded?null:(0,s.c)(e,d);return(0,i.qy)`<li id="${M}" class="row"><div class="top">${(0,l.Kk)(u.status)}<div class="who"><h3><a href="${A}">${b}</a></h3><p><span class="vh">${v.ly[u.status]}: </span>${(0,a.$N)(e,d)}</p></div><div class="strip">${(0,m.IS)(d.past.days(u.id),d.clock)}</div><p class="up">${k(e,d)}</p></div>${C!==null&&_(b,C)}</li>\n`}function _(e,d){return(0,i.qy)`\n<details><summary><span class="vh">Details<span> of ${e}</span></span>${l.cf}</summary>${d}</details>`}function k({entry:e},{past:d}){const u=d.uptime(e.id),b=(0,n.MJ)(d.days(e.id),r.q).filter(A=>A!=="none").length,M=b===1?"today":b===0?"uptime":`${b} days`;return(0,i.qy)`<b>${(0,c.Uy)(u)}</b><span>${(0,c.aP)(u)??M}</span>`}var P=t(88022);const S=10;function D(e){const d=(0,v.nt)(e),u=e.monitors.length===0?"skipped":e.map.overall_status,b=e.groups.map((M,A)=>L(M,A,e));return(0,g.l)({sentence:d,status:u,root:"",framed:!1,main:[(0,w.Z)(u,d,(0,w.t)(e),e),(0,o.f)(e),b,e.monitors.length>0&&(0,h.o1)(),(0,y.I)(e,S),(0,h.X5)(e)],footer:(0,h.qr)(e,"")},e)}function L({tag:e,monitors:d},u,b){const A=b.groups.length===1&&e===null?"Monitors":e===null?"Others":(0,P.SP)(e,60)||"Others",C=(0,i.qy)`<h2 id="g${u}">${A}</h2><span>${(0,v.VR)(d)}</span>`,I=d.filter(x.kV),R=d.filter(B=>!(0,x.kV)(B));if(!b.crowded)return $(u,(0,i.qy)`<div class="gh">${C}</div>${p(d,b)}`);if(I.length===0)return $(u,O(u,C,p(R,b)));const j=(0,i.qy)`<b>${R.length} more in ${A}</b><span>${(0,v.VR)(R)}</span>`,U=R.length>0&&O(u,j,p(R,b));return $(u,(0,i.qy)`<div class="gh">${C}</div>${p(I,b)}${U}`)}function $(e,d){return(0,i.qy)`<section aria-labelledby="g${e}">${d}</section>\n`}function O(e,d,u){return(0,i.qy)`<details class="fold" id="f${e}"><summary class="gh">${d}</summary>${u}</details>`}function p(e,d){const u=e.filter(M=>d.listed.has(M)),b=e.length-u.length;return(0,i.qy)`${u.length>0&&(0,i.qy)`<ul class="card rows">${u.map(M=>f(M,d))}</ul>`}${b>0&&(0,i.qy)`<p class="more">${u.length>0?"And ":""}${b} that are not listed here: there are too many.</p>`}`}}),94035:((T,E,t)=>{t.d(E,{s:()=>S});var i=t(20556),o=t(97368),g=t(41619),x=t(80595),w=t(27390),h=t(58912),y=t(26410),m=t(29779),n=t(68607),s=t(38008),l=t(1267),r=t(70937),a=t(20580),c=t(88022),v=t(512);const f="../",_=50,k=20,P=30*o.d_;function S(O,p){const e=O.monitors.find(({entry:b})=>b.id===p);if(e===void 0)return null;const{entry:d}=e,u=(0,v.gD)(e);return(0,h.l)({sentence:u,status:d.status,root:f,framed:!1,main:[(0,i.qy)`<p class="back"><a href="${f}">All monitors</a></p>`,(0,m.Z)(d.status,u,D(e,O),O),L(e,O),(0,i.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,w.c)(e,O)}</div></section>\n`,(0,r.I)(O,_,p),$(e,O)],footer:(0,s.qr)(O,f)},O)}function D(O,p){const e=(0,y.kV)(O)?(0,g.y)(O,p):null;return(0,i.qy)`<p class="below">${(0,a.$N)(O,p)}</p>${e!==null&&(0,i.qy)`<p class="meta">${e}</p>`}`}function L({entry:O},{past:p,clock:e}){return(0,i.qy)`<section aria-labelledby="days"><h2 id="days">Last ${l.q} days</h2><div class="card wide"><div class="strip">${(0,x.IS)(p.days(O.id),e)}</div></div>${(0,s.o1)()}</section>\n`}function $({entry:O},{history:p,now:e,clock:d,show:u}){const b=[...p.changes({from:e-P,to:e},O.id)].reverse();if(b.length===0)return null;const M=b.slice(0,k).map(({status:A,since:C,message:I})=>(0,i.qy)`<li>${(0,n.Kk)(A)}<span>${d.time(C)}</span><div><h3>${v.ly[A]}</h3>${u.messages&&I!==""&&(0,i.qy)`<p>${(0,c.SP)(I)}</p>`}</div></li>\n`);return(0,i.qy)`<section aria-labelledby="changes"><h2 id="changes">Changes in 30 days</h2><ol class="card past">${M}</ol></section>\n`}}),38008:((T,E,t)=>{t.d(E,{X5:()=>m,o1:()=>y,qr:()=>r});var i=t(39974),o=t(20556),g=t(80595),x=t(1267),w=t(88022);const h=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function y(){const a=h.map(([c,v])=>(0,o.qy)`<span>${(0,g.Rx)(c)}${v}</span>`);return(0,o.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${a}</p>\n`}function m(a){return(0,o.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${n(a)}</p></section>\n`}function n({monitors:a,listed:c,past:v}){if(c.size<a.length)return"";const{observed:f}=(0,i.A)(a.map(({entry:k})=>v.uptime(k.id)));if(f===null||f===0||f===1)return"";const _=Math.floor(100*f);return` Of the last ${x.q} days, ${_} % was observed.`}const s=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],l=[["JSON","status.json"]];function r({live:a,map:c},v){const f=a===null?l:s,_=(0,w.Pl)(c.run_url),k=_===null?"Heartbeat":(0,o.qy)`<a href="${_}">this run</a> of Heartbeat`;return(0,o.qy)`<footer><p>${f.map(([P,S])=>(0,o.qy)`<a href="${v}${S}">${P}</a> `)}</p><p>Made by ${k}. The page works without scripts.</p></footer>\n`}}),1267:((T,E,t)=>{t.d(E,{o:()=>g,q:()=>o});var i=t(97368);const o=90;function g(x,w,h){const y=new Map,m=new Map;return{days(n){const s=y.get(n)??x.days(n,o,w,h);return y.set(n,s),s},uptime(n,s=o*i.d_){const l=`${s} ${n}`,r=m.get(l)??x.uptime(n,{from:w-s,to:w});return m.set(l,r),r}}}}),70937:((T,E,t)=>{t.d(E,{I:()=>y});var i=t(14953),o=t(20556),g=t(97368),x=t(68607),w=t(1267),h=t(88022);function y(n,s,l){const r={from:n.now-w.q*g.d_,to:n.now},a=n.history.outages(r,l).filter(({until:v})=>v!==null);if(a.length===0)return null;const c=a.length-s;return(0,o.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${a.slice(0,s).map(v=>m(v,n,l===void 0))}</ol>${c>0&&(0,o.qy)`<p class="more">And ${c} more in the last ${w.q} days.</p>`}</section>\n`}function m({monitor:n,since:s,until:l,worst:r,message:a},c,v){const f=c.monitors.find(({entry:S})=>S.id===n),_=f?.name??(0,h.HD)({id:n,name:n}),k=f===void 0?(0,o.qy)`${_}`:(0,o.qy)`<a href="${f.href}">${_}</a>`,P=c.show.messages?(0,h.SP)(a):"";return(0,o.qy)`<li>${(0,x.Kk)(r)}<time datetime="${(0,g.tK)(s)}">${c.clock.text(s)}</time><div>${v&&(0,o.qy)`<h3>${k}</h3>`}${P!==""&&(0,o.qy)`<p>${P}</p>`}</div><span>${(0,i.a3)((l??s)-s)}</span></li>\n`}}),20580:((T,E,t)=>{t.d(E,{$N:()=>w,Rz:()=>y,XU:()=>h});var i=t(20556),o=t(37454),g=t(1669),x=t(88022);function w(n,s){const{entry:l}=n;return l.status!=="healthy"||l.last_heartbeat===null?(0,i.qy)`${h(n,s)}`:(0,i.qy)`Last heartbeat ${s.clock.ago(Date.parse(l.last_heartbeat))}${m(n,s)}`}function h({entry:n},{show:s}){const l=n.metadata.beat_message,r=typeof l=="string"&&l!==""&&n.message.includes(l);return s.messages||!r?(0,x.SP)(n.message):o.$[n.reason].meaning}function y({entry:n},{show:s}){const{beat_message:l}=n.metadata;if(!s.messages)return null;const r=typeof l=="string"?(0,x.SP)(l,160):"";return(n.kind===null?r:(0,g.Bs)(n.kind,r))||null}function m(n,s){const l=y(n,s);return l===null?null:(0,i.qy)` · ${l}`}}),88022:((T,E,t)=>{t.d(E,{HD:()=>x,Pl:()=>h,SP:()=>w});var i=t(31878);const o=80,g=300;function x({name:y,id:m}){return w(y,o)||w(m,o)||"monitor"}function w(y,m=g){return(0,i.Jj)((0,i.TN)(y),m)}function h(y){return typeof y=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(y)&&URL.canParse(y)?y:null}}),86391:((T,E,t)=>{t.d(E,{eK:()=>n,Id:()=>m,Y:()=>y});const i=`
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
`,o=`
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
`,g=`
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
`,y=s(i,`
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
`),m=s(o),n=s(g);function s(...l){return l.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}}),512:((T,E,t)=>{t.d(E,{VR:()=>l,f1:()=>y,gD:()=>m,ly:()=>w,nt:()=>h});var i=t(14953),o=t(37454),g=t(77299),x=t(26410);const w={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function h(r){const{monitors:a,map:c}=r;if(a.length===0)return"Nothing is watched yet";if(c.overall_status==="skipped")return"Nothing is watched right now";const v=(0,x.md)(a.filter(x.kV)),[f]=v;if(f===void 0)return a.length===1?m(a[0]):"Everything is beating";const _=v.filter(({entry:k})=>(0,g.xJ)(k.status)===(0,g.xJ)(f.entry.status));return _.length===1?m(f):n(_)}function y({now:r,checkedAt:a}){return`No signal: nothing was checked for ${(0,i.a3)(r-a)}`}function m({name:r,entry:a}){return`${r} ${o.$[a.reason].headline}`}function n(r){const a=new Set(r.map(({entry:f})=>f.reason)),[c]=r,v=a.size===1&&c!==void 0?s(o.$[c.entry.reason].headline):null;return`${r.length} monitors ${v??`are ${c?.entry.status??"ill"}`}`}function s(r){const[a="",...c]=r.split(" "),v={has:"have",is:"are",was:"were"},f=["cannot"].includes(a)?a:a.replace(/s$/,"");return[v[a]??f,...c].join(" ")}function l(r){const a=r.filter(({entry:v})=>v.status!=="skipped"),c=a.filter(({entry:v})=>v.status==="healthy").length;return a.length===0?"not watched":c===a.length?"all well":`${c} of ${a.length} well`}})};export{K as id,W as ids,N as modules};
