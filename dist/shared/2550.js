const H=2550,q=[2550,2023],F={39974:((j,r,e)=>{var d=e(97064);function n(v,m,w){return h([...new Set(m)].map(p=>v.uptime(p,w)))}function h(v){return(0,d.YZ)(v.map(({sums:m})=>m).reduce(d.vN,d.wM))}r.A=h,r.h=n}),20595:((j,r,e)=>{var d=e(97368);const n=[{key:"24h",text:"24 h",length:d.d_},{key:"7d",text:"7 d",length:7*d.d_},{key:"30d",text:"30 d",length:30*d.d_},{key:"90d",text:"90 d",length:90*d.d_},{key:"1y",text:"1 y",length:365*d.d_}];function h(v){return Object.fromEntries(n.map(({key:m,length:w})=>[m,v(w)]))}r.P=n,r.m=h}),20556:((j,r,e)=>{class d{constructor(p){this.text=p}text}function n(w,...p){return new d(w.reduce((_,g,l)=>_+h(p[l-1])+g))}function h(w){return w==null||w===!1?"":w instanceof d?w.text:typeof w=="object"?w.map(h).join(""):m(String(w))}const v={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function m(w){return w.replace(/[&<>"']/g,p=>v[p]??p)}r.Ed=d,r.ZD=m,r.qy=n}),4969:((j,r,e)=>{function d(h){return n(h)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(h){try{return Intl.DateTimeFormat.supportedLocalesOf(h)[0]??null}catch{return null}}r.e=n,r.q=d}),1669:((j,r,e)=>{const d={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function n(v,m){const{words:w}=d[v],p=m.replace(/\s+/g," ").trim();return p.startsWith(w)?p:p===""?w:`${w} - ${p}`}function h(v,m){return`${d[v].sign} ${n(v,m)}`.trim()}r.Bs=h,r.Se=d,r.o7=n}),56503:((j,r,e)=>{var d=e(10306),n=e(81067);const[h,v]=[.99,.95];function m(o,i){const t=(0,n.g)(i),a=i.filter(f=>f===t).length;return{label:o,message:a===i.length?t:`${a} of ${i.length} ${t}`,status:t}}function w(o){return m("heartbeat",Object.values(o.monitors).map(({status:i})=>i))}function p({name:o,status:i}){return{label:o,message:i,status:i}}function _(o,i){const t=Object.values(o.monitors).filter(a=>u(a).includes(i));return t.length===0?null:m(i,t.map(({status:a})=>a))}function g(o,i){return{label:o,message:(0,d.OW)(i),status:s(i)}}function l(o,i,t){const a=o.replace(/\.svg$/,""),f=c(i,a);if(f!==null)return p(f);const x=a.endsWith("-uptime")?c(i,a.slice(0,-7)):null;return x!==null?g(`${x.name} uptime`,t(x.id)):a.startsWith("tag-")?_(i,a.slice(4)):null}function c({monitors:o},i){return Object.hasOwn(o,i)?o[i]??null:null}function u({metadata:o}){const{tags:i}=o;return Array.isArray(i)?i.filter(t=>typeof t=="string"):[]}function s({ratio:o}){return o===null?"unknown":o>=h?"healthy":o>=v?"warning":"critical"}r.Fg=u,r.Od=w,r.We=m,r.hw=l,r.k3=g,r.me=p}),34946:((j,r,e)=>{function d({label:h,message:v,status:m}){return{schemaVersion:1,label:h,message:v,color:n(m)}}function n(h){switch(h){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}r.e=d}),33382:((j,r,e)=>{var d=e(20556),n=e(42760);const h="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[v,m]=[60,80],w=5,p=32,_=" ".repeat(95)+"–…",g={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function l(s){const o=(0,n.x)(s.label,v),i=(0,n.x)(s.message,m),[t,a]=[c(o)+2*w,c(i)+2*w],f=o===""?i:`${o}: ${i}`,x=o===""?0:t,O=(R,W,y)=>{const[M,P]=[(W+y/2)*10,(y-2*w)*10];return(0,d.qy)`<text x="${M}" y="140" transform="scale(.1)" textLength="${P}">${R}</text>`},D=(0,d.qy)`<rect width="${x+a}" height="20" rx="3" fill="${g[s.status]}"/>`,T=x>0&&(0,d.qy)`<path d="M3 0H${t}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[x>0&&O(o,0,t),O(i,x,a)];return`${(0,d.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${x+a}" height="20" role="img" aria-label="${f}"><title>${f}</title>${D}${T}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function c(s){const o=Array.from(s).reduce((t,a)=>t+(u(a)??u("m")??0),0),i=Math.floor(o);return i%2===0?i+1:i}function u(s){const o=s>=" "&&s<="~"?s.charCodeAt(0)-p:_.indexOf(s);return o<0?null:parseInt(h.slice(2*o,2*o+2),36)/100}r.g=l}),91389:((j,r,e)=>{const d="text/plain; version=0.0.4; charset=utf-8";function n(p){return p.map(h).join("")}function h({name:p,type:_,help:g,samples:l}){if(l.length===0)return"";const c=l.map(({labels:u,value:s})=>`${p}${v(u)} ${s}
`);return`# HELP ${p} ${m(g)}
# TYPE ${p} ${_}
${c.join("")}`}function v(p){return p===void 0?"":`{${Object.entries(p).map(([_,g])=>`${_}="${w(g)}"`).join(",")}}`}function m(p){return p.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function w(p){return/["\\\n]/.test(p)?m(p).replace(/"/g,'\\"'):p}r.I=n,r.Y=d}),93072:((j,r,e)=>{const d=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;function v(l){const c=new Set,u=new Map,s=(t,a)=>{const f=w(a);return c.has(f)?!1:(c.add(f),u.set(t,a),!0)},o=[...new Set(l)],i=o.filter(m).sort((t,a)=>+(t!==w(t))-+(a!==w(a)));for(const t of i)s(t,t);for(const t of o)if(!u.has(t))for(let a=0;!s(t,_(t,a));a+=1);return u}function m(l){return d.test(l)&&!/[ .]$/.test(l)&&!n.test(l)&&p(l)<=85}function w(l){return l.normalize("NFC").toLowerCase()}function p(l){return new TextEncoder().encode(l).length}function _(l,c){const u=l.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${u===""?"x":u}-${g(`${c===0?"":c} ${l}`)}`}function g(l,c=2166136261){let u=c;for(let s=0;s<l.length;s+=1)u=Math.imul(u^l.charCodeAt(s),16777619);return(u>>>0).toString(36).padStart(7,"0")}r.j=v,r.q=g}),39612:((j,r,e)=>{var d=e(14953),n=e(97368);const h=3;function v(_,g){return _>h*g}function m({now:_,intervalMs:g},l){return v(l-_,g)}function w({now:_,intervalMs:g},l){const c=(0,d.a3)(g);return`The last look ended ${(0,d.a3)(l-_)} ago, at ${(0,n.fE)(_)}, and one is due each ${c}.`}function p({status:_,reason:g,message:l},c){return!c||_==="skipped"?{status:_,reason:g,message:l}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${_}.`}}r.HH=w,r.QO=m,r.YP=p,r.aY=v}),13775:((j,r,e)=>{var d=e(10306),n=e(20595),h=e(97368),v=e(2646),m=e(39612),w=e(69732),p=e(45744);const _=90*h.d_,g=50;function l(t,a,f){const{history:x,now:O}=a,D=(0,m.QO)(a,f),T=a.controls.get(t.id),I=(0,n.m)(L=>x.uptime(t.id,{from:O-L,to:O}));return{service:t.id,name:t.name,...(0,m.YP)(t,D),last_heartbeat:t.last_heartbeat,uptime:D?null:s(t,a,f),total_pulses:t.total_pulses,error_count:t.error_count,kind:t.kind,interval:(0,p.T)(t),consecutive_failures:t.consecutive_failures,since:t.since,deadline:t.deadline,paused_until:T?.pause&&T.pause.until>f?(0,h.tK)(T.pause.until):null,acknowledged_at:(0,v.I)(T?.acknowledged?.at),uptime_percent:c(I,({ratio:L})=>L),observed_percent:c(I,({observed:L})=>L),incidents:x.outages({from:O-_,to:O+1},t.id).slice(0,g).map(L=>o(L,t,a,f)),timestamp:(0,h.tK)(f),checked_at:(0,h.tK)(O),stale:D}}function c(t,a){return{"24h":u(a(t["24h"])),"7d":u(a(t["7d"])),"30d":u(a(t["30d"])),"90d":u(a(t["90d"])),"1y":u(a(t["1y"]))}}function u(t){return t===null?null:(0,d.pR)(t)}function s({id:t,uptime:a},{history:f},x){const O=f.upSince(t);return O===null?a:(0,d.VX)(x-O)}function o(t,{incident:a},f,x){const{until:O,worst:D,message:T}=t,I=O===null&&a?.phase==="open"?a:null,L=t.incident==null?null:(0,w.N)(f.map,t.incident);return{...i(t,x),worst:D,message:T,url:I?.url??L}}function i({since:t,until:a},f){const x=Math.max(0,Math.floor(((a??f)-t)/h.Z2));return{since:(0,h.tK)(t),until:(0,v.I)(a),duration_seconds:x}}r.Uq=u,r.qI=i,r.rm=l}),45744:((j,r,e)=>{var d=e(81067),n=e(97368),h=e(2646),v=e(67982),m=e(39612);function w(l,c){const u=(0,m.QO)(l,c),o=Object.entries(l.map.monitors).map(([i,t])=>[i,p(t,u,l.controls,c)]);return{timestamp:(0,n.tK)(c),checked_at:(0,n.tK)(l.now),stale:u,...g(o.map(([,i])=>i),u?(0,m.HH)(l,c):null),services:Object.fromEntries(o)}}function p(l,c,u,s){const{status:o,reason:i,message:t}=(0,m.YP)(l,c);return{status:o,name:l.name,reason:i,message:t,last_heartbeat:l.last_heartbeat,interval:_(l),consecutive_failures:l.consecutive_failures,since:l.since,deadline:l.deadline,...(0,h.rs)(u.get(l.id),s)}}function _({interval:l}){return l===null?null:Math.max(1,Math.round(l))}function g(l,c){if(c!==null)return{overall_status:"unknown",reason:"source-unreachable",message:c};const u=(0,d.g)(l.map(({status:o})=>o)),s=l.find(({status:o})=>o===u);return s===void 0?{overall_status:u,reason:"missing",message:"Nothing is watched."}:{overall_status:u,reason:s.reason,message:(0,v.WN)((0,v.mQ)(l))}}r.S=w,r.T=_}),69732:((j,r,e)=>{function d({monitors:h,repository:v=null,run_url:m=null},w){const p=Object.values(h).find(({incident:g})=>g?.ref===w)?.incident?.url;if(p!=null)return n(p);const _=v===null||m===null?null:n(m);return _!==null&&/^\d{1,15}$/.test(w)?`${new URL(_).origin}/${v}/issues/${w}`:null}function n(h){return URL.canParse(h)&&/^https?:/i.test(h)?new URL(h).href:null}r.N=d}),51085:((j,r,e)=>{var d=e(77299),n=e(97368),h=e(67982),v=e(39612);function m(s,o){const i=(0,v.QO)(s,o),t=Object.entries(s.map.monitors).map(([a,f])=>({id:a,entry:f,status:(0,v.YP)(f,i).status}));return[...w(t),...p(t,s),..._(t,s,i)]}function w(s){const o=(t,a,f)=>l(s,[t,"gauge",a],f),i=(t,a,f)=>l(s,[t,"counter",a],f);return[o("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",c),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:s.map(({id:t,status:a})=>({labels:{monitor:t,status:a},value:1}))},o("heartbeat_last_timestamp_seconds","When it last beat.",({entry:t})=>u(t.last_heartbeat)),o("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:t})=>u(t.deadline)),o("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:t})=>t.consecutive_failures),i("heartbeat_pulses_total","Beats that were counted.",({entry:t})=>t.total_pulses),i("heartbeat_errors_total","Beats that told of a failure.",({entry:t})=>t.error_count)]}function p(s,{history:o,now:i}){const t={from:i-n.d_,to:i},a=new Map(s.map(({id:x})=>[x,o.uptime(x,t)])),f=(x,O,D)=>l(s,[x,"gauge",O],({id:T})=>a.get(T)?.[D]);return[f("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),f("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function _(s,{now:o,intervalMs:i},t){const a=(x,O,D)=>({name:x,type:"gauge",help:O,samples:[{value:D}]}),f=(0,h.mQ)(s);return[g(f),a("heartbeat_check_timestamp_seconds","When the last look ended.",o/n.Z2),a("heartbeat_check_interval_seconds","From one look to the next.",i/n.Z2),a("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",t?1:0)]}function g(s){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:d.f.map(i=>({labels:{status:i},value:s[i]}))}}function l(s,[o,i,t],a){const f=s.flatMap(x=>{const O=a(x);return O==null?[]:[{labels:{monitor:x.id},value:O}]});return{name:o,type:i,help:t,samples:f}}function c({status:s}){switch(s){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function u(s){return s===null?null:Date.parse(s)/n.Z2}r.E=g,r.U=m}),55997:((j,r,e)=>{var d=e(39099),n=e(31878);function h({map:p},_){return(Object.hasOwn(p.monitors,_)?p.monitors[_]:void 0)??Object.values(p.monitors).find(l=>l.name===_)??null}function v({map:p},_){const g=(0,d.z)(_,Object.keys(p.monitors));if(g!==null)return g;const l=Object.values(p.monitors),c=(0,d.z)(_,l.map(u=>u.name));return c===null?null:l.find(u=>u.name===c)?.id??null}function m(p){return JSON.stringify((0,n.Jj)((0,n.TN)(p),100))}function w(p,_,g="/api/health/status names all"){const l=_===null?g:`did you mean ${m(_)}?`;return`no monitor is called ${m(p)}; ${l}`}r.TL=m,r.YM=h,r.Zo=w,r.fZ=v}),42760:((j,r,e)=>{var d=e(31878);function n(h,v){return(0,d.Jj)((0,d.TN)(h).replace(/[\ufffe\uffff]/g,""),v)}r.x=n}),79285:((j,r,e)=>{var d=e(14953),n=e(97368);function h(v,m){return v>=m+n.Z2?`${(0,d.a3)(v-m)} ahead`:`${(0,d.a3)(Math.max(0,m-v))} ago`}r.H=h}),41619:((j,r,e)=>{var d=e(28915),n=e(20556),h=e(71622),v=e(26410),m=e(68607),w=e(20580),p=e(86e3),_=e(512);const g=20;function l(s){const o=(0,v.md)(s.monitors.filter(v.kV));if(o.length===0)return null;const i=o.length-g;return(0,n.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${o.slice(0,g).map(t=>c(t,s))}</ul>${i>0&&(0,n.qy)`<p class="more">And ${i} more; they stand among the others below.</p>`}</section>\n`}function c(s,o){const{entry:i,name:t,anchor:a,href:f}=s,x=u(s,o);return(0,n.qy)`<li class="${i.status}">${(0,m.Kk)(i.status)}<div><h3><a href="${o.listed.has(s)?`#${a}`:f}">${t}</a> <span class="tag">${_.ly[i.status]}</span></h3><p>${(0,w.XU)(s,o)}</p>${x!==null&&(0,n.qy)`<p class="meta">${x}</p>`}</div></li>\n`}function u({entry:s},o){const{clock:i,controls:t,now:a}=o,{acknowledged:f=null,snooze:x=null}=t.get(s.id)??{},O=[s.since!==null&&(0,n.qy)`Since ${i.time(Date.parse(s.since))}`,s.incident?.phase==="open"?(0,p.h)(s.incident.ref,o):null,f&&`acknowledged${(0,h.T)(f)}`,x!==null&&(0,d.Dr)({snooze:x},a)&&(0,n.qy)`snoozed until ${i.time(x.until)}${(0,h.T)(x)}`].filter(D=>D!=null&&D!==!1);return O.length===0?null:(0,n.qy)`${O.map((D,T)=>(0,n.qy)`${T>0&&" · "}${D}`)}`}r.f=l,r.y=u}),80595:((j,r,e)=>{var d=e(14953),n=e(20556),h=e(10499),v=e(1267);const m=30,w=4,p=3,_={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:m},g=Object.entries(_).map(([a,f])=>`.b.${a} { stroke-width: ${f} }`).join(`
`);function l(a,f){const x=(0,h.MJ)(a,v.q),O=[...Array.from({length:Math.max(0,v.q-a.length)},()=>null),...a.slice(-v.q)],D=h.FM.filter(T=>x.includes(T)).map(T=>{const I=o(x,T),L=u[T],R=L===void 0?null:`${L}: ${t(I,O,f)}`;return(0,n.qy)`<path class="b ${T}" d="${i(I,_[T])}"${R===null?(0,n.qy)`/>`:(0,n.qy)`><title>${R}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${v.q*w-1} ${m}" preserveAspectRatio="none" role="img" aria-label="${s(x)}">${D}</svg>`}function c(a){const f=_[a];return(0,n.qy)`<svg viewBox="0 0 ${3*w-1} ${m}" aria-hidden="true"><path class="b ${a}" d="${i([[0,2]],f)}"/></svg>`}const u={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function s(a){const x=h.FM.map(O=>[O,a.filter(D=>D===O).length]).filter(([,O])=>O>0).map(([O,D])=>`${D} ${h.hl[O]}`);return`Last ${v.q} days: ${x.join(", ")}`}function o(a,f){const x=[];return a.forEach((O,D)=>{if(O!==f)return;const T=x.at(-1);T!==void 0&&T[1]===D-1?x[x.length-1]=[T[0],D]:x.push([D,D])}),x}function i(a,f){const x=m-f/2;return a.map(([O,D])=>`M${O*w} ${x}h${(D-O)*w+p}`).join("")}function t(a,f,x){const O=T=>x.day(f[T]?.date??"");return a.map(([T,I])=>{const L=f.slice(T,I+1).reduce((W,y)=>W+(y?.down??0),0),R=T===I?O(T):`${O(T)} to ${O(I)}`;return L>0?`${R} (${(0,d.a3)(L)})`:R}).join(", ")}r.IS=l,r.Rx=c,r.nv=g}),71622:((j,r,e)=>{var d=e(88022);function n({by:h,why:v}){return`${h===null?"":` by ${(0,d.SP)(h,60)}`}${v===null?"":`: ${(0,d.SP)(v,160)}`}`}r.T=n}),29431:((j,r,e)=>{var d=e(28915),n=e(20556),h=e(26410);const v=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function m(g,l){if(!l.live?.writable)return null;const c=l.controls.get(g.entry.id)??d.ek,[u,s]=[(0,d.lP)(c,l.now),(0,d.Dr)(c,l.now)],o=(0,h.kV)(g),i=[u||s?w("resume","Resume",g):null,u?null:w("pause","Pause",g),o&&!s?w("snooze","Snooze",g):null,o&&c.acknowledged===null?w("ack","Acknowledge",g):null];return(0,n.qy)`<p class="acts">${i}</p>`}function w(g,l,{entry:c,name:u}){return(0,n.qy)`<button type="button" data-act="${g}" data-id="${c.id}" data-name="${u}">${l}<span class="vh"> ${u}</span></button> `}function p({live:g}){return g?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function _({live:g}){if(!g?.writable)return null;const l=v.map(([c,u])=>(0,n.qy)`<option value="${c}">${u}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause snooze">For how long<select name="for">${l}</select></label><label data-for="pause snooze ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}r.Ro=m,r.V_=p,r.cg=_}),27390:((j,r,e)=>{var d=e(28915),n=e(14953),h=e(20556),v=e(97368),m=e(71622),w=e(29431);const p=5;function _(y,{past:M,clock:P}){const $=M.days(y);if($.length===0)return null;const b=$.filter(S=>S.down>0).reverse();if(b.length===0)return"none";const k=b.slice(0,p).map(S=>`${P.day(S.date)} ${(0,n.a3)(S.down)}`),E=b.length>p?` and ${b.length-p} more days`:"";return`${k.join(", ")}${E}`}var g=e(20580),l=e(88022),c=e(32752);const u=12,s=80;function o(y){const M=Object.entries(y);if(M.length===0)return null;const P=M.slice(0,u).map(([$,b])=>(0,h.qy)`<span class="w">${(0,l.SP)($,s)} <b>${i(b)}</b></span> `);return(0,h.qy)`${P}${M.length>u&&`and ${M.length-u} more`}`}function i(y){return typeof y=="string"?(0,l.SP)(y,s):typeof y=="boolean"?y?"yes":"no":(0,l.SP)(JSON.stringify(y)??"",s)}var t=e(512);function a(y,M,P){const b=(P==="page"?f(y,M):O(y,M)).filter(([,k])=>k!=null&&k!==!1&&k!=="");return(0,h.qy)`<dl>${b.map(([k,E,S])=>(0,h.qy)`<div${S&&(0,h.qy)` class="all"`}><dt>${k}</dt><dd>${E}</dd></div>\n`)}</dl>${(0,w.Ro)(y,M)}`}function f(y,M){const{entry:P}=y;return[["Status",(0,h.qy)`${t.ly[P.status]} <code>${P.reason}</code>`],...D(y,M),["Says",(0,g.Rz)(y,M)],["Well for",P.uptime===null?null:(0,l.SP)(P.uptime,40)],["Failures in a row",P.consecutive_failures||null],["Heartbeats",I(y)],["Last run",L(y)],["Read from",P.source!==""&&(0,h.qy)`<code>${(0,l.SP)(P.source,200)}</code>`],...W(y,M),["Downtime in 90 days",_(P.id,M),"wide"],["Checks",M.show.metrics?o(P.checks):null,"wide"],["Metrics",M.show.metrics?o(P.metrics):null,"wide"]]}const x=["Not well since","Read from"];function O(y,M){const P=f(y,M).filter(([b])=>!x.includes(b)),$=P.findIndex(([,,b])=>b!==void 0);return P.toSpliced($,0,["Durations",R(y)])}function D({entry:y},{clock:M,checkedAt:P}){const $=E=>E===null?null:M.time(Date.parse(E)),b=y.deadline!==null&&Date.parse(y.deadline)<P,k=y.interval===null?null:`every ${T((0,n.a3)(y.interval*v.Z2))}`;return[["Last heartbeat",$(y.last_heartbeat)??"none"],[b?"Was due by":"Due by",$(y.deadline)],["Expected",k],["Not well since",$(y.since)]]}function T(y){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[y]??y}function I({entry:y}){const{total_pulses:M,error_count:P}=y;return M===null?P===null?null:`${P} failures`:P?`${M}, ${P} of them failures`:`${M}`}function L({entry:{metadata:y}}){const{run_url:M,duration_seconds:P,exit_code:$,workflow:b}=y,k=(0,l.Pl)(M),E=[typeof P=="number"&&`took ${(0,n.a3)(P*v.Z2)}`,typeof $=="number"&&`exit code ${$}`,typeof b=="string"&&(0,l.SP)(b,80)].filter(S=>S!==!1);return k===null&&E.length===0?null:(0,h.qy)`${E.join(", ")}${k!==null&&E.length>0&&", "}${k!==null&&(0,h.qy)`<a href="${k}">its log</a>`}`}function R(y){const M=(0,c.DM)(y);if(M===null)return null;const P=(0,c.h5)(M).filter(([$])=>$==="median"||$==="longest");return(0,h.qy)`${(0,c.WT)(M)}${P.map(([$,b])=>`${$} ${b}`).join(", ")}`}function W({entry:y},{controls:M,clock:P,now:$}){const b=M.get(y.id);if(b===void 0)return[];const{pause:k,snooze:E,acknowledged:S}=b;return[["Paused",(0,d.lP)(b,$)&&k&&(0,h.qy)`until ${P.time(k.until)}${(0,m.T)(k)}`],["Snoozed",(0,d.Dr)(b,$)&&E&&(0,h.qy)`until ${P.time(E.until)}${(0,m.T)(E)}`],["Acknowledged",S&&(0,h.qy)`${P.time(S.at)}${(0,m.T)(S)}`]]}r.c=a}),80609:((j,r,e)=>{var d=e(77598),n=e(20556),h=e(65997);const v=(0,h.r)(String.raw`(()=>{
const box=document.getElementById('ask'),form=box.querySelector('form'),said=document.getElementById('said'),root=document.body.dataset.root,KEY='heartbeat-token'
const words={check:['Check now','It was checked.'],pause:['Pause','Paused.'],snooze:['Snooze','Snoozed.'],resume:['Resume','It goes on as usual.'],ack:['Acknowledge','Acknowledged.']}
let wish
const send=async()=>{
  const {act,id}=wish,query=new URLSearchParams()
  if(act=='pause'||act=='snooze')query.set('for',form.elements.for.value)
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
})()`);var m=e(29431),w=e(88022);function p(t,a){const{title:f,clock:x,checkedAt:O,logo:D}=a,T=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${T}<span><b>${f}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${t===""?I:(0,n.qy)`<a href="${t}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${x.time(O)}, </span><span id="seen">${x.ago(O)}</span></p>${(0,m.V_)(a)}<button type="button" id="pause" hidden>Pause updates</button></div>${_(a)}</header>
`}function _({description:t,links:a}){const f=a.flatMap(({text:x,url:O})=>{const D=(0,w.Pl)(O);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,w.SP)(x,60)}</a> `]});return t===null&&f.length===0?null:(0,n.qy)`<div class="what">${t!==null&&(0,n.qy)`<p>${t}</p>`}${f.length>0&&(0,n.qy)`<nav aria-label="Links">${f}</nav>`}</div>`}var g=e(68607);const l=(0,h.r)(String.raw`(()=>{
const $=s=>document.querySelector(s),{json,stream,pulse}=document.body.dataset,button=$('#pause'),hidden=()=>!on||document.hidden
let on=1,skew=0,seen=0,got=0,changed=0,asked=0,fed,lost,every,busy,again,source
const said=$('#said'),told=t=>said.textContent=t
const say=ms=>{const s=Math.max(0,ms/1e3)|0,m=s/60|0,h=m/60|0,d=h/24|0,two=(a,u,b,v)=>a+u+(b?' '+b+v:'');return m<1?s+' s':h<1?m+' min':d<1?two(h,' h',m%60,' min'):two(d,' d',h%24,' h')}
const tick=()=>{
  // Whoever has not asked lately knows nothing of a signal.
  if(!on||pulse&&(!fed||document.hidden))return
  const now=Date.now()+skew,age=now-seen,off=age>6*every,h=$('h1'),icon=$('[rel=icon]')
  // Files are made anew when something changes; that somebody looked since is known from elsewhere.
  const made=+$('main').dataset.checked,f=$('#seen'),n=$('#news')
  if(f&&seen>made){if(f.previousElementSibling)f.previousElementSibling.hidden=1;f.firstChild.dateTime=new Date(seen).toISOString()}
  if(n)n.hidden=!(changed>made)
  for(const t of document.querySelectorAll('[data-ago]'))t.textContent=say(now-Date.parse(t.dateTime))+' ago'
  $('main').classList.toggle('nosignal',off)
  h.textContent=off?lost?'No signal: the last check that is known was '+say(age)+' ago':'No signal: nothing was checked for '+say(age):h.dataset.was
  icon.dataset.was??=icon.href
  icon.href=icon.dataset[off?'off':'was']
}
const read=()=>{const d=$('main').dataset;got=Math.max(got,d.checked);seen=Math.max(seen,got);every=+d.every}
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
  const r=await fetch(url,{cache:'no-cache',signal:AbortSignal.timeout(15e3)}),date=Date.parse(r.headers.get('date'))
  if(date)skew=date+1e3*r.headers.get('age')-Date.now()
  if(!r.ok)throw 0
  return r
}
const feel=async()=>{
  if(!pulse||hidden()||Date.now()-asked<3e5)return
  asked=Date.now()
  fed=0
  try{
    const p=await(await get(pulse)).json(),most=Date.now()+skew+6e4
    lost=0
    if(p.t<=most)seen=Math.max(seen,p.t)
    if(p.changed<=most)changed=p.changed
  }catch{lost=1}
  fed=1
}
const refresh=async()=>{
  if(busy)return again=1
  if(hidden())return
  busy=1
  await feel()
  try{
    if(json){const t=Date.parse((await(await get(json)).json()).timestamp);if(!(t>got))return;got=t;seen=Math.max(seen,t)}
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
if(pulse)refresh()
else tick()
listen()
setInterval(tick,5e3)
setInterval(refresh,Math.min(6e4,Math.max(15e3,2*every)))
document.addEventListener('visibilitychange',wake)
document.addEventListener('heartbeat',refresh)
document.body.classList.add('on')
if(!button)return
button.hidden=0
button.onclick=()=>{on=!on;document.body.classList.toggle('on',on);button.textContent=on?'Pause updates':'Resume updates';told(on?'Updates go on.':'Updates are paused.');wake()}
})()`);var c=e(86391);const u=["default-src 'none'",`style-src ${s(c.Y)} ${s(c.Id)} ${s(c.eK)}`,`script-src ${s(l)} ${s(v)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function s(t){return`'sha256-${(0,d.createHash)("sha256").update(t).digest("base64")}'`}function o(t){return t===null?u:u.replace("connect-src 'self'",`connect-src 'self' ${t}`)}function i(t,a){const{signal:f,live:x,title:O,description:D,pulse:T,intervalMs:I,checkedAt:L}=a,R=x===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${o(T)}">\n`,W=!t.framed&&x?.writable===!0,y=f?t.sentence:"No signal",M=f?(0,g.Dm)(t.status):g.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${R}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${y} · ${O}</title>
<meta name="description" content="${D??`${a.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${x===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${t.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(M)}"${!f&&(0,n.qy)` data-was="${new n.Ed((0,g.Dm)(t.status))}"`} data-off="${new n.Ed(g.NU)}">
<style>${new n.Ed(c.Y)}</style>${t.framed&&(0,n.qy)`<style>${new n.Ed(c.Id)}</style>`}${W&&(0,n.qy)`<style>${new n.Ed(c.eK)}</style>`}</head>
<body${t.framed&&(0,n.qy)` class="framed"`} data-root="${t.root}"${x===null?(0,n.qy)` data-json="${t.root}status.json"${T!==null&&(0,n.qy)` data-pulse="${T}"`}`:(0,n.qy)` data-stream="${t.root}api/health/stream"`}>${g.Am}
${t.framed?null:p(t.root,a)}<main id="main"${!f&&(0,n.qy)` class="nosignal"`} data-checked="${L}" data-every="${I}">
${t.main}</main>
${t.footer}${!t.framed&&(0,m.cg)(a)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(l)}</script>${W&&(0,n.qy)`<script>${new n.Ed(v)}</script>`}</body></html>
`.text}r.n=u,r.l=i}),83634:((j,r,e)=>{var d=e(20556),n=e(80609),h=e(26410),v=e(68607),m=e(512);const w=30;function p(g){const l=(0,m.nt)(g),c=g.map.overall_status,u=(0,h.md)(g.monitors).slice(0,w),s=g.monitors.length-u.length,o=(0,d.qy)`<div class="verdict">${(0,v.Kk)(c)}<h1 id="verdict" data-was="${l}">${g.signal?l:(0,m.f1)(g)}</h1></div><ul class="small">${u.map(i=>_(i,g))}</ul><p class="more">${s>0&&`And ${s} more. `}Checked <span id="seen">${g.clock.ago(g.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:l,status:c,root:"",framed:!0,main:o,footer:null},g)}function _(g,{clock:l}){const{entry:c,name:u,href:s}=g,o=c.status==="healthy",i=!o||c.last_heartbeat===null?m.ly[c.status]:l.ago(Date.parse(c.last_heartbeat));return(0,d.qy)`<li>${(0,v.Kk)(c.status)}<a href="${s}" target="_blank" rel="noopener">${u}</a><span>${o&&(0,d.qy)`<span class="vh">${m.ly[c.status]}, </span>`}${i}</span></li>\n`}r.H=p}),26410:((j,r,e)=>{var d=e(77299),n=e(31878),h=e(93072),v=e(4969),m=e(97368),w=e(71135),p=e(20556),_=e(79285);const g=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],l=300*m.d_;function c($,b,k){const E=new Map,S=C=>{const N=Math.floor(C/m.dp),z=E.get(N)??(0,w.O)(C,b).zone;return E.set(N,z),z},A=k===null?null:(0,v.e)(k),U=A===null?u:s(A),B=A!==null&&(0,p.qy)` lang="${A}"`,K=C=>{const{date:N,clock:z}=(0,w.O)(C,b);return`${U(N,Math.abs($-C)>l)}, ${z}`};return{day:C=>U(C,!1),text:C=>(0,p.qy)`<time datetime="${(0,m.tK)(C)}"${B}>${K(C)}</time>`,time:C=>(0,p.qy)`<time datetime="${(0,m.tK)(C)}"${B}>${K(C)} ${S(C)}</time>`,ago:C=>(0,p.qy)`<time datetime="${(0,m.tK)(C)}" data-ago>${(0,_.H)(C,$)}</time>`}}function u($,b){const k=b?` ${$.slice(0,4)}`:"";return`${Number($.slice(8,10))} ${g[Number($.slice(5,7))-1]??""}${k}`}function s($){const b=new Map,k=A=>new Intl.DateTimeFormat($,{day:"numeric",month:"short",timeZone:"UTC",...A}),[E,S]=[k({}),k({year:"numeric"})];return(A,U)=>{const B=`${A}${U}`,K=Date.parse(A),C=b.get(B)??(Number.isNaN(K)?A:(U?S:E).format(K));return b.set(B,C),C}}var o=e(1267),i=e(88022);const t=6,a=60,f=500;function x($){return new Map($.map(({monitor:b,expected:k,ruleRest:E=""})=>[b,k===null?null:k+E]))}function O({title:$,description:b,links:k,language:E,zone:S,show:A},U){const B={messages:A.includes("messages"),metrics:A.includes("metrics")};return{title:$,description:b,links:k,language:E,zone:S,show:B,...U&&{parts:U}}}function D($){const b=Date.parse($.map.timestamp),k=$.live===null?(0,h.j)(Object.keys($.map.monitors)):null,E=Object.values($.map.monitors).map(S=>W(S,k));return{...$,checkedAt:b,signal:R(b,$),clock:c($.now,$.zone,$.language??null),past:(0,o.o)($.history,$.now,$.zone),title:(0,i.SP)($.title??$.map.repository??"",100)||"Heartbeat",description:(0,i.SP)($.description??"",500)||null,links:$.links??[],...L($.parts),monitors:E,groups:y(E),crowded:E.length>a,listed:new Set(E.length>f?P(E.filter(M)).slice(0,f):E)}}const T=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function L({logo:$,pulse:b}={}){const k=(E,S)=>typeof E=="string"&&S.test(E)?E:null;return{logo:k($,T),pulse:k(b,I)}}function R($,{now:b,intervalMs:k}){return b-$<=t*k}function W($,b){const k=encodeURIComponent((0,n.uH)($.id)),E=b?.get($.id),{tags:S}=$.metadata;return{entry:$,name:(0,i.HD)($),anchor:`m-${k}`,href:E===void 0?`monitors/${k}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(S)?S.filter(A=>typeof A=="string"):[]}}function y($){const b=new Map;for(const E of $){const S=E.tags[0]??null,A=b.get(S);A===void 0?b.set(S,[E]):A.push(E)}const k=[...b].map(([E,S])=>({tag:E,monitors:S}));return[...k.filter(({tag:E})=>E!==null),...k.filter(({tag:E})=>E===null)]}function M({entry:$}){return $.status!=="healthy"&&$.status!=="skipped"}function P($){return[...$].sort((b,k)=>(0,d.x)(k.entry.status)-(0,d.x)(b.entry.status))}r.w7=x,r.bS=R,r.kV=M,r.PL=D,r.oy=O,r.md=P}),29779:((j,r,e)=>{var d=e(10306),n=e(20556),h=e(77299),v=e(68607),m=e(38008),w=e(1267);const p=620,_=612,g=32,l="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",c=62,u=6;function s(a){const f=a!=="critical"&&a!=="skipped",x=a==="critical"?u:f?Math.floor(_/c):0,O=`M0 ${g}${l.repeat(x)}`;return(0,n.qy)`<svg class="trace ${a}" viewBox="0 0 ${p} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${x>0&&(0,n.qy)`<path class="past" d="${O}${f&&`H${_}`}"/>`}${a==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${O}H${_}"/>`}${!f&&(0,n.qy)`<path class="flat" d="M${x*c} ${g}H${_}"/>`}<circle cx="${_}" cy="${g}" r="4"/></svg>`}var o=e(512);function i(a,f,x,O){const D=O.signal?f:(0,o.f1)(O);return(0,n.qy)`<section class="hero ${a}" aria-labelledby="verdict">${s(a)}<div class="verdict">${(0,v.Kk)(a)}<h1 id="verdict" data-was="${f}">${D}</h1></div>${O.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${x}</section>\n`}function t(a){const{summary:f}=a.map;if(a.monitors.length===0)return null;const x=(0,m.Xo)(a,a.monitors),O=x===null?null:(0,d.aP)(x),D=[...h.f].reverse().filter(T=>f[T]>0);return(0,n.qy)`<p class="counts">${D.map(T=>(0,n.qy)`<span>${(0,v.Kk)(T)}${f[T]} ${o.ly[T].toLowerCase()}</span> `)}${x!==null&&(0,n.qy)`<span class="all-up">${(0,d.Uy)(x)} up in ${w.q} days${O!==null&&`, ${O}`}</span>`}</p>`}r.t=t,r.Z=i}),68607:((j,r,e)=>{var d=e(77299),n=e(20556);const h={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},v=new n.Ed(`<svg class="vh" aria-hidden="true">${d.f.map(s=>`<symbol id="i-${s}" viewBox="0 0 16 16">${h[s]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),m=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function w(s){return(0,n.qy)`<svg class="icon ${s}" aria-hidden="true"><use href="#i-${s}"/></svg>`}const p={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},_="M1 9h3l2-6 4 10 2-4h3",g="M1 9h14";function l(s){return u(p[s],s==="critical"?g:_,"")}const c=u(p.unknown,g," stroke-dasharray='.1 3.3'");function u(s,o,i){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${s}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${i} d='${o}'/%3E%3C/svg%3E`}r.Am=v,r.Dm=l,r.Kk=w,r.NU=c,r.cf=m}),12723:((j,r,e)=>{var d=e(65997);const n=(0,d.r)(String.raw`(()=>{
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
  // A file ends in .json; anything else is the address of a server, or of a page that lies somewhere as files.
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
      const ask=url=>fetch(url,{cache:'no-cache',credentials:'omit',signal:AbortSignal.timeout(15e3)})
      let r=await ask(this.#file?this.#base:this.#at('api/health/status'))
      if(r.status===404&&!this.#file)r=await ask(this.#at('status.json'))
      if(!r.ok)throw 0
      this.#data=await r.json()
      this.#failed=0
    }catch{this.#failed++}
    this.#draw()
  }
  // Only a server knows by itself when it has not looked for long.
  get #live(){return!this.#file&&this.#data?.stale!==undefined}
  get #off(){
    const d=this.#data
    if(!d||this.#failed>1)return true
    const most=(+this.getAttribute('max-age')||180)*6e4
    return this.#live?d.stale:Date.now()-Date.parse(d.timestamp)>most
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
    this.#link.href=this.#at(this.#live?id===null||gone?'':'monitors/'+encodeURIComponent(id):'./')
    this.setAttribute('status',off?'no-signal':gone?'not-found':status)
  }
  #more(one,all){
    if(one)return one.last_heartbeat?', '+ago(Date.parse(one.last_heartbeat)):''
    const list=Object.values(all),same=list.filter(e=>e.status===this.#data.overall_status).length
    return list.length?', '+(same===list.length?'all ':same+' of ')+list.length:''
  }
})
})()`);r.Y=n}),65997:((j,r,e)=>{function d(n){return n.split(`
`).map(h=>h.trim()).filter(h=>h!==""&&!h.startsWith("//")).join(`
`)}r.r=d}),86e3:((j,r,e)=>{var d=e(20556),n=e(69732),h=e(88022);function v(m,{map:w}){const p=m==null?null:(0,h.Pl)((0,n.N)(w,m));return m==null||p===null?null:(0,d.qy)`<a href="${p}">Incident ${(0,h.SP)(/^\d+$/.test(m)?`#${m}`:m,20)}</a>`}r.h=v}),72560:((j,r,e)=>{var d=e(10306),n=e(20556),h=e(41619),v=e(80609),m=e(26410),w=e(68607),p=e(29779),_=e(38008),g=e(70937),l=e(80595),c=e(10499),u=e(27390),s=e(1267),o=e(20580),i=e(512);function t(y,M){const{entry:P,name:$,anchor:b,href:k}=y,E=M.crowded?null:(0,u.c)(y,M,"row");return(0,n.qy)`<li id="${b}" class="row"><div class="top">${(0,w.Kk)(P.status)}<div class="who"><h3><a href="${k}">${$}</a></h3><p><span class="vh">${i.ly[P.status]}: </span>${(0,o.$N)(y,M)}</p></div><div class="strip">${(0,l.IS)(M.past.days(P.id),M.clock)}</div><p class="up">${f(y,M)}</p></div>${E!==null&&a($,E)}</li>\n`}function a(y,M){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${y}</span></span>${w.cf}</summary>${M}</details>`}function f({entry:y},{past:M}){const P=M.uptime(y.id),$=(0,c.MJ)(M.days(y.id),s.q).filter(k=>k!=="none").length,b=$===1?"today":$===0?"uptime":`${$} days`;return(0,n.qy)`<b>${(0,d.Uy)(P)}</b><span>${(0,d.aP)(P)??b}</span>`}var x=e(88022);const O=10;function D(y){const M=(0,i.nt)(y),P=y.monitors.length===0?"skipped":y.map.overall_status,$=y.groups.map((b,k)=>I(b,k,y));return(0,v.l)({sentence:M,status:P,root:"",framed:!1,main:[(0,p.Z)(P,M,(0,p.t)(y),y),y.monitors.length>0?(0,h.f)(y):(0,_.xc)(),$,y.monitors.length>0&&(0,_.o1)(),(0,g.I)(y,O),y.monitors.length>0&&(0,_.X5)(y)],footer:(0,_.qr)(y,"")},y)}function T(y,M){const P=y.length<2?null:(0,_.Xo)(M,y);return P===null?"":` · ${(0,d.OW)(P)}`}function I({tag:y,monitors:M},P,$){const k=$.groups.length===1&&y===null?"Monitors":y===null?"Others":(0,x.SP)(y,60)||"Others",E=(0,n.qy)`<h2 id="g${P}">${k}</h2><span>${(0,i.VR)(M)}${T(M,$)}</span>`,S=M.filter(m.kV),A=M.filter(K=>!(0,m.kV)(K));if(!$.crowded)return L(P,(0,n.qy)`<div class="gh">${E}</div>${W(M,$)}`);if(S.length===0)return L(P,R(P,E,W(A,$)),"snug");const U=(0,n.qy)`<b>${A.length} more in ${k}</b><span>${(0,i.VR)(A)}</span>`,B=A.length>0&&R(P,U,W(A,$));return L(P,(0,n.qy)`<div class="gh">${E}</div>${W(S,$)}${B}`)}function L(y,M,P){return(0,n.qy)`<section${P&&(0,n.qy)` class="${P}"`} aria-labelledby="g${y}">${M}</section>\n`}function R(y,M,P){return(0,n.qy)`<details class="fold" id="f${y}"><summary class="gh">${M}${w.cf}</summary>${P}</details>`}function W(y,M){const P=y.filter(b=>M.listed.has(b)),$=y.length-P.length;return(0,n.qy)`${P.length>0&&(0,n.qy)`<ul class="card rows">${P.map(b=>t(b,M))}</ul>`}${$>0&&(0,n.qy)`<p class="more">${P.length>0?"And ":""}${$} that are not listed here: there are too many.</p>`}`}r.m=D}),9720:((j,r,e)=>{var d=e(20556),n=e(97368),h=e(41619),v=e(80595),m=e(27390),w=e(80609),p=e(26410),_=e(29779),g=e(68607),l=e(38008),c=e(1267),u=e(70937),s=e(20580),o=e(88022),i=e(10306),t=e(20595),a=e(32752);function f({entry:b},{past:k}){const E=t.P.map(({text:A,length:U})=>[A,k.uptime(b.id,U)]);if(E.every(([,{ratio:A}])=>A===null))return null;const S=E.map(([A,U])=>D((0,i.Uy)(U),A,(0,i.aP)(U)??x(U)));return(0,d.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${S}</ul></section>\n`}function x({observed:b}){return b===null?"not watched":b===1?"all observed":`${Math.floor(b*100)} % observed`}function O(b){const k=(0,a.DM)(b);if(k===null)return null;const E=(0,a.h5)(k).map(([S,A])=>D(A,S,null));return(0,d.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${k.length} runs took</h2><div class="card wide">${(0,a.WT)(k)}<ul class="figures">${E}</ul></div></section>\n`}function D(b,k,E){return(0,d.qy)`<li><b>${b}</b><span>${k}</span>${E!==null&&(0,d.qy)`<span>${E}</span>`}</li>\n`}var T=e(512);const I="../",L=50,R=20,W=400*n.d_;function y(b,k){const E=b.monitors.find(({entry:U})=>U.id===k);if(E===void 0)return null;const{entry:S}=E,A=(0,T.gD)(E);return(0,w.l)({sentence:A,status:S.status,root:I,framed:!1,main:[(0,d.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,_.Z)(S.status,A,M(E,b),b),P(E,b),f(E,b),O(E),(0,d.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,m.c)(E,b,"page")}</div></section>\n`,(0,u.I)(b,L,k),$(E,b),(0,l.X5)(b,E)],footer:(0,l.qr)(b,I)},b)}function M(b,k){const E=(0,p.kV)(b)?(0,h.y)(b,k):null;return(0,d.qy)`<p class="below">${(0,s.$N)(b,k)}</p>${E!==null&&(0,d.qy)`<p class="meta">${E}</p>`}`}function P({entry:b},{past:k,clock:E}){return(0,d.qy)`<section aria-labelledby="days"><h2 id="days">Last ${c.q} days</h2><div class="card wide"><div class="strip">${(0,v.IS)(k.days(b.id),E)}</div></div>${(0,l.o1)()}</section>\n`}function $({entry:b},{history:k,now:E,clock:S,show:A}){const U=[...k.changes({from:E-W,to:E},b.id)].reverse();if(U.length===0)return null;const B=U.slice(0,R).map(({status:K,since:C,message:N})=>(0,d.qy)`<li>${(0,g.Kk)(K)}<span>${S.time(C)}</span><div><h3>${T.ly[K]}</h3>${A.messages&&N!==""&&(0,d.qy)`<p>${(0,o.SP)(N)}</p>`}</div></li>\n`);return(0,d.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${B}</ol></section>\n`}r.s=y}),38008:((j,r,e)=>{var d=e(39974),n=e(20556),h=e(80595),v=e(1267),m=e(88022);const w=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function p(){const t=w.map(([a,f])=>(0,n.qy)`<span>${(0,h.Rx)(a)}${f}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${t}</p>\n`}function _(t,a){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${g(t,a)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${l(t,a)}</p></section>\n`}function g({expected:t},a){const f=a===void 0?null:t?.get(a.entry.id);return f==null?"":`A heartbeat is expected ${(0,m.SP)(f)}. `}function l(t,a){const f=a===void 0?c(t,t.monitors):t.past.uptime(a.entry.id);return!f?.observed||f.observed===1?"":` Of the last ${v.q} days, ${Math.floor(f.observed*100)} % was observed.`}function c({monitors:t,listed:a,past:f},x){if(a.size<t.length)return null;const O=(0,d.A)(x.map(({entry:D})=>f.uptime(D.id)));return O.ratio===null?null:O}function u(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const s=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],o=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function i({live:t,map:a,now:f,clock:x},O){const D=t===null?o:s,T=(0,m.Pl)(a.run_url),I=T===null?"Heartbeat":(0,n.qy)`<a href="${T}">this run</a> of Heartbeat`,L=t===null?(0,n.qy)`Made ${x.time(f)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([R,W])=>(0,n.qy)`<a href="${O}${W}">${R}</a> `)}</p><p>${L}</p></footer>\n`}r.X5=_,r.Xo=c,r.o1=p,r.qr=i,r.xc=u}),1267:((j,r,e)=>{var d=e(97368);const n=90;function h(v,m,w){const p=new Map,_=new Map;return{days(g){const l=p.get(g)??v.days(g,n,m,w);return p.set(g,l),l},uptime(g,l=n*d.d_){const c=`${l} ${g}`,u=_.get(c)??v.uptime(g,{from:m-l,to:m});return _.set(c,u),u}}}r.o=h,r.q=n}),70937:((j,r,e)=>{var d=e(14953),n=e(20556),h=e(97368),v=e(68607),m=e(1267),w=e(86e3),p=e(88022);function _(l,c,u){const s={from:l.now-m.q*h.d_,to:l.now},o=l.history.outages(s,u).filter(({until:t})=>t!==null);if(o.length===0)return null;const i=o.length-c;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${o.slice(0,c).map(t=>g(t,l,u===void 0))}</ol>${i>0&&(0,n.qy)`<p class="more">And ${i} more in the last ${m.q} days.</p>`}</section>\n`}function g({monitor:l,since:c,until:u,worst:s,message:o,incident:i},t,a){const f=t.monitors.find(({entry:I})=>I.id===l),x=f?.name??(0,p.HD)({id:l,name:l}),O=f===void 0?(0,n.qy)`${x}`:(0,n.qy)`<a href="${f.href}">${x}</a>`,D=t.show.messages?(0,p.SP)(o):"",T=(0,w.h)(i,t);return(0,n.qy)`<li>${(0,v.Kk)(s)}${t.clock.text(c)}<div>${a&&(0,n.qy)`<h3>${O}</h3>`}${(D!==""||T!==null)&&(0,n.qy)`<p>${D}${D!==""&&T!==null&&" "}${T}</p>`}</div><span>${(0,d.a3)((u??c)-c)}</span></li>\n`}r.I=_}),20580:((j,r,e)=>{var d=e(34745),n=e(20556),h=e(37454),v=e(1669),m=e(88022);function w(c,u){const{entry:s}=c;return s.status!=="healthy"||s.last_heartbeat===null?(0,n.qy)`${p(c,u)}`:(0,n.qy)`Last heartbeat ${u.clock.ago(Date.parse(s.last_heartbeat))}${l(c,u)}`}function p(c,u){const s=_(c,u),{because_of:o}=c.entry;return o===null?s:(0,d.nq)(s,{monitor:(0,m.SP)(o,80),back:!1})}function _({entry:c},{show:u}){const s=c.metadata.beat_message,o=typeof s=="string"&&s!==""&&c.message.includes(s);return u.messages||!o?(0,m.SP)(c.message):h.REASON_TEXT[c.reason].meaning}function g({entry:c},{show:u}){const{beat_message:s}=c.metadata;if(!u.messages)return null;const o=typeof s=="string"?(0,m.SP)(s,160):"";return(c.kind===null?o:(0,v.Bs)(c.kind,o))||null}function l(c,u){const s=g(c,u);return s===null?null:(0,n.qy)` · ${s}`}r.$N=w,r.Rz=g,r.XU=p}),88022:((j,r,e)=>{var d=e(31878);const n=80,h=300;function v({name:p,id:_}){return m(p,n)||m(_,n)||"monitor"}function m(p,_=h){return(0,d.Jj)((0,d.TN)(p),_)}function w(p){return typeof p=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(p)&&URL.canParse(p)?p:null}r.HD=v,r.Pl=w,r.SP=m}),32752:((j,r,e)=>{var d=e(14953),n=e(20556),h=e(97368);const v=3,m=30,w=30,p=3,_=6;function g({entry:{metadata:o}}){const{recent_durations_seconds:i}=o;if(!Array.isArray(i))return null;const t=i.filter(a=>typeof a=="number"&&Number.isFinite(a)&&a>=0);return t.length<v?null:t.slice(-m)}function l(o){const i=[...o].sort((a,f)=>a-f),t=a=>(0,d.a3)(a*h.Z2);return[["last",t(o.at(-1)??0)],["median",t(c(i))],["shortest",t(i[0]??0)],["longest",t(i.at(-1)??0)]]}function c(o){const i=o.length/2,[t=0,a=t]=[o[Math.ceil(i)-1],o[Math.floor(i)]];return(t+a)/2}function u(o){const i=s(o),t=o.map(i),a=t.slice(1).map((O,D)=>`${_} ${O-(t[D]??0)}`),f=_*(o.length-1),x=i(c([...o].sort((O,D)=>O-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${f} ${w}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${x}h${f}"/><path d="m0 ${t[0]} ${a.join(" ")}"/><path class="dot" d="M${f} ${t.at(-1)}h0"/></svg>`}function s(o){const[i,t]=[Math.min(...o),Math.max(...o)],a=Math.max(t-i,t/4,1e-9),f=(i+t-a)/2;return x=>Math.round(w-p-(x-f)/a*(w-2*p))}r.DM=g,r.WT=u,r.h5=l}),86391:((j,r,e)=>{var d=e(80595);const n=`
:root {
  --bg: #f7f7f5; --card: #fff; --line: #e4e4df; --text: #1b1d1f; --soft: #5a6068; --link: #1f5fbf; --on: #fff;
  --healthy: #1a8754; --warning: #9a6700; --degraded: #b4520a; --critical: #c81e37; --unknown: #68707a; --skipped: #68707a;
  --bar-healthy: #35a173; --bar-warning: #c08a00; --bar-degraded: #e0701a; --bar-critical: #dd2f48; --bar-unknown: #8a939d; --bar-skipped: #cfd4da;
  --alarm: #fdf1f2; --alarm-line: #f3c9cf; --doubt: #fdf8ec; --doubt-line: #eddcb4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --bg: #101214; --card: #181b1e; --line: #2a2f34; --text: #eceef0; --soft: #a2abb5; --link: #84b6ff; --on: #101214;
    --healthy: #4cc38a; --warning: #e7b43a; --degraded: #f59551; --critical: #ff7a8a; --unknown: #a2abb5; --skipped: #a2abb5;
    --bar-healthy: #2f9467; --bar-warning: #d29a1c; --bar-degraded: #e5762a; --bar-critical: #ee4a60; --bar-unknown: #7a838d; --bar-skipped: #3b4249;
    --alarm: #24171a; --alarm-line: #5a2831; --doubt: #211c12; --doubt-line: #4d3f1d;
  }
}
`,h=`
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
`,v=`
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
`,_=c(n,`
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
header { display: flex; justify-content: space-between; align-items: center; gap: 4px 24px; padding-top: 28px; padding-bottom: 16px; flex-wrap: wrap }
.brand, .brand a { display: flex; align-items: center; gap: 10px; min-width: 0; color: inherit; text-decoration: none }
.brand { font-size: 17px; letter-spacing: -.01em; overflow-wrap: anywhere }
.brand img { height: 28px; max-width: 140px; object-fit: contain }
.what { flex-basis: 100%; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 24px; color: var(--soft); font-size: 14.5px }
.what p { max-width: 66ch; overflow-wrap: anywhere }
.what nav { display: flex; flex-wrap: wrap; gap: 4px 18px; overflow-wrap: anywhere }
time { unicode-bidi: isolate }
.fresh { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--soft); font-size: 14px }
button { min-height: 24px; font: inherit; color: var(--link); background: none; border: 0; padding: 0; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; cursor: pointer }
h2 { font-size: 15px; font-weight: 600; letter-spacing: -.005em; overflow-wrap: anywhere }
h3 { font-size: 16px; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere }
section { margin-top: 36px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-top: 12px }
.card:not(.figures) > li + li { border-top: 1px solid var(--line) }
.back { font-size: 14px; padding-bottom: 8px }
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
.all-up { margin-left: auto }
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
.gh > svg { flex: none }
.gh > :nth-child(2) { margin-left: auto }
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
.snug + .snug { margin-top: 10px }
.snug .fold { margin-top: 0 }
.fold > summary { align-items: center; cursor: pointer; list-style: none; padding: 12px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 14px }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 14px 28px; margin: 14px 0 4px 32px; padding-top: 14px; border-top: 1px solid var(--line) }
dt { color: var(--soft); font-size: 13px }
dd { overflow-wrap: anywhere }
.all { grid-column: 1/-1 }
.w { display: inline-block; margin-right: 10px }
.w b { font-weight: 600 }
.about, .wide { padding: 18px 20px; font-size: 14.5px }
.about dl { margin: 0; padding: 0; border: 0 }
.figures { display: flex; flex-wrap: wrap; gap: 14px 8px; padding: 16px 20px }
.figures li { flex: 1 0 120px }
.figures b { display: block; font-size: 19px; font-weight: 600; letter-spacing: -.01em; line-height: 1.3 }
.figures span { display: block; font-size: 13.5px; color: var(--soft) }
.spark { display: block; width: 100%; max-width: 240px; height: 30px; overflow: visible }
.spark path { fill: none; stroke: var(--link); stroke-width: 1.5; stroke-linejoin: round; vector-effect: non-scaling-stroke }
.spark .mid { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3 }
.spark .dot { stroke-width: 5; stroke-linecap: round }
.wide > .spark { max-width: none; height: 56px }
.wide > .figures { padding: 14px 0 0 }
pre { margin: 12px 0; padding: 12px 16px; overflow-x: auto; background: var(--bg); border-radius: 8px }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; justify-content: center; margin-top: 20px; color: var(--soft); font-size: 13.5px }
.legend span { display: inline-flex; align-items: center; gap: 7px }
.legend svg { width: 11px; height: 20px }
.past li { display: grid; grid-template-columns: 18px 148px minmax(0, 1fr) auto; gap: 4px 14px; padding: 14px 20px }
.past .icon { margin-top: 3px }
.past h3 a { color: inherit }
.over .icon { color: var(--soft) }
.past > li > time, .past li > span { color: var(--soft); font-size: 14px; line-height: 24px }
.past p a { white-space: nowrap }
.past p { color: var(--soft); font-size: 15px; overflow-wrap: anywhere }
.nosignal .hero { filter: grayscale(1) }
.nosignal .trace path { stroke-dasharray: 2 6 }
.nosignal .trace .pulse { display: none }
.nosignal .trace circle { animation: none !important }
`,d.nv,`
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
  .row .bars { width: 200%; margin-left: -100% }
  .past li { grid-template-columns: 18px 1fr auto }
  .past li div { grid-column: 2/-1; grid-row: 2 }
  .legend { justify-content: flex-start }
  .all-up { margin-left: 0 }
}
@media (prefers-reduced-motion: reduce) { .on .trace * { animation: none !important } .trace .pulse { display: none } }
@media (forced-colors: active) {
  .i { stroke: Canvas }
  .b, .trace path, .spark path { stroke: CanvasText }
  .b.skipped, .b.none, .b.unknown, .trace .flat { stroke: GrayText }
  .trace stop { stop-color: CanvasText }
}
@media print {
  :root { --bg: #fff; --text: #000; --soft: #333; --line: #999; --alarm: #fff; --doubt: #fff }
  @page { margin: 14mm }
  body { font-size: 13px }
  button, .acts, .row summary, #said, .skip { display: none !important }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0 }
  section { margin-top: 20px }
  .row { padding: 10px 14px }
  .row .spark { display: none }
  dl { grid-template-columns: repeat(4, 1fr); gap: 6px 14px; margin: 8px 0 0 }
  details::details-content { content-visibility: visible; block-size: auto }
  .card li, .hero, dl { break-inside: avoid }
  h2, .gh { break-after: avoid }
  a { color: inherit }
  a[href^=http]::after { content: " (" attr(href) ")"; font-weight: 400; overflow-wrap: anywhere }
}
`),g=c(h),l=c(v);function c(...u){return u.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}r.eK=l,r.Id=g,r.Y=_}),512:((j,r,e)=>{var d=e(14953),n=e(37454),h=e(77299),v=e(26410);const m={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function w(u){const{monitors:s,map:o}=u;if(s.length===0)return"Nothing is watched yet";if(o.overall_status==="skipped")return"Nothing is watched right now";const i=(0,v.md)(s.filter(v.kV)),[t]=i;if(t===void 0)return s.length===1?_(s[0]):"Everything is beating";const a=i.filter(({entry:f})=>(0,h.x)(f.status)===(0,h.x)(t.entry.status));return a.length===1?_(t):g(a)}function p({now:u,checkedAt:s}){return`No signal: nothing was checked for ${(0,d.a3)(u-s)}`}function _({name:u,entry:s}){return`${u} ${n.REASON_TEXT[s.reason].headline}`}function g(u){const s=new Set(u.map(({entry:t})=>t.reason)),[o]=u,i=s.size===1&&o!==void 0?l(n.REASON_TEXT[o.entry.reason].headline):null;return`${u.length} monitors ${i??`are ${o?.entry.status??"ill"}`}`}function l(u){const[s="",...o]=u.split(" "),i={has:"have",is:"are",was:"were"},t=["cannot"].includes(s)?s:s.replace(/s$/,"");return[i[s]??t,...o].join(" ")}function c(u){const s=u.filter(({entry:i})=>i.status!=="skipped"),o=s.filter(({entry:i})=>i.status==="healthy").length;return s.length===0?"not watched":o===s.length?"all well":`${o} of ${s.length} well`}r.VR=c,r.f1=p,r.gD=_,r.ly=m,r.nt=w})};export{H as id,q as ids,F as modules};
