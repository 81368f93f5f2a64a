import{modules as H}from"./common-1669.js";const Y=2550,F=[2550,2023],V={...H,39974:((j,r,e)=>{var u=e(97064);function n(y,f,_){return h([...new Set(f)].map(m=>y.uptime(m,_)))}function h(y){return(0,u.YZ)(y.map(({sums:f})=>f).reduce(u.vN,u.wM))}r.A=h,r.h=n}),20595:((j,r,e)=>{var u=e(97368);const n=[{key:"24h",text:"24 h",length:u.d_},{key:"7d",text:"7 d",length:7*u.d_},{key:"30d",text:"30 d",length:30*u.d_},{key:"90d",text:"90 d",length:90*u.d_},{key:"1y",text:"1 y",length:365*u.d_}];function h(y){return Object.fromEntries(n.map(({key:f,length:_})=>[f,y(_)]))}r.P=n,r.m=h}),20556:((j,r,e)=>{class u{constructor(m){this.text=m}text}function n(_,...m){return new u(_.reduce((v,g,l)=>v+h(m[l-1])+g))}function h(_){return _==null||_===!1?"":_ instanceof u?_.text:typeof _=="object"?_.map(h).join(""):f(String(_))}const y={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function f(_){return _.replace(/[&<>"']/g,m=>y[m]??m)}r.Ed=u,r.ZD=f,r.qy=n}),4969:((j,r,e)=>{function u(h){return n(h)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(h){try{return Intl.DateTimeFormat.supportedLocalesOf(h)[0]??null}catch{return null}}r.e=n,r.q=u}),56503:((j,r,e)=>{var u=e(10306),n=e(77299);const[h,y]=[.99,.95];function f(s,i){const t=(0,n.gX)(i),a=i.filter(p=>p===t).length;return{label:s,message:a===i.length?t:`${a} of ${i.length} ${t}`,status:t}}function _(s){return f("heartbeat",Object.values(s.monitors).map(({status:i})=>i))}function m({name:s,status:i}){return{label:s,message:i,status:i}}function v(s,i){const t=Object.values(s.monitors).filter(a=>c(a).includes(i));return t.length===0?null:f(i,t.map(({status:a})=>a))}function g(s,i){return{label:s,message:(0,u.OW)(i),status:o(i)}}function l(s,i,t){const a=s.replace(/\.svg$/,""),p=d(i,a);if(p!==null)return m(p);const x=a.endsWith("-uptime")?d(i,a.slice(0,-7)):null;return x!==null?g(`${x.name} uptime`,t(x.id)):a.startsWith("tag-")?v(i,a.slice(4)):null}function d({monitors:s},i){return Object.hasOwn(s,i)?s[i]??null:null}function c({metadata:s}){const{tags:i}=s;return Array.isArray(i)?i.filter(t=>typeof t=="string"):[]}function o({ratio:s}){return s===null?"unknown":s>=h?"healthy":s>=y?"warning":"critical"}r.Fg=c,r.Od=_,r.We=f,r.hw=l,r.k3=g,r.me=m}),34946:((j,r,e)=>{function u({label:h,message:y,status:f}){return{schemaVersion:1,label:h,message:y,color:n(f)}}function n(h){switch(h){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}r.e=u}),33382:((j,r,e)=>{var u=e(20556),n=e(42760);const h="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[y,f]=[60,80],_=5,m=32,v=" ".repeat(95)+"–…",g={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function l(o){const s=(0,n.x)(o.label,y),i=(0,n.x)(o.message,f),[t,a]=[d(s)+2*_,d(i)+2*_],p=s===""?i:`${s}: ${i}`,x=s===""?0:t,O=(R,B,w)=>{const[M,P]=[(B+w/2)*10,(w-2*_)*10];return(0,u.qy)`<text x="${M}" y="140" transform="scale(.1)" textLength="${P}">${R}</text>`},D=(0,u.qy)`<rect width="${x+a}" height="20" rx="3" fill="${g[o.status]}"/>`,T=x>0&&(0,u.qy)`<path d="M3 0H${t}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[x>0&&O(s,0,t),O(i,x,a)];return`${(0,u.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${x+a}" height="20" role="img" aria-label="${p}"><title>${p}</title>${D}${T}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function d(o){const s=Array.from(o).reduce((t,a)=>t+(c(a)??c("m")??0),0),i=Math.floor(s);return i%2===0?i+1:i}function c(o){const s=o>=" "&&o<="~"?o.charCodeAt(0)-m:v.indexOf(o);return s<0?null:parseInt(h.slice(2*s,2*s+2),36)/100}r.g=l}),91389:((j,r,e)=>{const u="text/plain; version=0.0.4; charset=utf-8";function n(m){return m.map(h).join("")}function h({name:m,type:v,help:g,samples:l}){if(l.length===0)return"";const d=l.map(({labels:c,value:o})=>`${m}${y(c)} ${o}
`);return`# HELP ${m} ${f(g)}
# TYPE ${m} ${v}
${d.join("")}`}function y(m){return m===void 0?"":`{${Object.entries(m).map(([v,g])=>`${v}="${_(g)}"`).join(",")}}`}function f(m){return m.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function _(m){return/["\\\n]/.test(m)?f(m).replace(/"/g,'\\"'):m}r.I=n,r.Y=u}),93072:((j,r,e)=>{const u=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;function y(l){const d=new Set,c=new Map,o=(t,a)=>{const p=_(a);return d.has(p)?!1:(d.add(p),c.set(t,a),!0)},s=[...new Set(l)],i=s.filter(f).sort((t,a)=>+(t!==_(t))-+(a!==_(a)));for(const t of i)o(t,t);for(const t of s)if(!c.has(t))for(let a=0;!o(t,v(t,a));a+=1);return c}function f(l){return u.test(l)&&!/[ .]$/.test(l)&&!n.test(l)&&m(l)<=85}function _(l){return l.normalize("NFC").toLowerCase()}function m(l){return new TextEncoder().encode(l).length}function v(l,d){const c=l.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${c===""?"x":c}-${g(`${d===0?"":d} ${l}`)}`}function g(l,d=2166136261){let c=d;for(let o=0;o<l.length;o+=1)c=Math.imul(c^l.charCodeAt(o),16777619);return(c>>>0).toString(36).padStart(7,"0")}r.j=y,r.q=g}),39612:((j,r,e)=>{var u=e(14953),n=e(97368);const h=3;function y(v,g){return v>h*g}function f({now:v,intervalMs:g},l){return y(l-v,g)}function _({now:v,intervalMs:g},l){const d=(0,u.a3)(g);return`The last look ended ${(0,u.a3)(l-v)} ago, at ${(0,n.fE)(v)}, and one is due each ${d}.`}function m({status:v,reason:g,message:l},d){return!d||v==="skipped"?{status:v,reason:g,message:l}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${v}.`}}r.HH=_,r.QO=f,r.YP=m,r.aY=y}),13775:((j,r,e)=>{var u=e(10306),n=e(20595),h=e(97368),y=e(2646),f=e(39612),_=e(69732),m=e(45744);const v=90*h.d_,g=50;function l(t,a,p){const{history:x,now:O}=a,D=(0,f.QO)(a,p),T=a.controls.get(t.id),I=(0,n.m)(L=>x.uptime(t.id,{from:O-L,to:O}));return{service:t.id,name:t.name,...(0,f.YP)(t,D),last_heartbeat:t.last_heartbeat,uptime:D?null:o(t,a,p),total_pulses:t.total_pulses,error_count:t.error_count,kind:t.kind,interval:(0,m.T)(t),consecutive_failures:t.consecutive_failures,since:t.since,deadline:t.deadline,paused_until:T?.pause&&T.pause.until>p?(0,h.tK)(T.pause.until):null,acknowledged_at:(0,y.I)(T?.acknowledged?.at),uptime_percent:d(I,({ratio:L})=>L),observed_percent:d(I,({observed:L})=>L),incidents:x.outages({from:O-v,to:O+1},t.id).slice(0,g).map(L=>s(L,t,a,p)),timestamp:(0,h.tK)(p),checked_at:(0,h.tK)(O),stale:D}}function d(t,a){return{"24h":c(a(t["24h"])),"7d":c(a(t["7d"])),"30d":c(a(t["30d"])),"90d":c(a(t["90d"])),"1y":c(a(t["1y"]))}}function c(t){return t===null?null:(0,u.pR)(t)}function o({id:t,uptime:a},{history:p},x){const O=p.upSince(t);return O===null?a:(0,u.VX)(x-O)}function s(t,{incident:a},p,x){const{until:O,worst:D,message:T}=t,I=O===null&&a?.phase==="open"?a:null,L=t.incident==null?null:(0,_.N)(p.map,t.incident);return{...i(t,x),worst:D,message:T,url:I?.url??L}}function i({since:t,until:a},p){const x=Math.max(0,Math.floor(((a??p)-t)/h.Z2));return{since:(0,h.tK)(t),until:(0,y.I)(a),duration_seconds:x}}r.Uq=c,r.qI=i,r.rm=l}),45744:((j,r,e)=>{var u=e(77299),n=e(97368),h=e(2646),y=e(67982),f=e(39612);function _(l,d){const c=(0,f.QO)(l,d),s=Object.entries(l.map.monitors).map(([i,t])=>[i,m(t,c,l.controls,d)]);return{timestamp:(0,n.tK)(d),checked_at:(0,n.tK)(l.now),stale:c,...g(s.map(([,i])=>i),c?(0,f.HH)(l,d):null),services:Object.fromEntries(s)}}function m(l,d,c,o){const{status:s,reason:i,message:t}=(0,f.YP)(l,d);return{status:s,name:l.name,reason:i,message:t,last_heartbeat:l.last_heartbeat,interval:v(l),consecutive_failures:l.consecutive_failures,since:l.since,deadline:l.deadline,...(0,h.rs)(c.get(l.id),o)}}function v({interval:l}){return l===null?null:Math.max(1,Math.round(l))}function g(l,d){if(d!==null)return{overall_status:"unknown",reason:"source-unreachable",message:d};const c=(0,u.gX)(l.map(({status:s})=>s)),o=l.find(({status:s})=>s===c);return o===void 0?{overall_status:c,reason:"missing",message:"Nothing is watched."}:{overall_status:c,reason:o.reason,message:(0,y.WN)((0,y.mQ)(l))}}r.S=_,r.T=v}),69732:((j,r,e)=>{function u({monitors:h,repository:y=null,run_url:f=null},_){const m=Object.values(h).find(({incident:g})=>g?.ref===_)?.incident?.url;if(m!=null)return n(m);const v=y===null||f===null?null:n(f);return v!==null&&/^\d{1,15}$/.test(_)?`${new URL(v).origin}/${y}/issues/${_}`:null}function n(h){return URL.canParse(h)&&/^https?:/i.test(h)?new URL(h).href:null}r.N=u}),51085:((j,r,e)=>{var u=e(77299),n=e(97368),h=e(67982),y=e(39612);function f(o,s){const i=(0,y.QO)(o,s),t=Object.entries(o.map.monitors).map(([a,p])=>({id:a,entry:p,status:(0,y.YP)(p,i).status}));return[..._(t),...m(t,o),...v(t,o,i)]}function _(o){const s=(t,a,p)=>l(o,[t,"gauge",a],p),i=(t,a,p)=>l(o,[t,"counter",a],p);return[s("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",d),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:o.map(({id:t,status:a})=>({labels:{monitor:t,status:a},value:1}))},s("heartbeat_last_timestamp_seconds","When it last beat.",({entry:t})=>c(t.last_heartbeat)),s("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:t})=>c(t.deadline)),s("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:t})=>t.consecutive_failures),i("heartbeat_pulses_total","Beats that were counted.",({entry:t})=>t.total_pulses),i("heartbeat_errors_total","Beats that told of a failure.",({entry:t})=>t.error_count)]}function m(o,{history:s,now:i}){const t={from:i-n.d_,to:i},a=new Map(o.map(({id:x})=>[x,s.uptime(x,t)])),p=(x,O,D)=>l(o,[x,"gauge",O],({id:T})=>a.get(T)?.[D]);return[p("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),p("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function v(o,{now:s,intervalMs:i},t){const a=(x,O,D)=>({name:x,type:"gauge",help:O,samples:[{value:D}]}),p=(0,h.mQ)(o);return[g(p),a("heartbeat_check_timestamp_seconds","When the last look ended.",s/n.Z2),a("heartbeat_check_interval_seconds","From one look to the next.",i/n.Z2),a("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",t?1:0)]}function g(o){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:u.f.map(i=>({labels:{status:i},value:o[i]}))}}function l(o,[s,i,t],a){const p=o.flatMap(x=>{const O=a(x);return O==null?[]:[{labels:{monitor:x.id},value:O}]});return{name:s,type:i,help:t,samples:p}}function d({status:o}){switch(o){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function c(o){return o===null?null:Date.parse(o)/n.Z2}r.E=g,r.U=f}),55997:((j,r,e)=>{var u=e(39099),n=e(31878);function h({map:m},v){return(Object.hasOwn(m.monitors,v)?m.monitors[v]:void 0)??Object.values(m.monitors).find(l=>l.name===v)??null}function y({map:m},v){const g=(0,u.z)(v,Object.keys(m.monitors));if(g!==null)return g;const l=Object.values(m.monitors),d=(0,u.z)(v,l.map(c=>c.name));return d===null?null:l.find(c=>c.name===d)?.id??null}function f(m){return JSON.stringify((0,n.Jj)((0,n.TN)(m),100))}function _(m,v,g="/api/health/status names all"){const l=v===null?g:`did you mean ${f(v)}?`;return`no monitor is called ${f(m)}; ${l}`}r.TL=f,r.YM=h,r.Zo=_,r.fZ=y}),42760:((j,r,e)=>{var u=e(31878);function n(h,y){return(0,u.Jj)((0,u.TN)(h).replace(/[\ufffe\uffff]/g,""),y)}r.x=n}),79285:((j,r,e)=>{var u=e(14953),n=e(97368);function h(y,f){return y>=f+n.Z2?`${(0,u.a3)(y-f)} ahead`:`${(0,u.a3)(Math.max(0,f-y))} ago`}r.H=h}),41619:((j,r,e)=>{var u=e(28915),n=e(20556),h=e(71622),y=e(26410),f=e(68607),_=e(20580),m=e(86e3),v=e(512);const g=20;function l(o){const s=(0,y.md)(o.monitors.filter(y.kV));if(s.length===0)return null;const i=s.length-g;return(0,n.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${s.slice(0,g).map(t=>d(t,o))}</ul>${i>0&&(0,n.qy)`<p class="more">And ${i} more; they stand among the others below.</p>`}</section>\n`}function d(o,s){const{entry:i,name:t,anchor:a,href:p}=o,x=c(o,s);return(0,n.qy)`<li class="${i.status}">${(0,f.Kk)(i.status)}<div><h3><a href="${s.listed.has(o)?`#${a}`:p}">${t}</a> <span class="tag">${v.ly[i.status]}</span></h3><p>${(0,_.XU)(o,s)}</p>${x!==null&&(0,n.qy)`<p class="meta">${x}</p>`}</div></li>\n`}function c({entry:o},s){const{clock:i,controls:t,now:a}=s,{acknowledged:p=null,snooze:x=null}=t.get(o.id)??{},O=[o.since!==null&&(0,n.qy)`Since ${i.time(Date.parse(o.since))}`,o.incident?.phase==="open"?(0,m.h)(o.incident.ref,s):null,p&&`acknowledged${(0,h.T)(p)}`,x!==null&&(0,u.Dr)({snooze:x},a)&&(0,n.qy)`snoozed until ${i.time(x.until)}${(0,h.T)(x)}`].filter(D=>D!=null&&D!==!1);return O.length===0?null:(0,n.qy)`${O.map((D,T)=>(0,n.qy)`${T>0&&" · "}${D}`)}`}r.f=l,r.y=c}),80595:((j,r,e)=>{var u=e(14953),n=e(20556),h=e(10499),y=e(1267);const f=30,_=4,m=3,v={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:f},g=Object.entries(v).map(([a,p])=>`.b.${a} { stroke-width: ${p} }`).join(`
`);function l(a,p){const x=(0,h.MJ)(a,y.q),O=[...Array.from({length:Math.max(0,y.q-a.length)},()=>null),...a.slice(-y.q)],D=h.FM.filter(T=>x.includes(T)).map(T=>{const I=s(x,T),L=c[T],R=L===void 0?null:`${L}: ${t(I,O,p)}`;return(0,n.qy)`<path class="b ${T}" d="${i(I,v[T])}"${R===null?(0,n.qy)`/>`:(0,n.qy)`><title>${R}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${y.q*_-1} ${f}" preserveAspectRatio="none" role="img" aria-label="${o(x)}">${D}</svg>`}function d(a){const p=v[a];return(0,n.qy)`<svg viewBox="0 0 ${3*_-1} ${f}" aria-hidden="true"><path class="b ${a}" d="${i([[0,2]],p)}"/></svg>`}const c={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function o(a){const x=h.FM.map(O=>[O,a.filter(D=>D===O).length]).filter(([,O])=>O>0).map(([O,D])=>`${D} ${h.hl[O]}`);return`Last ${y.q} days: ${x.join(", ")}`}function s(a,p){const x=[];return a.forEach((O,D)=>{if(O!==p)return;const T=x.at(-1);T!==void 0&&T[1]===D-1?x[x.length-1]=[T[0],D]:x.push([D,D])}),x}function i(a,p){const x=f-p/2;return a.map(([O,D])=>`M${O*_} ${x}h${(D-O)*_+m}`).join("")}function t(a,p,x){const O=T=>x.day(p[T]?.date??"");return a.map(([T,I])=>{const L=p.slice(T,I+1).reduce((B,w)=>B+(w?.down??0),0),R=T===I?O(T):`${O(T)} to ${O(I)}`;return L>0?`${R} (${(0,u.a3)(L)})`:R}).join(", ")}r.IS=l,r.Rx=d,r.nv=g}),71622:((j,r,e)=>{var u=e(88022);function n({by:h,why:y}){return`${h===null?"":` by ${(0,u.SP)(h,60)}`}${y===null?"":`: ${(0,u.SP)(y,160)}`}`}r.T=n}),29431:((j,r,e)=>{var u=e(28915),n=e(20556),h=e(26410);const y=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function f(g,l){if(!l.live?.writable)return null;const d=l.controls.get(g.entry.id)??u.ek,[c,o]=[(0,u.lP)(d,l.now),(0,u.Dr)(d,l.now)],s=(0,h.kV)(g),i=[c||o?_("resume","Resume",g):null,c?null:_("pause","Pause",g),s&&!o?_("snooze","Snooze",g):null,s&&d.acknowledged===null?_("ack","Acknowledge",g):null];return(0,n.qy)`<p class="acts">${i}</p>`}function _(g,l,{entry:d,name:c}){return(0,n.qy)`<button type="button" data-act="${g}" data-id="${d.id}" data-name="${c}">${l}<span class="vh"> ${c}</span></button> `}function m({live:g}){return g?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function v({live:g}){if(!g?.writable)return null;const l=y.map(([d,c])=>(0,n.qy)`<option value="${d}">${c}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause snooze">For how long<select name="for">${l}</select></label><label data-for="pause snooze ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}r.Ro=f,r.V_=m,r.cg=v}),27390:((j,r,e)=>{var u=e(28915),n=e(14953),h=e(20556),y=e(97368),f=e(71622),_=e(29431);const m=5;function v(w,{past:M,clock:P}){const $=M.days(w);if($.length===0)return null;const b=$.filter(S=>S.down>0).reverse();if(b.length===0)return"none";const k=b.slice(0,m).map(S=>`${P.day(S.date)} ${(0,n.a3)(S.down)}`),E=b.length>m?` and ${b.length-m} more days`:"";return`${k.join(", ")}${E}`}var g=e(20580),l=e(88022),d=e(32752);const c=12,o=80;function s(w){const M=Object.entries(w);if(M.length===0)return null;const P=M.slice(0,c).map(([$,b])=>(0,h.qy)`<span class="w">${(0,l.SP)($,o)} <b>${i(b)}</b></span> `);return(0,h.qy)`${P}${M.length>c&&`and ${M.length-c} more`}`}function i(w){return typeof w=="string"?(0,l.SP)(w,o):typeof w=="boolean"?w?"yes":"no":(0,l.SP)(JSON.stringify(w)??"",o)}var t=e(512);function a(w,M,P){const b=(P==="page"?p(w,M):O(w,M)).filter(([,k])=>k!=null&&k!==!1&&k!=="");return(0,h.qy)`<dl>${b.map(([k,E,S])=>(0,h.qy)`<div${S&&(0,h.qy)` class="all"`}><dt>${k}</dt><dd>${E}</dd></div>\n`)}</dl>${(0,_.Ro)(w,M)}`}function p(w,M){const{entry:P}=w;return[["Status",(0,h.qy)`${t.ly[P.status]} <code>${P.reason}</code>`],...D(w,M),["Says",(0,g.Rz)(w,M)],["Well for",P.uptime===null?null:(0,l.SP)(P.uptime,40)],["Failures in a row",P.consecutive_failures||null],["Heartbeats",I(w)],["Last run",L(w)],["Read from",P.source!==""&&(0,h.qy)`<code>${(0,l.SP)(P.source,200)}</code>`],...B(w,M),["Downtime in 90 days",v(P.id,M),"wide"],["Checks",M.show.metrics?s(P.checks):null,"wide"],["Metrics",M.show.metrics?s(P.metrics):null,"wide"]]}const x=["Not well since","Read from"];function O(w,M){const P=p(w,M).filter(([b])=>!x.includes(b)),$=P.findIndex(([,,b])=>b!==void 0);return P.toSpliced($,0,["Durations",R(w)])}function D({entry:w},{clock:M,checkedAt:P}){const $=E=>E===null?null:M.time(Date.parse(E)),b=w.deadline!==null&&Date.parse(w.deadline)<P,k=w.interval===null?null:`every ${T((0,n.a3)(w.interval*y.Z2))}`;return[["Last heartbeat",$(w.last_heartbeat)??"none"],[b?"Was due by":"Due by",$(w.deadline)],["Expected",k],["Not well since",$(w.since)]]}function T(w){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[w]??w}function I({entry:w}){const{total_pulses:M,error_count:P}=w;return M===null?P===null?null:`${P} failures`:P?`${M}, ${P} of them failures`:`${M}`}function L({entry:{metadata:w}}){const{run_url:M,duration_seconds:P,exit_code:$,workflow:b}=w,k=(0,l.Pl)(M),E=[typeof P=="number"&&`took ${(0,n.a3)(P*y.Z2)}`,typeof $=="number"&&`exit code ${$}`,typeof b=="string"&&(0,l.SP)(b,80)].filter(S=>S!==!1);return k===null&&E.length===0?null:(0,h.qy)`${E.join(", ")}${k!==null&&E.length>0&&", "}${k!==null&&(0,h.qy)`<a href="${k}">its log</a>`}`}function R(w){const M=(0,d.DM)(w);if(M===null)return null;const P=(0,d.h5)(M).filter(([$])=>$==="median"||$==="longest");return(0,h.qy)`${(0,d.WT)(M)}${P.map(([$,b])=>`${$} ${b}`).join(", ")}`}function B({entry:w},{controls:M,clock:P,now:$}){const b=M.get(w.id);if(b===void 0)return[];const{pause:k,snooze:E,acknowledged:S}=b;return[["Paused",(0,u.lP)(b,$)&&k&&(0,h.qy)`until ${P.time(k.until)}${(0,f.T)(k)}`],["Snoozed",(0,u.Dr)(b,$)&&E&&(0,h.qy)`until ${P.time(E.until)}${(0,f.T)(E)}`],["Acknowledged",S&&(0,h.qy)`${P.time(S.at)}${(0,f.T)(S)}`]]}r.c=a}),80609:((j,r,e)=>{var u=e(77598),n=e(20556),h=e(65997);const y=(0,h.r)(String.raw`(()=>{
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
})()`);var f=e(29431),_=e(88022);function m(t,a){const{title:p,clock:x,checkedAt:O,logo:D}=a,T=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${T}<span><b>${p}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${t===""?I:(0,n.qy)`<a href="${t}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${x.time(O)}, </span><span id="seen">${x.ago(O)}</span></p>${(0,f.V_)(a)}<button type="button" id="pause" hidden>Pause updates</button></div>${v(a)}</header>
`}function v({description:t,links:a}){const p=a.flatMap(({text:x,url:O})=>{const D=(0,_.Pl)(O);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,_.SP)(x,60)}</a> `]});return t===null&&p.length===0?null:(0,n.qy)`<div class="what">${t!==null&&(0,n.qy)`<p>${t}</p>`}${p.length>0&&(0,n.qy)`<nav aria-label="Links">${p}</nav>`}</div>`}var g=e(68607);const l=(0,h.r)(String.raw`(()=>{
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
})()`);var d=e(86391);const c=["default-src 'none'",`style-src ${o(d.Y)} ${o(d.Id)} ${o(d.eK)}`,`script-src ${o(l)} ${o(y)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function o(t){return`'sha256-${(0,u.createHash)("sha256").update(t).digest("base64")}'`}function s(t){return t===null?c:c.replace("connect-src 'self'",`connect-src 'self' ${t}`)}function i(t,a){const{signal:p,live:x,title:O,description:D,pulse:T,intervalMs:I,checkedAt:L}=a,R=x===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${s(T)}">\n`,B=!t.framed&&x?.writable===!0,w=p?t.sentence:"No signal",M=p?(0,g.Dm)(t.status):g.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${R}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${w} · ${O}</title>
<meta name="description" content="${D??`${a.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${x===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${t.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(M)}"${!p&&(0,n.qy)` data-was="${new n.Ed((0,g.Dm)(t.status))}"`} data-off="${new n.Ed(g.NU)}">
<style>${new n.Ed(d.Y)}</style>${t.framed&&(0,n.qy)`<style>${new n.Ed(d.Id)}</style>`}${B&&(0,n.qy)`<style>${new n.Ed(d.eK)}</style>`}</head>
<body${t.framed&&(0,n.qy)` class="framed"`} data-root="${t.root}"${x===null?(0,n.qy)` data-json="${t.root}status.json"${T!==null&&(0,n.qy)` data-pulse="${T}"`}`:(0,n.qy)` data-stream="${t.root}api/health/stream"`}>${g.Am}
${t.framed?null:m(t.root,a)}<main id="main"${!p&&(0,n.qy)` class="nosignal"`} data-checked="${L}" data-every="${I}">
${t.main}</main>
${t.footer}${!t.framed&&(0,f.cg)(a)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(l)}</script>${B&&(0,n.qy)`<script>${new n.Ed(y)}</script>`}</body></html>
`.text}r.n=c,r.l=i}),83634:((j,r,e)=>{var u=e(20556),n=e(80609),h=e(26410),y=e(68607),f=e(512);const _=30;function m(g){const l=(0,f.nt)(g),d=g.map.overall_status,c=(0,h.md)(g.monitors).slice(0,_),o=g.monitors.length-c.length,s=(0,u.qy)`<div class="verdict">${(0,y.Kk)(d)}<h1 id="verdict" data-was="${l}">${g.signal?l:(0,f.f1)(g)}</h1></div><ul class="small">${c.map(i=>v(i,g))}</ul><p class="more">${o>0&&`And ${o} more. `}Checked <span id="seen">${g.clock.ago(g.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:l,status:d,root:"",framed:!0,main:s,footer:null},g)}function v(g,{clock:l}){const{entry:d,name:c,href:o}=g,s=d.status==="healthy",i=!s||d.last_heartbeat===null?f.ly[d.status]:l.ago(Date.parse(d.last_heartbeat));return(0,u.qy)`<li>${(0,y.Kk)(d.status)}<a href="${o}" target="_blank" rel="noopener">${c}</a><span>${s&&(0,u.qy)`<span class="vh">${f.ly[d.status]}, </span>`}${i}</span></li>\n`}r.H=m}),26410:((j,r,e)=>{var u=e(77299),n=e(31878),h=e(93072),y=e(4969),f=e(97368),_=e(71135),m=e(20556),v=e(79285);const g=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],l=300*f.d_;function d($,b,k){const E=new Map,S=C=>{const N=Math.floor(C/f.dp),z=E.get(N)??(0,_.O)(C,b).zone;return E.set(N,z),z},A=k===null?null:(0,y.e)(k),U=A===null?c:o(A),W=A!==null&&(0,m.qy)` lang="${A}"`,K=C=>{const{date:N,clock:z}=(0,_.O)(C,b);return`${U(N,Math.abs($-C)>l)}, ${z}`};return{day:C=>U(C,!1),text:C=>(0,m.qy)`<time datetime="${(0,f.tK)(C)}"${W}>${K(C)}</time>`,time:C=>(0,m.qy)`<time datetime="${(0,f.tK)(C)}"${W}>${K(C)} ${S(C)}</time>`,ago:C=>(0,m.qy)`<time datetime="${(0,f.tK)(C)}" data-ago>${(0,v.H)(C,$)}</time>`}}function c($,b){const k=b?` ${$.slice(0,4)}`:"";return`${Number($.slice(8,10))} ${g[Number($.slice(5,7))-1]??""}${k}`}function o($){const b=new Map,k=A=>new Intl.DateTimeFormat($,{day:"numeric",month:"short",timeZone:"UTC",...A}),[E,S]=[k({}),k({year:"numeric"})];return(A,U)=>{const W=`${A}${U}`,K=Date.parse(A),C=b.get(W)??(Number.isNaN(K)?A:(U?S:E).format(K));return b.set(W,C),C}}var s=e(1267),i=e(88022);const t=6,a=60,p=500;function x($){return new Map($.map(({monitor:b,expected:k,ruleRest:E=""})=>[b,k===null?null:k+E]))}function O({title:$,description:b,links:k,language:E,zone:S,show:A},U){const W={messages:A.includes("messages"),metrics:A.includes("metrics")};return{title:$,description:b,links:k,language:E,zone:S,show:W,...U&&{parts:U}}}function D($){const b=Date.parse($.map.timestamp),k=$.live===null?(0,h.j)(Object.keys($.map.monitors)):null,E=Object.values($.map.monitors).map(S=>B(S,k));return{...$,checkedAt:b,signal:R(b,$),clock:d($.now,$.zone,$.language??null),past:(0,s.o)($.history,$.now,$.zone),title:(0,i.SP)($.title??$.map.repository??"",100)||"Heartbeat",description:(0,i.SP)($.description??"",500)||null,links:$.links??[],...L($.parts),monitors:E,groups:w(E),crowded:E.length>a,listed:new Set(E.length>p?P(E.filter(M)).slice(0,p):E)}}const T=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function L({logo:$,pulse:b}={}){const k=(E,S)=>typeof E=="string"&&S.test(E)?E:null;return{logo:k($,T),pulse:k(b,I)}}function R($,{now:b,intervalMs:k}){return b-$<=t*k}function B($,b){const k=encodeURIComponent((0,n.uH)($.id)),E=b?.get($.id),{tags:S}=$.metadata;return{entry:$,name:(0,i.HD)($),anchor:`m-${k}`,href:E===void 0?`monitors/${k}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(S)?S.filter(A=>typeof A=="string"):[]}}function w($){const b=new Map;for(const E of $){const S=E.tags[0]??null,A=b.get(S);A===void 0?b.set(S,[E]):A.push(E)}const k=[...b].map(([E,S])=>({tag:E,monitors:S}));return[...k.filter(({tag:E})=>E!==null),...k.filter(({tag:E})=>E===null)]}function M({entry:$}){return $.status!=="healthy"&&$.status!=="skipped"}function P($){return[...$].sort((b,k)=>(0,u.xJ)(k.entry.status)-(0,u.xJ)(b.entry.status))}r.w7=x,r.bS=R,r.kV=M,r.PL=D,r.oy=O,r.md=P}),29779:((j,r,e)=>{var u=e(10306),n=e(20556),h=e(77299),y=e(68607),f=e(38008),_=e(1267);const m=620,v=612,g=32,l="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",d=62,c=6;function o(a){const p=a!=="critical"&&a!=="skipped",x=a==="critical"?c:p?Math.floor(v/d):0,O=`M0 ${g}${l.repeat(x)}`;return(0,n.qy)`<svg class="trace ${a}" viewBox="0 0 ${m} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${x>0&&(0,n.qy)`<path class="past" d="${O}${p&&`H${v}`}"/>`}${a==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${O}H${v}"/>`}${!p&&(0,n.qy)`<path class="flat" d="M${x*d} ${g}H${v}"/>`}<circle cx="${v}" cy="${g}" r="4"/></svg>`}var s=e(512);function i(a,p,x,O){const D=O.signal?p:(0,s.f1)(O);return(0,n.qy)`<section class="hero ${a}" aria-labelledby="verdict">${o(a)}<div class="verdict">${(0,y.Kk)(a)}<h1 id="verdict" data-was="${p}">${D}</h1></div>${O.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${x}</section>\n`}function t(a){const{summary:p}=a.map;if(a.monitors.length===0)return null;const x=(0,f.Xo)(a,a.monitors),O=x===null?null:(0,u.aP)(x),D=[...h.f].reverse().filter(T=>p[T]>0);return(0,n.qy)`<p class="counts">${D.map(T=>(0,n.qy)`<span>${(0,y.Kk)(T)}${p[T]} ${s.ly[T].toLowerCase()}</span> `)}${x!==null&&(0,n.qy)`<span class="all-up">${(0,u.Uy)(x)} up in ${_.q} days${O!==null&&`, ${O}`}</span>`}</p>`}r.t=t,r.Z=i}),68607:((j,r,e)=>{var u=e(77299),n=e(20556);const h={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},y=new n.Ed(`<svg class="vh" aria-hidden="true">${u.f.map(o=>`<symbol id="i-${o}" viewBox="0 0 16 16">${h[o]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),f=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function _(o){return(0,n.qy)`<svg class="icon ${o}" aria-hidden="true"><use href="#i-${o}"/></svg>`}const m={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},v="M1 9h3l2-6 4 10 2-4h3",g="M1 9h14";function l(o){return c(m[o],o==="critical"?g:v,"")}const d=c(m.unknown,g," stroke-dasharray='.1 3.3'");function c(o,s,i){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${o}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${i} d='${s}'/%3E%3C/svg%3E`}r.Am=y,r.Dm=l,r.Kk=_,r.NU=d,r.cf=f}),12723:((j,r,e)=>{var u=e(65997);const n=(0,u.r)(String.raw`(()=>{
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
})()`);r.Y=n}),65997:((j,r,e)=>{function u(n){return n.split(`
`).map(h=>h.trim()).filter(h=>h!==""&&!h.startsWith("//")).join(`
`)}r.r=u}),86e3:((j,r,e)=>{var u=e(20556),n=e(69732),h=e(88022);function y(f,{map:_}){const m=f==null?null:(0,h.Pl)((0,n.N)(_,f));return f==null||m===null?null:(0,u.qy)`<a href="${m}">Incident ${(0,h.SP)(/^\d+$/.test(f)?`#${f}`:f,20)}</a>`}r.h=y}),72560:((j,r,e)=>{var u=e(10306),n=e(20556),h=e(41619),y=e(80609),f=e(26410),_=e(68607),m=e(29779),v=e(38008),g=e(70937),l=e(80595),d=e(10499),c=e(27390),o=e(1267),s=e(20580),i=e(512);function t(w,M){const{entry:P,name:$,anchor:b,href:k}=w,E=M.crowded?null:(0,c.c)(w,M,"row");return(0,n.qy)`<li id="${b}" class="row"><div class="top">${(0,_.Kk)(P.status)}<div class="who"><h3><a href="${k}">${$}</a></h3><p><span class="vh">${i.ly[P.status]}: </span>${(0,s.$N)(w,M)}</p></div><div class="strip">${(0,l.IS)(M.past.days(P.id),M.clock)}</div><p class="up">${p(w,M)}</p></div>${E!==null&&a($,E)}</li>\n`}function a(w,M){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${w}</span></span>${_.cf}</summary>${M}</details>`}function p({entry:w},{past:M}){const P=M.uptime(w.id),$=(0,d.MJ)(M.days(w.id),o.q).filter(k=>k!=="none").length,b=$===1?"today":$===0?"uptime":`${$} days`;return(0,n.qy)`<b>${(0,u.Uy)(P)}</b><span>${(0,u.aP)(P)??b}</span>`}var x=e(88022);const O=10;function D(w){const M=(0,i.nt)(w),P=w.monitors.length===0?"skipped":w.map.overall_status,$=w.groups.map((b,k)=>I(b,k,w));return(0,y.l)({sentence:M,status:P,root:"",framed:!1,main:[(0,m.Z)(P,M,(0,m.t)(w),w),w.monitors.length>0?(0,h.f)(w):(0,v.xc)(),$,w.monitors.length>0&&(0,v.o1)(),(0,g.I)(w,O),w.monitors.length>0&&(0,v.X5)(w)],footer:(0,v.qr)(w,"")},w)}function T(w,M){const P=w.length<2?null:(0,v.Xo)(M,w);return P===null?"":` · ${(0,u.OW)(P)}`}function I({tag:w,monitors:M},P,$){const k=$.groups.length===1&&w===null?"Monitors":w===null?"Others":(0,x.SP)(w,60)||"Others",E=(0,n.qy)`<h2 id="g${P}">${k}</h2><span>${(0,i.VR)(M)}${T(M,$)}</span>`,S=M.filter(f.kV),A=M.filter(K=>!(0,f.kV)(K));if(!$.crowded)return L(P,(0,n.qy)`<div class="gh">${E}</div>${B(M,$)}`);if(S.length===0)return L(P,R(P,E,B(A,$)),"snug");const U=(0,n.qy)`<b>${A.length} more in ${k}</b><span>${(0,i.VR)(A)}</span>`,W=A.length>0&&R(P,U,B(A,$));return L(P,(0,n.qy)`<div class="gh">${E}</div>${B(S,$)}${W}`)}function L(w,M,P){return(0,n.qy)`<section${P&&(0,n.qy)` class="${P}"`} aria-labelledby="g${w}">${M}</section>\n`}function R(w,M,P){return(0,n.qy)`<details class="fold" id="f${w}"><summary class="gh">${M}${_.cf}</summary>${P}</details>`}function B(w,M){const P=w.filter(b=>M.listed.has(b)),$=w.length-P.length;return(0,n.qy)`${P.length>0&&(0,n.qy)`<ul class="card rows">${P.map(b=>t(b,M))}</ul>`}${$>0&&(0,n.qy)`<p class="more">${P.length>0?"And ":""}${$} that are not listed here: there are too many.</p>`}`}r.m=D}),9720:((j,r,e)=>{var u=e(20556),n=e(97368),h=e(41619),y=e(80595),f=e(27390),_=e(80609),m=e(26410),v=e(29779),g=e(68607),l=e(38008),d=e(1267),c=e(70937),o=e(20580),s=e(88022),i=e(10306),t=e(20595),a=e(32752);function p({entry:b},{past:k}){const E=t.P.map(({text:A,length:U})=>[A,k.uptime(b.id,U)]);if(E.every(([,{ratio:A}])=>A===null))return null;const S=E.map(([A,U])=>D((0,i.Uy)(U),A,(0,i.aP)(U)??x(U)));return(0,u.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${S}</ul></section>\n`}function x({observed:b}){return b===null?"not watched":b===1?"all observed":`${Math.floor(b*100)} % observed`}function O(b){const k=(0,a.DM)(b);if(k===null)return null;const E=(0,a.h5)(k).map(([S,A])=>D(A,S,null));return(0,u.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${k.length} runs took</h2><div class="card wide">${(0,a.WT)(k)}<ul class="figures">${E}</ul></div></section>\n`}function D(b,k,E){return(0,u.qy)`<li><b>${b}</b><span>${k}</span>${E!==null&&(0,u.qy)`<span>${E}</span>`}</li>\n`}var T=e(512);const I="../",L=50,R=20,B=400*n.d_;function w(b,k){const E=b.monitors.find(({entry:U})=>U.id===k);if(E===void 0)return null;const{entry:S}=E,A=(0,T.gD)(E);return(0,_.l)({sentence:A,status:S.status,root:I,framed:!1,main:[(0,u.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,v.Z)(S.status,A,M(E,b),b),P(E,b),p(E,b),O(E),(0,u.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,f.c)(E,b,"page")}</div></section>\n`,(0,c.I)(b,L,k),$(E,b),(0,l.X5)(b,E)],footer:(0,l.qr)(b,I)},b)}function M(b,k){const E=(0,m.kV)(b)?(0,h.y)(b,k):null;return(0,u.qy)`<p class="below">${(0,o.$N)(b,k)}</p>${E!==null&&(0,u.qy)`<p class="meta">${E}</p>`}`}function P({entry:b},{past:k,clock:E}){return(0,u.qy)`<section aria-labelledby="days"><h2 id="days">Last ${d.q} days</h2><div class="card wide"><div class="strip">${(0,y.IS)(k.days(b.id),E)}</div></div>${(0,l.o1)()}</section>\n`}function $({entry:b},{history:k,now:E,clock:S,show:A}){const U=[...k.changes({from:E-B,to:E},b.id)].reverse();if(U.length===0)return null;const W=U.slice(0,R).map(({status:K,since:C,message:N})=>(0,u.qy)`<li>${(0,g.Kk)(K)}<span>${S.time(C)}</span><div><h3>${T.ly[K]}</h3>${A.messages&&N!==""&&(0,u.qy)`<p>${(0,s.SP)(N)}</p>`}</div></li>\n`);return(0,u.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${W}</ol></section>\n`}r.s=w}),38008:((j,r,e)=>{var u=e(39974),n=e(20556),h=e(80595),y=e(1267),f=e(88022);const _=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function m(){const t=_.map(([a,p])=>(0,n.qy)`<span>${(0,h.Rx)(a)}${p}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${t}</p>\n`}function v(t,a){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${g(t,a)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${l(t,a)}</p></section>\n`}function g({expected:t},a){const p=a===void 0?null:t?.get(a.entry.id);return p==null?"":`A heartbeat is expected ${(0,f.SP)(p)}. `}function l(t,a){const p=a===void 0?d(t,t.monitors):t.past.uptime(a.entry.id);return!p?.observed||p.observed===1?"":` Of the last ${y.q} days, ${Math.floor(p.observed*100)} % was observed.`}function d({monitors:t,listed:a,past:p},x){if(a.size<t.length)return null;const O=(0,u.A)(x.map(({entry:D})=>p.uptime(D.id)));return O.ratio===null?null:O}function c(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const o=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],s=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function i({live:t,map:a,now:p,clock:x},O){const D=t===null?s:o,T=(0,f.Pl)(a.run_url),I=T===null?"Heartbeat":(0,n.qy)`<a href="${T}">this run</a> of Heartbeat`,L=t===null?(0,n.qy)`Made ${x.time(p)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([R,B])=>(0,n.qy)`<a href="${O}${B}">${R}</a> `)}</p><p>${L}</p></footer>\n`}r.X5=v,r.Xo=d,r.o1=m,r.qr=i,r.xc=c}),1267:((j,r,e)=>{var u=e(97368);const n=90;function h(y,f,_){const m=new Map,v=new Map;return{days(g){const l=m.get(g)??y.days(g,n,f,_);return m.set(g,l),l},uptime(g,l=n*u.d_){const d=`${l} ${g}`,c=v.get(d)??y.uptime(g,{from:f-l,to:f});return v.set(d,c),c}}}r.o=h,r.q=n}),70937:((j,r,e)=>{var u=e(14953),n=e(20556),h=e(97368),y=e(68607),f=e(1267),_=e(86e3),m=e(88022);function v(l,d,c){const o={from:l.now-f.q*h.d_,to:l.now},s=l.history.outages(o,c).filter(({until:t})=>t!==null);if(s.length===0)return null;const i=s.length-d;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${s.slice(0,d).map(t=>g(t,l,c===void 0))}</ol>${i>0&&(0,n.qy)`<p class="more">And ${i} more in the last ${f.q} days.</p>`}</section>\n`}function g({monitor:l,since:d,until:c,worst:o,message:s,incident:i},t,a){const p=t.monitors.find(({entry:I})=>I.id===l),x=p?.name??(0,m.HD)({id:l,name:l}),O=p===void 0?(0,n.qy)`${x}`:(0,n.qy)`<a href="${p.href}">${x}</a>`,D=t.show.messages?(0,m.SP)(s):"",T=(0,_.h)(i,t);return(0,n.qy)`<li>${(0,y.Kk)(o)}${t.clock.text(d)}<div>${a&&(0,n.qy)`<h3>${O}</h3>`}${(D!==""||T!==null)&&(0,n.qy)`<p>${D}${D!==""&&T!==null&&" "}${T}</p>`}</div><span>${(0,u.a3)((c??d)-d)}</span></li>\n`}r.I=v}),20580:((j,r,e)=>{var u=e(34745),n=e(20556),h=e(37454),y=e(1669),f=e(88022);function _(d,c){const{entry:o}=d;return o.status!=="healthy"||o.last_heartbeat===null?(0,n.qy)`${m(d,c)}`:(0,n.qy)`Last heartbeat ${c.clock.ago(Date.parse(o.last_heartbeat))}${l(d,c)}`}function m(d,c){const o=v(d,c),{because_of:s}=d.entry;return s===null?o:(0,u.nq)(o,{monitor:(0,f.SP)(s,80),back:!1})}function v({entry:d},{show:c}){const o=d.metadata.beat_message,s=typeof o=="string"&&o!==""&&d.message.includes(o);return c.messages||!s?(0,f.SP)(d.message):h.REASON_TEXT[d.reason].meaning}function g({entry:d},{show:c}){const{beat_message:o}=d.metadata;if(!c.messages)return null;const s=typeof o=="string"?(0,f.SP)(o,160):"";return(d.kind===null?s:(0,y.Bs)(d.kind,s))||null}function l(d,c){const o=g(d,c);return o===null?null:(0,n.qy)` · ${o}`}r.$N=_,r.Rz=g,r.XU=m}),88022:((j,r,e)=>{var u=e(31878);const n=80,h=300;function y({name:m,id:v}){return f(m,n)||f(v,n)||"monitor"}function f(m,v=h){return(0,u.Jj)((0,u.TN)(m),v)}function _(m){return typeof m=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(m)&&URL.canParse(m)?m:null}r.HD=y,r.Pl=_,r.SP=f}),32752:((j,r,e)=>{var u=e(14953),n=e(20556),h=e(97368);const y=3,f=30,_=30,m=3,v=6;function g({entry:{metadata:s}}){const{recent_durations_seconds:i}=s;if(!Array.isArray(i))return null;const t=i.filter(a=>typeof a=="number"&&Number.isFinite(a)&&a>=0);return t.length<y?null:t.slice(-f)}function l(s){const i=[...s].sort((a,p)=>a-p),t=a=>(0,u.a3)(a*h.Z2);return[["last",t(s.at(-1)??0)],["median",t(d(i))],["shortest",t(i[0]??0)],["longest",t(i.at(-1)??0)]]}function d(s){const i=s.length/2,[t=0,a=t]=[s[Math.ceil(i)-1],s[Math.floor(i)]];return(t+a)/2}function c(s){const i=o(s),t=s.map(i),a=t.slice(1).map((O,D)=>`${v} ${O-(t[D]??0)}`),p=v*(s.length-1),x=i(d([...s].sort((O,D)=>O-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${p} ${_}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${x}h${p}"/><path d="m0 ${t[0]} ${a.join(" ")}"/><path class="dot" d="M${p} ${t.at(-1)}h0"/></svg>`}function o(s){const[i,t]=[Math.min(...s),Math.max(...s)],a=Math.max(t-i,t/4,1e-9),p=(i+t-a)/2;return x=>Math.round(_-m-(x-p)/a*(_-2*m))}r.DM=g,r.WT=c,r.h5=l}),86391:((j,r,e)=>{var u=e(80595);const n=`
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
`,y=`
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
`,v=d(n,`
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
`,u.nv,`
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
`),g=d(h),l=d(y);function d(...c){return c.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}r.eK=l,r.Id=g,r.Y=v}),512:((j,r,e)=>{var u=e(14953),n=e(37454),h=e(77299),y=e(26410);const f={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function _(c){const{monitors:o,map:s}=c;if(o.length===0)return"Nothing is watched yet";if(s.overall_status==="skipped")return"Nothing is watched right now";const i=(0,y.md)(o.filter(y.kV)),[t]=i;if(t===void 0)return o.length===1?v(o[0]):"Everything is beating";const a=i.filter(({entry:p})=>(0,h.xJ)(p.status)===(0,h.xJ)(t.entry.status));return a.length===1?v(t):g(a)}function m({now:c,checkedAt:o}){return`No signal: nothing was checked for ${(0,u.a3)(c-o)}`}function v({name:c,entry:o}){return`${c} ${n.REASON_TEXT[o.reason].headline}`}function g(c){const o=new Set(c.map(({entry:t})=>t.reason)),[s]=c,i=o.size===1&&s!==void 0?l(n.REASON_TEXT[s.entry.reason].headline):null;return`${c.length} monitors ${i??`are ${s?.entry.status??"ill"}`}`}function l(c){const[o="",...s]=c.split(" "),i={has:"have",is:"are",was:"were"},t=["cannot"].includes(o)?o:o.replace(/s$/,"");return[i[o]??t,...s].join(" ")}function d(c){const o=c.filter(({entry:i})=>i.status!=="skipped"),s=o.filter(({entry:i})=>i.status==="healthy").length;return o.length===0?"not watched":s===o.length?"all well":`${s} of ${o.length} well`}r.VR=d,r.f1=m,r.gD=v,r.ly=f,r.nt=_})};export{Y as id,F as ids,V as modules};
