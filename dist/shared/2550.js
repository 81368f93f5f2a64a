const H=2550,q=[2550],F={39974:((A,o,e)=>{var l=e(97064);function n(w,g,v){return f([...new Set(g)].map(m=>w.uptime(m,v)))}function f(w){return(0,l.YZ)(w.map(({sums:g})=>g).reduce(l.vN,l.wM))}o.A=f,o.h=n}),20595:((A,o,e)=>{var l=e(97368);const n=[{key:"24h",text:"24 h",length:l.d_},{key:"7d",text:"7 d",length:7*l.d_},{key:"30d",text:"30 d",length:30*l.d_},{key:"90d",text:"90 d",length:90*l.d_},{key:"1y",text:"1 y",length:365*l.d_}];function f(w){return Object.fromEntries(n.map(({key:g,length:v})=>[g,w(v)]))}o.P=n,o.m=f}),20556:((A,o,e)=>{class l{constructor(m){this.text=m}text}function n(v,...m){return new l(v.reduce((y,s,d)=>y+f(m[d-1])+s))}function f(v){return v==null||v===!1?"":v instanceof l?v.text:typeof v=="object"?v.map(f).join(""):g(String(v))}const w={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function g(v){return v.replace(/[&<>"']/g,m=>w[m]??m)}o.Ed=l,o.ZD=g,o.qy=n}),4969:((A,o,e)=>{function l(f){return n(f)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(f){try{return Intl.DateTimeFormat.supportedLocalesOf(f)[0]??null}catch{return null}}o.e=n,o.q=l}),1669:((A,o,e)=>{const l={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function n(w,g){const{words:v}=l[w],m=g.replace(/\s+/g," ").trim();return m.startsWith(v)?m:m===""?v:`${v} - ${m}`}function f(w,g){return`${l[w].sign} ${n(w,g)}`.trim()}o.Bs=f,o.Se=l,o.o7=n}),56503:((A,o,e)=>{var l=e(10306),n=e(77299);const[f,w]=[.99,.95];function g(c,i){const t=(0,n.gX)(i),a=i.filter(p=>p===t).length;return{label:c,message:a===i.length?t:`${a} of ${i.length} ${t}`,status:t}}function v(c){return g("heartbeat",Object.values(c.monitors).map(({status:i})=>i))}function m({name:c,status:i}){return{label:c,message:i,status:i}}function y(c,i){const t=Object.values(c.monitors).filter(a=>u(a).includes(i));return t.length===0?null:g(i,t.map(({status:a})=>a))}function s(c,i){return{label:c,message:(0,l.OW)(i),status:r(i)}}function d(c,i,t){const a=c.replace(/\.svg$/,""),p=h(i,a);if(p!==null)return m(p);const $=a.endsWith("-uptime")?h(i,a.slice(0,-7)):null;return $!==null?s(`${$.name} uptime`,t($.id)):a.startsWith("tag-")?y(i,a.slice(4)):null}function h({monitors:c},i){return Object.hasOwn(c,i)?c[i]??null:null}function u({metadata:c}){const{tags:i}=c;return Array.isArray(i)?i.filter(t=>typeof t=="string"):[]}function r({ratio:c}){return c===null?"unknown":c>=f?"healthy":c>=w?"warning":"critical"}o.Fg=u,o.Od=v,o.We=g,o.hw=d,o.k3=s,o.me=m}),34946:((A,o,e)=>{function l({label:f,message:w,status:g}){return{schemaVersion:1,label:f,message:w,color:n(g)}}function n(f){switch(f){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}o.e=l}),33382:((A,o,e)=>{var l=e(20556),n=e(42760);const f="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[w,g]=[60,80],v=5,m=32,y=" ".repeat(95)+"–…",s={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function d(r){const c=(0,n.x)(r.label,w),i=(0,n.x)(r.message,g),[t,a]=[h(c)+2*v,h(i)+2*v],p=c===""?i:`${c}: ${i}`,$=c===""?0:t,O=(U,P,b)=>{const[k,T]=[(P+b/2)*10,(b-2*v)*10];return(0,l.qy)`<text x="${k}" y="140" transform="scale(.1)" textLength="${T}">${U}</text>`},D=(0,l.qy)`<rect width="${$+a}" height="20" rx="3" fill="${s[r.status]}"/>`,S=$>0&&(0,l.qy)`<path d="M3 0H${t}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[$>0&&O(c,0,t),O(i,$,a)];return`${(0,l.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${$+a}" height="20" role="img" aria-label="${p}"><title>${p}</title>${D}${S}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function h(r){const c=Array.from(r).reduce((t,a)=>t+(u(a)??u("m")??0),0),i=Math.floor(c);return i%2===0?i+1:i}function u(r){const c=r>=" "&&r<="~"?r.charCodeAt(0)-m:y.indexOf(r);return c<0?null:parseInt(f.slice(2*c,2*c+2),36)/100}o.g=d}),91389:((A,o,e)=>{const l="text/plain; version=0.0.4; charset=utf-8";function n(m){return m.map(f).join("")}function f({name:m,type:y,help:s,samples:d}){if(d.length===0)return"";const h=d.map(({labels:u,value:r})=>`${m}${w(u)} ${r}
`);return`# HELP ${m} ${g(s)}
# TYPE ${m} ${y}
${h.join("")}`}function w(m){return m===void 0?"":`{${Object.entries(m).map(([y,s])=>`${y}="${v(s)}"`).join(",")}}`}function g(m){return m.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function v(m){return/["\\\n]/.test(m)?g(m).replace(/"/g,'\\"'):m}o.I=n,o.Y=l}),93072:((A,o,e)=>{const l=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;function w(d){const h=new Set,u=new Map,r=(t,a)=>{const p=v(a);return h.has(p)?!1:(h.add(p),u.set(t,a),!0)},c=[...new Set(d)],i=c.filter(g).sort((t,a)=>+(t!==v(t))-+(a!==v(a)));for(const t of i)r(t,t);for(const t of c)if(!u.has(t))for(let a=0;!r(t,y(t,a));a+=1);return u}function g(d){return l.test(d)&&!/[ .]$/.test(d)&&!n.test(d)&&m(d)<=85}function v(d){return d.normalize("NFC").toLowerCase()}function m(d){return new TextEncoder().encode(d).length}function y(d,h){const u=d.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${u===""?"x":u}-${s(`${h===0?"":h} ${d}`)}`}function s(d,h=2166136261){let u=h;for(let r=0;r<d.length;r+=1)u=Math.imul(u^d.charCodeAt(r),16777619);return(u>>>0).toString(36).padStart(7,"0")}o.j=w,o.q=s}),39612:((A,o,e)=>{var l=e(14953),n=e(97368);const f=3;function w(y,s){return y>f*s}function g({now:y,intervalMs:s},d){return w(d-y,s)}function v({now:y,intervalMs:s},d){const h=(0,l.a3)(s);return`The last look ended ${(0,l.a3)(d-y)} ago, at ${(0,n.fE)(y)}, and one is due each ${h}.`}function m({status:y,reason:s,message:d},h){return!h||y==="skipped"?{status:y,reason:s,message:d}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${y}.`}}o.HH=v,o.QO=g,o.YP=m,o.aY=w}),13775:((A,o,e)=>{var l=e(10306),n=e(20595),f=e(97368),w=e(2646),g=e(39612),v=e(69732),m=e(45744);const y=90*f.d_,s=50;function d(t,a,p){const{history:$,now:O}=a,D=(0,g.QO)(a,p),S=a.controls.get(t.id),I=(0,n.m)(C=>$.uptime(t.id,{from:O-C,to:O}));return{service:t.id,name:t.name,...(0,g.YP)(t,D),last_heartbeat:t.last_heartbeat,uptime:D?null:r(t,a,p),total_pulses:t.total_pulses,error_count:t.error_count,kind:t.kind,interval:(0,m.T)(t),consecutive_failures:t.consecutive_failures,since:t.since,deadline:t.deadline,paused_until:S?.pause&&S.pause.until>p?(0,f.tK)(S.pause.until):null,acknowledged_at:(0,w.I)(S?.acknowledged?.at),uptime_percent:h(I,({ratio:C})=>C),observed_percent:h(I,({observed:C})=>C),incidents:$.outages({from:O-y,to:O+1},t.id).slice(0,s).map(C=>c(C,t,a,p)),timestamp:(0,f.tK)(p),checked_at:(0,f.tK)(O),stale:D}}function h(t,a){return{"24h":u(a(t["24h"])),"7d":u(a(t["7d"])),"30d":u(a(t["30d"])),"90d":u(a(t["90d"])),"1y":u(a(t["1y"]))}}function u(t){return t===null?null:(0,l.pR)(t)}function r({id:t,uptime:a},{history:p},$){const O=p.upSince(t);return O===null?a:(0,l.VX)($-O)}function c(t,{incident:a},p,$){const{until:O,worst:D,message:S}=t,I=O===null&&a?.phase==="open"?a:null,C=t.incident==null?null:(0,v.N)(p.map,t.incident);return{...i(t,$),worst:D,message:S,url:I?.url??C}}function i({since:t,until:a},p){const $=Math.max(0,Math.floor(((a??p)-t)/f.Z2));return{since:(0,f.tK)(t),until:(0,w.I)(a),duration_seconds:$}}o.Uq=u,o.qI=i,o.rm=d}),45744:((A,o,e)=>{var l=e(77299),n=e(97368),f=e(67982),w=e(39612);function g(s,d){const h=(0,w.QO)(s,d),r=Object.entries(s.map.monitors).map(([c,i])=>[c,v(i,h)]);return{timestamp:(0,n.tK)(d),checked_at:(0,n.tK)(s.now),stale:h,...y(r.map(([,c])=>c),h?(0,w.HH)(s,d):null),services:Object.fromEntries(r)}}function v(s,d){const{status:h,reason:u,message:r}=(0,w.YP)(s,d);return{status:h,name:s.name,reason:u,message:r,last_heartbeat:s.last_heartbeat,interval:m(s),consecutive_failures:s.consecutive_failures,since:s.since,deadline:s.deadline}}function m({interval:s}){return s===null?null:Math.max(1,Math.round(s))}function y(s,d){if(d!==null)return{overall_status:"unknown",reason:"source-unreachable",message:d};const h=(0,l.gX)(s.map(({status:r})=>r)),u=s.find(({status:r})=>r===h);return u===void 0?{overall_status:h,reason:"missing",message:"Nothing is watched."}:{overall_status:h,reason:u.reason,message:(0,f.WN)((0,f.mQ)(s))}}o.S=g,o.T=m}),69732:((A,o,e)=>{function l({monitors:f,repository:w=null,run_url:g=null},v){const m=Object.values(f).find(({incident:s})=>s?.ref===v)?.incident?.url;if(m!=null)return n(m);const y=w===null||g===null?null:n(g);return y!==null&&/^\d{1,15}$/.test(v)?`${new URL(y).origin}/${w}/issues/${v}`:null}function n(f){return URL.canParse(f)&&/^https?:/i.test(f)?new URL(f).href:null}o.N=l}),51085:((A,o,e)=>{var l=e(77299),n=e(97368),f=e(67982),w=e(39612);function g(r,c){const i=(0,w.QO)(r,c),t=Object.entries(r.map.monitors).map(([a,p])=>({id:a,entry:p,status:(0,w.YP)(p,i).status}));return[...v(t),...m(t,r),...y(t,r,i)]}function v(r){const c=(t,a,p)=>d(r,[t,"gauge",a],p),i=(t,a,p)=>d(r,[t,"counter",a],p);return[c("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",h),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:r.map(({id:t,status:a})=>({labels:{monitor:t,status:a},value:1}))},c("heartbeat_last_timestamp_seconds","When it last beat.",({entry:t})=>u(t.last_heartbeat)),c("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:t})=>u(t.deadline)),c("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:t})=>t.consecutive_failures),i("heartbeat_pulses_total","Beats that were counted.",({entry:t})=>t.total_pulses),i("heartbeat_errors_total","Beats that told of a failure.",({entry:t})=>t.error_count)]}function m(r,{history:c,now:i}){const t={from:i-n.d_,to:i},a=new Map(r.map(({id:$})=>[$,c.uptime($,t)])),p=($,O,D)=>d(r,[$,"gauge",O],({id:S})=>a.get(S)?.[D]);return[p("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),p("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function y(r,{now:c,intervalMs:i},t){const a=($,O,D)=>({name:$,type:"gauge",help:O,samples:[{value:D}]}),p=(0,f.mQ)(r);return[s(p),a("heartbeat_check_timestamp_seconds","When the last look ended.",c/n.Z2),a("heartbeat_check_interval_seconds","From one look to the next.",i/n.Z2),a("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",t?1:0)]}function s(r){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:l.f.map(i=>({labels:{status:i},value:r[i]}))}}function d(r,[c,i,t],a){const p=r.flatMap($=>{const O=a($);return O==null?[]:[{labels:{monitor:$.id},value:O}]});return{name:c,type:i,help:t,samples:p}}function h({status:r}){switch(r){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function u(r){return r===null?null:Date.parse(r)/n.Z2}o.E=s,o.U=g}),55997:((A,o,e)=>{var l=e(39099),n=e(31878);function f({map:m},y){return(Object.hasOwn(m.monitors,y)?m.monitors[y]:void 0)??Object.values(m.monitors).find(d=>d.name===y)??null}function w({map:m},y){const s=(0,l.z)(y,Object.keys(m.monitors));if(s!==null)return s;const d=Object.values(m.monitors),h=(0,l.z)(y,d.map(u=>u.name));return h===null?null:d.find(u=>u.name===h)?.id??null}function g(m){return JSON.stringify((0,n.Jj)((0,n.TN)(m),100))}function v(m,y,s="/api/health/status names all"){const d=y===null?s:`did you mean ${g(y)}?`;return`no monitor is called ${g(m)}; ${d}`}o.TL=g,o.YM=f,o.Zo=v,o.fZ=w}),42760:((A,o,e)=>{var l=e(31878);function n(f,w){return(0,l.Jj)((0,l.TN)(f).replace(/[\ufffe\uffff]/g,""),w)}o.x=n}),79285:((A,o,e)=>{var l=e(14953),n=e(97368);function f(w,g){return w>=g+n.Z2?`${(0,l.a3)(w-g)} ahead`:`${(0,l.a3)(Math.max(0,g-w))} ago`}o.H=f}),41619:((A,o,e)=>{var l=e(20556),n=e(26410),f=e(68607),w=e(20580),g=e(86e3),v=e(88022),m=e(512);const y=20;function s(u){const r=(0,n.md)(u.monitors.filter(n.kV));if(r.length===0)return null;const c=r.length-y;return(0,l.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${r.slice(0,y).map(i=>d(i,u))}</ul>${c>0&&(0,l.qy)`<p class="more">And ${c} more; they stand among the others below.</p>`}</section>\n`}function d(u,r){const{entry:c,name:i,anchor:t,href:a}=u,p=h(u,r);return(0,l.qy)`<li class="${c.status}">${(0,f.Kk)(c.status)}<div><h3><a href="${r.listed.has(u)?`#${t}`:a}">${i}</a> <span class="tag">${m.ly[c.status]}</span></h3><p>${(0,w.XU)(u,r)}</p>${p!==null&&(0,l.qy)`<p class="meta">${p}</p>`}</div></li>\n`}function h({entry:u},r){const{clock:c,controls:i}=r,t=i.get(u.id)?.acknowledged,a=[u.since!==null&&(0,l.qy)`Since ${c.time(Date.parse(u.since))}`,u.incident?.phase==="open"?(0,g.h)(u.incident.ref,r):null,t&&`acknowledged${t.why===null?"":`: ${(0,v.SP)(t.why,120)}`}`].filter(p=>p!=null&&p!==!1);return a.length===0?null:(0,l.qy)`${a.map((p,$)=>(0,l.qy)`${$>0&&" · "}${p}`)}`}o.f=s,o.y=h}),80595:((A,o,e)=>{var l=e(14953),n=e(20556),f=e(10499),w=e(1267);const g=30,v=4,m=3,y={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:g},s=Object.entries(y).map(([a,p])=>`.b.${a} { stroke-width: ${p} }`).join(`
`);function d(a,p){const $=(0,f.MJ)(a,w.q),O=[...Array.from({length:Math.max(0,w.q-a.length)},()=>null),...a.slice(-w.q)],D=f.FM.filter(S=>$.includes(S)).map(S=>{const I=c($,S),C=u[S],U=C===void 0?null:`${C}: ${t(I,O,p)}`;return(0,n.qy)`<path class="b ${S}" d="${i(I,y[S])}"${U===null?(0,n.qy)`/>`:(0,n.qy)`><title>${U}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${w.q*v-1} ${g}" preserveAspectRatio="none" role="img" aria-label="${r($)}">${D}</svg>`}function h(a){const p=y[a];return(0,n.qy)`<svg viewBox="0 0 ${3*v-1} ${g}" aria-hidden="true"><path class="b ${a}" d="${i([[0,2]],p)}"/></svg>`}const u={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function r(a){const $=f.FM.map(O=>[O,a.filter(D=>D===O).length]).filter(([,O])=>O>0).map(([O,D])=>`${D} ${f.hl[O]}`);return`Last ${w.q} days: ${$.join(", ")}`}function c(a,p){const $=[];return a.forEach((O,D)=>{if(O!==p)return;const S=$.at(-1);S!==void 0&&S[1]===D-1?$[$.length-1]=[S[0],D]:$.push([D,D])}),$}function i(a,p){const $=g-p/2;return a.map(([O,D])=>`M${O*v} ${$}h${(D-O)*v+m}`).join("")}function t(a,p,$){const O=S=>$.day(p[S]?.date??"");return a.map(([S,I])=>{const C=p.slice(S,I+1).reduce((P,b)=>P+(b?.down??0),0),U=S===I?O(S):`${O(S)} to ${O(I)}`;return C>0?`${U} (${(0,l.a3)(C)})`:U}).join(", ")}o.IS=d,o.Rx=h,o.nv=s}),29431:((A,o,e)=>{var l=e(28915),n=e(20556),f=e(26410);const w=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function g(s,d){if(!d.live?.writable)return null;const h=d.controls.get(s.entry.id),u=h!==void 0&&(0,l.lP)(h,d.now),r=(0,f.kV)(s)&&h?.acknowledged==null;return(0,n.qy)`<p class="acts">${u?v("resume","Resume",s):v("pause","Pause",s)}${r&&v("ack","Acknowledge",s)}</p>`}function v(s,d,{entry:h,name:u}){return(0,n.qy)`<button type="button" data-act="${s}" data-id="${h.id}" data-name="${u}">${d}<span class="vh"> ${u}</span></button> `}function m({live:s}){return s?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function y({live:s}){if(!s?.writable)return null;const d=w.map(([h,u])=>(0,n.qy)`<option value="${h}">${u}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${d}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}o.Ro=g,o.V_=m,o.cg=y}),27390:((A,o,e)=>{var l=e(28915),n=e(14953),f=e(20556),w=e(97368),g=e(29431);const v=5;function m(P,{past:b,clock:k}){const T=b.days(P);if(T.length===0)return null;const _=T.filter(E=>E.down>0).reverse();if(_.length===0)return"none";const x=_.slice(0,v).map(E=>`${k.day(E.date)} ${(0,n.a3)(E.down)}`),M=_.length>v?` and ${_.length-v} more days`:"";return`${x.join(", ")}${M}`}var y=e(20580),s=e(88022),d=e(32752);const h=12,u=80;function r(P){const b=Object.entries(P);if(b.length===0)return null;const k=b.slice(0,h).map(([T,_])=>(0,f.qy)`<span class="w">${(0,s.SP)(T,u)} <b>${c(_)}</b></span> `);return(0,f.qy)`${k}${b.length>h&&`and ${b.length-h} more`}`}function c(P){return typeof P=="string"?(0,s.SP)(P,u):typeof P=="boolean"?P?"yes":"no":(0,s.SP)(JSON.stringify(P)??"",u)}var i=e(512);function t(P,b,k){const _=(k==="page"?a(P,b):$(P,b)).filter(([,x])=>x!=null&&x!==!1&&x!=="");return(0,f.qy)`<dl>${_.map(([x,M,E])=>(0,f.qy)`<div${E&&(0,f.qy)` class="all"`}><dt>${x}</dt><dd>${M}</dd></div>\n`)}</dl>${(0,g.Ro)(P,b)}`}function a(P,b){const{entry:k}=P;return[["Status",(0,f.qy)`${i.ly[k.status]} <code>${k.reason}</code>`],...O(P,b),["Says",(0,y.Rz)(P,b)],["Well for",k.uptime===null?null:(0,s.SP)(k.uptime,40)],["Failures in a row",k.consecutive_failures||null],["Heartbeats",S(P)],["Last run",I(P)],["Read from",k.source!==""&&(0,f.qy)`<code>${(0,s.SP)(k.source,200)}</code>`],...U(P,b),["Downtime in 90 days",m(k.id,b),"wide"],["Checks",b.show.metrics?r(k.checks):null,"wide"],["Metrics",b.show.metrics?r(k.metrics):null,"wide"]]}const p=["Not well since","Read from"];function $(P,b){const k=a(P,b).filter(([_])=>!p.includes(_)),T=k.findIndex(([,,_])=>_!==void 0);return k.toSpliced(T,0,["Durations",C(P)])}function O({entry:P},{clock:b,checkedAt:k}){const T=M=>M===null?null:b.time(Date.parse(M)),_=P.deadline!==null&&Date.parse(P.deadline)<k,x=P.interval===null?null:`every ${D((0,n.a3)(P.interval*w.Z2))}`;return[["Last heartbeat",T(P.last_heartbeat)??"none"],[_?"Was due by":"Due by",T(P.deadline)],["Expected",x],["Not well since",T(P.since)]]}function D(P){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[P]??P}function S({entry:P}){const{total_pulses:b,error_count:k}=P;return b===null?k===null?null:`${k} failures`:k?`${b}, ${k} of them failures`:`${b}`}function I({entry:{metadata:P}}){const{run_url:b,duration_seconds:k,exit_code:T,workflow:_}=P,x=(0,s.Pl)(b),M=[typeof k=="number"&&`took ${(0,n.a3)(k*w.Z2)}`,typeof T=="number"&&`exit code ${T}`,typeof _=="string"&&(0,s.SP)(_,80)].filter(E=>E!==!1);return x===null&&M.length===0?null:(0,f.qy)`${M.join(", ")}${x!==null&&M.length>0&&", "}${x!==null&&(0,f.qy)`<a href="${x}">its log</a>`}`}function C(P){const b=(0,d.DM)(P);if(b===null)return null;const k=(0,d.h5)(b).filter(([T])=>T==="median"||T==="longest");return(0,f.qy)`${(0,d.WT)(b)}${k.map(([T,_])=>`${T} ${_}`).join(", ")}`}function U({entry:P},{controls:b,clock:k,now:T}){const _=b.get(P.id);if(_===void 0)return[];const{pause:x,acknowledged:M}=_,E=L=>L===null?"":`: ${(0,s.SP)(L,160)}`;return[["Paused",(0,l.lP)(_,T)&&x&&(0,f.qy)`until ${k.time(x.until)}${E(x.why)}`],["Acknowledged",M&&(0,f.qy)`${k.time(M.at)}${E(M.why)}`]]}o.c=t}),80609:((A,o,e)=>{var l=e(77598),n=e(20556),f=e(65997);const w=(0,f.r)(String.raw`(()=>{
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
})()`);var g=e(29431),v=e(88022);function m(t,a){const{title:p,clock:$,checkedAt:O,logo:D}=a,S=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${S}<span><b>${p}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${t===""?I:(0,n.qy)`<a href="${t}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${$.time(O)}, </span><span id="seen">${$.ago(O)}</span></p>${(0,g.V_)(a)}<button type="button" id="pause" hidden>Pause updates</button></div>${y(a)}</header>
`}function y({description:t,links:a}){const p=a.flatMap(({text:$,url:O})=>{const D=(0,v.Pl)(O);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,v.SP)($,60)}</a> `]});return t===null&&p.length===0?null:(0,n.qy)`<div class="what">${t!==null&&(0,n.qy)`<p>${t}</p>`}${p.length>0&&(0,n.qy)`<nav aria-label="Links">${p}</nav>`}</div>`}var s=e(68607);const d=(0,f.r)(String.raw`(()=>{
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
})()`);var h=e(86391);const u=["default-src 'none'",`style-src ${r(h.Y)} ${r(h.Id)} ${r(h.eK)}`,`script-src ${r(d)} ${r(w)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function r(t){return`'sha256-${(0,l.createHash)("sha256").update(t).digest("base64")}'`}function c(t){return t===null?u:u.replace("connect-src 'self'",`connect-src 'self' ${t}`)}function i(t,a){const{signal:p,live:$,title:O,description:D,pulse:S,intervalMs:I,checkedAt:C}=a,U=$===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${c(S)}">\n`,P=!t.framed&&$?.writable===!0,b=p?t.sentence:"No signal",k=p?(0,s.Dm)(t.status):s.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${U}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${b} · ${O}</title>
<meta name="description" content="${D??`${a.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${$===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${t.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(k)}"${!p&&(0,n.qy)` data-was="${new n.Ed((0,s.Dm)(t.status))}"`} data-off="${new n.Ed(s.NU)}">
<style>${new n.Ed(h.Y)}</style>${t.framed&&(0,n.qy)`<style>${new n.Ed(h.Id)}</style>`}${P&&(0,n.qy)`<style>${new n.Ed(h.eK)}</style>`}</head>
<body${t.framed&&(0,n.qy)` class="framed"`} data-root="${t.root}"${$===null?(0,n.qy)` data-json="${t.root}status.json"${S!==null&&(0,n.qy)` data-pulse="${S}"`}`:(0,n.qy)` data-stream="${t.root}api/health/stream"`}>${s.Am}
${t.framed?null:m(t.root,a)}<main id="main"${!p&&(0,n.qy)` class="nosignal"`} data-checked="${C}" data-every="${I}">
${t.main}</main>
${t.footer}${!t.framed&&(0,g.cg)(a)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(d)}</script>${P&&(0,n.qy)`<script>${new n.Ed(w)}</script>`}</body></html>
`.text}o.n=u,o.l=i}),83634:((A,o,e)=>{var l=e(20556),n=e(80609),f=e(26410),w=e(68607),g=e(512);const v=30;function m(s){const d=(0,g.nt)(s),h=s.map.overall_status,u=(0,f.md)(s.monitors).slice(0,v),r=s.monitors.length-u.length,c=(0,l.qy)`<div class="verdict">${(0,w.Kk)(h)}<h1 id="verdict" data-was="${d}">${s.signal?d:(0,g.f1)(s)}</h1></div><ul class="small">${u.map(i=>y(i,s))}</ul><p class="more">${r>0&&`And ${r} more. `}Checked <span id="seen">${s.clock.ago(s.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:d,status:h,root:"",framed:!0,main:c,footer:null},s)}function y(s,{clock:d}){const{entry:h,name:u,href:r}=s,c=h.status==="healthy",i=!c||h.last_heartbeat===null?g.ly[h.status]:d.ago(Date.parse(h.last_heartbeat));return(0,l.qy)`<li>${(0,w.Kk)(h.status)}<a href="${r}" target="_blank" rel="noopener">${u}</a><span>${c&&(0,l.qy)`<span class="vh">${g.ly[h.status]}, </span>`}${i}</span></li>\n`}o.H=m}),26410:((A,o,e)=>{var l=e(77299),n=e(31878),f=e(93072),w=e(4969),g=e(97368),v=e(71135),m=e(20556),y=e(79285);const s=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],d=300*g.d_;function h(_,x,M){const E=new Map,L=R=>{const N=Math.floor(R/g.dp),z=E.get(N)??(0,v.O)(R,x).zone;return E.set(N,z),z},j=M===null?null:(0,w.e)(M),B=j===null?u:r(j),W=j!==null&&(0,m.qy)` lang="${j}"`,K=R=>{const{date:N,clock:z}=(0,v.O)(R,x);return`${B(N,Math.abs(_-R)>d)}, ${z}`};return{day:R=>B(R,!1),text:R=>(0,m.qy)`<time datetime="${(0,g.tK)(R)}"${W}>${K(R)}</time>`,time:R=>(0,m.qy)`<time datetime="${(0,g.tK)(R)}"${W}>${K(R)} ${L(R)}</time>`,ago:R=>(0,m.qy)`<time datetime="${(0,g.tK)(R)}" data-ago>${(0,y.H)(R,_)}</time>`}}function u(_,x){const M=x?` ${_.slice(0,4)}`:"";return`${Number(_.slice(8,10))} ${s[Number(_.slice(5,7))-1]??""}${M}`}function r(_){const x=new Map,M=j=>new Intl.DateTimeFormat(_,{day:"numeric",month:"short",timeZone:"UTC",...j}),[E,L]=[M({}),M({year:"numeric"})];return(j,B)=>{const W=`${j}${B}`,K=Date.parse(j),R=x.get(W)??(Number.isNaN(K)?j:(B?L:E).format(K));return x.set(W,R),R}}var c=e(1267),i=e(88022);const t=6,a=60,p=500;function $(_){return new Map(_.map(({monitor:x,expected:M,ruleRest:E=""})=>[x,M===null?null:M+E]))}function O({title:_,description:x,links:M,language:E,zone:L,show:j},B){const W={messages:j.includes("messages"),metrics:j.includes("metrics")};return{title:_,description:x,links:M,language:E,zone:L,show:W,...B&&{parts:B}}}function D(_){const x=Date.parse(_.map.timestamp),M=_.live===null?(0,f.j)(Object.keys(_.map.monitors)):null,E=Object.values(_.map.monitors).map(L=>P(L,M));return{..._,checkedAt:x,signal:U(x,_),clock:h(_.now,_.zone,_.language??null),past:(0,c.o)(_.history,_.now,_.zone),title:(0,i.SP)(_.title??_.map.repository??"",100)||"Heartbeat",description:(0,i.SP)(_.description??"",500)||null,links:_.links??[],...C(_.parts),monitors:E,groups:b(E),crowded:E.length>a,listed:new Set(E.length>p?T(E.filter(k)).slice(0,p):E)}}const S=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function C({logo:_,pulse:x}={}){const M=(E,L)=>typeof E=="string"&&L.test(E)?E:null;return{logo:M(_,S),pulse:M(x,I)}}function U(_,{now:x,intervalMs:M}){return x-_<=t*M}function P(_,x){const M=encodeURIComponent((0,n.uH)(_.id)),E=x?.get(_.id),{tags:L}=_.metadata;return{entry:_,name:(0,i.HD)(_),anchor:`m-${M}`,href:E===void 0?`monitors/${M}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(L)?L.filter(j=>typeof j=="string"):[]}}function b(_){const x=new Map;for(const E of _){const L=E.tags[0]??null,j=x.get(L);j===void 0?x.set(L,[E]):j.push(E)}const M=[...x].map(([E,L])=>({tag:E,monitors:L}));return[...M.filter(({tag:E})=>E!==null),...M.filter(({tag:E})=>E===null)]}function k({entry:_}){return _.status!=="healthy"&&_.status!=="skipped"}function T(_){return[..._].sort((x,M)=>(0,l.xJ)(M.entry.status)-(0,l.xJ)(x.entry.status))}o.w7=$,o.bS=U,o.kV=k,o.PL=D,o.oy=O,o.md=T}),29779:((A,o,e)=>{var l=e(10306),n=e(20556),f=e(77299),w=e(68607),g=e(38008),v=e(1267);const m=620,y=612,s=32,d="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",h=62,u=6;function r(a){const p=a!=="critical"&&a!=="skipped",$=a==="critical"?u:p?Math.floor(y/h):0,O=`M0 ${s}${d.repeat($)}`;return(0,n.qy)`<svg class="trace ${a}" viewBox="0 0 ${m} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${$>0&&(0,n.qy)`<path class="past" d="${O}${p&&`H${y}`}"/>`}${a==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${O}H${y}"/>`}${!p&&(0,n.qy)`<path class="flat" d="M${$*h} ${s}H${y}"/>`}<circle cx="${y}" cy="${s}" r="4"/></svg>`}var c=e(512);function i(a,p,$,O){const D=O.signal?p:(0,c.f1)(O);return(0,n.qy)`<section class="hero ${a}" aria-labelledby="verdict">${r(a)}<div class="verdict">${(0,w.Kk)(a)}<h1 id="verdict" data-was="${p}">${D}</h1></div>${O.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${$}</section>\n`}function t(a){const{summary:p}=a.map;if(a.monitors.length===0)return null;const $=(0,g.Xo)(a,a.monitors),O=$===null?null:(0,l.aP)($),D=[...f.f].reverse().filter(S=>p[S]>0);return(0,n.qy)`<p class="counts">${D.map(S=>(0,n.qy)`<span>${(0,w.Kk)(S)}${p[S]} ${c.ly[S].toLowerCase()}</span> `)}${$!==null&&(0,n.qy)`<span class="all-up">${(0,l.Uy)($)} up in ${v.q} days${O!==null&&`, ${O}`}</span>`}</p>`}o.t=t,o.Z=i}),68607:((A,o,e)=>{var l=e(77299),n=e(20556);const f={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},w=new n.Ed(`<svg class="vh" aria-hidden="true">${l.f.map(r=>`<symbol id="i-${r}" viewBox="0 0 16 16">${f[r]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),g=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function v(r){return(0,n.qy)`<svg class="icon ${r}" aria-hidden="true"><use href="#i-${r}"/></svg>`}const m={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},y="M1 9h3l2-6 4 10 2-4h3",s="M1 9h14";function d(r){return u(m[r],r==="critical"?s:y,"")}const h=u(m.unknown,s," stroke-dasharray='.1 3.3'");function u(r,c,i){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${r}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${i} d='${c}'/%3E%3C/svg%3E`}o.Am=w,o.Dm=d,o.Kk=v,o.NU=h,o.cf=g}),12723:((A,o,e)=>{var l=e(65997);const n=(0,l.r)(String.raw`(()=>{
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
})()`);o.Y=n}),65997:((A,o,e)=>{function l(n){return n.split(`
`).map(f=>f.trim()).filter(f=>f!==""&&!f.startsWith("//")).join(`
`)}o.r=l}),86e3:((A,o,e)=>{var l=e(20556),n=e(69732),f=e(88022);function w(g,{map:v}){const m=g==null?null:(0,f.Pl)((0,n.N)(v,g));return g==null||m===null?null:(0,l.qy)`<a href="${m}">Incident ${(0,f.SP)(/^\d+$/.test(g)?`#${g}`:g,20)}</a>`}o.h=w}),72560:((A,o,e)=>{var l=e(10306),n=e(20556),f=e(41619),w=e(80609),g=e(26410),v=e(68607),m=e(29779),y=e(38008),s=e(70937),d=e(80595),h=e(10499),u=e(27390),r=e(1267),c=e(20580),i=e(512);function t(b,k){const{entry:T,name:_,anchor:x,href:M}=b,E=k.crowded?null:(0,u.c)(b,k,"row");return(0,n.qy)`<li id="${x}" class="row"><div class="top">${(0,v.Kk)(T.status)}<div class="who"><h3><a href="${M}">${_}</a></h3><p><span class="vh">${i.ly[T.status]}: </span>${(0,c.$N)(b,k)}</p></div><div class="strip">${(0,d.IS)(k.past.days(T.id),k.clock)}</div><p class="up">${p(b,k)}</p></div>${E!==null&&a(_,E)}</li>\n`}function a(b,k){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${b}</span></span>${v.cf}</summary>${k}</details>`}function p({entry:b},{past:k}){const T=k.uptime(b.id),_=(0,h.MJ)(k.days(b.id),r.q).filter(M=>M!=="none").length,x=_===1?"today":_===0?"uptime":`${_} days`;return(0,n.qy)`<b>${(0,l.Uy)(T)}</b><span>${(0,l.aP)(T)??x}</span>`}var $=e(88022);const O=10;function D(b){const k=(0,i.nt)(b),T=b.monitors.length===0?"skipped":b.map.overall_status,_=b.groups.map((x,M)=>I(x,M,b));return(0,w.l)({sentence:k,status:T,root:"",framed:!1,main:[(0,m.Z)(T,k,(0,m.t)(b),b),b.monitors.length>0?(0,f.f)(b):(0,y.xc)(),_,b.monitors.length>0&&(0,y.o1)(),(0,s.I)(b,O),b.monitors.length>0&&(0,y.X5)(b)],footer:(0,y.qr)(b,"")},b)}function S(b,k){const T=b.length<2?null:(0,y.Xo)(k,b);return T===null?"":` · ${(0,l.OW)(T)}`}function I({tag:b,monitors:k},T,_){const M=_.groups.length===1&&b===null?"Monitors":b===null?"Others":(0,$.SP)(b,60)||"Others",E=(0,n.qy)`<h2 id="g${T}">${M}</h2><span>${(0,i.VR)(k)}${S(k,_)}</span>`,L=k.filter(g.kV),j=k.filter(K=>!(0,g.kV)(K));if(!_.crowded)return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(k,_)}`);if(L.length===0)return C(T,U(T,E,P(j,_)),"snug");const B=(0,n.qy)`<b>${j.length} more in ${M}</b><span>${(0,i.VR)(j)}</span>`,W=j.length>0&&U(T,B,P(j,_));return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(L,_)}${W}`)}function C(b,k,T){return(0,n.qy)`<section${T&&(0,n.qy)` class="${T}"`} aria-labelledby="g${b}">${k}</section>\n`}function U(b,k,T){return(0,n.qy)`<details class="fold" id="f${b}"><summary class="gh">${k}${v.cf}</summary>${T}</details>`}function P(b,k){const T=b.filter(x=>k.listed.has(x)),_=b.length-T.length;return(0,n.qy)`${T.length>0&&(0,n.qy)`<ul class="card rows">${T.map(x=>t(x,k))}</ul>`}${_>0&&(0,n.qy)`<p class="more">${T.length>0?"And ":""}${_} that are not listed here: there are too many.</p>`}`}o.m=D}),9720:((A,o,e)=>{var l=e(20556),n=e(97368),f=e(41619),w=e(80595),g=e(27390),v=e(80609),m=e(26410),y=e(29779),s=e(68607),d=e(38008),h=e(1267),u=e(70937),r=e(20580),c=e(88022),i=e(10306),t=e(20595),a=e(32752);function p({entry:x},{past:M}){const E=t.P.map(({text:j,length:B})=>[j,M.uptime(x.id,B)]);if(E.every(([,{ratio:j}])=>j===null))return null;const L=E.map(([j,B])=>D((0,i.Uy)(B),j,(0,i.aP)(B)??$(B)));return(0,l.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${L}</ul></section>\n`}function $({observed:x}){return x===null?"not watched":x===1?"all observed":`${Math.floor(x*100)} % observed`}function O(x){const M=(0,a.DM)(x);if(M===null)return null;const E=(0,a.h5)(M).map(([L,j])=>D(j,L,null));return(0,l.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${M.length} runs took</h2><div class="card wide">${(0,a.WT)(M)}<ul class="figures">${E}</ul></div></section>\n`}function D(x,M,E){return(0,l.qy)`<li><b>${x}</b><span>${M}</span>${E!==null&&(0,l.qy)`<span>${E}</span>`}</li>\n`}var S=e(512);const I="../",C=50,U=20,P=400*n.d_;function b(x,M){const E=x.monitors.find(({entry:B})=>B.id===M);if(E===void 0)return null;const{entry:L}=E,j=(0,S.gD)(E);return(0,v.l)({sentence:j,status:L.status,root:I,framed:!1,main:[(0,l.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,y.Z)(L.status,j,k(E,x),x),T(E,x),p(E,x),O(E),(0,l.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,g.c)(E,x,"page")}</div></section>\n`,(0,u.I)(x,C,M),_(E,x),(0,d.X5)(x,E)],footer:(0,d.qr)(x,I)},x)}function k(x,M){const E=(0,m.kV)(x)?(0,f.y)(x,M):null;return(0,l.qy)`<p class="below">${(0,r.$N)(x,M)}</p>${E!==null&&(0,l.qy)`<p class="meta">${E}</p>`}`}function T({entry:x},{past:M,clock:E}){return(0,l.qy)`<section aria-labelledby="days"><h2 id="days">Last ${h.q} days</h2><div class="card wide"><div class="strip">${(0,w.IS)(M.days(x.id),E)}</div></div>${(0,d.o1)()}</section>\n`}function _({entry:x},{history:M,now:E,clock:L,show:j}){const B=[...M.changes({from:E-P,to:E},x.id)].reverse();if(B.length===0)return null;const W=B.slice(0,U).map(({status:K,since:R,message:N})=>(0,l.qy)`<li>${(0,s.Kk)(K)}<span>${L.time(R)}</span><div><h3>${S.ly[K]}</h3>${j.messages&&N!==""&&(0,l.qy)`<p>${(0,c.SP)(N)}</p>`}</div></li>\n`);return(0,l.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${W}</ol></section>\n`}o.s=b}),38008:((A,o,e)=>{var l=e(39974),n=e(20556),f=e(80595),w=e(1267),g=e(88022);const v=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function m(){const t=v.map(([a,p])=>(0,n.qy)`<span>${(0,f.Rx)(a)}${p}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${t}</p>\n`}function y(t,a){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${s(t,a)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${d(t,a)}</p></section>\n`}function s({expected:t},a){const p=a===void 0?null:t?.get(a.entry.id);return p==null?"":`A heartbeat is expected ${(0,g.SP)(p)}. `}function d(t,a){const p=a===void 0?h(t,t.monitors):t.past.uptime(a.entry.id);return!p?.observed||p.observed===1?"":` Of the last ${w.q} days, ${Math.floor(p.observed*100)} % was observed.`}function h({monitors:t,listed:a,past:p},$){if(a.size<t.length)return null;const O=(0,l.A)($.map(({entry:D})=>p.uptime(D.id)));return O.ratio===null?null:O}function u(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const r=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],c=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function i({live:t,map:a,now:p,clock:$},O){const D=t===null?c:r,S=(0,g.Pl)(a.run_url),I=S===null?"Heartbeat":(0,n.qy)`<a href="${S}">this run</a> of Heartbeat`,C=t===null?(0,n.qy)`Made ${$.time(p)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([U,P])=>(0,n.qy)`<a href="${O}${P}">${U}</a> `)}</p><p>${C}</p></footer>\n`}o.X5=y,o.Xo=h,o.o1=m,o.qr=i,o.xc=u}),1267:((A,o,e)=>{var l=e(97368);const n=90;function f(w,g,v){const m=new Map,y=new Map;return{days(s){const d=m.get(s)??w.days(s,n,g,v);return m.set(s,d),d},uptime(s,d=n*l.d_){const h=`${d} ${s}`,u=y.get(h)??w.uptime(s,{from:g-d,to:g});return y.set(h,u),u}}}o.o=f,o.q=n}),70937:((A,o,e)=>{var l=e(14953),n=e(20556),f=e(97368),w=e(68607),g=e(1267),v=e(86e3),m=e(88022);function y(d,h,u){const r={from:d.now-g.q*f.d_,to:d.now},c=d.history.outages(r,u).filter(({until:t})=>t!==null);if(c.length===0)return null;const i=c.length-h;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${c.slice(0,h).map(t=>s(t,d,u===void 0))}</ol>${i>0&&(0,n.qy)`<p class="more">And ${i} more in the last ${g.q} days.</p>`}</section>\n`}function s({monitor:d,since:h,until:u,worst:r,message:c,incident:i},t,a){const p=t.monitors.find(({entry:I})=>I.id===d),$=p?.name??(0,m.HD)({id:d,name:d}),O=p===void 0?(0,n.qy)`${$}`:(0,n.qy)`<a href="${p.href}">${$}</a>`,D=t.show.messages?(0,m.SP)(c):"",S=(0,v.h)(i,t);return(0,n.qy)`<li>${(0,w.Kk)(r)}${t.clock.text(h)}<div>${a&&(0,n.qy)`<h3>${O}</h3>`}${(D!==""||S!==null)&&(0,n.qy)`<p>${D}${D!==""&&S!==null&&" "}${S}</p>`}</div><span>${(0,l.a3)((u??h)-h)}</span></li>\n`}o.I=y}),20580:((A,o,e)=>{var l=e(20556),n=e(37454),f=e(1669),w=e(88022);function g(s,d){const{entry:h}=s;return h.status!=="healthy"||h.last_heartbeat===null?(0,l.qy)`${v(s,d)}`:(0,l.qy)`Last heartbeat ${d.clock.ago(Date.parse(h.last_heartbeat))}${y(s,d)}`}function v({entry:s},{show:d}){const h=s.metadata.beat_message,u=typeof h=="string"&&h!==""&&s.message.includes(h);return d.messages||!u?(0,w.SP)(s.message):n.REASON_TEXT[s.reason].meaning}function m({entry:s},{show:d}){const{beat_message:h}=s.metadata;if(!d.messages)return null;const u=typeof h=="string"?(0,w.SP)(h,160):"";return(s.kind===null?u:(0,f.Bs)(s.kind,u))||null}function y(s,d){const h=m(s,d);return h===null?null:(0,l.qy)` · ${h}`}o.$N=g,o.Rz=m,o.XU=v}),88022:((A,o,e)=>{var l=e(31878);const n=80,f=300;function w({name:m,id:y}){return g(m,n)||g(y,n)||"monitor"}function g(m,y=f){return(0,l.Jj)((0,l.TN)(m),y)}function v(m){return typeof m=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(m)&&URL.canParse(m)?m:null}o.HD=w,o.Pl=v,o.SP=g}),32752:((A,o,e)=>{var l=e(14953),n=e(20556),f=e(97368);const w=3,g=30,v=30,m=3,y=6;function s({entry:{metadata:c}}){const{recent_durations_seconds:i}=c;if(!Array.isArray(i))return null;const t=i.filter(a=>typeof a=="number"&&Number.isFinite(a)&&a>=0);return t.length<w?null:t.slice(-g)}function d(c){const i=[...c].sort((a,p)=>a-p),t=a=>(0,l.a3)(a*f.Z2);return[["last",t(c.at(-1)??0)],["median",t(h(i))],["shortest",t(i[0]??0)],["longest",t(i.at(-1)??0)]]}function h(c){const i=c.length/2,[t=0,a=t]=[c[Math.ceil(i)-1],c[Math.floor(i)]];return(t+a)/2}function u(c){const i=r(c),t=c.map(i),a=t.slice(1).map((O,D)=>`${y} ${O-(t[D]??0)}`),p=y*(c.length-1),$=i(h([...c].sort((O,D)=>O-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${p} ${v}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${$}h${p}"/><path d="m0 ${t[0]} ${a.join(" ")}"/><path class="dot" d="M${p} ${t.at(-1)}h0"/></svg>`}function r(c){const[i,t]=[Math.min(...c),Math.max(...c)],a=Math.max(t-i,t/4,1e-9),p=(i+t-a)/2;return $=>Math.round(v-m-($-p)/a*(v-2*m))}o.DM=s,o.WT=u,o.h5=d}),86391:((A,o,e)=>{var l=e(80595);const n=`
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
`,f=`
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
`,w=`
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
`,y=h(n,`
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
`,l.nv,`
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
`),s=h(f),d=h(w);function h(...u){return u.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}o.eK=d,o.Id=s,o.Y=y}),512:((A,o,e)=>{var l=e(14953),n=e(37454),f=e(77299),w=e(26410);const g={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function v(u){const{monitors:r,map:c}=u;if(r.length===0)return"Nothing is watched yet";if(c.overall_status==="skipped")return"Nothing is watched right now";const i=(0,w.md)(r.filter(w.kV)),[t]=i;if(t===void 0)return r.length===1?y(r[0]):"Everything is beating";const a=i.filter(({entry:p})=>(0,f.xJ)(p.status)===(0,f.xJ)(t.entry.status));return a.length===1?y(t):s(a)}function m({now:u,checkedAt:r}){return`No signal: nothing was checked for ${(0,l.a3)(u-r)}`}function y({name:u,entry:r}){return`${u} ${n.REASON_TEXT[r.reason].headline}`}function s(u){const r=new Set(u.map(({entry:t})=>t.reason)),[c]=u,i=r.size===1&&c!==void 0?d(n.REASON_TEXT[c.entry.reason].headline):null;return`${u.length} monitors ${i??`are ${c?.entry.status??"ill"}`}`}function d(u){const[r="",...c]=u.split(" "),i={has:"have",is:"are",was:"were"},t=["cannot"].includes(r)?r:r.replace(/s$/,"");return[i[r]??t,...c].join(" ")}function h(u){const r=u.filter(({entry:i})=>i.status!=="skipped"),c=r.filter(({entry:i})=>i.status==="healthy").length;return r.length===0?"not watched":c===r.length?"all well":`${c} of ${r.length} well`}o.VR=h,o.f1=m,o.gD=y,o.ly=g,o.nt=v})};export{H as id,q as ids,F as modules};
