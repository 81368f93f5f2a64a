const H=2550,q=[2550],F={10499:((A,r,e)=>{const u=["none","skipped","unknown","healthy","warning","degraded","critical"],n={none:"before its first check",skipped:"not watched",unknown:"hardly observed",healthy:"healthy",warning:"with warnings",degraded:"degraded",critical:"with downtime"};function g(v,c){const f=v.map(w),a=v.findIndex(y),o=f.map((l,d)=>a<0||d<a?"none":l).slice(-c);return[...Array.from({length:c-o.length},()=>"none"),...o]}function y({worst:v,up:c,down:f}){return v!==null||c>0||f>0}function w({worst:v,up:c,down:f,blind:a,excluded:o}){return f>0||v==="critical"?"critical":a>c?"unknown":v==="warning"||v==="degraded"?v:c>0?"healthy":o>0||v==="skipped"?"skipped":"unknown"}r.FM=u,r.MJ=g,r.hl=n}),39974:((A,r,e)=>{var u=e(97064);function n(y,w,v){return g([...new Set(w)].map(c=>y.uptime(c,v)))}function g(y){return(0,u.YZ)(y.map(({sums:w})=>w).reduce(u.vN,u.wM))}r.A=g,r.h=n}),20595:((A,r,e)=>{var u=e(97368);const n=[{key:"24h",text:"24 h",length:u.d_},{key:"7d",text:"7 d",length:7*u.d_},{key:"30d",text:"30 d",length:30*u.d_},{key:"90d",text:"90 d",length:90*u.d_},{key:"1y",text:"1 y",length:365*u.d_}];function g(y){return Object.fromEntries(n.map(({key:w,length:v})=>[w,y(v)]))}r.P=n,r.m=g}),20556:((A,r,e)=>{class u{constructor(c){this.text=c}text}function n(v,...c){return new u(v.reduce((f,a,o)=>f+g(c[o-1])+a))}function g(v){return v==null||v===!1?"":v instanceof u?v.text:typeof v=="object"?v.map(g).join(""):w(String(v))}const y={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function w(v){return v.replace(/[&<>"']/g,c=>y[c]??c)}r.Ed=u,r.ZD=w,r.qy=n}),4969:((A,r,e)=>{function u(g){return n(g)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(g){try{return Intl.DateTimeFormat.supportedLocalesOf(g)[0]??null}catch{return null}}r.e=n,r.q=u}),1669:((A,r,e)=>{const u={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function n(y,w){const{words:v}=u[y],c=w.replace(/\s+/g," ").trim();return c.startsWith(v)?c:c===""?v:`${v} - ${c}`}function g(y,w){return`${u[y].sign} ${n(y,w)}`.trim()}r.Bs=g,r.Se=u,r.o7=n}),71135:((A,r,e)=>{var u=e(19751),n=e(97368);const g=(0,u.S)(100);function y(f,a){const o=a===null?null:g.of(a,v);if(o===null)return(0,n.fE)(f);const l=o.wall.format(f).replace(", "," "),d=(0,n.fE)(f),i=l.slice(0,10)===d.slice(0,10);return`${l} ${c(f,o)} (${i?d.slice(11):d})`}function w(f,a){const o=a===null?null:g.of(a,v),[l="",d=""]=(o===null?(0,n.fE)(f):o.wall.format(f)).split(/[, ]+/);return{date:l,clock:d,zone:o===null?"UTC":c(f,o)}}function v(f){if(/^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich)$/i.test(f))return null;try{const a=new Intl.DateTimeFormat("sv-SE",{timeZone:f,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit"}),o=["en-US","en-GB","en-AU","en-IN"].map(l=>new Intl.DateTimeFormat(l,{timeZone:f,timeZoneName:"short"}));return{wall:a,names:o}}catch{return null}}function c(f,{names:a}){const o=a.flatMap(l=>l.formatToParts(f).find(({type:d})=>d==="timeZoneName")?.value??[]);return o.find(l=>/^[A-Z]{2,5}$/.test(l))??(o[0]??"").replace("GMT","UTC")}r.I=y,r.O=w}),56503:((A,r,e)=>{var u=e(10306),n=e(77299);const[g,y]=[.99,.95];function w(p,h){const t=(0,n.gX)(h),s=h.filter(m=>m===t).length;return{label:p,message:s===h.length?t:`${s} of ${h.length} ${t}`,status:t}}function v(p){return w("heartbeat",Object.values(p.monitors).map(({status:h})=>h))}function c({name:p,status:h}){return{label:p,message:h,status:h}}function f(p,h){const t=Object.values(p.monitors).filter(s=>d(s).includes(h));return t.length===0?null:w(h,t.map(({status:s})=>s))}function a(p,h){return{label:p,message:(0,u.OW)(h),status:i(h)}}function o(p,h,t){const s=p.replace(/\.svg$/,""),m=l(h,s);if(m!==null)return c(m);const x=s.endsWith("-uptime")?l(h,s.slice(0,-7)):null;return x!==null?a(`${x.name} uptime`,t(x.id)):s.startsWith("tag-")?f(h,s.slice(4)):null}function l({monitors:p},h){return Object.hasOwn(p,h)?p[h]??null:null}function d({metadata:p}){const{tags:h}=p;return Array.isArray(h)?h.filter(t=>typeof t=="string"):[]}function i({ratio:p}){return p===null?"unknown":p>=g?"healthy":p>=y?"warning":"critical"}r.Fg=d,r.Od=v,r.We=w,r.hw=o,r.k3=a,r.me=c}),34946:((A,r,e)=>{function u({label:g,message:y,status:w}){return{schemaVersion:1,label:g,message:y,color:n(w)}}function n(g){switch(g){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}r.e=u}),33382:((A,r,e)=>{var u=e(20556),n=e(42760);const g="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[y,w]=[60,80],v=5,c=32,f=" ".repeat(95)+"–…",a={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function o(i){const p=(0,n.x)(i.label,y),h=(0,n.x)(i.message,w),[t,s]=[l(p)+2*v,l(h)+2*v],m=p===""?h:`${p}: ${h}`,x=p===""?0:t,O=(U,P,b)=>{const[k,T]=[(P+b/2)*10,(b-2*v)*10];return(0,u.qy)`<text x="${k}" y="140" transform="scale(.1)" textLength="${T}">${U}</text>`},D=(0,u.qy)`<rect width="${x+s}" height="20" rx="3" fill="${a[i.status]}"/>`,S=x>0&&(0,u.qy)`<path d="M3 0H${t}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[x>0&&O(p,0,t),O(h,x,s)];return`${(0,u.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${x+s}" height="20" role="img" aria-label="${m}"><title>${m}</title>${D}${S}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function l(i){const p=Array.from(i).reduce((t,s)=>t+(d(s)??d("m")??0),0),h=Math.floor(p);return h%2===0?h+1:h}function d(i){const p=i>=" "&&i<="~"?i.charCodeAt(0)-c:f.indexOf(i);return p<0?null:parseInt(g.slice(2*p,2*p+2),36)/100}r.g=o}),91389:((A,r,e)=>{const u="text/plain; version=0.0.4; charset=utf-8";function n(c){return c.map(g).join("")}function g({name:c,type:f,help:a,samples:o}){if(o.length===0)return"";const l=o.map(({labels:d,value:i})=>`${c}${y(d)} ${i}
`);return`# HELP ${c} ${w(a)}
# TYPE ${c} ${f}
${l.join("")}`}function y(c){return c===void 0?"":`{${Object.entries(c).map(([f,a])=>`${f}="${v(a)}"`).join(",")}}`}function w(c){return c.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function v(c){return/["\\\n]/.test(c)?w(c).replace(/"/g,'\\"'):c}r.I=n,r.Y=u}),93072:((A,r,e)=>{const u=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;function y(o){const l=new Set,d=new Map,i=(t,s)=>{const m=v(s);return l.has(m)?!1:(l.add(m),d.set(t,s),!0)},p=[...new Set(o)],h=p.filter(w).sort((t,s)=>+(t!==v(t))-+(s!==v(s)));for(const t of h)i(t,t);for(const t of p)if(!d.has(t))for(let s=0;!i(t,f(t,s));s+=1);return d}function w(o){return u.test(o)&&!/[ .]$/.test(o)&&!n.test(o)&&c(o)<=85}function v(o){return o.normalize("NFC").toLowerCase()}function c(o){return new TextEncoder().encode(o).length}function f(o,l){const d=o.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${d===""?"x":d}-${a(`${l===0?"":l} ${o}`)}`}function a(o,l=2166136261){let d=l;for(let i=0;i<o.length;i+=1)d=Math.imul(d^o.charCodeAt(i),16777619);return(d>>>0).toString(36).padStart(7,"0")}r.j=y,r.q=a}),39612:((A,r,e)=>{var u=e(14953),n=e(97368);const g=3;function y(f,a){return f>g*a}function w({now:f,intervalMs:a},o){return y(o-f,a)}function v({now:f,intervalMs:a},o){const l=(0,u.a3)(a);return`The last look ended ${(0,u.a3)(o-f)} ago, at ${(0,n.fE)(f)}, and one is due each ${l}.`}function c({status:f,reason:a,message:o},l){return!l||f==="skipped"?{status:f,reason:a,message:o}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${f}.`}}r.HH=v,r.QO=w,r.YP=c,r.aY=y}),13775:((A,r,e)=>{var u=e(10306),n=e(20595),g=e(97368),y=e(2646),w=e(39612),v=e(69732),c=e(45744);const f=90*g.d_,a=50;function o(t,s,m){const{history:x,now:O}=s,D=(0,w.QO)(s,m),S=s.controls.get(t.id),I=(0,n.m)(C=>x.uptime(t.id,{from:O-C,to:O}));return{service:t.id,name:t.name,...(0,w.YP)(t,D),last_heartbeat:t.last_heartbeat,uptime:D?null:i(t,s,m),total_pulses:t.total_pulses,error_count:t.error_count,kind:t.kind,interval:(0,c.T)(t),consecutive_failures:t.consecutive_failures,since:t.since,deadline:t.deadline,paused_until:S?.pause&&S.pause.until>m?(0,g.tK)(S.pause.until):null,acknowledged_at:(0,y.I)(S?.acknowledged?.at),uptime_percent:l(I,({ratio:C})=>C),observed_percent:l(I,({observed:C})=>C),incidents:x.outages({from:O-f,to:O+1},t.id).slice(0,a).map(C=>p(C,t,s,m)),timestamp:(0,g.tK)(m),checked_at:(0,g.tK)(O),stale:D}}function l(t,s){return{"24h":d(s(t["24h"])),"7d":d(s(t["7d"])),"30d":d(s(t["30d"])),"90d":d(s(t["90d"])),"1y":d(s(t["1y"]))}}function d(t){return t===null?null:(0,u.pR)(t)}function i({id:t,uptime:s},{history:m},x){const O=m.upSince(t);return O===null?s:(0,u.VX)(x-O)}function p(t,{incident:s},m,x){const{until:O,worst:D,message:S}=t,I=O===null&&s?.phase==="open"?s:null,C=t.incident==null?null:(0,v.N)(m.map,t.incident);return{...h(t,x),worst:D,message:S,url:I?.url??C}}function h({since:t,until:s},m){const x=Math.max(0,Math.floor(((s??m)-t)/g.Z2));return{since:(0,g.tK)(t),until:(0,y.I)(s),duration_seconds:x}}r.Uq=d,r.qI=h,r.rm=o}),45744:((A,r,e)=>{var u=e(77299),n=e(97368),g=e(67982),y=e(39612);function w(a,o){const l=(0,y.QO)(a,o),i=Object.entries(a.map.monitors).map(([p,h])=>[p,v(h,l)]);return{timestamp:(0,n.tK)(o),checked_at:(0,n.tK)(a.now),stale:l,...f(i.map(([,p])=>p),l?(0,y.HH)(a,o):null),services:Object.fromEntries(i)}}function v(a,o){const{status:l,reason:d,message:i}=(0,y.YP)(a,o);return{status:l,name:a.name,reason:d,message:i,last_heartbeat:a.last_heartbeat,interval:c(a),consecutive_failures:a.consecutive_failures,since:a.since,deadline:a.deadline}}function c({interval:a}){return a===null?null:Math.max(1,Math.round(a))}function f(a,o){if(o!==null)return{overall_status:"unknown",reason:"source-unreachable",message:o};const l=(0,u.gX)(a.map(({status:i})=>i)),d=a.find(({status:i})=>i===l);return d===void 0?{overall_status:l,reason:"missing",message:"Nothing is watched."}:{overall_status:l,reason:d.reason,message:(0,g.WN)((0,g.mQ)(a))}}r.S=w,r.T=c}),69732:((A,r,e)=>{function u({monitors:g,repository:y=null,run_url:w=null},v){const c=Object.values(g).find(({incident:a})=>a?.ref===v)?.incident?.url;if(c!=null)return n(c);const f=y===null||w===null?null:n(w);return f!==null&&/^\d{1,15}$/.test(v)?`${new URL(f).origin}/${y}/issues/${v}`:null}function n(g){return URL.canParse(g)&&/^https?:/i.test(g)?new URL(g).href:null}r.N=u}),51085:((A,r,e)=>{var u=e(77299),n=e(97368),g=e(67982),y=e(39612);function w(i,p){const h=(0,y.QO)(i,p),t=Object.entries(i.map.monitors).map(([s,m])=>({id:s,entry:m,status:(0,y.YP)(m,h).status}));return[...v(t),...c(t,i),...f(t,i,h)]}function v(i){const p=(t,s,m)=>o(i,[t,"gauge",s],m),h=(t,s,m)=>o(i,[t,"counter",s],m);return[p("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",l),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:i.map(({id:t,status:s})=>({labels:{monitor:t,status:s},value:1}))},p("heartbeat_last_timestamp_seconds","When it last beat.",({entry:t})=>d(t.last_heartbeat)),p("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:t})=>d(t.deadline)),p("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:t})=>t.consecutive_failures),h("heartbeat_pulses_total","Beats that were counted.",({entry:t})=>t.total_pulses),h("heartbeat_errors_total","Beats that told of a failure.",({entry:t})=>t.error_count)]}function c(i,{history:p,now:h}){const t={from:h-n.d_,to:h},s=new Map(i.map(({id:x})=>[x,p.uptime(x,t)])),m=(x,O,D)=>o(i,[x,"gauge",O],({id:S})=>s.get(S)?.[D]);return[m("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),m("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function f(i,{now:p,intervalMs:h},t){const s=(x,O,D)=>({name:x,type:"gauge",help:O,samples:[{value:D}]}),m=(0,g.mQ)(i);return[a(m),s("heartbeat_check_timestamp_seconds","When the last look ended.",p/n.Z2),s("heartbeat_check_interval_seconds","From one look to the next.",h/n.Z2),s("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",t?1:0)]}function a(i){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:u.f.map(h=>({labels:{status:h},value:i[h]}))}}function o(i,[p,h,t],s){const m=i.flatMap(x=>{const O=s(x);return O==null?[]:[{labels:{monitor:x.id},value:O}]});return{name:p,type:h,help:t,samples:m}}function l({status:i}){switch(i){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function d(i){return i===null?null:Date.parse(i)/n.Z2}r.E=a,r.U=w}),55997:((A,r,e)=>{var u=e(39099),n=e(31878);function g({map:c},f){return(Object.hasOwn(c.monitors,f)?c.monitors[f]:void 0)??Object.values(c.monitors).find(o=>o.name===f)??null}function y({map:c},f){const a=(0,u.z)(f,Object.keys(c.monitors));if(a!==null)return a;const o=Object.values(c.monitors),l=(0,u.z)(f,o.map(d=>d.name));return l===null?null:o.find(d=>d.name===l)?.id??null}function w(c){return JSON.stringify((0,n.Jj)((0,n.TN)(c),100))}function v(c,f,a="/api/health/status names all"){const o=f===null?a:`did you mean ${w(f)}?`;return`no monitor is called ${w(c)}; ${o}`}r.TL=w,r.YM=g,r.Zo=v,r.fZ=y}),42760:((A,r,e)=>{var u=e(31878);function n(g,y){return(0,u.Jj)((0,u.TN)(g).replace(/[\ufffe\uffff]/g,""),y)}r.x=n}),41619:((A,r,e)=>{var u=e(20556),n=e(26410),g=e(68607),y=e(20580),w=e(86e3),v=e(88022),c=e(512);const f=20;function a(d){const i=(0,n.md)(d.monitors.filter(n.kV));if(i.length===0)return null;const p=i.length-f;return(0,u.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${i.slice(0,f).map(h=>o(h,d))}</ul>${p>0&&(0,u.qy)`<p class="more">And ${p} more; they stand among the others below.</p>`}</section>\n`}function o(d,i){const{entry:p,name:h,anchor:t,href:s}=d,m=l(d,i);return(0,u.qy)`<li class="${p.status}">${(0,g.Kk)(p.status)}<div><h3><a href="${i.listed.has(d)?`#${t}`:s}">${h}</a> <span class="tag">${c.ly[p.status]}</span></h3><p>${(0,y.XU)(d,i)}</p>${m!==null&&(0,u.qy)`<p class="meta">${m}</p>`}</div></li>\n`}function l({entry:d},i){const{clock:p,controls:h}=i,t=h.get(d.id)?.acknowledged,s=[d.since!==null&&(0,u.qy)`Since ${p.time(Date.parse(d.since))}`,d.incident?.phase==="open"?(0,w.h)(d.incident.ref,i):null,t&&`acknowledged${t.why===null?"":`: ${(0,v.SP)(t.why,120)}`}`].filter(m=>m!=null&&m!==!1);return s.length===0?null:(0,u.qy)`${s.map((m,x)=>(0,u.qy)`${x>0&&" · "}${m}`)}`}r.f=a,r.y=l}),80595:((A,r,e)=>{var u=e(14953),n=e(20556),g=e(10499),y=e(1267);const w=30,v=4,c=3,f={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:w},a=Object.entries(f).map(([s,m])=>`.b.${s} { stroke-width: ${m} }`).join(`
`);function o(s,m){const x=(0,g.MJ)(s,y.q),O=[...Array.from({length:Math.max(0,y.q-s.length)},()=>null),...s.slice(-y.q)],D=g.FM.filter(S=>x.includes(S)).map(S=>{const I=p(x,S),C=d[S],U=C===void 0?null:`${C}: ${t(I,O,m)}`;return(0,n.qy)`<path class="b ${S}" d="${h(I,f[S])}"${U===null?(0,n.qy)`/>`:(0,n.qy)`><title>${U}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${y.q*v-1} ${w}" preserveAspectRatio="none" role="img" aria-label="${i(x)}">${D}</svg>`}function l(s){const m=f[s];return(0,n.qy)`<svg viewBox="0 0 ${3*v-1} ${w}" aria-hidden="true"><path class="b ${s}" d="${h([[0,2]],m)}"/></svg>`}const d={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function i(s){const x=g.FM.map(O=>[O,s.filter(D=>D===O).length]).filter(([,O])=>O>0).map(([O,D])=>`${D} ${g.hl[O]}`);return`Last ${y.q} days: ${x.join(", ")}`}function p(s,m){const x=[];return s.forEach((O,D)=>{if(O!==m)return;const S=x.at(-1);S!==void 0&&S[1]===D-1?x[x.length-1]=[S[0],D]:x.push([D,D])}),x}function h(s,m){const x=w-m/2;return s.map(([O,D])=>`M${O*v} ${x}h${(D-O)*v+c}`).join("")}function t(s,m,x){const O=S=>x.day(m[S]?.date??"");return s.map(([S,I])=>{const C=m.slice(S,I+1).reduce((P,b)=>P+(b?.down??0),0),U=S===I?O(S):`${O(S)} to ${O(I)}`;return C>0?`${U} (${(0,u.a3)(C)})`:U}).join(", ")}r.IS=o,r.Rx=l,r.nv=a}),29431:((A,r,e)=>{var u=e(28915),n=e(20556),g=e(26410);const y=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function w(a,o){if(!o.live?.writable)return null;const l=o.controls.get(a.entry.id),d=l!==void 0&&(0,u.lP)(l,o.now),i=(0,g.kV)(a)&&l?.acknowledged==null;return(0,n.qy)`<p class="acts">${d?v("resume","Resume",a):v("pause","Pause",a)}${i&&v("ack","Acknowledge",a)}</p>`}function v(a,o,{entry:l,name:d}){return(0,n.qy)`<button type="button" data-act="${a}" data-id="${l.id}" data-name="${d}">${o}<span class="vh"> ${d}</span></button> `}function c({live:a}){return a?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function f({live:a}){if(!a?.writable)return null;const o=y.map(([l,d])=>(0,n.qy)`<option value="${l}">${d}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${o}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}r.Ro=w,r.V_=c,r.cg=f}),27390:((A,r,e)=>{var u=e(28915),n=e(14953),g=e(20556),y=e(97368),w=e(29431);const v=5;function c(P,{past:b,clock:k}){const T=b.days(P);if(T.length===0)return null;const _=T.filter(E=>E.down>0).reverse();if(_.length===0)return"none";const $=_.slice(0,v).map(E=>`${k.day(E.date)} ${(0,n.a3)(E.down)}`),M=_.length>v?` and ${_.length-v} more days`:"";return`${$.join(", ")}${M}`}var f=e(20580),a=e(88022),o=e(32752);const l=12,d=80;function i(P){const b=Object.entries(P);if(b.length===0)return null;const k=b.slice(0,l).map(([T,_])=>(0,g.qy)`<span class="w">${(0,a.SP)(T,d)} <b>${p(_)}</b></span> `);return(0,g.qy)`${k}${b.length>l&&`and ${b.length-l} more`}`}function p(P){return typeof P=="string"?(0,a.SP)(P,d):typeof P=="boolean"?P?"yes":"no":(0,a.SP)(JSON.stringify(P)??"",d)}var h=e(512);function t(P,b,k){const _=(k==="page"?s(P,b):x(P,b)).filter(([,$])=>$!=null&&$!==!1&&$!=="");return(0,g.qy)`<dl>${_.map(([$,M,E])=>(0,g.qy)`<div${E&&(0,g.qy)` class="all"`}><dt>${$}</dt><dd>${M}</dd></div>\n`)}</dl>${(0,w.Ro)(P,b)}`}function s(P,b){const{entry:k}=P;return[["Status",(0,g.qy)`${h.ly[k.status]} <code>${k.reason}</code>`],...O(P,b),["Says",(0,f.Rz)(P,b)],["Well for",k.uptime===null?null:(0,a.SP)(k.uptime,40)],["Failures in a row",k.consecutive_failures||null],["Heartbeats",S(P)],["Last run",I(P)],["Read from",k.source!==""&&(0,g.qy)`<code>${(0,a.SP)(k.source,200)}</code>`],...U(P,b),["Downtime in 90 days",c(k.id,b),"wide"],["Checks",b.show.metrics?i(k.checks):null,"wide"],["Metrics",b.show.metrics?i(k.metrics):null,"wide"]]}const m=["Not well since","Read from"];function x(P,b){const k=s(P,b).filter(([_])=>!m.includes(_)),T=k.findIndex(([,,_])=>_!==void 0);return k.toSpliced(T,0,["Durations",C(P)])}function O({entry:P},{clock:b,checkedAt:k}){const T=M=>M===null?null:b.time(Date.parse(M)),_=P.deadline!==null&&Date.parse(P.deadline)<k,$=P.interval===null?null:`every ${D((0,n.a3)(P.interval*y.Z2))}`;return[["Last heartbeat",T(P.last_heartbeat)??"none"],[_?"Was due by":"Due by",T(P.deadline)],["Expected",$],["Not well since",T(P.since)]]}function D(P){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[P]??P}function S({entry:P}){const{total_pulses:b,error_count:k}=P;return b===null?k===null?null:`${k} failures`:k?`${b}, ${k} of them failures`:`${b}`}function I({entry:{metadata:P}}){const{run_url:b,duration_seconds:k,exit_code:T,workflow:_}=P,$=(0,a.Pl)(b),M=[typeof k=="number"&&`took ${(0,n.a3)(k*y.Z2)}`,typeof T=="number"&&`exit code ${T}`,typeof _=="string"&&(0,a.SP)(_,80)].filter(E=>E!==!1);return $===null&&M.length===0?null:(0,g.qy)`${M.join(", ")}${$!==null&&M.length>0&&", "}${$!==null&&(0,g.qy)`<a href="${$}">its log</a>`}`}function C(P){const b=(0,o.DM)(P);if(b===null)return null;const k=(0,o.h5)(b).filter(([T])=>T==="median"||T==="longest");return(0,g.qy)`${(0,o.WT)(b)}${k.map(([T,_])=>`${T} ${_}`).join(", ")}`}function U({entry:P},{controls:b,clock:k,now:T}){const _=b.get(P.id);if(_===void 0)return[];const{pause:$,acknowledged:M}=_,E=L=>L===null?"":`: ${(0,a.SP)(L,160)}`;return[["Paused",(0,u.lP)(_,T)&&$&&(0,g.qy)`until ${k.time($.until)}${E($.why)}`],["Acknowledged",M&&(0,g.qy)`${k.time(M.at)}${E(M.why)}`]]}r.c=t}),80609:((A,r,e)=>{var u=e(77598),n=e(20556),g=e(65997);const y=(0,g.r)(String.raw`(()=>{
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
})()`);var w=e(29431),v=e(88022);function c(t,s){const{title:m,clock:x,checkedAt:O,logo:D}=s,S=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${S}<span><b>${m}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${t===""?I:(0,n.qy)`<a href="${t}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${x.time(O)}, </span><span id="seen">${x.ago(O)}</span></p>${(0,w.V_)(s)}<button type="button" id="pause" hidden>Pause updates</button></div>${f(s)}</header>
`}function f({description:t,links:s}){const m=s.flatMap(({text:x,url:O})=>{const D=(0,v.Pl)(O);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,v.SP)(x,60)}</a> `]});return t===null&&m.length===0?null:(0,n.qy)`<div class="what">${t!==null&&(0,n.qy)`<p>${t}</p>`}${m.length>0&&(0,n.qy)`<nav aria-label="Links">${m}</nav>`}</div>`}var a=e(68607);const o=(0,g.r)(String.raw`(()=>{
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
})()`);var l=e(86391);const d=["default-src 'none'",`style-src ${i(l.Y)} ${i(l.Id)} ${i(l.eK)}`,`script-src ${i(o)} ${i(y)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function i(t){return`'sha256-${(0,u.createHash)("sha256").update(t).digest("base64")}'`}function p(t){return t===null?d:d.replace("connect-src 'self'",`connect-src 'self' ${t}`)}function h(t,s){const{signal:m,live:x,title:O,description:D,pulse:S,intervalMs:I,checkedAt:C}=s,U=x===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${p(S)}">\n`,P=!t.framed&&x?.writable===!0,b=m?t.sentence:"No signal",k=m?(0,a.Dm)(t.status):a.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${U}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${b} · ${O}</title>
<meta name="description" content="${D??`${s.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${x===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${t.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(k)}"${!m&&(0,n.qy)` data-was="${new n.Ed((0,a.Dm)(t.status))}"`} data-off="${new n.Ed(a.NU)}">
<style>${new n.Ed(l.Y)}</style>${t.framed&&(0,n.qy)`<style>${new n.Ed(l.Id)}</style>`}${P&&(0,n.qy)`<style>${new n.Ed(l.eK)}</style>`}</head>
<body${t.framed&&(0,n.qy)` class="framed"`} data-root="${t.root}"${x===null?(0,n.qy)` data-json="${t.root}status.json"${S!==null&&(0,n.qy)` data-pulse="${S}"`}`:(0,n.qy)` data-stream="${t.root}api/health/stream"`}>${a.Am}
${t.framed?null:c(t.root,s)}<main id="main"${!m&&(0,n.qy)` class="nosignal"`} data-checked="${C}" data-every="${I}">
${t.main}</main>
${t.footer}${!t.framed&&(0,w.cg)(s)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(o)}</script>${P&&(0,n.qy)`<script>${new n.Ed(y)}</script>`}</body></html>
`.text}r.n=d,r.l=h}),83634:((A,r,e)=>{var u=e(20556),n=e(80609),g=e(26410),y=e(68607),w=e(512);const v=30;function c(a){const o=(0,w.nt)(a),l=a.map.overall_status,d=(0,g.md)(a.monitors).slice(0,v),i=a.monitors.length-d.length,p=(0,u.qy)`<div class="verdict">${(0,y.Kk)(l)}<h1 id="verdict" data-was="${o}">${a.signal?o:(0,w.f1)(a)}</h1></div><ul class="small">${d.map(h=>f(h,a))}</ul><p class="more">${i>0&&`And ${i} more. `}Checked <span id="seen">${a.clock.ago(a.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:o,status:l,root:"",framed:!0,main:p,footer:null},a)}function f(a,{clock:o}){const{entry:l,name:d,href:i}=a,p=l.status==="healthy",h=!p||l.last_heartbeat===null?w.ly[l.status]:o.ago(Date.parse(l.last_heartbeat));return(0,u.qy)`<li>${(0,y.Kk)(l.status)}<a href="${i}" target="_blank" rel="noopener">${d}</a><span>${p&&(0,u.qy)`<span class="vh">${w.ly[l.status]}, </span>`}${h}</span></li>\n`}r.H=c}),26410:((A,r,e)=>{var u=e(77299),n=e(31878),g=e(93072),y=e(4969),w=e(97368),v=e(71135),c=e(20556),f=e(79285);const a=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],o=300*w.d_;function l(_,$,M){const E=new Map,L=R=>{const N=Math.floor(R/w.dp),z=E.get(N)??(0,v.O)(R,$).zone;return E.set(N,z),z},j=M===null?null:(0,y.e)(M),B=j===null?d:i(j),W=j!==null&&(0,c.qy)` lang="${j}"`,K=R=>{const{date:N,clock:z}=(0,v.O)(R,$);return`${B(N,Math.abs(_-R)>o)}, ${z}`};return{day:R=>B(R,!1),text:R=>(0,c.qy)`<time datetime="${(0,w.tK)(R)}"${W}>${K(R)}</time>`,time:R=>(0,c.qy)`<time datetime="${(0,w.tK)(R)}"${W}>${K(R)} ${L(R)}</time>`,ago:R=>(0,c.qy)`<time datetime="${(0,w.tK)(R)}" data-ago>${(0,f.H)(R,_)}</time>`}}function d(_,$){const M=$?` ${_.slice(0,4)}`:"";return`${Number(_.slice(8,10))} ${a[Number(_.slice(5,7))-1]??""}${M}`}function i(_){const $=new Map,M=j=>new Intl.DateTimeFormat(_,{day:"numeric",month:"short",timeZone:"UTC",...j}),[E,L]=[M({}),M({year:"numeric"})];return(j,B)=>{const W=`${j}${B}`,K=Date.parse(j),R=$.get(W)??(Number.isNaN(K)?j:(B?L:E).format(K));return $.set(W,R),R}}var p=e(1267),h=e(88022);const t=6,s=60,m=500;function x(_){return new Map(_.map(({monitor:$,expected:M,ruleRest:E=""})=>[$,M===null?null:M+E]))}function O({title:_,description:$,links:M,language:E,zone:L,show:j},B){const W={messages:j.includes("messages"),metrics:j.includes("metrics")};return{title:_,description:$,links:M,language:E,zone:L,show:W,...B&&{parts:B}}}function D(_){const $=Date.parse(_.map.timestamp),M=_.live===null?(0,g.j)(Object.keys(_.map.monitors)):null,E=Object.values(_.map.monitors).map(L=>P(L,M));return{..._,checkedAt:$,signal:U($,_),clock:l(_.now,_.zone,_.language??null),past:(0,p.o)(_.history,_.now,_.zone),title:(0,h.SP)(_.title??_.map.repository??"",100)||"Heartbeat",description:(0,h.SP)(_.description??"",500)||null,links:_.links??[],...C(_.parts),monitors:E,groups:b(E),crowded:E.length>s,listed:new Set(E.length>m?T(E.filter(k)).slice(0,m):E)}}const S=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function C({logo:_,pulse:$}={}){const M=(E,L)=>typeof E=="string"&&L.test(E)?E:null;return{logo:M(_,S),pulse:M($,I)}}function U(_,{now:$,intervalMs:M}){return $-_<=t*M}function P(_,$){const M=encodeURIComponent((0,n.uH)(_.id)),E=$?.get(_.id),{tags:L}=_.metadata;return{entry:_,name:(0,h.HD)(_),anchor:`m-${M}`,href:E===void 0?`monitors/${M}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(L)?L.filter(j=>typeof j=="string"):[]}}function b(_){const $=new Map;for(const E of _){const L=E.tags[0]??null,j=$.get(L);j===void 0?$.set(L,[E]):j.push(E)}const M=[...$].map(([E,L])=>({tag:E,monitors:L}));return[...M.filter(({tag:E})=>E!==null),...M.filter(({tag:E})=>E===null)]}function k({entry:_}){return _.status!=="healthy"&&_.status!=="skipped"}function T(_){return[..._].sort(($,M)=>(0,u.xJ)(M.entry.status)-(0,u.xJ)($.entry.status))}r.w7=x,r.bS=U,r.kV=k,r.PL=D,r.oy=O,r.md=T}),29779:((A,r,e)=>{var u=e(10306),n=e(20556),g=e(77299),y=e(68607),w=e(38008),v=e(1267);const c=620,f=612,a=32,o="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",l=62,d=6;function i(s){const m=s!=="critical"&&s!=="skipped",x=s==="critical"?d:m?Math.floor(f/l):0,O=`M0 ${a}${o.repeat(x)}`;return(0,n.qy)`<svg class="trace ${s}" viewBox="0 0 ${c} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${x>0&&(0,n.qy)`<path class="past" d="${O}${m&&`H${f}`}"/>`}${s==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${O}H${f}"/>`}${!m&&(0,n.qy)`<path class="flat" d="M${x*l} ${a}H${f}"/>`}<circle cx="${f}" cy="${a}" r="4"/></svg>`}var p=e(512);function h(s,m,x,O){const D=O.signal?m:(0,p.f1)(O);return(0,n.qy)`<section class="hero ${s}" aria-labelledby="verdict">${i(s)}<div class="verdict">${(0,y.Kk)(s)}<h1 id="verdict" data-was="${m}">${D}</h1></div>${O.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${x}</section>\n`}function t(s){const{summary:m}=s.map;if(s.monitors.length===0)return null;const x=(0,w.Xo)(s,s.monitors),O=x===null?null:(0,u.aP)(x),D=[...g.f].reverse().filter(S=>m[S]>0);return(0,n.qy)`<p class="counts">${D.map(S=>(0,n.qy)`<span>${(0,y.Kk)(S)}${m[S]} ${p.ly[S].toLowerCase()}</span> `)}${x!==null&&(0,n.qy)`<span class="all-up">${(0,u.Uy)(x)} up in ${v.q} days${O!==null&&`, ${O}`}</span>`}</p>`}r.t=t,r.Z=h}),68607:((A,r,e)=>{var u=e(77299),n=e(20556);const g={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},y=new n.Ed(`<svg class="vh" aria-hidden="true">${u.f.map(i=>`<symbol id="i-${i}" viewBox="0 0 16 16">${g[i]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),w=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function v(i){return(0,n.qy)`<svg class="icon ${i}" aria-hidden="true"><use href="#i-${i}"/></svg>`}const c={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},f="M1 9h3l2-6 4 10 2-4h3",a="M1 9h14";function o(i){return d(c[i],i==="critical"?a:f,"")}const l=d(c.unknown,a," stroke-dasharray='.1 3.3'");function d(i,p,h){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${i}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${h} d='${p}'/%3E%3C/svg%3E`}r.Am=y,r.Dm=o,r.Kk=v,r.NU=l,r.cf=w}),12723:((A,r,e)=>{var u=e(65997);const n=(0,u.r)(String.raw`(()=>{
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
})()`);r.Y=n}),65997:((A,r,e)=>{function u(n){return n.split(`
`).map(g=>g.trim()).filter(g=>g!==""&&!g.startsWith("//")).join(`
`)}r.r=u}),86e3:((A,r,e)=>{var u=e(20556),n=e(69732),g=e(88022);function y(w,{map:v}){const c=w==null?null:(0,g.Pl)((0,n.N)(v,w));return w==null||c===null?null:(0,u.qy)`<a href="${c}">Incident ${(0,g.SP)(/^\d+$/.test(w)?`#${w}`:w,20)}</a>`}r.h=y}),72560:((A,r,e)=>{var u=e(10306),n=e(20556),g=e(41619),y=e(80609),w=e(26410),v=e(68607),c=e(29779),f=e(38008),a=e(70937),o=e(80595),l=e(10499),d=e(27390),i=e(1267),p=e(20580),h=e(512);function t(b,k){const{entry:T,name:_,anchor:$,href:M}=b,E=k.crowded?null:(0,d.c)(b,k,"row");return(0,n.qy)`<li id="${$}" class="row"><div class="top">${(0,v.Kk)(T.status)}<div class="who"><h3><a href="${M}">${_}</a></h3><p><span class="vh">${h.ly[T.status]}: </span>${(0,p.$N)(b,k)}</p></div><div class="strip">${(0,o.IS)(k.past.days(T.id),k.clock)}</div><p class="up">${m(b,k)}</p></div>${E!==null&&s(_,E)}</li>\n`}function s(b,k){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${b}</span></span>${v.cf}</summary>${k}</details>`}function m({entry:b},{past:k}){const T=k.uptime(b.id),_=(0,l.MJ)(k.days(b.id),i.q).filter(M=>M!=="none").length,$=_===1?"today":_===0?"uptime":`${_} days`;return(0,n.qy)`<b>${(0,u.Uy)(T)}</b><span>${(0,u.aP)(T)??$}</span>`}var x=e(88022);const O=10;function D(b){const k=(0,h.nt)(b),T=b.monitors.length===0?"skipped":b.map.overall_status,_=b.groups.map(($,M)=>I($,M,b));return(0,y.l)({sentence:k,status:T,root:"",framed:!1,main:[(0,c.Z)(T,k,(0,c.t)(b),b),b.monitors.length>0?(0,g.f)(b):(0,f.xc)(),_,b.monitors.length>0&&(0,f.o1)(),(0,a.I)(b,O),b.monitors.length>0&&(0,f.X5)(b)],footer:(0,f.qr)(b,"")},b)}function S(b,k){const T=b.length<2?null:(0,f.Xo)(k,b);return T===null?"":` · ${(0,u.OW)(T)}`}function I({tag:b,monitors:k},T,_){const M=_.groups.length===1&&b===null?"Monitors":b===null?"Others":(0,x.SP)(b,60)||"Others",E=(0,n.qy)`<h2 id="g${T}">${M}</h2><span>${(0,h.VR)(k)}${S(k,_)}</span>`,L=k.filter(w.kV),j=k.filter(K=>!(0,w.kV)(K));if(!_.crowded)return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(k,_)}`);if(L.length===0)return C(T,U(T,E,P(j,_)),"snug");const B=(0,n.qy)`<b>${j.length} more in ${M}</b><span>${(0,h.VR)(j)}</span>`,W=j.length>0&&U(T,B,P(j,_));return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(L,_)}${W}`)}function C(b,k,T){return(0,n.qy)`<section${T&&(0,n.qy)` class="${T}"`} aria-labelledby="g${b}">${k}</section>\n`}function U(b,k,T){return(0,n.qy)`<details class="fold" id="f${b}"><summary class="gh">${k}${v.cf}</summary>${T}</details>`}function P(b,k){const T=b.filter($=>k.listed.has($)),_=b.length-T.length;return(0,n.qy)`${T.length>0&&(0,n.qy)`<ul class="card rows">${T.map($=>t($,k))}</ul>`}${_>0&&(0,n.qy)`<p class="more">${T.length>0?"And ":""}${_} that are not listed here: there are too many.</p>`}`}r.m=D}),9720:((A,r,e)=>{var u=e(20556),n=e(97368),g=e(41619),y=e(80595),w=e(27390),v=e(80609),c=e(26410),f=e(29779),a=e(68607),o=e(38008),l=e(1267),d=e(70937),i=e(20580),p=e(88022),h=e(10306),t=e(20595),s=e(32752);function m({entry:$},{past:M}){const E=t.P.map(({text:j,length:B})=>[j,M.uptime($.id,B)]);if(E.every(([,{ratio:j}])=>j===null))return null;const L=E.map(([j,B])=>D((0,h.Uy)(B),j,(0,h.aP)(B)??x(B)));return(0,u.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${L}</ul></section>\n`}function x({observed:$}){return $===null?"not watched":$===1?"all observed":`${Math.floor($*100)} % observed`}function O($){const M=(0,s.DM)($);if(M===null)return null;const E=(0,s.h5)(M).map(([L,j])=>D(j,L,null));return(0,u.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${M.length} runs took</h2><div class="card wide">${(0,s.WT)(M)}<ul class="figures">${E}</ul></div></section>\n`}function D($,M,E){return(0,u.qy)`<li><b>${$}</b><span>${M}</span>${E!==null&&(0,u.qy)`<span>${E}</span>`}</li>\n`}var S=e(512);const I="../",C=50,U=20,P=400*n.d_;function b($,M){const E=$.monitors.find(({entry:B})=>B.id===M);if(E===void 0)return null;const{entry:L}=E,j=(0,S.gD)(E);return(0,v.l)({sentence:j,status:L.status,root:I,framed:!1,main:[(0,u.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,f.Z)(L.status,j,k(E,$),$),T(E,$),m(E,$),O(E),(0,u.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,w.c)(E,$,"page")}</div></section>\n`,(0,d.I)($,C,M),_(E,$),(0,o.X5)($,E)],footer:(0,o.qr)($,I)},$)}function k($,M){const E=(0,c.kV)($)?(0,g.y)($,M):null;return(0,u.qy)`<p class="below">${(0,i.$N)($,M)}</p>${E!==null&&(0,u.qy)`<p class="meta">${E}</p>`}`}function T({entry:$},{past:M,clock:E}){return(0,u.qy)`<section aria-labelledby="days"><h2 id="days">Last ${l.q} days</h2><div class="card wide"><div class="strip">${(0,y.IS)(M.days($.id),E)}</div></div>${(0,o.o1)()}</section>\n`}function _({entry:$},{history:M,now:E,clock:L,show:j}){const B=[...M.changes({from:E-P,to:E},$.id)].reverse();if(B.length===0)return null;const W=B.slice(0,U).map(({status:K,since:R,message:N})=>(0,u.qy)`<li>${(0,a.Kk)(K)}<span>${L.time(R)}</span><div><h3>${S.ly[K]}</h3>${j.messages&&N!==""&&(0,u.qy)`<p>${(0,p.SP)(N)}</p>`}</div></li>\n`);return(0,u.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${W}</ol></section>\n`}r.s=b}),38008:((A,r,e)=>{var u=e(39974),n=e(20556),g=e(80595),y=e(1267),w=e(88022);const v=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function c(){const t=v.map(([s,m])=>(0,n.qy)`<span>${(0,g.Rx)(s)}${m}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${t}</p>\n`}function f(t,s){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${a(t,s)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${o(t,s)}</p></section>\n`}function a({expected:t},s){const m=s===void 0?null:t?.get(s.entry.id);return m==null?"":`A heartbeat is expected ${(0,w.SP)(m)}. `}function o(t,s){const m=s===void 0?l(t,t.monitors):t.past.uptime(s.entry.id);return!m?.observed||m.observed===1?"":` Of the last ${y.q} days, ${Math.floor(m.observed*100)} % was observed.`}function l({monitors:t,listed:s,past:m},x){if(s.size<t.length)return null;const O=(0,u.A)(x.map(({entry:D})=>m.uptime(D.id)));return O.ratio===null?null:O}function d(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const i=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],p=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function h({live:t,map:s,now:m,clock:x},O){const D=t===null?p:i,S=(0,w.Pl)(s.run_url),I=S===null?"Heartbeat":(0,n.qy)`<a href="${S}">this run</a> of Heartbeat`,C=t===null?(0,n.qy)`Made ${x.time(m)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([U,P])=>(0,n.qy)`<a href="${O}${P}">${U}</a> `)}</p><p>${C}</p></footer>\n`}r.X5=f,r.Xo=l,r.o1=c,r.qr=h,r.xc=d}),1267:((A,r,e)=>{var u=e(97368);const n=90;function g(y,w,v){const c=new Map,f=new Map;return{days(a){const o=c.get(a)??y.days(a,n,w,v);return c.set(a,o),o},uptime(a,o=n*u.d_){const l=`${o} ${a}`,d=f.get(l)??y.uptime(a,{from:w-o,to:w});return f.set(l,d),d}}}r.o=g,r.q=n}),70937:((A,r,e)=>{var u=e(14953),n=e(20556),g=e(97368),y=e(68607),w=e(1267),v=e(86e3),c=e(88022);function f(o,l,d){const i={from:o.now-w.q*g.d_,to:o.now},p=o.history.outages(i,d).filter(({until:t})=>t!==null);if(p.length===0)return null;const h=p.length-l;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${p.slice(0,l).map(t=>a(t,o,d===void 0))}</ol>${h>0&&(0,n.qy)`<p class="more">And ${h} more in the last ${w.q} days.</p>`}</section>\n`}function a({monitor:o,since:l,until:d,worst:i,message:p,incident:h},t,s){const m=t.monitors.find(({entry:I})=>I.id===o),x=m?.name??(0,c.HD)({id:o,name:o}),O=m===void 0?(0,n.qy)`${x}`:(0,n.qy)`<a href="${m.href}">${x}</a>`,D=t.show.messages?(0,c.SP)(p):"",S=(0,v.h)(h,t);return(0,n.qy)`<li>${(0,y.Kk)(i)}${t.clock.text(l)}<div>${s&&(0,n.qy)`<h3>${O}</h3>`}${(D!==""||S!==null)&&(0,n.qy)`<p>${D}${D!==""&&S!==null&&" "}${S}</p>`}</div><span>${(0,u.a3)((d??l)-l)}</span></li>\n`}r.I=f}),20580:((A,r,e)=>{var u=e(20556),n=e(37454),g=e(1669),y=e(88022);function w(a,o){const{entry:l}=a;return l.status!=="healthy"||l.last_heartbeat===null?(0,u.qy)`${v(a,o)}`:(0,u.qy)`Last heartbeat ${o.clock.ago(Date.parse(l.last_heartbeat))}${f(a,o)}`}function v({entry:a},{show:o}){const l=a.metadata.beat_message,d=typeof l=="string"&&l!==""&&a.message.includes(l);return o.messages||!d?(0,y.SP)(a.message):n.$[a.reason].meaning}function c({entry:a},{show:o}){const{beat_message:l}=a.metadata;if(!o.messages)return null;const d=typeof l=="string"?(0,y.SP)(l,160):"";return(a.kind===null?d:(0,g.Bs)(a.kind,d))||null}function f(a,o){const l=c(a,o);return l===null?null:(0,u.qy)` · ${l}`}r.$N=w,r.Rz=c,r.XU=v}),88022:((A,r,e)=>{var u=e(31878);const n=80,g=300;function y({name:c,id:f}){return w(c,n)||w(f,n)||"monitor"}function w(c,f=g){return(0,u.Jj)((0,u.TN)(c),f)}function v(c){return typeof c=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(c)&&URL.canParse(c)?c:null}r.HD=y,r.Pl=v,r.SP=w}),32752:((A,r,e)=>{var u=e(14953),n=e(20556),g=e(97368);const y=3,w=30,v=30,c=3,f=6;function a({entry:{metadata:p}}){const{recent_durations_seconds:h}=p;if(!Array.isArray(h))return null;const t=h.filter(s=>typeof s=="number"&&Number.isFinite(s)&&s>=0);return t.length<y?null:t.slice(-w)}function o(p){const h=[...p].sort((s,m)=>s-m),t=s=>(0,u.a3)(s*g.Z2);return[["last",t(p.at(-1)??0)],["median",t(l(h))],["shortest",t(h[0]??0)],["longest",t(h.at(-1)??0)]]}function l(p){const h=p.length/2,[t=0,s=t]=[p[Math.ceil(h)-1],p[Math.floor(h)]];return(t+s)/2}function d(p){const h=i(p),t=p.map(h),s=t.slice(1).map((O,D)=>`${f} ${O-(t[D]??0)}`),m=f*(p.length-1),x=h(l([...p].sort((O,D)=>O-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${m} ${v}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${x}h${m}"/><path d="m0 ${t[0]} ${s.join(" ")}"/><path class="dot" d="M${m} ${t.at(-1)}h0"/></svg>`}function i(p){const[h,t]=[Math.min(...p),Math.max(...p)],s=Math.max(t-h,t/4,1e-9),m=(h+t-s)/2;return x=>Math.round(v-c-(x-m)/s*(v-2*c))}r.DM=a,r.WT=d,r.h5=o}),86391:((A,r,e)=>{var u=e(80595);const n=`
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
`,g=`
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
`,f=l(n,`
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
`),a=l(g),o=l(y);function l(...d){return d.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}r.eK=o,r.Id=a,r.Y=f}),512:((A,r,e)=>{var u=e(14953),n=e(37454),g=e(77299),y=e(26410);const w={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function v(d){const{monitors:i,map:p}=d;if(i.length===0)return"Nothing is watched yet";if(p.overall_status==="skipped")return"Nothing is watched right now";const h=(0,y.md)(i.filter(y.kV)),[t]=h;if(t===void 0)return i.length===1?f(i[0]):"Everything is beating";const s=h.filter(({entry:m})=>(0,g.xJ)(m.status)===(0,g.xJ)(t.entry.status));return s.length===1?f(t):a(s)}function c({now:d,checkedAt:i}){return`No signal: nothing was checked for ${(0,u.a3)(d-i)}`}function f({name:d,entry:i}){return`${d} ${n.$[i.reason].headline}`}function a(d){const i=new Set(d.map(({entry:t})=>t.reason)),[p]=d,h=i.size===1&&p!==void 0?o(n.$[p.entry.reason].headline):null;return`${d.length} monitors ${h??`are ${p?.entry.status??"ill"}`}`}function o(d){const[i="",...p]=d.split(" "),h={has:"have",is:"are",was:"were"},t=["cannot"].includes(i)?i:i.replace(/s$/,"");return[h[i]??t,...p].join(" ")}function l(d){const i=d.filter(({entry:h})=>h.status!=="skipped"),p=i.filter(({entry:h})=>h.status==="healthy").length;return i.length===0?"not watched":p===i.length?"all well":`${p} of ${i.length} well`}r.VR=l,r.f1=c,r.gD=f,r.ly=w,r.nt=v})};export{H as id,q as ids,F as modules};
