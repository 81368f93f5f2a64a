const H=2550,F=[2550],Y={10499:((A,b,t)=>{t.d(b,{FM:()=>c,MJ:()=>f,hl:()=>n});const c=["none","skipped","unknown","healthy","warning","degraded","critical"],n={none:"before its first check",skipped:"not watched",unknown:"hardly observed",healthy:"healthy",warning:"with warnings",degraded:"degraded",critical:"with downtime"};function f(g,d){const h=g.map(_),a=g.findIndex(v),o=h.map((i,l)=>a<0||l<a?"none":i).slice(-d);return[...Array.from({length:d-o.length},()=>"none"),...o]}function v({worst:g,up:d,down:h}){return g!==null||d>0||h>0}function _({worst:g,up:d,down:h,blind:a,excluded:o}){return h>0||g==="critical"?"critical":a>d?"unknown":g==="warning"||g==="degraded"?g:d>0?"healthy":o>0||g==="skipped"?"skipped":"unknown"}}),39974:((A,b,t)=>{t.d(b,{A:()=>f,h:()=>n});var c=t(97064);function n(v,_,g){return f([...new Set(_)].map(d=>v.uptime(d,g)))}function f(v){return(0,c.YZ)(v.map(({sums:_})=>_).reduce(c.vN,c.wM))}}),20595:((A,b,t)=>{t.d(b,{P:()=>n,m:()=>f});var c=t(97368);const n=[{key:"24h",text:"24 h",length:c.d_},{key:"7d",text:"7 d",length:7*c.d_},{key:"30d",text:"30 d",length:30*c.d_},{key:"90d",text:"90 d",length:90*c.d_},{key:"1y",text:"1 y",length:365*c.d_}];function f(v){return Object.fromEntries(n.map(({key:_,length:g})=>[_,v(g)]))}}),20556:((A,b,t)=>{t.d(b,{Ed:()=>c,ZD:()=>_,qy:()=>n});class c{constructor(d){this.text=d}text}function n(g,...d){return new c(g.reduce((h,a,o)=>h+f(d[o-1])+a))}function f(g){return g==null||g===!1?"":g instanceof c?g.text:typeof g=="object"?g.map(f).join(""):_(String(g))}const v={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function _(g){return g.replace(/[&<>"']/g,d=>v[d]??d)}}),4969:((A,b,t)=>{t.d(b,{e:()=>n,q:()=>c});function c(f){return n(f)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(f){try{return Intl.DateTimeFormat.supportedLocalesOf(f)[0]??null}catch{return null}}}),1669:((A,b,t)=>{t.d(b,{Bs:()=>f,Se:()=>c,o7:()=>n});const c={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function n(v,_){const{words:g}=c[v],d=_.replace(/\s+/g," ").trim();return d.startsWith(g)?d:d===""?g:`${g} - ${d}`}function f(v,_){return`${c[v].sign} ${n(v,_)}`.trim()}}),71135:((A,b,t)=>{t.d(b,{I:()=>v,O:()=>_});var c=t(19751),n=t(97368);const f=(0,c.S)(100);function v(h,a){const o=a===null?null:f.of(a,g);if(o===null)return(0,n.fE)(h);const i=o.wall.format(h).replace(", "," "),l=(0,n.fE)(h),r=i.slice(0,10)===l.slice(0,10);return`${i} ${d(h,o)} (${r?l.slice(11):l})`}function _(h,a){const o=a===null?null:f.of(a,g),[i="",l=""]=(o===null?(0,n.fE)(h):o.wall.format(h)).split(/[, ]+/);return{date:i,clock:l,zone:o===null?"UTC":d(h,o)}}function g(h){if(/^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich)$/i.test(h))return null;try{const a=new Intl.DateTimeFormat("sv-SE",{timeZone:h,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit"}),o=["en-US","en-GB","en-AU","en-IN"].map(i=>new Intl.DateTimeFormat(i,{timeZone:h,timeZoneName:"short"}));return{wall:a,names:o}}catch{return null}}function d(h,{names:a}){const o=a.flatMap(i=>i.formatToParts(h).find(({type:l})=>l==="timeZoneName")?.value??[]);return o.find(i=>/^[A-Z]{2,5}$/.test(i))??(o[0]??"").replace("GMT","UTC")}}),56503:((A,b,t)=>{t.d(b,{Fg:()=>l,Od:()=>g,We:()=>_,hw:()=>o,k3:()=>a,me:()=>d});var c=t(10306),n=t(77299);const[f,v]=[.99,.95];function _(p,u){const e=(0,n.gX)(u),s=u.filter(m=>m===e).length;return{label:p,message:s===u.length?e:`${s} of ${u.length} ${e}`,status:e}}function g(p){return _("heartbeat",Object.values(p.monitors).map(({status:u})=>u))}function d({name:p,status:u}){return{label:p,message:u,status:u}}function h(p,u){const e=Object.values(p.monitors).filter(s=>l(s).includes(u));return e.length===0?null:_(u,e.map(({status:s})=>s))}function a(p,u){return{label:p,message:(0,c.OW)(u),status:r(u)}}function o(p,u,e){const s=p.replace(/\.svg$/,""),m=i(u,s);if(m!==null)return d(m);const x=s.endsWith("-uptime")?i(u,s.slice(0,-7)):null;return x!==null?a(`${x.name} uptime`,e(x.id)):s.startsWith("tag-")?h(u,s.slice(4)):null}function i({monitors:p},u){return Object.hasOwn(p,u)?p[u]??null:null}function l({metadata:p}){const{tags:u}=p;return Array.isArray(u)?u.filter(e=>typeof e=="string"):[]}function r({ratio:p}){return p===null?"unknown":p>=f?"healthy":p>=v?"warning":"critical"}}),34946:((A,b,t)=>{t.d(b,{e:()=>c});function c({label:f,message:v,status:_}){return{schemaVersion:1,label:f,message:v,color:n(_)}}function n(f){switch(f){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}}),33382:((A,b,t)=>{t.d(b,{g:()=>o});var c=t(20556),n=t(42760);const f="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[v,_]=[60,80],g=5,d=32,h=" ".repeat(95)+"–…",a={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function o(r){const p=(0,n.x)(r.label,v),u=(0,n.x)(r.message,_),[e,s]=[i(p)+2*g,i(u)+2*g],m=p===""?u:`${p}: ${u}`,x=p===""?0:e,k=(U,P,$)=>{const[O,T]=[(P+$/2)*10,($-2*g)*10];return(0,c.qy)`<text x="${O}" y="140" transform="scale(.1)" textLength="${T}">${U}</text>`},D=(0,c.qy)`<rect width="${x+s}" height="20" rx="3" fill="${a[r.status]}"/>`,S=x>0&&(0,c.qy)`<path d="M3 0H${e}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[x>0&&k(p,0,e),k(u,x,s)];return`${(0,c.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${x+s}" height="20" role="img" aria-label="${m}"><title>${m}</title>${D}${S}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function i(r){const p=Array.from(r).reduce((e,s)=>e+(l(s)??l("m")??0),0),u=Math.floor(p);return u%2===0?u+1:u}function l(r){const p=r>=" "&&r<="~"?r.charCodeAt(0)-d:h.indexOf(r);return p<0?null:parseInt(f.slice(2*p,2*p+2),36)/100}}),91389:((A,b,t)=>{t.d(b,{I:()=>n,Y:()=>c});const c="text/plain; version=0.0.4; charset=utf-8";function n(d){return d.map(f).join("")}function f({name:d,type:h,help:a,samples:o}){if(o.length===0)return"";const i=o.map(({labels:l,value:r})=>`${d}${v(l)} ${r}
`);return`# HELP ${d} ${_(a)}
# TYPE ${d} ${h}
${i.join("")}`}function v(d){return d===void 0?"":`{${Object.entries(d).map(([h,a])=>`${h}="${g(a)}"`).join(",")}}`}function _(d){return d.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function g(d){return/["\\\n]/.test(d)?_(d).replace(/"/g,'\\"'):d}}),93072:((A,b,t)=>{t.d(b,{j:()=>v,q:()=>a});const c=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i,f=85;function v(o){const i=new Set,l=new Map,r=(e,s)=>{const m=g(s);return i.has(m)?!1:(i.add(m),l.set(e,s),!0)},p=[...new Set(o)],u=p.filter(_).sort((e,s)=>+(e!==g(e))-+(s!==g(s)));for(const e of u)r(e,e);for(const e of p)if(!l.has(e))for(let s=0;!r(e,h(e,s));s+=1);return l}function _(o){return c.test(o)&&!/[ .]$/.test(o)&&!n.test(o)&&d(o)<=f}function g(o){return o.normalize("NFC").toLowerCase()}function d(o){return new TextEncoder().encode(o).length}function h(o,i){const l=o.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${l===""?"x":l}-${a(`${i===0?"":i} ${o}`)}`}function a(o,i=2166136261){let l=i;for(let r=0;r<o.length;r+=1)l=Math.imul(l^o.charCodeAt(r),16777619);return(l>>>0).toString(36).padStart(7,"0")}}),39612:((A,b,t)=>{t.d(b,{HH:()=>g,QO:()=>_,YP:()=>d,aY:()=>v});var c=t(14953),n=t(97368);const f=3;function v(h,a){return h>f*a}function _({now:h,intervalMs:a},o){return v(o-h,a)}function g({now:h,intervalMs:a},o){const i=(0,c.a3)(a);return`The last look ended ${(0,c.a3)(o-h)} ago, at ${(0,n.fE)(h)}, and one is due each ${i}.`}function d({status:h,reason:a,message:o},i){return!i||h==="skipped"?{status:h,reason:a,message:o}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${h}.`}}}),13775:((A,b,t)=>{t.d(b,{Uq:()=>l,qI:()=>u,rm:()=>o});var c=t(10306),n=t(20595),f=t(97368),v=t(2646),_=t(39612),g=t(69732),d=t(45744);const h=90*f.d_,a=50;function o(e,s,m){const{history:x,now:k}=s,D=(0,_.QO)(s,m),S=s.controls.get(e.id),I=(0,n.m)(C=>x.uptime(e.id,{from:k-C,to:k}));return{service:e.id,name:e.name,...(0,_.YP)(e,D),last_heartbeat:e.last_heartbeat,uptime:D?null:r(e,s,m),total_pulses:e.total_pulses,error_count:e.error_count,kind:e.kind,interval:(0,d.T)(e),consecutive_failures:e.consecutive_failures,since:e.since,deadline:e.deadline,paused_until:S?.pause&&S.pause.until>m?(0,f.tK)(S.pause.until):null,acknowledged_at:(0,v.I)(S?.acknowledged?.at),uptime_percent:i(I,({ratio:C})=>C),observed_percent:i(I,({observed:C})=>C),incidents:x.outages({from:k-h,to:k+1},e.id).slice(0,a).map(C=>p(C,e,s,m)),timestamp:(0,f.tK)(m),checked_at:(0,f.tK)(k),stale:D}}function i(e,s){return{"24h":l(s(e["24h"])),"7d":l(s(e["7d"])),"30d":l(s(e["30d"])),"90d":l(s(e["90d"])),"1y":l(s(e["1y"]))}}function l(e){return e===null?null:(0,c.pR)(e)}function r({id:e,uptime:s},{history:m},x){const k=m.upSince(e);return k===null?s:(0,c.VX)(x-k)}function p(e,{incident:s},m,x){const{until:k,worst:D,message:S}=e,I=k===null&&s?.phase==="open"?s:null,C=e.incident==null?null:(0,g.N)(m.map,e.incident);return{...u(e,x),worst:D,message:S,url:I?.url??C}}function u({since:e,until:s},m){const x=Math.max(0,Math.floor(((s??m)-e)/f.Z2));return{since:(0,f.tK)(e),until:(0,v.I)(s),duration_seconds:x}}}),45744:((A,b,t)=>{t.d(b,{S:()=>_,T:()=>d});var c=t(77299),n=t(97368),f=t(67982),v=t(39612);function _(a,o){const i=(0,v.QO)(a,o),r=Object.entries(a.map.monitors).map(([p,u])=>[p,g(u,i)]);return{timestamp:(0,n.tK)(o),checked_at:(0,n.tK)(a.now),stale:i,...h(r.map(([,p])=>p),i?(0,v.HH)(a,o):null),services:Object.fromEntries(r)}}function g(a,o){const{status:i,reason:l,message:r}=(0,v.YP)(a,o);return{status:i,name:a.name,reason:l,message:r,last_heartbeat:a.last_heartbeat,interval:d(a),consecutive_failures:a.consecutive_failures,since:a.since,deadline:a.deadline}}function d({interval:a}){return a===null?null:Math.max(1,Math.round(a))}function h(a,o){if(o!==null)return{overall_status:"unknown",reason:"source-unreachable",message:o};const i=(0,c.gX)(a.map(({status:r})=>r)),l=a.find(({status:r})=>r===i);return l===void 0?{overall_status:i,reason:"missing",message:"Nothing is watched."}:{overall_status:i,reason:l.reason,message:(0,f.WN)((0,f.mQ)(a))}}}),69732:((A,b,t)=>{t.d(b,{N:()=>c});function c({monitors:f,repository:v=null,run_url:_=null},g){const d=Object.values(f).find(({incident:a})=>a?.ref===g)?.incident?.url;if(d!=null)return n(d);const h=v===null||_===null?null:n(_);return h!==null&&/^\d{1,15}$/.test(g)?`${new URL(h).origin}/${v}/issues/${g}`:null}function n(f){return URL.canParse(f)&&/^https?:/i.test(f)?new URL(f).href:null}}),51085:((A,b,t)=>{t.d(b,{E:()=>a,U:()=>_});var c=t(77299),n=t(97368),f=t(67982),v=t(39612);function _(r,p){const u=(0,v.QO)(r,p),e=Object.entries(r.map.monitors).map(([s,m])=>({id:s,entry:m,status:(0,v.YP)(m,u).status}));return[...g(e),...d(e,r),...h(e,r,u)]}function g(r){const p=(e,s,m)=>o(r,[e,"gauge",s],m),u=(e,s,m)=>o(r,[e,"counter",s],m);return[p("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",i),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:r.map(({id:e,status:s})=>({labels:{monitor:e,status:s},value:1}))},p("heartbeat_last_timestamp_seconds","When it last beat.",({entry:e})=>l(e.last_heartbeat)),p("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:e})=>l(e.deadline)),p("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:e})=>e.consecutive_failures),u("heartbeat_pulses_total","Beats that were counted.",({entry:e})=>e.total_pulses),u("heartbeat_errors_total","Beats that told of a failure.",({entry:e})=>e.error_count)]}function d(r,{history:p,now:u}){const e={from:u-n.d_,to:u},s=new Map(r.map(({id:x})=>[x,p.uptime(x,e)])),m=(x,k,D)=>o(r,[x,"gauge",k],({id:S})=>s.get(S)?.[D]);return[m("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),m("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function h(r,{now:p,intervalMs:u},e){const s=(x,k,D)=>({name:x,type:"gauge",help:k,samples:[{value:D}]}),m=(0,f.mQ)(r);return[a(m),s("heartbeat_check_timestamp_seconds","When the last look ended.",p/n.Z2),s("heartbeat_check_interval_seconds","From one look to the next.",u/n.Z2),s("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",e?1:0)]}function a(r){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:c.f.map(u=>({labels:{status:u},value:r[u]}))}}function o(r,[p,u,e],s){const m=r.flatMap(x=>{const k=s(x);return k==null?[]:[{labels:{monitor:x.id},value:k}]});return{name:p,type:u,help:e,samples:m}}function i({status:r}){switch(r){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function l(r){return r===null?null:Date.parse(r)/n.Z2}}),55997:((A,b,t)=>{t.d(b,{TL:()=>_,YM:()=>f,Zo:()=>g,fZ:()=>v});var c=t(39099),n=t(31878);function f({map:d},h){return(Object.hasOwn(d.monitors,h)?d.monitors[h]:void 0)??Object.values(d.monitors).find(o=>o.name===h)??null}function v({map:d},h){const a=(0,c.z)(h,Object.keys(d.monitors));if(a!==null)return a;const o=Object.values(d.monitors),i=(0,c.z)(h,o.map(l=>l.name));return i===null?null:o.find(l=>l.name===i)?.id??null}function _(d){return JSON.stringify((0,n.Jj)((0,n.TN)(d),100))}function g(d,h,a="/api/health/status names all"){const o=h===null?a:`did you mean ${_(h)}?`;return`no monitor is called ${_(d)}; ${o}`}}),42760:((A,b,t)=>{t.d(b,{x:()=>n});var c=t(31878);function n(f,v){return(0,c.Jj)((0,c.TN)(f).replace(/[\ufffe\uffff]/g,""),v)}}),41619:((A,b,t)=>{t.d(b,{f:()=>a,y:()=>i});var c=t(20556),n=t(26410),f=t(68607),v=t(20580),_=t(86e3),g=t(88022),d=t(512);const h=20;function a(l){const r=(0,n.md)(l.monitors.filter(n.kV));if(r.length===0)return null;const p=r.length-h;return(0,c.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${r.slice(0,h).map(u=>o(u,l))}</ul>${p>0&&(0,c.qy)`<p class="more">And ${p} more; they stand among the others below.</p>`}</section>\n`}function o(l,r){const{entry:p,name:u,anchor:e,href:s}=l,m=i(l,r);return(0,c.qy)`<li class="${p.status}">${(0,f.Kk)(p.status)}<div><h3><a href="${r.listed.has(l)?`#${e}`:s}">${u}</a> <span class="tag">${d.ly[p.status]}</span></h3><p>${(0,v.XU)(l,r)}</p>${m!==null&&(0,c.qy)`<p class="meta">${m}</p>`}</div></li>\n`}function i({entry:l},r){const{clock:p,controls:u}=r,e=u.get(l.id)?.acknowledged,s=[l.since!==null&&(0,c.qy)`Since ${p.time(Date.parse(l.since))}`,l.incident?.phase==="open"?(0,_.h)(l.incident.ref,r):null,e&&`acknowledged${e.why===null?"":`: ${(0,g.SP)(e.why,120)}`}`].filter(m=>m!=null&&m!==!1);return s.length===0?null:(0,c.qy)`${s.map((m,x)=>(0,c.qy)`${x>0&&" · "}${m}`)}`}}),80595:((A,b,t)=>{t.d(b,{IS:()=>o,Rx:()=>i,nv:()=>a});var c=t(14953),n=t(20556),f=t(10499),v=t(1267);const _=30,g=4,d=3,h={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:_},a=Object.entries(h).map(([s,m])=>`.b.${s} { stroke-width: ${m} }`).join(`
`);function o(s,m){const x=(0,f.MJ)(s,v.q),k=[...Array.from({length:Math.max(0,v.q-s.length)},()=>null),...s.slice(-v.q)],D=f.FM.filter(S=>x.includes(S)).map(S=>{const I=p(x,S),C=l[S],U=C===void 0?null:`${C}: ${e(I,k,m)}`;return(0,n.qy)`<path class="b ${S}" d="${u(I,h[S])}"${U===null?(0,n.qy)`/>`:(0,n.qy)`><title>${U}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${v.q*g-1} ${_}" preserveAspectRatio="none" role="img" aria-label="${r(x)}">${D}</svg>`}function i(s){const m=h[s];return(0,n.qy)`<svg viewBox="0 0 ${3*g-1} ${_}" aria-hidden="true"><path class="b ${s}" d="${u([[0,2]],m)}"/></svg>`}const l={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function r(s){const x=f.FM.map(k=>[k,s.filter(D=>D===k).length]).filter(([,k])=>k>0).map(([k,D])=>`${D} ${f.hl[k]}`);return`Last ${v.q} days: ${x.join(", ")}`}function p(s,m){const x=[];return s.forEach((k,D)=>{if(k!==m)return;const S=x.at(-1);S!==void 0&&S[1]===D-1?x[x.length-1]=[S[0],D]:x.push([D,D])}),x}function u(s,m){const x=_-m/2;return s.map(([k,D])=>`M${k*g} ${x}h${(D-k)*g+d}`).join("")}function e(s,m,x){const k=S=>x.day(m[S]?.date??"");return s.map(([S,I])=>{const C=m.slice(S,I+1).reduce((P,$)=>P+($?.down??0),0),U=S===I?k(S):`${k(S)} to ${k(I)}`;return C>0?`${U} (${(0,c.a3)(C)})`:U}).join(", ")}}),29431:((A,b,t)=>{t.d(b,{Ro:()=>_,V_:()=>d,cg:()=>h});var c=t(28915),n=t(20556),f=t(26410);const v=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function _(a,o){if(!o.live?.writable)return null;const i=o.controls.get(a.entry.id),l=i!==void 0&&(0,c.lP)(i,o.now),r=(0,f.kV)(a)&&i?.acknowledged==null;return(0,n.qy)`<p class="acts">${l?g("resume","Resume",a):g("pause","Pause",a)}${r&&g("ack","Acknowledge",a)}</p>`}function g(a,o,{entry:i,name:l}){return(0,n.qy)`<button type="button" data-act="${a}" data-id="${i.id}" data-name="${l}">${o}<span class="vh"> ${l}</span></button> `}function d({live:a}){return a?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function h({live:a}){if(!a?.writable)return null;const o=v.map(([i,l])=>(0,n.qy)`<option value="${i}">${l}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${o}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}}),27390:((A,b,t)=>{t.d(b,{c:()=>e});var c=t(28915),n=t(14953),f=t(20556),v=t(97368),_=t(29431);const g=5;function d(P,{past:$,clock:O}){const T=$.days(P);if(T.length===0)return null;const w=T.filter(E=>E.down>0).reverse();if(w.length===0)return"none";const y=w.slice(0,g).map(E=>`${O.day(E.date)} ${(0,n.a3)(E.down)}`),M=w.length>g?` and ${w.length-g} more days`:"";return`${y.join(", ")}${M}`}var h=t(20580),a=t(88022),o=t(32752);const i=12,l=80;function r(P){const $=Object.entries(P);if($.length===0)return null;const O=$.slice(0,i).map(([T,w])=>(0,f.qy)`<span class="w">${(0,a.SP)(T,l)} <b>${p(w)}</b></span> `);return(0,f.qy)`${O}${$.length>i&&`and ${$.length-i} more`}`}function p(P){return typeof P=="string"?(0,a.SP)(P,l):typeof P=="boolean"?P?"yes":"no":(0,a.SP)(JSON.stringify(P)??"",l)}var u=t(512);function e(P,$,O){const w=(O==="page"?s(P,$):x(P,$)).filter(([,y])=>y!=null&&y!==!1&&y!=="");return(0,f.qy)`<dl>${w.map(([y,M,E])=>(0,f.qy)`<div${E&&(0,f.qy)` class="all"`}><dt>${y}</dt><dd>${M}</dd></div>\n`)}</dl>${(0,_.Ro)(P,$)}`}function s(P,$){const{entry:O}=P;return[["Status",(0,f.qy)`${u.ly[O.status]} <code>${O.reason}</code>`],...k(P,$),["Says",(0,h.Rz)(P,$)],["Well for",O.uptime===null?null:(0,a.SP)(O.uptime,40)],["Failures in a row",O.consecutive_failures||null],["Heartbeats",S(P)],["Last run",I(P)],["Read from",O.source!==""&&(0,f.qy)`<code>${(0,a.SP)(O.source,200)}</code>`],...U(P,$),["Downtime in 90 days",d(O.id,$),"wide"],["Checks",$.show.metrics?r(O.checks):null,"wide"],["Metrics",$.show.metrics?r(O.metrics):null,"wide"]]}const m=["Not well since","Read from"];function x(P,$){const O=s(P,$).filter(([w])=>!m.includes(w)),T=O.findIndex(([,,w])=>w!==void 0);return O.toSpliced(T,0,["Durations",C(P)])}function k({entry:P},{clock:$,checkedAt:O}){const T=M=>M===null?null:$.time(Date.parse(M)),w=P.deadline!==null&&Date.parse(P.deadline)<O,y=P.interval===null?null:`every ${D((0,n.a3)(P.interval*v.Z2))}`;return[["Last heartbeat",T(P.last_heartbeat)??"none"],[w?"Was due by":"Due by",T(P.deadline)],["Expected",y],["Not well since",T(P.since)]]}function D(P){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[P]??P}function S({entry:P}){const{total_pulses:$,error_count:O}=P;return $===null?O===null?null:`${O} failures`:O?`${$}, ${O} of them failures`:`${$}`}function I({entry:{metadata:P}}){const{run_url:$,duration_seconds:O,exit_code:T,workflow:w}=P,y=(0,a.Pl)($),M=[typeof O=="number"&&`took ${(0,n.a3)(O*v.Z2)}`,typeof T=="number"&&`exit code ${T}`,typeof w=="string"&&(0,a.SP)(w,80)].filter(E=>E!==!1);return y===null&&M.length===0?null:(0,f.qy)`${M.join(", ")}${y!==null&&M.length>0&&", "}${y!==null&&(0,f.qy)`<a href="${y}">its log</a>`}`}function C(P){const $=(0,o.DM)(P);if($===null)return null;const O=(0,o.h5)($).filter(([T])=>T==="median"||T==="longest");return(0,f.qy)`${(0,o.WT)($)}${O.map(([T,w])=>`${T} ${w}`).join(", ")}`}function U({entry:P},{controls:$,clock:O,now:T}){const w=$.get(P.id);if(w===void 0)return[];const{pause:y,acknowledged:M}=w,E=L=>L===null?"":`: ${(0,a.SP)(L,160)}`;return[["Paused",(0,c.lP)(w,T)&&y&&(0,f.qy)`until ${O.time(y.until)}${E(y.why)}`],["Acknowledged",M&&(0,f.qy)`${O.time(M.at)}${E(M.why)}`]]}}),80609:((A,b,t)=>{t.d(b,{n:()=>l,l:()=>u});var c=t(77598),n=t(20556),f=t(65997);const v=(0,f.r)(String.raw`(()=>{
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
})()`);var _=t(29431),g=t(88022);function d(e,s){const{title:m,clock:x,checkedAt:k,logo:D}=s,S=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${S}<span><b>${m}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${e===""?I:(0,n.qy)`<a href="${e}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${x.time(k)}, </span><span id="seen">${x.ago(k)}</span></p>${(0,_.V_)(s)}<button type="button" id="pause" hidden>Pause updates</button></div>${h(s)}</header>
`}function h({description:e,links:s}){const m=s.flatMap(({text:x,url:k})=>{const D=(0,g.Pl)(k);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,g.SP)(x,60)}</a> `]});return e===null&&m.length===0?null:(0,n.qy)`<div class="what">${e!==null&&(0,n.qy)`<p>${e}</p>`}${m.length>0&&(0,n.qy)`<nav aria-label="Links">${m}</nav>`}</div>`}var a=t(68607);const o=(0,f.r)(String.raw`(()=>{
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
})()`);var i=t(86391);const l=["default-src 'none'",`style-src ${r(i.Y)} ${r(i.Id)} ${r(i.eK)}`,`script-src ${r(o)} ${r(v)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function r(e){return`'sha256-${(0,c.createHash)("sha256").update(e).digest("base64")}'`}function p(e){return e===null?l:l.replace("connect-src 'self'",`connect-src 'self' ${e}`)}function u(e,s){const{signal:m,live:x,title:k,description:D,pulse:S,intervalMs:I,checkedAt:C}=s,U=x===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${p(S)}">\n`,P=!e.framed&&x?.writable===!0,$=m?e.sentence:"No signal",O=m?(0,a.Dm)(e.status):a.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${U}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${$} · ${k}</title>
<meta name="description" content="${D??`${s.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${x===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${e.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(O)}"${!m&&(0,n.qy)` data-was="${new n.Ed((0,a.Dm)(e.status))}"`} data-off="${new n.Ed(a.NU)}">
<style>${new n.Ed(i.Y)}</style>${e.framed&&(0,n.qy)`<style>${new n.Ed(i.Id)}</style>`}${P&&(0,n.qy)`<style>${new n.Ed(i.eK)}</style>`}</head>
<body${e.framed&&(0,n.qy)` class="framed"`} data-root="${e.root}"${x===null?(0,n.qy)` data-json="${e.root}status.json"${S!==null&&(0,n.qy)` data-pulse="${S}"`}`:(0,n.qy)` data-stream="${e.root}api/health/stream"`}>${a.Am}
${e.framed?null:d(e.root,s)}<main id="main"${!m&&(0,n.qy)` class="nosignal"`} data-checked="${C}" data-every="${I}">
${e.main}</main>
${e.footer}${!e.framed&&(0,_.cg)(s)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(o)}</script>${P&&(0,n.qy)`<script>${new n.Ed(v)}</script>`}</body></html>
`.text}}),83634:((A,b,t)=>{t.d(b,{H:()=>d});var c=t(20556),n=t(80609),f=t(26410),v=t(68607),_=t(512);const g=30;function d(a){const o=(0,_.nt)(a),i=a.map.overall_status,l=(0,f.md)(a.monitors).slice(0,g),r=a.monitors.length-l.length,p=(0,c.qy)`<div class="verdict">${(0,v.Kk)(i)}<h1 id="verdict" data-was="${o}">${a.signal?o:(0,_.f1)(a)}</h1></div><ul class="small">${l.map(u=>h(u,a))}</ul><p class="more">${r>0&&`And ${r} more. `}Checked <span id="seen">${a.clock.ago(a.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:o,status:i,root:"",framed:!0,main:p,footer:null},a)}function h(a,{clock:o}){const{entry:i,name:l,href:r}=a,p=i.status==="healthy",u=!p||i.last_heartbeat===null?_.ly[i.status]:o.ago(Date.parse(i.last_heartbeat));return(0,c.qy)`<li>${(0,v.Kk)(i.status)}<a href="${r}" target="_blank" rel="noopener">${l}</a><span>${p&&(0,c.qy)`<span class="vh">${_.ly[i.status]}, </span>`}${u}</span></li>\n`}}),26410:((A,b,t)=>{t.d(b,{w7:()=>x,bS:()=>U,kV:()=>O,PL:()=>D,oy:()=>k,md:()=>T});var c=t(77299),n=t(31878),f=t(93072),v=t(4969),_=t(97368),g=t(71135),d=t(20556),h=t(79285);const a=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],o=300*_.d_;function i(w,y,M){const E=new Map,L=R=>{const N=Math.floor(R/_.dp),z=E.get(N)??(0,g.O)(R,y).zone;return E.set(N,z),z},j=M===null?null:(0,v.e)(M),W=j===null?l:r(j),B=j!==null&&(0,d.qy)` lang="${j}"`,K=R=>{const{date:N,clock:z}=(0,g.O)(R,y);return`${W(N,Math.abs(w-R)>o)}, ${z}`};return{day:R=>W(R,!1),text:R=>(0,d.qy)`<time datetime="${(0,_.tK)(R)}"${B}>${K(R)}</time>`,time:R=>(0,d.qy)`<time datetime="${(0,_.tK)(R)}"${B}>${K(R)} ${L(R)}</time>`,ago:R=>(0,d.qy)`<time datetime="${(0,_.tK)(R)}" data-ago>${(0,h.H)(R,w)}</time>`}}function l(w,y){const M=y?` ${w.slice(0,4)}`:"";return`${Number(w.slice(8,10))} ${a[Number(w.slice(5,7))-1]??""}${M}`}function r(w){const y=new Map,M=j=>new Intl.DateTimeFormat(w,{day:"numeric",month:"short",timeZone:"UTC",...j}),[E,L]=[M({}),M({year:"numeric"})];return(j,W)=>{const B=`${j}${W}`,K=Date.parse(j),R=y.get(B)??(Number.isNaN(K)?j:(W?L:E).format(K));return y.set(B,R),R}}var p=t(1267),u=t(88022);const e=6,s=60,m=500;function x(w){return new Map(w.map(({monitor:y,expected:M,ruleRest:E=""})=>[y,M===null?null:M+E]))}function k({title:w,description:y,links:M,language:E,zone:L,show:j},W){const B={messages:j.includes("messages"),metrics:j.includes("metrics")};return{title:w,description:y,links:M,language:E,zone:L,show:B,...W&&{parts:W}}}function D(w){const y=Date.parse(w.map.timestamp),M=w.live===null?(0,f.j)(Object.keys(w.map.monitors)):null,E=Object.values(w.map.monitors).map(L=>P(L,M));return{...w,checkedAt:y,signal:U(y,w),clock:i(w.now,w.zone,w.language??null),past:(0,p.o)(w.history,w.now,w.zone),title:(0,u.SP)(w.title??w.map.repository??"",100)||"Heartbeat",description:(0,u.SP)(w.description??"",500)||null,links:w.links??[],...C(w.parts),monitors:E,groups:$(E),crowded:E.length>s,listed:new Set(E.length>m?T(E.filter(O)).slice(0,m):E)}}const S=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function C({logo:w,pulse:y}={}){const M=(E,L)=>typeof E=="string"&&L.test(E)?E:null;return{logo:M(w,S),pulse:M(y,I)}}function U(w,{now:y,intervalMs:M}){return y-w<=e*M}function P(w,y){const M=encodeURIComponent((0,n.uH)(w.id)),E=y?.get(w.id),{tags:L}=w.metadata;return{entry:w,name:(0,u.HD)(w),anchor:`m-${M}`,href:E===void 0?`monitors/${M}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(L)?L.filter(j=>typeof j=="string"):[]}}function $(w){const y=new Map;for(const E of w){const L=E.tags[0]??null,j=y.get(L);j===void 0?y.set(L,[E]):j.push(E)}const M=[...y].map(([E,L])=>({tag:E,monitors:L}));return[...M.filter(({tag:E})=>E!==null),...M.filter(({tag:E})=>E===null)]}function O({entry:w}){return w.status!=="healthy"&&w.status!=="skipped"}function T(w){return[...w].sort((y,M)=>(0,c.xJ)(M.entry.status)-(0,c.xJ)(y.entry.status))}}),29779:((A,b,t)=>{t.d(b,{t:()=>e,Z:()=>u});var c=t(10306),n=t(20556),f=t(77299),v=t(68607),_=t(38008),g=t(1267);const d=620,h=612,a=32,o="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",i=62,l=6;function r(s){const m=s!=="critical"&&s!=="skipped",x=s==="critical"?l:m?Math.floor(h/i):0,k=`M0 ${a}${o.repeat(x)}`;return(0,n.qy)`<svg class="trace ${s}" viewBox="0 0 ${d} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${x>0&&(0,n.qy)`<path class="past" d="${k}${m&&`H${h}`}"/>`}${s==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${k}H${h}"/>`}${!m&&(0,n.qy)`<path class="flat" d="M${x*i} ${a}H${h}"/>`}<circle cx="${h}" cy="${a}" r="4"/></svg>`}var p=t(512);function u(s,m,x,k){const D=k.signal?m:(0,p.f1)(k);return(0,n.qy)`<section class="hero ${s}" aria-labelledby="verdict">${r(s)}<div class="verdict">${(0,v.Kk)(s)}<h1 id="verdict" data-was="${m}">${D}</h1></div>${k.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${x}</section>\n`}function e(s){const{summary:m}=s.map;if(s.monitors.length===0)return null;const x=(0,_.Xo)(s,s.monitors),k=x===null?null:(0,c.aP)(x),D=[...f.f].reverse().filter(S=>m[S]>0);return(0,n.qy)`<p class="counts">${D.map(S=>(0,n.qy)`<span>${(0,v.Kk)(S)}${m[S]} ${p.ly[S].toLowerCase()}</span> `)}${x!==null&&(0,n.qy)`<span class="all-up">${(0,c.Uy)(x)} up in ${g.q} days${k!==null&&`, ${k}`}</span>`}</p>`}}),68607:((A,b,t)=>{t.d(b,{Am:()=>v,Dm:()=>o,Kk:()=>g,NU:()=>i,cf:()=>_});var c=t(77299),n=t(20556);const f={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},v=new n.Ed(`<svg class="vh" aria-hidden="true">${c.f.map(r=>`<symbol id="i-${r}" viewBox="0 0 16 16">${f[r]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),_=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function g(r){return(0,n.qy)`<svg class="icon ${r}" aria-hidden="true"><use href="#i-${r}"/></svg>`}const d={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},h="M1 9h3l2-6 4 10 2-4h3",a="M1 9h14";function o(r){return l(d[r],r==="critical"?a:h,"")}const i=l(d.unknown,a," stroke-dasharray='.1 3.3'");function l(r,p,u){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${r}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${u} d='${p}'/%3E%3C/svg%3E`}}),12723:((A,b,t)=>{t.d(b,{Y:()=>n});var c=t(65997);const n=(0,c.r)(String.raw`(()=>{
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
})()`)}),65997:((A,b,t)=>{t.d(b,{r:()=>c});function c(n){return n.split(`
`).map(f=>f.trim()).filter(f=>f!==""&&!f.startsWith("//")).join(`
`)}}),86e3:((A,b,t)=>{t.d(b,{h:()=>v});var c=t(20556),n=t(69732),f=t(88022);function v(_,{map:g}){const d=_==null?null:(0,f.Pl)((0,n.N)(g,_));return _==null||d===null?null:(0,c.qy)`<a href="${d}">Incident ${(0,f.SP)(/^\d+$/.test(_)?`#${_}`:_,20)}</a>`}}),72560:((A,b,t)=>{t.d(b,{m:()=>D});var c=t(10306),n=t(20556),f=t(41619),v=t(80609),_=t(26410),g=t(68607),d=t(29779),h=t(38008),a=t(70937),o=t(80595),i=t(10499),l=t(27390),r=t(1267),p=t(20580),u=t(512);function e($,O){const{entry:T,name:w,anchor:y,href:M}=$,E=O.crowded?null:(0,l.c)($,O,"row");return(0,n.qy)`<li id="${y}" class="row"><div class="top">${(0,g.Kk)(T.status)}<div class="who"><h3><a href="${M}">${w}</a></h3><p><span class="vh">${u.ly[T.status]}: </span>${(0,p.$N)($,O)}</p></div><div class="strip">${(0,o.IS)(O.past.days(T.id),O.clock)}</div><p class="up">${m($,O)}</p></div>${E!==null&&s(w,E)}</li>\n`}function s($,O){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${$}</span></span>${g.cf}</summary>${O}</details>`}function m({entry:$},{past:O}){const T=O.uptime($.id),w=(0,i.MJ)(O.days($.id),r.q).filter(M=>M!=="none").length,y=w===1?"today":w===0?"uptime":`${w} days`;return(0,n.qy)`<b>${(0,c.Uy)(T)}</b><span>${(0,c.aP)(T)??y}</span>`}var x=t(88022);const k=10;function D($){const O=(0,u.nt)($),T=$.monitors.length===0?"skipped":$.map.overall_status,w=$.groups.map((y,M)=>I(y,M,$));return(0,v.l)({sentence:O,status:T,root:"",framed:!1,main:[(0,d.Z)(T,O,(0,d.t)($),$),$.monitors.length>0?(0,f.f)($):(0,h.xc)(),w,$.monitors.length>0&&(0,h.o1)(),(0,a.I)($,k),$.monitors.length>0&&(0,h.X5)($)],footer:(0,h.qr)($,"")},$)}function S($,O){const T=$.length<2?null:(0,h.Xo)(O,$);return T===null?"":` · ${(0,c.OW)(T)}`}function I({tag:$,monitors:O},T,w){const M=w.groups.length===1&&$===null?"Monitors":$===null?"Others":(0,x.SP)($,60)||"Others",E=(0,n.qy)`<h2 id="g${T}">${M}</h2><span>${(0,u.VR)(O)}${S(O,w)}</span>`,L=O.filter(_.kV),j=O.filter(K=>!(0,_.kV)(K));if(!w.crowded)return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(O,w)}`);if(L.length===0)return C(T,U(T,E,P(j,w)),"snug");const W=(0,n.qy)`<b>${j.length} more in ${M}</b><span>${(0,u.VR)(j)}</span>`,B=j.length>0&&U(T,W,P(j,w));return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(L,w)}${B}`)}function C($,O,T){return(0,n.qy)`<section${T&&(0,n.qy)` class="${T}"`} aria-labelledby="g${$}">${O}</section>\n`}function U($,O,T){return(0,n.qy)`<details class="fold" id="f${$}"><summary class="gh">${O}${g.cf}</summary>${T}</details>`}function P($,O){const T=$.filter(y=>O.listed.has(y)),w=$.length-T.length;return(0,n.qy)`${T.length>0&&(0,n.qy)`<ul class="card rows">${T.map(y=>e(y,O))}</ul>`}${w>0&&(0,n.qy)`<p class="more">${T.length>0?"And ":""}${w} that are not listed here: there are too many.</p>`}`}}),9720:((A,b,t)=>{t.d(b,{s:()=>$});var c=t(20556),n=t(97368),f=t(41619),v=t(80595),_=t(27390),g=t(80609),d=t(26410),h=t(29779),a=t(68607),o=t(38008),i=t(1267),l=t(70937),r=t(20580),p=t(88022),u=t(10306),e=t(20595),s=t(32752);function m({entry:y},{past:M}){const E=e.P.map(({text:j,length:W})=>[j,M.uptime(y.id,W)]);if(E.every(([,{ratio:j}])=>j===null))return null;const L=E.map(([j,W])=>D((0,u.Uy)(W),j,(0,u.aP)(W)??x(W)));return(0,c.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${L}</ul></section>\n`}function x({observed:y}){return y===null?"not watched":y===1?"all observed":`${Math.floor(y*100)} % observed`}function k(y){const M=(0,s.DM)(y);if(M===null)return null;const E=(0,s.h5)(M).map(([L,j])=>D(j,L,null));return(0,c.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${M.length} runs took</h2><div class="card wide">${(0,s.WT)(M)}<ul class="figures">${E}</ul></div></section>\n`}function D(y,M,E){return(0,c.qy)`<li><b>${y}</b><span>${M}</span>${E!==null&&(0,c.qy)`<span>${E}</span>`}</li>\n`}var S=t(512);const I="../",C=50,U=20,P=400*n.d_;function $(y,M){const E=y.monitors.find(({entry:W})=>W.id===M);if(E===void 0)return null;const{entry:L}=E,j=(0,S.gD)(E);return(0,g.l)({sentence:j,status:L.status,root:I,framed:!1,main:[(0,c.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,h.Z)(L.status,j,O(E,y),y),T(E,y),m(E,y),k(E),(0,c.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,_.c)(E,y,"page")}</div></section>\n`,(0,l.I)(y,C,M),w(E,y),(0,o.X5)(y,E)],footer:(0,o.qr)(y,I)},y)}function O(y,M){const E=(0,d.kV)(y)?(0,f.y)(y,M):null;return(0,c.qy)`<p class="below">${(0,r.$N)(y,M)}</p>${E!==null&&(0,c.qy)`<p class="meta">${E}</p>`}`}function T({entry:y},{past:M,clock:E}){return(0,c.qy)`<section aria-labelledby="days"><h2 id="days">Last ${i.q} days</h2><div class="card wide"><div class="strip">${(0,v.IS)(M.days(y.id),E)}</div></div>${(0,o.o1)()}</section>\n`}function w({entry:y},{history:M,now:E,clock:L,show:j}){const W=[...M.changes({from:E-P,to:E},y.id)].reverse();if(W.length===0)return null;const B=W.slice(0,U).map(({status:K,since:R,message:N})=>(0,c.qy)`<li>${(0,a.Kk)(K)}<span>${L.time(R)}</span><div><h3>${S.ly[K]}</h3>${j.messages&&N!==""&&(0,c.qy)`<p>${(0,p.SP)(N)}</p>`}</div></li>\n`);return(0,c.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${B}</ol></section>\n`}}),38008:((A,b,t)=>{t.d(b,{X5:()=>h,Xo:()=>i,o1:()=>d,qr:()=>u,xc:()=>l});var c=t(39974),n=t(20556),f=t(80595),v=t(1267),_=t(88022);const g=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function d(){const e=g.map(([s,m])=>(0,n.qy)`<span>${(0,f.Rx)(s)}${m}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${e}</p>\n`}function h(e,s){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${a(e,s)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${o(e,s)}</p></section>\n`}function a({expected:e},s){const m=s===void 0?null:e?.get(s.entry.id);return m==null?"":`A heartbeat is expected ${(0,_.SP)(m)}. `}function o(e,s){const m=s===void 0?i(e,e.monitors):e.past.uptime(s.entry.id);return!m?.observed||m.observed===1?"":` Of the last ${v.q} days, ${Math.floor(m.observed*100)} % was observed.`}function i({monitors:e,listed:s,past:m},x){if(s.size<e.length)return null;const k=(0,c.A)(x.map(({entry:D})=>m.uptime(D.id)));return k.ratio===null?null:k}function l(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const r=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],p=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function u({live:e,map:s,now:m,clock:x},k){const D=e===null?p:r,S=(0,_.Pl)(s.run_url),I=S===null?"Heartbeat":(0,n.qy)`<a href="${S}">this run</a> of Heartbeat`,C=e===null?(0,n.qy)`Made ${x.time(m)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([U,P])=>(0,n.qy)`<a href="${k}${P}">${U}</a> `)}</p><p>${C}</p></footer>\n`}}),1267:((A,b,t)=>{t.d(b,{o:()=>f,q:()=>n});var c=t(97368);const n=90;function f(v,_,g){const d=new Map,h=new Map;return{days(a){const o=d.get(a)??v.days(a,n,_,g);return d.set(a,o),o},uptime(a,o=n*c.d_){const i=`${o} ${a}`,l=h.get(i)??v.uptime(a,{from:_-o,to:_});return h.set(i,l),l}}}}),70937:((A,b,t)=>{t.d(b,{I:()=>h});var c=t(14953),n=t(20556),f=t(97368),v=t(68607),_=t(1267),g=t(86e3),d=t(88022);function h(o,i,l){const r={from:o.now-_.q*f.d_,to:o.now},p=o.history.outages(r,l).filter(({until:e})=>e!==null);if(p.length===0)return null;const u=p.length-i;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${p.slice(0,i).map(e=>a(e,o,l===void 0))}</ol>${u>0&&(0,n.qy)`<p class="more">And ${u} more in the last ${_.q} days.</p>`}</section>\n`}function a({monitor:o,since:i,until:l,worst:r,message:p,incident:u},e,s){const m=e.monitors.find(({entry:I})=>I.id===o),x=m?.name??(0,d.HD)({id:o,name:o}),k=m===void 0?(0,n.qy)`${x}`:(0,n.qy)`<a href="${m.href}">${x}</a>`,D=e.show.messages?(0,d.SP)(p):"",S=(0,g.h)(u,e);return(0,n.qy)`<li>${(0,v.Kk)(r)}${e.clock.text(i)}<div>${s&&(0,n.qy)`<h3>${k}</h3>`}${(D!==""||S!==null)&&(0,n.qy)`<p>${D}${D!==""&&S!==null&&" "}${S}</p>`}</div><span>${(0,c.a3)((l??i)-i)}</span></li>\n`}}),20580:((A,b,t)=>{t.d(b,{$N:()=>_,Rz:()=>d,XU:()=>g});var c=t(20556),n=t(37454),f=t(1669),v=t(88022);function _(a,o){const{entry:i}=a;return i.status!=="healthy"||i.last_heartbeat===null?(0,c.qy)`${g(a,o)}`:(0,c.qy)`Last heartbeat ${o.clock.ago(Date.parse(i.last_heartbeat))}${h(a,o)}`}function g({entry:a},{show:o}){const i=a.metadata.beat_message,l=typeof i=="string"&&i!==""&&a.message.includes(i);return o.messages||!l?(0,v.SP)(a.message):n.$[a.reason].meaning}function d({entry:a},{show:o}){const{beat_message:i}=a.metadata;if(!o.messages)return null;const l=typeof i=="string"?(0,v.SP)(i,160):"";return(a.kind===null?l:(0,f.Bs)(a.kind,l))||null}function h(a,o){const i=d(a,o);return i===null?null:(0,c.qy)` · ${i}`}}),88022:((A,b,t)=>{t.d(b,{HD:()=>v,Pl:()=>g,SP:()=>_});var c=t(31878);const n=80,f=300;function v({name:d,id:h}){return _(d,n)||_(h,n)||"monitor"}function _(d,h=f){return(0,c.Jj)((0,c.TN)(d),h)}function g(d){return typeof d=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(d)&&URL.canParse(d)?d:null}}),32752:((A,b,t)=>{t.d(b,{DM:()=>a,WT:()=>l,h5:()=>o});var c=t(14953),n=t(20556),f=t(97368);const v=3,_=30,g=30,d=3,h=6;function a({entry:{metadata:p}}){const{recent_durations_seconds:u}=p;if(!Array.isArray(u))return null;const e=u.filter(s=>typeof s=="number"&&Number.isFinite(s)&&s>=0);return e.length<v?null:e.slice(-_)}function o(p){const u=[...p].sort((s,m)=>s-m),e=s=>(0,c.a3)(s*f.Z2);return[["last",e(p.at(-1)??0)],["median",e(i(u))],["shortest",e(u[0]??0)],["longest",e(u.at(-1)??0)]]}function i(p){const u=p.length/2,[e=0,s=e]=[p[Math.ceil(u)-1],p[Math.floor(u)]];return(e+s)/2}function l(p){const u=r(p),e=p.map(u),s=e.slice(1).map((k,D)=>`${h} ${k-(e[D]??0)}`),m=h*(p.length-1),x=u(i([...p].sort((k,D)=>k-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${m} ${g}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${x}h${m}"/><path d="m0 ${e[0]} ${s.join(" ")}"/><path class="dot" d="M${m} ${e.at(-1)}h0"/></svg>`}function r(p){const[u,e]=[Math.min(...p),Math.max(...p)],s=Math.max(e-u,e/4,1e-9),m=(u+e-s)/2;return x=>Math.round(g-d-(x-m)/s*(g-2*d))}}),86391:((A,b,t)=>{t.d(b,{eK:()=>o,Id:()=>a,Y:()=>h});var c=t(80595);const n=`
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
`,h=i(n,`
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
`,c.nv,`
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
`),a=i(f),o=i(v);function i(...l){return l.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}}),512:((A,b,t)=>{t.d(b,{VR:()=>i,f1:()=>d,gD:()=>h,ly:()=>_,nt:()=>g});var c=t(14953),n=t(37454),f=t(77299),v=t(26410);const _={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function g(l){const{monitors:r,map:p}=l;if(r.length===0)return"Nothing is watched yet";if(p.overall_status==="skipped")return"Nothing is watched right now";const u=(0,v.md)(r.filter(v.kV)),[e]=u;if(e===void 0)return r.length===1?h(r[0]):"Everything is beating";const s=u.filter(({entry:m})=>(0,f.xJ)(m.status)===(0,f.xJ)(e.entry.status));return s.length===1?h(e):a(s)}function d({now:l,checkedAt:r}){return`No signal: nothing was checked for ${(0,c.a3)(l-r)}`}function h({name:l,entry:r}){return`${l} ${n.$[r.reason].headline}`}function a(l){const r=new Set(l.map(({entry:e})=>e.reason)),[p]=l,u=r.size===1&&p!==void 0?o(n.$[p.entry.reason].headline):null;return`${l.length} monitors ${u??`are ${p?.entry.status??"ill"}`}`}function o(l){const[r="",...p]=l.split(" "),u={has:"have",is:"are",was:"were"},e=["cannot"].includes(r)?r:r.replace(/s$/,"");return[u[r]??e,...p].join(" ")}function i(l){const r=l.filter(({entry:u})=>u.status!=="skipped"),p=r.filter(({entry:u})=>u.status==="healthy").length;return r.length===0?"not watched":p===r.length?"all well":`${p} of ${r.length} well`}})};export{H as id,F as ids,Y as modules};
