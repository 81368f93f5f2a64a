const H=2550,F=[2550],Y={10499:((A,b,t)=>{t.d(b,{FM:()=>l,MJ:()=>f,hl:()=>n});const l=["none","skipped","unknown","healthy","warning","degraded","critical"],n={none:"before its first check",skipped:"not watched",unknown:"hardly observed",healthy:"healthy",warning:"with warnings",degraded:"degraded",critical:"with downtime"};function f(m,d){const v=m.map(g),s=m.findIndex(w),r=v.map((p,u)=>s<0||u<s?"none":p).slice(-d);return[...Array.from({length:d-r.length},()=>"none"),...r]}function w({worst:m,up:d,down:v}){return m!==null||d>0||v>0}function g({worst:m,up:d,down:v,blind:s,excluded:r}){return v>0||m==="critical"?"critical":s>d?"unknown":m==="warning"||m==="degraded"?m:d>0?"healthy":r>0||m==="skipped"?"skipped":"unknown"}}),39974:((A,b,t)=>{t.d(b,{A:()=>f,h:()=>n});var l=t(97064);function n(w,g,m){return f([...new Set(g)].map(d=>w.uptime(d,m)))}function f(w){return(0,l.YZ)(w.map(({sums:g})=>g).reduce(l.vN,l.wM))}}),20595:((A,b,t)=>{t.d(b,{P:()=>n,m:()=>f});var l=t(97368);const n=[{key:"24h",text:"24 h",length:l.d_},{key:"7d",text:"7 d",length:7*l.d_},{key:"30d",text:"30 d",length:30*l.d_},{key:"90d",text:"90 d",length:90*l.d_},{key:"1y",text:"1 y",length:365*l.d_}];function f(w){return Object.fromEntries(n.map(({key:g,length:m})=>[g,w(m)]))}}),20556:((A,b,t)=>{t.d(b,{Ed:()=>l,ZD:()=>g,qy:()=>n});class l{constructor(d){this.text=d}text}function n(m,...d){return new l(m.reduce((v,s,r)=>v+f(d[r-1])+s))}function f(m){return m==null||m===!1?"":m instanceof l?m.text:typeof m=="object"?m.map(f).join(""):g(String(m))}const w={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function g(m){return m.replace(/[&<>"']/g,d=>w[d]??d)}}),4969:((A,b,t)=>{t.d(b,{e:()=>n,q:()=>l});function l(f){return n(f)===null?'is no language that dates can be written in; write one like "de" or "fr-CA"':null}function n(f){try{return Intl.DateTimeFormat.supportedLocalesOf(f)[0]??null}catch{return null}}}),1669:((A,b,t)=>{t.d(b,{Bs:()=>f,Se:()=>l,o7:()=>n});const l={waiting:{sign:"🔄",words:"Waiting for signals"},login:{sign:"✅",words:"Login successful"},trade:{sign:"💰",words:"Trade executed"},profit:{sign:"🎯",words:"Profit secured"},error:{sign:"❌",words:"Error occurred"},custom:{sign:"",words:""}};function n(w,g){const{words:m}=l[w],d=g.replace(/\s+/g," ").trim();return d.startsWith(m)?d:d===""?m:`${m} - ${d}`}function f(w,g){return`${l[w].sign} ${n(w,g)}`.trim()}}),56503:((A,b,t)=>{t.d(b,{Fg:()=>u,Od:()=>m,We:()=>g,hw:()=>r,k3:()=>s,me:()=>d});var l=t(10306),n=t(77299);const[f,w]=[.99,.95];function g(c,i){const e=(0,n.gX)(i),a=i.filter(h=>h===e).length;return{label:c,message:a===i.length?e:`${a} of ${i.length} ${e}`,status:e}}function m(c){return g("heartbeat",Object.values(c.monitors).map(({status:i})=>i))}function d({name:c,status:i}){return{label:c,message:i,status:i}}function v(c,i){const e=Object.values(c.monitors).filter(a=>u(a).includes(i));return e.length===0?null:g(i,e.map(({status:a})=>a))}function s(c,i){return{label:c,message:(0,l.OW)(i),status:o(i)}}function r(c,i,e){const a=c.replace(/\.svg$/,""),h=p(i,a);if(h!==null)return d(h);const x=a.endsWith("-uptime")?p(i,a.slice(0,-7)):null;return x!==null?s(`${x.name} uptime`,e(x.id)):a.startsWith("tag-")?v(i,a.slice(4)):null}function p({monitors:c},i){return Object.hasOwn(c,i)?c[i]??null:null}function u({metadata:c}){const{tags:i}=c;return Array.isArray(i)?i.filter(e=>typeof e=="string"):[]}function o({ratio:c}){return c===null?"unknown":c>=f?"healthy":c>=w?"warning":"critical"}}),34946:((A,b,t)=>{t.d(b,{e:()=>l});function l({label:f,message:w,status:g}){return{schemaVersion:1,label:f,message:w,color:n(g)}}function n(f){switch(f){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}}),33382:((A,b,t)=>{t.d(b,{g:()=>r});var l=t(20556),n=t(42760);const f="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[w,g]=[60,80],m=5,d=32,v=" ".repeat(95)+"–…",s={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function r(o){const c=(0,n.x)(o.label,w),i=(0,n.x)(o.message,g),[e,a]=[p(c)+2*m,p(i)+2*m],h=c===""?i:`${c}: ${i}`,x=c===""?0:e,k=(U,P,$)=>{const[O,T]=[(P+$/2)*10,($-2*m)*10];return(0,l.qy)`<text x="${O}" y="140" transform="scale(.1)" textLength="${T}">${U}</text>`},D=(0,l.qy)`<rect width="${x+a}" height="20" rx="3" fill="${s[o.status]}"/>`,S=x>0&&(0,l.qy)`<path d="M3 0H${e}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`,I=[x>0&&k(c,0,e),k(i,x,a)];return`${(0,l.qy)`<svg xmlns="http://www.w3.org/2000/svg" width="${x+a}" height="20" role="img" aria-label="${h}"><title>${h}</title>${D}${S}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${I}</g></svg>`.text}
`}function p(o){const c=Array.from(o).reduce((e,a)=>e+(u(a)??u("m")??0),0),i=Math.floor(c);return i%2===0?i+1:i}function u(o){const c=o>=" "&&o<="~"?o.charCodeAt(0)-d:v.indexOf(o);return c<0?null:parseInt(f.slice(2*c,2*c+2),36)/100}}),91389:((A,b,t)=>{t.d(b,{I:()=>n,Y:()=>l});const l="text/plain; version=0.0.4; charset=utf-8";function n(d){return d.map(f).join("")}function f({name:d,type:v,help:s,samples:r}){if(r.length===0)return"";const p=r.map(({labels:u,value:o})=>`${d}${w(u)} ${o}
`);return`# HELP ${d} ${g(s)}
# TYPE ${d} ${v}
${p.join("")}`}function w(d){return d===void 0?"":`{${Object.entries(d).map(([v,s])=>`${v}="${m(s)}"`).join(",")}}`}function g(d){return d.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function m(d){return/["\\\n]/.test(d)?g(d).replace(/"/g,'\\"'):d}}),93072:((A,b,t)=>{t.d(b,{j:()=>w,q:()=>s});const l=/^[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._+@=,-]*$/u,n=/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i,f=85;function w(r){const p=new Set,u=new Map,o=(e,a)=>{const h=m(a);return p.has(h)?!1:(p.add(h),u.set(e,a),!0)},c=[...new Set(r)],i=c.filter(g).sort((e,a)=>+(e!==m(e))-+(a!==m(a)));for(const e of i)o(e,e);for(const e of c)if(!u.has(e))for(let a=0;!o(e,v(e,a));a+=1);return u}function g(r){return l.test(r)&&!/[ .]$/.test(r)&&!n.test(r)&&d(r)<=f}function m(r){return r.normalize("NFC").toLowerCase()}function d(r){return new TextEncoder().encode(r).length}function v(r,p){const u=r.replace(/[^A-Za-z0-9_]+/g,"-").replace(/^-+|-+$/g,"").slice(0,60);return`${u===""?"x":u}-${s(`${p===0?"":p} ${r}`)}`}function s(r,p=2166136261){let u=p;for(let o=0;o<r.length;o+=1)u=Math.imul(u^r.charCodeAt(o),16777619);return(u>>>0).toString(36).padStart(7,"0")}}),39612:((A,b,t)=>{t.d(b,{HH:()=>m,QO:()=>g,YP:()=>d,aY:()=>w});var l=t(14953),n=t(97368);const f=3;function w(v,s){return v>f*s}function g({now:v,intervalMs:s},r){return w(r-v,s)}function m({now:v,intervalMs:s},r){const p=(0,l.a3)(s);return`The last look ended ${(0,l.a3)(r-v)} ago, at ${(0,n.fE)(v)}, and one is due each ${p}.`}function d({status:v,reason:s,message:r},p){return!p||v==="skipped"?{status:v,reason:s,message:r}:{status:"unknown",reason:"source-unreachable",message:`Nobody has looked for long; at the last look it was ${v}.`}}}),13775:((A,b,t)=>{t.d(b,{Uq:()=>u,qI:()=>i,rm:()=>r});var l=t(10306),n=t(20595),f=t(97368),w=t(2646),g=t(39612),m=t(69732),d=t(45744);const v=90*f.d_,s=50;function r(e,a,h){const{history:x,now:k}=a,D=(0,g.QO)(a,h),S=a.controls.get(e.id),I=(0,n.m)(C=>x.uptime(e.id,{from:k-C,to:k}));return{service:e.id,name:e.name,...(0,g.YP)(e,D),last_heartbeat:e.last_heartbeat,uptime:D?null:o(e,a,h),total_pulses:e.total_pulses,error_count:e.error_count,kind:e.kind,interval:(0,d.T)(e),consecutive_failures:e.consecutive_failures,since:e.since,deadline:e.deadline,paused_until:S?.pause&&S.pause.until>h?(0,f.tK)(S.pause.until):null,acknowledged_at:(0,w.I)(S?.acknowledged?.at),uptime_percent:p(I,({ratio:C})=>C),observed_percent:p(I,({observed:C})=>C),incidents:x.outages({from:k-v,to:k+1},e.id).slice(0,s).map(C=>c(C,e,a,h)),timestamp:(0,f.tK)(h),checked_at:(0,f.tK)(k),stale:D}}function p(e,a){return{"24h":u(a(e["24h"])),"7d":u(a(e["7d"])),"30d":u(a(e["30d"])),"90d":u(a(e["90d"])),"1y":u(a(e["1y"]))}}function u(e){return e===null?null:(0,l.pR)(e)}function o({id:e,uptime:a},{history:h},x){const k=h.upSince(e);return k===null?a:(0,l.VX)(x-k)}function c(e,{incident:a},h,x){const{until:k,worst:D,message:S}=e,I=k===null&&a?.phase==="open"?a:null,C=e.incident==null?null:(0,m.N)(h.map,e.incident);return{...i(e,x),worst:D,message:S,url:I?.url??C}}function i({since:e,until:a},h){const x=Math.max(0,Math.floor(((a??h)-e)/f.Z2));return{since:(0,f.tK)(e),until:(0,w.I)(a),duration_seconds:x}}}),45744:((A,b,t)=>{t.d(b,{S:()=>g,T:()=>d});var l=t(77299),n=t(97368),f=t(67982),w=t(39612);function g(s,r){const p=(0,w.QO)(s,r),o=Object.entries(s.map.monitors).map(([c,i])=>[c,m(i,p)]);return{timestamp:(0,n.tK)(r),checked_at:(0,n.tK)(s.now),stale:p,...v(o.map(([,c])=>c),p?(0,w.HH)(s,r):null),services:Object.fromEntries(o)}}function m(s,r){const{status:p,reason:u,message:o}=(0,w.YP)(s,r);return{status:p,name:s.name,reason:u,message:o,last_heartbeat:s.last_heartbeat,interval:d(s),consecutive_failures:s.consecutive_failures,since:s.since,deadline:s.deadline}}function d({interval:s}){return s===null?null:Math.max(1,Math.round(s))}function v(s,r){if(r!==null)return{overall_status:"unknown",reason:"source-unreachable",message:r};const p=(0,l.gX)(s.map(({status:o})=>o)),u=s.find(({status:o})=>o===p);return u===void 0?{overall_status:p,reason:"missing",message:"Nothing is watched."}:{overall_status:p,reason:u.reason,message:(0,f.WN)((0,f.mQ)(s))}}}),69732:((A,b,t)=>{t.d(b,{N:()=>l});function l({monitors:f,repository:w=null,run_url:g=null},m){const d=Object.values(f).find(({incident:s})=>s?.ref===m)?.incident?.url;if(d!=null)return n(d);const v=w===null||g===null?null:n(g);return v!==null&&/^\d{1,15}$/.test(m)?`${new URL(v).origin}/${w}/issues/${m}`:null}function n(f){return URL.canParse(f)&&/^https?:/i.test(f)?new URL(f).href:null}}),51085:((A,b,t)=>{t.d(b,{E:()=>s,U:()=>g});var l=t(77299),n=t(97368),f=t(67982),w=t(39612);function g(o,c){const i=(0,w.QO)(o,c),e=Object.entries(o.map.monitors).map(([a,h])=>({id:a,entry:h,status:(0,w.YP)(h,i).status}));return[...m(e),...d(e,o),...v(e,o,i)]}function m(o){const c=(e,a,h)=>r(o,[e,"gauge",a],h),i=(e,a,h)=>r(o,[e,"counter",a],h);return[c("heartbeat_up","0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.",p),{name:"heartbeat_status",type:"gauge",help:"The status that it has.",samples:o.map(({id:e,status:a})=>({labels:{monitor:e,status:a},value:1}))},c("heartbeat_last_timestamp_seconds","When it last beat.",({entry:e})=>u(e.last_heartbeat)),c("heartbeat_deadline_timestamp_seconds","When its beat becomes, or became, late.",({entry:e})=>u(e.deadline)),c("heartbeat_failures_in_row","Failures in a row: reported ones, or whole intervals that were missed.",({entry:e})=>e.consecutive_failures),i("heartbeat_pulses_total","Beats that were counted.",({entry:e})=>e.total_pulses),i("heartbeat_errors_total","Beats that told of a failure.",({entry:e})=>e.error_count)]}function d(o,{history:c,now:i}){const e={from:i-n.d_,to:i},a=new Map(o.map(({id:x})=>[x,c.uptime(x,e)])),h=(x,k,D)=>r(o,[x,"gauge",k],({id:S})=>a.get(S)?.[D]);return[h("heartbeat_uptime_ratio","up / (up + down) of the last 24 hours.","ratio"),h("heartbeat_observed_ratio","How much of the last 24 hours was seen.","observed")]}function v(o,{now:c,intervalMs:i},e){const a=(x,k,D)=>({name:x,type:"gauge",help:k,samples:[{value:D}]}),h=(0,f.mQ)(o);return[s(h),a("heartbeat_check_timestamp_seconds","When the last look ended.",c/n.Z2),a("heartbeat_check_interval_seconds","From one look to the next.",i/n.Z2),a("heartbeat_check_stale","1 when the last look is too long ago to say anything of now.",e?1:0)]}function s(o){return{name:"heartbeat_monitors",type:"gauge",help:"Monitors by status.",samples:l.f.map(i=>({labels:{status:i},value:o[i]}))}}function r(o,[c,i,e],a){const h=o.flatMap(x=>{const k=a(x);return k==null?[]:[{labels:{monitor:x.id},value:k}]});return{name:c,type:i,help:e,samples:h}}function p({status:o}){switch(o){case"healthy":case"warning":case"degraded":return 1;case"critical":return 0;case"unknown":case"skipped":return null}}function u(o){return o===null?null:Date.parse(o)/n.Z2}}),55997:((A,b,t)=>{t.d(b,{TL:()=>g,YM:()=>f,Zo:()=>m,fZ:()=>w});var l=t(39099),n=t(31878);function f({map:d},v){return(Object.hasOwn(d.monitors,v)?d.monitors[v]:void 0)??Object.values(d.monitors).find(r=>r.name===v)??null}function w({map:d},v){const s=(0,l.z)(v,Object.keys(d.monitors));if(s!==null)return s;const r=Object.values(d.monitors),p=(0,l.z)(v,r.map(u=>u.name));return p===null?null:r.find(u=>u.name===p)?.id??null}function g(d){return JSON.stringify((0,n.Jj)((0,n.TN)(d),100))}function m(d,v,s="/api/health/status names all"){const r=v===null?s:`did you mean ${g(v)}?`;return`no monitor is called ${g(d)}; ${r}`}}),42760:((A,b,t)=>{t.d(b,{x:()=>n});var l=t(31878);function n(f,w){return(0,l.Jj)((0,l.TN)(f).replace(/[\ufffe\uffff]/g,""),w)}}),41619:((A,b,t)=>{t.d(b,{f:()=>s,y:()=>p});var l=t(20556),n=t(26410),f=t(68607),w=t(20580),g=t(86e3),m=t(88022),d=t(512);const v=20;function s(u){const o=(0,n.md)(u.monitors.filter(n.kV));if(o.length===0)return null;const c=o.length-v;return(0,l.qy)`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${o.slice(0,v).map(i=>r(i,u))}</ul>${c>0&&(0,l.qy)`<p class="more">And ${c} more; they stand among the others below.</p>`}</section>\n`}function r(u,o){const{entry:c,name:i,anchor:e,href:a}=u,h=p(u,o);return(0,l.qy)`<li class="${c.status}">${(0,f.Kk)(c.status)}<div><h3><a href="${o.listed.has(u)?`#${e}`:a}">${i}</a> <span class="tag">${d.ly[c.status]}</span></h3><p>${(0,w.XU)(u,o)}</p>${h!==null&&(0,l.qy)`<p class="meta">${h}</p>`}</div></li>\n`}function p({entry:u},o){const{clock:c,controls:i}=o,e=i.get(u.id)?.acknowledged,a=[u.since!==null&&(0,l.qy)`Since ${c.time(Date.parse(u.since))}`,u.incident?.phase==="open"?(0,g.h)(u.incident.ref,o):null,e&&`acknowledged${e.why===null?"":`: ${(0,m.SP)(e.why,120)}`}`].filter(h=>h!=null&&h!==!1);return a.length===0?null:(0,l.qy)`${a.map((h,x)=>(0,l.qy)`${x>0&&" · "}${h}`)}`}}),80595:((A,b,t)=>{t.d(b,{IS:()=>r,Rx:()=>p,nv:()=>s});var l=t(14953),n=t(20556),f=t(10499),w=t(1267);const g=30,m=4,d=3,v={none:3,skipped:8,unknown:18,healthy:18,warning:23,degraded:26,critical:g},s=Object.entries(v).map(([a,h])=>`.b.${a} { stroke-width: ${h} }`).join(`
`);function r(a,h){const x=(0,f.MJ)(a,w.q),k=[...Array.from({length:Math.max(0,w.q-a.length)},()=>null),...a.slice(-w.q)],D=f.FM.filter(S=>x.includes(S)).map(S=>{const I=c(x,S),C=u[S],U=C===void 0?null:`${C}: ${e(I,k,h)}`;return(0,n.qy)`<path class="b ${S}" d="${i(I,v[S])}"${U===null?(0,n.qy)`/>`:(0,n.qy)`><title>${U}</title></path>`}`});return(0,n.qy)`<svg class="bars" viewBox="0 0 ${w.q*m-1} ${g}" preserveAspectRatio="none" role="img" aria-label="${o(x)}">${D}</svg>`}function p(a){const h=v[a];return(0,n.qy)`<svg viewBox="0 0 ${3*m-1} ${g}" aria-hidden="true"><path class="b ${a}" d="${i([[0,2]],h)}"/></svg>`}const u={unknown:"Hardly observed",warning:"Warning",degraded:"Degraded",critical:"Downtime"};function o(a){const x=f.FM.map(k=>[k,a.filter(D=>D===k).length]).filter(([,k])=>k>0).map(([k,D])=>`${D} ${f.hl[k]}`);return`Last ${w.q} days: ${x.join(", ")}`}function c(a,h){const x=[];return a.forEach((k,D)=>{if(k!==h)return;const S=x.at(-1);S!==void 0&&S[1]===D-1?x[x.length-1]=[S[0],D]:x.push([D,D])}),x}function i(a,h){const x=g-h/2;return a.map(([k,D])=>`M${k*m} ${x}h${(D-k)*m+d}`).join("")}function e(a,h,x){const k=S=>x.day(h[S]?.date??"");return a.map(([S,I])=>{const C=h.slice(S,I+1).reduce((P,$)=>P+($?.down??0),0),U=S===I?k(S):`${k(S)} to ${k(I)}`;return C>0?`${U} (${(0,l.a3)(C)})`:U}).join(", ")}}),29431:((A,b,t)=>{t.d(b,{Ro:()=>g,V_:()=>d,cg:()=>v});var l=t(28915),n=t(20556),f=t(26410);const w=[["1h","1 hour"],["4h","4 hours"],["1d","1 day"],["2d","2 days"],["7d","7 days"]];function g(s,r){if(!r.live?.writable)return null;const p=r.controls.get(s.entry.id),u=p!==void 0&&(0,l.lP)(p,r.now),o=(0,f.kV)(s)&&p?.acknowledged==null;return(0,n.qy)`<p class="acts">${u?m("resume","Resume",s):m("pause","Pause",s)}${o&&m("ack","Acknowledge",s)}</p>`}function m(s,r,{entry:p,name:u}){return(0,n.qy)`<button type="button" data-act="${s}" data-id="${p.id}" data-name="${u}">${r}<span class="vh"> ${u}</span></button> `}function d({live:s}){return s?.writable?(0,n.qy)`<button type="button" class="acts" data-act="check">Check now</button>`:null}function v({live:s}){if(!s?.writable)return null;const r=w.map(([p,u])=>(0,n.qy)`<option value="${p}">${u}</option>`);return(0,n.qy)`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause">For how long<select name="for">${r}</select></label><label data-for="pause ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`}}),27390:((A,b,t)=>{t.d(b,{c:()=>e});var l=t(28915),n=t(14953),f=t(20556),w=t(97368),g=t(29431);const m=5;function d(P,{past:$,clock:O}){const T=$.days(P);if(T.length===0)return null;const _=T.filter(E=>E.down>0).reverse();if(_.length===0)return"none";const y=_.slice(0,m).map(E=>`${O.day(E.date)} ${(0,n.a3)(E.down)}`),M=_.length>m?` and ${_.length-m} more days`:"";return`${y.join(", ")}${M}`}var v=t(20580),s=t(88022),r=t(32752);const p=12,u=80;function o(P){const $=Object.entries(P);if($.length===0)return null;const O=$.slice(0,p).map(([T,_])=>(0,f.qy)`<span class="w">${(0,s.SP)(T,u)} <b>${c(_)}</b></span> `);return(0,f.qy)`${O}${$.length>p&&`and ${$.length-p} more`}`}function c(P){return typeof P=="string"?(0,s.SP)(P,u):typeof P=="boolean"?P?"yes":"no":(0,s.SP)(JSON.stringify(P)??"",u)}var i=t(512);function e(P,$,O){const _=(O==="page"?a(P,$):x(P,$)).filter(([,y])=>y!=null&&y!==!1&&y!=="");return(0,f.qy)`<dl>${_.map(([y,M,E])=>(0,f.qy)`<div${E&&(0,f.qy)` class="all"`}><dt>${y}</dt><dd>${M}</dd></div>\n`)}</dl>${(0,g.Ro)(P,$)}`}function a(P,$){const{entry:O}=P;return[["Status",(0,f.qy)`${i.ly[O.status]} <code>${O.reason}</code>`],...k(P,$),["Says",(0,v.Rz)(P,$)],["Well for",O.uptime===null?null:(0,s.SP)(O.uptime,40)],["Failures in a row",O.consecutive_failures||null],["Heartbeats",S(P)],["Last run",I(P)],["Read from",O.source!==""&&(0,f.qy)`<code>${(0,s.SP)(O.source,200)}</code>`],...U(P,$),["Downtime in 90 days",d(O.id,$),"wide"],["Checks",$.show.metrics?o(O.checks):null,"wide"],["Metrics",$.show.metrics?o(O.metrics):null,"wide"]]}const h=["Not well since","Read from"];function x(P,$){const O=a(P,$).filter(([_])=>!h.includes(_)),T=O.findIndex(([,,_])=>_!==void 0);return O.toSpliced(T,0,["Durations",C(P)])}function k({entry:P},{clock:$,checkedAt:O}){const T=M=>M===null?null:$.time(Date.parse(M)),_=P.deadline!==null&&Date.parse(P.deadline)<O,y=P.interval===null?null:`every ${D((0,n.a3)(P.interval*w.Z2))}`;return[["Last heartbeat",T(P.last_heartbeat)??"none"],[_?"Was due by":"Due by",T(P.deadline)],["Expected",y],["Not well since",T(P.since)]]}function D(P){return{"1 d":"day","1 h":"hour","1 min":"minute","1 s":"second"}[P]??P}function S({entry:P}){const{total_pulses:$,error_count:O}=P;return $===null?O===null?null:`${O} failures`:O?`${$}, ${O} of them failures`:`${$}`}function I({entry:{metadata:P}}){const{run_url:$,duration_seconds:O,exit_code:T,workflow:_}=P,y=(0,s.Pl)($),M=[typeof O=="number"&&`took ${(0,n.a3)(O*w.Z2)}`,typeof T=="number"&&`exit code ${T}`,typeof _=="string"&&(0,s.SP)(_,80)].filter(E=>E!==!1);return y===null&&M.length===0?null:(0,f.qy)`${M.join(", ")}${y!==null&&M.length>0&&", "}${y!==null&&(0,f.qy)`<a href="${y}">its log</a>`}`}function C(P){const $=(0,r.DM)(P);if($===null)return null;const O=(0,r.h5)($).filter(([T])=>T==="median"||T==="longest");return(0,f.qy)`${(0,r.WT)($)}${O.map(([T,_])=>`${T} ${_}`).join(", ")}`}function U({entry:P},{controls:$,clock:O,now:T}){const _=$.get(P.id);if(_===void 0)return[];const{pause:y,acknowledged:M}=_,E=L=>L===null?"":`: ${(0,s.SP)(L,160)}`;return[["Paused",(0,l.lP)(_,T)&&y&&(0,f.qy)`until ${O.time(y.until)}${E(y.why)}`],["Acknowledged",M&&(0,f.qy)`${O.time(M.at)}${E(M.why)}`]]}}),80609:((A,b,t)=>{t.d(b,{n:()=>u,l:()=>i});var l=t(77598),n=t(20556),f=t(65997);const w=(0,f.r)(String.raw`(()=>{
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
})()`);var g=t(29431),m=t(88022);function d(e,a){const{title:h,clock:x,checkedAt:k,logo:D}=a,S=D!==null&&(0,n.qy)`<img src="${D}" alt="">`,I=(0,n.qy)`${S}<span><b>${h}</b> status</span>`;return(0,n.qy)`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${e===""?I:(0,n.qy)`<a href="${e}">${I}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${x.time(k)}, </span><span id="seen">${x.ago(k)}</span></p>${(0,g.V_)(a)}<button type="button" id="pause" hidden>Pause updates</button></div>${v(a)}</header>
`}function v({description:e,links:a}){const h=a.flatMap(({text:x,url:k})=>{const D=(0,m.Pl)(k);return D===null?[]:[(0,n.qy)`<a href="${D}" rel="noopener noreferrer">${(0,m.SP)(x,60)}</a> `]});return e===null&&h.length===0?null:(0,n.qy)`<div class="what">${e!==null&&(0,n.qy)`<p>${e}</p>`}${h.length>0&&(0,n.qy)`<nav aria-label="Links">${h}</nav>`}</div>`}var s=t(68607);const r=(0,f.r)(String.raw`(()=>{
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
})()`);var p=t(86391);const u=["default-src 'none'",`style-src ${o(p.Y)} ${o(p.Id)} ${o(p.eK)}`,`script-src ${o(r)} ${o(w)}`,"img-src data:","connect-src 'self'","base-uri 'none'","form-action 'none'"].join(";");function o(e){return`'sha256-${(0,l.createHash)("sha256").update(e).digest("base64")}'`}function c(e){return e===null?u:u.replace("connect-src 'self'",`connect-src 'self' ${e}`)}function i(e,a){const{signal:h,live:x,title:k,description:D,pulse:S,intervalMs:I,checkedAt:C}=a,U=x===null&&(0,n.qy)`<meta http-equiv="Content-Security-Policy" content="${c(S)}">\n`,P=!e.framed&&x?.writable===!0,$=h?e.sentence:"No signal",O=h?(0,s.Dm)(e.status):s.NU;return(0,n.qy)`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${U}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${$} · ${k}</title>
<meta name="description" content="${D??`${a.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${x===null&&(0,n.qy)`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${e.root}incidents.atom">\n`}<link rel="icon" href="${new n.Ed(O)}"${!h&&(0,n.qy)` data-was="${new n.Ed((0,s.Dm)(e.status))}"`} data-off="${new n.Ed(s.NU)}">
<style>${new n.Ed(p.Y)}</style>${e.framed&&(0,n.qy)`<style>${new n.Ed(p.Id)}</style>`}${P&&(0,n.qy)`<style>${new n.Ed(p.eK)}</style>`}</head>
<body${e.framed&&(0,n.qy)` class="framed"`} data-root="${e.root}"${x===null?(0,n.qy)` data-json="${e.root}status.json"${S!==null&&(0,n.qy)` data-pulse="${S}"`}`:(0,n.qy)` data-stream="${e.root}api/health/stream"`}>${s.Am}
${e.framed?null:d(e.root,a)}<main id="main"${!h&&(0,n.qy)` class="nosignal"`} data-checked="${C}" data-every="${I}">
${e.main}</main>
${e.footer}${!e.framed&&(0,g.cg)(a)}<p id="said" role="status" aria-live="polite"></p>
<script>${new n.Ed(r)}</script>${P&&(0,n.qy)`<script>${new n.Ed(w)}</script>`}</body></html>
`.text}}),83634:((A,b,t)=>{t.d(b,{H:()=>d});var l=t(20556),n=t(80609),f=t(26410),w=t(68607),g=t(512);const m=30;function d(s){const r=(0,g.nt)(s),p=s.map.overall_status,u=(0,f.md)(s.monitors).slice(0,m),o=s.monitors.length-u.length,c=(0,l.qy)`<div class="verdict">${(0,w.Kk)(p)}<h1 id="verdict" data-was="${r}">${s.signal?r:(0,g.f1)(s)}</h1></div><ul class="small">${u.map(i=>v(i,s))}</ul><p class="more">${o>0&&`And ${o} more. `}Checked <span id="seen">${s.clock.ago(s.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`;return(0,n.l)({sentence:r,status:p,root:"",framed:!0,main:c,footer:null},s)}function v(s,{clock:r}){const{entry:p,name:u,href:o}=s,c=p.status==="healthy",i=!c||p.last_heartbeat===null?g.ly[p.status]:r.ago(Date.parse(p.last_heartbeat));return(0,l.qy)`<li>${(0,w.Kk)(p.status)}<a href="${o}" target="_blank" rel="noopener">${u}</a><span>${c&&(0,l.qy)`<span class="vh">${g.ly[p.status]}, </span>`}${i}</span></li>\n`}}),26410:((A,b,t)=>{t.d(b,{w7:()=>x,bS:()=>U,kV:()=>O,PL:()=>D,oy:()=>k,md:()=>T});var l=t(77299),n=t(31878),f=t(93072),w=t(4969),g=t(97368),m=t(71135),d=t(20556),v=t(79285);const s=["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],r=300*g.d_;function p(_,y,M){const E=new Map,L=R=>{const N=Math.floor(R/g.dp),z=E.get(N)??(0,m.O)(R,y).zone;return E.set(N,z),z},j=M===null?null:(0,w.e)(M),W=j===null?u:o(j),B=j!==null&&(0,d.qy)` lang="${j}"`,K=R=>{const{date:N,clock:z}=(0,m.O)(R,y);return`${W(N,Math.abs(_-R)>r)}, ${z}`};return{day:R=>W(R,!1),text:R=>(0,d.qy)`<time datetime="${(0,g.tK)(R)}"${B}>${K(R)}</time>`,time:R=>(0,d.qy)`<time datetime="${(0,g.tK)(R)}"${B}>${K(R)} ${L(R)}</time>`,ago:R=>(0,d.qy)`<time datetime="${(0,g.tK)(R)}" data-ago>${(0,v.H)(R,_)}</time>`}}function u(_,y){const M=y?` ${_.slice(0,4)}`:"";return`${Number(_.slice(8,10))} ${s[Number(_.slice(5,7))-1]??""}${M}`}function o(_){const y=new Map,M=j=>new Intl.DateTimeFormat(_,{day:"numeric",month:"short",timeZone:"UTC",...j}),[E,L]=[M({}),M({year:"numeric"})];return(j,W)=>{const B=`${j}${W}`,K=Date.parse(j),R=y.get(B)??(Number.isNaN(K)?j:(W?L:E).format(K));return y.set(B,R),R}}var c=t(1267),i=t(88022);const e=6,a=60,h=500;function x(_){return new Map(_.map(({monitor:y,expected:M,ruleRest:E=""})=>[y,M===null?null:M+E]))}function k({title:_,description:y,links:M,language:E,zone:L,show:j},W){const B={messages:j.includes("messages"),metrics:j.includes("metrics")};return{title:_,description:y,links:M,language:E,zone:L,show:B,...W&&{parts:W}}}function D(_){const y=Date.parse(_.map.timestamp),M=_.live===null?(0,f.j)(Object.keys(_.map.monitors)):null,E=Object.values(_.map.monitors).map(L=>P(L,M));return{..._,checkedAt:y,signal:U(y,_),clock:p(_.now,_.zone,_.language??null),past:(0,c.o)(_.history,_.now,_.zone),title:(0,i.SP)(_.title??_.map.repository??"",100)||"Heartbeat",description:(0,i.SP)(_.description??"",500)||null,links:_.links??[],...C(_.parts),monitors:E,groups:$(E),crowded:E.length>a,listed:new Set(E.length>h?T(E.filter(O)).slice(0,h):E)}}const S=/^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/,I=/^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/;function C({logo:_,pulse:y}={}){const M=(E,L)=>typeof E=="string"&&L.test(E)?E:null;return{logo:M(_,S),pulse:M(y,I)}}function U(_,{now:y,intervalMs:M}){return y-_<=e*M}function P(_,y){const M=encodeURIComponent((0,n.uH)(_.id)),E=y?.get(_.id),{tags:L}=_.metadata;return{entry:_,name:(0,i.HD)(_),anchor:`m-${M}`,href:E===void 0?`monitors/${M}`:`monitors/${encodeURIComponent(E)}.html`,tags:Array.isArray(L)?L.filter(j=>typeof j=="string"):[]}}function $(_){const y=new Map;for(const E of _){const L=E.tags[0]??null,j=y.get(L);j===void 0?y.set(L,[E]):j.push(E)}const M=[...y].map(([E,L])=>({tag:E,monitors:L}));return[...M.filter(({tag:E})=>E!==null),...M.filter(({tag:E})=>E===null)]}function O({entry:_}){return _.status!=="healthy"&&_.status!=="skipped"}function T(_){return[..._].sort((y,M)=>(0,l.xJ)(M.entry.status)-(0,l.xJ)(y.entry.status))}}),29779:((A,b,t)=>{t.d(b,{t:()=>e,Z:()=>i});var l=t(10306),n=t(20556),f=t(77299),w=t(68607),g=t(38008),m=t(1267);const d=620,v=612,s=32,r="h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7",p=62,u=6;function o(a){const h=a!=="critical"&&a!=="skipped",x=a==="critical"?u:h?Math.floor(v/p):0,k=`M0 ${s}${r.repeat(x)}`;return(0,n.qy)`<svg class="trace ${a}" viewBox="0 0 ${d} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${x>0&&(0,n.qy)`<path class="past" d="${k}${h&&`H${v}`}"/>`}${a==="healthy"&&(0,n.qy)`<path class="pulse" pathLength="100" d="${k}H${v}"/>`}${!h&&(0,n.qy)`<path class="flat" d="M${x*p} ${s}H${v}"/>`}<circle cx="${v}" cy="${s}" r="4"/></svg>`}var c=t(512);function i(a,h,x,k){const D=k.signal?h:(0,c.f1)(k);return(0,n.qy)`<section class="hero ${a}" aria-labelledby="verdict">${o(a)}<div class="verdict">${(0,w.Kk)(a)}<h1 id="verdict" data-was="${h}">${D}</h1></div>${k.pulse!==null&&(0,n.qy)`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${x}</section>\n`}function e(a){const{summary:h}=a.map;if(a.monitors.length===0)return null;const x=(0,g.Xo)(a,a.monitors),k=x===null?null:(0,l.aP)(x),D=[...f.f].reverse().filter(S=>h[S]>0);return(0,n.qy)`<p class="counts">${D.map(S=>(0,n.qy)`<span>${(0,w.Kk)(S)}${h[S]} ${c.ly[S].toLowerCase()}</span> `)}${x!==null&&(0,n.qy)`<span class="all-up">${(0,l.Uy)(x)} up in ${m.q} days${k!==null&&`, ${k}`}</span>`}</p>`}}),68607:((A,b,t)=>{t.d(b,{Am:()=>w,Dm:()=>r,Kk:()=>m,NU:()=>p,cf:()=>g});var l=t(77299),n=t(20556);const f={healthy:'<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',skipped:'<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',warning:'<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',degraded:'<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',unknown:'<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',critical:'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>'},w=new n.Ed(`<svg class="vh" aria-hidden="true">${l.f.map(o=>`<symbol id="i-${o}" viewBox="0 0 16 16">${f[o]}</symbol>`).join("")}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`),g=(0,n.qy)`<svg aria-hidden="true"><use href="#more"/></svg>`;function m(o){return(0,n.qy)`<svg class="icon ${o}" aria-hidden="true"><use href="#i-${o}"/></svg>`}const d={healthy:"1a8754",skipped:"68707a",warning:"c08a00",degraded:"e0701a",unknown:"8a939d",critical:"d1243b"},v="M1 9h3l2-6 4 10 2-4h3",s="M1 9h14";function r(o){return u(d[o],o==="critical"?s:v,"")}const p=u(d.unknown,s," stroke-dasharray='.1 3.3'");function u(o,c,i){return`data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${o}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${i} d='${c}'/%3E%3C/svg%3E`}}),12723:((A,b,t)=>{t.d(b,{Y:()=>n});var l=t(65997);const n=(0,l.r)(String.raw`(()=>{
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
})()`)}),65997:((A,b,t)=>{t.d(b,{r:()=>l});function l(n){return n.split(`
`).map(f=>f.trim()).filter(f=>f!==""&&!f.startsWith("//")).join(`
`)}}),86e3:((A,b,t)=>{t.d(b,{h:()=>w});var l=t(20556),n=t(69732),f=t(88022);function w(g,{map:m}){const d=g==null?null:(0,f.Pl)((0,n.N)(m,g));return g==null||d===null?null:(0,l.qy)`<a href="${d}">Incident ${(0,f.SP)(/^\d+$/.test(g)?`#${g}`:g,20)}</a>`}}),72560:((A,b,t)=>{t.d(b,{m:()=>D});var l=t(10306),n=t(20556),f=t(41619),w=t(80609),g=t(26410),m=t(68607),d=t(29779),v=t(38008),s=t(70937),r=t(80595),p=t(10499),u=t(27390),o=t(1267),c=t(20580),i=t(512);function e($,O){const{entry:T,name:_,anchor:y,href:M}=$,E=O.crowded?null:(0,u.c)($,O,"row");return(0,n.qy)`<li id="${y}" class="row"><div class="top">${(0,m.Kk)(T.status)}<div class="who"><h3><a href="${M}">${_}</a></h3><p><span class="vh">${i.ly[T.status]}: </span>${(0,c.$N)($,O)}</p></div><div class="strip">${(0,r.IS)(O.past.days(T.id),O.clock)}</div><p class="up">${h($,O)}</p></div>${E!==null&&a(_,E)}</li>\n`}function a($,O){return(0,n.qy)`\n<details><summary><span class="vh">Details<span> of ${$}</span></span>${m.cf}</summary>${O}</details>`}function h({entry:$},{past:O}){const T=O.uptime($.id),_=(0,p.MJ)(O.days($.id),o.q).filter(M=>M!=="none").length,y=_===1?"today":_===0?"uptime":`${_} days`;return(0,n.qy)`<b>${(0,l.Uy)(T)}</b><span>${(0,l.aP)(T)??y}</span>`}var x=t(88022);const k=10;function D($){const O=(0,i.nt)($),T=$.monitors.length===0?"skipped":$.map.overall_status,_=$.groups.map((y,M)=>I(y,M,$));return(0,w.l)({sentence:O,status:T,root:"",framed:!1,main:[(0,d.Z)(T,O,(0,d.t)($),$),$.monitors.length>0?(0,f.f)($):(0,v.xc)(),_,$.monitors.length>0&&(0,v.o1)(),(0,s.I)($,k),$.monitors.length>0&&(0,v.X5)($)],footer:(0,v.qr)($,"")},$)}function S($,O){const T=$.length<2?null:(0,v.Xo)(O,$);return T===null?"":` · ${(0,l.OW)(T)}`}function I({tag:$,monitors:O},T,_){const M=_.groups.length===1&&$===null?"Monitors":$===null?"Others":(0,x.SP)($,60)||"Others",E=(0,n.qy)`<h2 id="g${T}">${M}</h2><span>${(0,i.VR)(O)}${S(O,_)}</span>`,L=O.filter(g.kV),j=O.filter(K=>!(0,g.kV)(K));if(!_.crowded)return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(O,_)}`);if(L.length===0)return C(T,U(T,E,P(j,_)),"snug");const W=(0,n.qy)`<b>${j.length} more in ${M}</b><span>${(0,i.VR)(j)}</span>`,B=j.length>0&&U(T,W,P(j,_));return C(T,(0,n.qy)`<div class="gh">${E}</div>${P(L,_)}${B}`)}function C($,O,T){return(0,n.qy)`<section${T&&(0,n.qy)` class="${T}"`} aria-labelledby="g${$}">${O}</section>\n`}function U($,O,T){return(0,n.qy)`<details class="fold" id="f${$}"><summary class="gh">${O}${m.cf}</summary>${T}</details>`}function P($,O){const T=$.filter(y=>O.listed.has(y)),_=$.length-T.length;return(0,n.qy)`${T.length>0&&(0,n.qy)`<ul class="card rows">${T.map(y=>e(y,O))}</ul>`}${_>0&&(0,n.qy)`<p class="more">${T.length>0?"And ":""}${_} that are not listed here: there are too many.</p>`}`}}),9720:((A,b,t)=>{t.d(b,{s:()=>$});var l=t(20556),n=t(97368),f=t(41619),w=t(80595),g=t(27390),m=t(80609),d=t(26410),v=t(29779),s=t(68607),r=t(38008),p=t(1267),u=t(70937),o=t(20580),c=t(88022),i=t(10306),e=t(20595),a=t(32752);function h({entry:y},{past:M}){const E=e.P.map(({text:j,length:W})=>[j,M.uptime(y.id,W)]);if(E.every(([,{ratio:j}])=>j===null))return null;const L=E.map(([j,W])=>D((0,i.Uy)(W),j,(0,i.aP)(W)??x(W)));return(0,l.qy)`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${L}</ul></section>\n`}function x({observed:y}){return y===null?"not watched":y===1?"all observed":`${Math.floor(y*100)} % observed`}function k(y){const M=(0,a.DM)(y);if(M===null)return null;const E=(0,a.h5)(M).map(([L,j])=>D(j,L,null));return(0,l.qy)`<section aria-labelledby="took"><h2 id="took">How long the last ${M.length} runs took</h2><div class="card wide">${(0,a.WT)(M)}<ul class="figures">${E}</ul></div></section>\n`}function D(y,M,E){return(0,l.qy)`<li><b>${y}</b><span>${M}</span>${E!==null&&(0,l.qy)`<span>${E}</span>`}</li>\n`}var S=t(512);const I="../",C=50,U=20,P=400*n.d_;function $(y,M){const E=y.monitors.find(({entry:W})=>W.id===M);if(E===void 0)return null;const{entry:L}=E,j=(0,S.gD)(E);return(0,m.l)({sentence:j,status:L.status,root:I,framed:!1,main:[(0,l.qy)`<p class="back"><a href="${I}">All monitors</a></p>`,(0,v.Z)(L.status,j,O(E,y),y),T(E,y),h(E,y),k(E),(0,l.qy)`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${(0,g.c)(E,y,"page")}</div></section>\n`,(0,u.I)(y,C,M),_(E,y),(0,r.X5)(y,E)],footer:(0,r.qr)(y,I)},y)}function O(y,M){const E=(0,d.kV)(y)?(0,f.y)(y,M):null;return(0,l.qy)`<p class="below">${(0,o.$N)(y,M)}</p>${E!==null&&(0,l.qy)`<p class="meta">${E}</p>`}`}function T({entry:y},{past:M,clock:E}){return(0,l.qy)`<section aria-labelledby="days"><h2 id="days">Last ${p.q} days</h2><div class="card wide"><div class="strip">${(0,w.IS)(M.days(y.id),E)}</div></div>${(0,r.o1)()}</section>\n`}function _({entry:y},{history:M,now:E,clock:L,show:j}){const W=[...M.changes({from:E-P,to:E},y.id)].reverse();if(W.length===0)return null;const B=W.slice(0,U).map(({status:K,since:R,message:N})=>(0,l.qy)`<li>${(0,s.Kk)(K)}<span>${L.time(R)}</span><div><h3>${S.ly[K]}</h3>${j.messages&&N!==""&&(0,l.qy)`<p>${(0,c.SP)(N)}</p>`}</div></li>\n`);return(0,l.qy)`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${B}</ol></section>\n`}}),38008:((A,b,t)=>{t.d(b,{X5:()=>v,Xo:()=>p,o1:()=>d,qr:()=>i,xc:()=>u});var l=t(39974),n=t(20556),f=t(80595),w=t(1267),g=t(88022);const m=[["healthy","healthy"],["warning","warning"],["degraded","degraded"],["critical","downtime"],["unknown","hardly observed"],["skipped","not watched"]];function d(){const e=m.map(([a,h])=>(0,n.qy)`<span>${(0,f.Rx)(a)}${h}</span>`);return(0,n.qy)`<p class="legend"><span>Each bar is a day, today on the right:</span>${e}</p>\n`}function v(e,a){return(0,n.qy)`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${s(e,a)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${r(e,a)}</p></section>\n`}function s({expected:e},a){const h=a===void 0?null:e?.get(a.entry.id);return h==null?"":`A heartbeat is expected ${(0,g.SP)(h)}. `}function r(e,a){const h=a===void 0?p(e,e.monitors):e.past.uptime(a.entry.id);return!h?.observed||h.observed===1?"":` Of the last ${w.q} days, ${Math.floor(h.observed*100)} % was observed.`}function p({monitors:e,listed:a,past:h},x){if(a.size<e.length)return null;const k=(0,l.A)(x.map(({entry:D})=>h.uptime(D.id)));return k.ratio===null?null:k}function u(){return(0,n.qy)`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`}const o=[["JSON","api/health/status"],["History","api/health/history"],["Badge","badge.svg"],["Metrics","metrics"],["API","openapi.json"]],c=[["JSON","status.json"],["History","history.json"],["Feed","incidents.atom"],["Badge","badge.svg"],["Metrics","metrics.txt"]];function i({live:e,map:a,now:h,clock:x},k){const D=e===null?c:o,S=(0,g.Pl)(a.run_url),I=S===null?"Heartbeat":(0,n.qy)`<a href="${S}">this run</a> of Heartbeat`,C=e===null?(0,n.qy)`Made ${x.time(h)} by ${I}. It works without scripts.`:(0,n.qy)`Made by ${I}. It works without scripts.`;return(0,n.qy)`<footer><p>${D.map(([U,P])=>(0,n.qy)`<a href="${k}${P}">${U}</a> `)}</p><p>${C}</p></footer>\n`}}),1267:((A,b,t)=>{t.d(b,{o:()=>f,q:()=>n});var l=t(97368);const n=90;function f(w,g,m){const d=new Map,v=new Map;return{days(s){const r=d.get(s)??w.days(s,n,g,m);return d.set(s,r),r},uptime(s,r=n*l.d_){const p=`${r} ${s}`,u=v.get(p)??w.uptime(s,{from:g-r,to:g});return v.set(p,u),u}}}}),70937:((A,b,t)=>{t.d(b,{I:()=>v});var l=t(14953),n=t(20556),f=t(97368),w=t(68607),g=t(1267),m=t(86e3),d=t(88022);function v(r,p,u){const o={from:r.now-g.q*f.d_,to:r.now},c=r.history.outages(o,u).filter(({until:e})=>e!==null);if(c.length===0)return null;const i=c.length-p;return(0,n.qy)`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${c.slice(0,p).map(e=>s(e,r,u===void 0))}</ol>${i>0&&(0,n.qy)`<p class="more">And ${i} more in the last ${g.q} days.</p>`}</section>\n`}function s({monitor:r,since:p,until:u,worst:o,message:c,incident:i},e,a){const h=e.monitors.find(({entry:I})=>I.id===r),x=h?.name??(0,d.HD)({id:r,name:r}),k=h===void 0?(0,n.qy)`${x}`:(0,n.qy)`<a href="${h.href}">${x}</a>`,D=e.show.messages?(0,d.SP)(c):"",S=(0,m.h)(i,e);return(0,n.qy)`<li>${(0,w.Kk)(o)}${e.clock.text(p)}<div>${a&&(0,n.qy)`<h3>${k}</h3>`}${(D!==""||S!==null)&&(0,n.qy)`<p>${D}${D!==""&&S!==null&&" "}${S}</p>`}</div><span>${(0,l.a3)((u??p)-p)}</span></li>\n`}}),20580:((A,b,t)=>{t.d(b,{$N:()=>g,Rz:()=>d,XU:()=>m});var l=t(20556),n=t(37454),f=t(1669),w=t(88022);function g(s,r){const{entry:p}=s;return p.status!=="healthy"||p.last_heartbeat===null?(0,l.qy)`${m(s,r)}`:(0,l.qy)`Last heartbeat ${r.clock.ago(Date.parse(p.last_heartbeat))}${v(s,r)}`}function m({entry:s},{show:r}){const p=s.metadata.beat_message,u=typeof p=="string"&&p!==""&&s.message.includes(p);return r.messages||!u?(0,w.SP)(s.message):n.$[s.reason].meaning}function d({entry:s},{show:r}){const{beat_message:p}=s.metadata;if(!r.messages)return null;const u=typeof p=="string"?(0,w.SP)(p,160):"";return(s.kind===null?u:(0,f.Bs)(s.kind,u))||null}function v(s,r){const p=d(s,r);return p===null?null:(0,l.qy)` · ${p}`}}),88022:((A,b,t)=>{t.d(b,{HD:()=>w,Pl:()=>m,SP:()=>g});var l=t(31878);const n=80,f=300;function w({name:d,id:v}){return g(d,n)||g(v,n)||"monitor"}function g(d,v=f){return(0,l.Jj)((0,l.TN)(d),v)}function m(d){return typeof d=="string"&&/^https?:\/\/[^\s<>"'`\\]+$/i.test(d)&&URL.canParse(d)?d:null}}),32752:((A,b,t)=>{t.d(b,{DM:()=>s,WT:()=>u,h5:()=>r});var l=t(14953),n=t(20556),f=t(97368);const w=3,g=30,m=30,d=3,v=6;function s({entry:{metadata:c}}){const{recent_durations_seconds:i}=c;if(!Array.isArray(i))return null;const e=i.filter(a=>typeof a=="number"&&Number.isFinite(a)&&a>=0);return e.length<w?null:e.slice(-g)}function r(c){const i=[...c].sort((a,h)=>a-h),e=a=>(0,l.a3)(a*f.Z2);return[["last",e(c.at(-1)??0)],["median",e(p(i))],["shortest",e(i[0]??0)],["longest",e(i.at(-1)??0)]]}function p(c){const i=c.length/2,[e=0,a=e]=[c[Math.ceil(i)-1],c[Math.floor(i)]];return(e+a)/2}function u(c){const i=o(c),e=c.map(i),a=e.slice(1).map((k,D)=>`${v} ${k-(e[D]??0)}`),h=v*(c.length-1),x=i(p([...c].sort((k,D)=>k-D)));return(0,n.qy)`<svg class="spark" viewBox="0 0 ${h} ${m}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${x}h${h}"/><path d="m0 ${e[0]} ${a.join(" ")}"/><path class="dot" d="M${h} ${e.at(-1)}h0"/></svg>`}function o(c){const[i,e]=[Math.min(...c),Math.max(...c)],a=Math.max(e-i,e/4,1e-9),h=(i+e-a)/2;return x=>Math.round(m-d-(x-h)/a*(m-2*d))}}),86391:((A,b,t)=>{t.d(b,{eK:()=>r,Id:()=>s,Y:()=>v});var l=t(80595);const n=`
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
`,v=p(n,`
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
`),s=p(f),r=p(w);function p(...u){return u.join("").replace(/\/\*.*?\*\//gs,"").replace(/\s+/g," ").replace(/ ?([{};,>]) ?/g,"$1").replace(/: /g,":").replace(/;}/g,"}").trim()}}),512:((A,b,t)=>{t.d(b,{VR:()=>p,f1:()=>d,gD:()=>v,ly:()=>g,nt:()=>m});var l=t(14953),n=t(37454),f=t(77299),w=t(26410);const g={healthy:"Healthy",skipped:"Not watched",warning:"Warning",degraded:"Degraded",unknown:"Unknown",critical:"Critical"};function m(u){const{monitors:o,map:c}=u;if(o.length===0)return"Nothing is watched yet";if(c.overall_status==="skipped")return"Nothing is watched right now";const i=(0,w.md)(o.filter(w.kV)),[e]=i;if(e===void 0)return o.length===1?v(o[0]):"Everything is beating";const a=i.filter(({entry:h})=>(0,f.xJ)(h.status)===(0,f.xJ)(e.entry.status));return a.length===1?v(e):s(a)}function d({now:u,checkedAt:o}){return`No signal: nothing was checked for ${(0,l.a3)(u-o)}`}function v({name:u,entry:o}){return`${u} ${n.$[o.reason].headline}`}function s(u){const o=new Set(u.map(({entry:e})=>e.reason)),[c]=u,i=o.size===1&&c!==void 0?r(n.$[c.entry.reason].headline):null;return`${u.length} monitors ${i??`are ${c?.entry.status??"ill"}`}`}function r(u){const[o="",...c]=u.split(" "),i={has:"have",is:"are",was:"were"},e=["cannot"].includes(o)?o:o.replace(/s$/,"");return[i[o]??e,...c].join(" ")}function p(u){const o=u.filter(({entry:i})=>i.status!=="skipped"),c=o.filter(({entry:i})=>i.status==="healthy").length;return o.length===0?"not watched":c===o.length?"all well":`${c} of ${o.length} well`}})};export{H as id,F as ids,Y as modules};
