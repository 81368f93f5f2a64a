const b=9808,L=[9808],P={306:((E,f,s)=>{s.d(f,{OW:()=>i,Uy:()=>l,VX:()=>h,aP:()=>g,pR:()=>c});var o=s(7368);const _=.95;function l({ratio:r}){return r===null?"–":e(r)}function g({observed:r}){return r===null||r>=_?null:`${Math.floor(r*100)} % observed`}function i(r){return[l(r),g(r)].filter(d=>d!==null).join(", ")}function e(r){return`${c(r)} %`}function c(r){return(r>=1?1e4:Math.min(9999,Math.floor(r*1e4+1e-7)))/100}function h(r){const d=Math.max(0,r),j=Math.floor(d/o.d_),p=Math.floor(d%o.d_/o.dp),w=`${Math.floor(d%o.dp/o.pY)}m`;return j>0?`${j}d ${p}h ${w}`:p>0?`${p}h ${w}`:w}}),556:((E,f,s)=>{s.d(f,{Ed:()=>o,ZD:()=>i,qy:()=>_});class o{constructor(c){this.text=c}text}function _(e,...c){return new o(e.reduce((h,r,d)=>h+l(c[d-1])+r))}function l(e){return e==null||e===!1?"":e instanceof o?e.text:typeof e=="object"?e.map(l).join(""):i(String(e))}const g={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function i(e){return e.replace(/[&<>"']/g,c=>g[c]??c)}}),2759:((E,f,s)=>{s.d(f,{Od:()=>e,We:()=>i,hw:()=>d});var o=s(306),_=s(7299);const[l,g]=[.99,.95];function i(n,t){const a=(0,_.gX)(t),u=t.filter(m=>m===a).length;return{label:n,message:u===t.length?a:`${u} of ${t.length} ${a}`,status:a}}function e(n){return i("heartbeat",Object.values(n.monitors).map(({status:t})=>t))}function c({name:n,status:t}){return{label:n,message:t,status:t}}function h(n,t){const a=Object.values(n.monitors).filter(u=>p(u).includes(t));return a.length===0?null:i(t,a.map(({status:u})=>u))}function r(n,t){return{label:n,message:(0,o.OW)(t),status:w(t)}}function d(n,t,a){const u=n.replace(/\.svg$/,""),m=j(t,u);if(m!==null)return c(m);const O=u.endsWith("-uptime")?j(t,u.slice(0,-7)):null;return O!==null?r(`${O.name} uptime`,a(O.id)):u.startsWith("tag-")?h(t,u.slice(4)):null}function j({monitors:n},t){return Object.hasOwn(n,t)?n[t]??null:null}function p({metadata:n}){const{tags:t}=n;return Array.isArray(t)?t:[]}function w({ratio:n}){return n===null?"unknown":n>=l?"healthy":n>=g?"warning":"critical"}}),9808:((E,f,s)=>{s.r(f),s.d(f,{badge:()=>i});var o=s(7304),_=s(2759),l=s(5922),g=s(7510);const i={name:"badge",options:(e,c)=>(0,o.S)(e,"badge.json",c),create:({file:e})=>({file:e,render({verdicts:c}){const h=(0,_.We)("heartbeat",c.map(({status:d})=>d)),r=/\.svg$/i.test(e)?(0,g.g)(h):`${JSON.stringify((0,l.e)(h))}
`;return{files:[{name:e,text:r}],problem:null}}})}}),5922:((E,f,s)=>{s.d(f,{e:()=>o});function o({label:l,message:g,status:i}){return{schemaVersion:1,label:l,message:g,color:_(i)}}function _(l){switch(l){case"healthy":return"brightgreen";case"skipped":case"unknown":return"lightgrey";case"warning":return"yellow";case"degraded":return"orange";case"critical":return"red"}}}),7510:((E,f,s)=>{s.d(f,{g:()=>d});var o=s(556),_=s(1878);const l="arc1e1p0jfwwm787dwdwjfp0b4dwb4dwjfjfjfjfjfjfjfjfjfjfdwdwp0p0p0goukkwkylcnkjchknpmzcvdwl6h0prmvo2ifo2l9kwiumdkwu8kyitkydwdwdwp0jfjfidj1fxj1i7arj1jc8eaji38etqjcikj1j1d1fxc1jci3p0i3i3g2jedwjep0jfp0",[g,i]=[60,80],e=5,c=32,h=" ".repeat(95)+"–…",r={healthy:"#1a8754",skipped:"#68707a",warning:"#9a6700",degraded:"#b4520a",unknown:"#68707a",critical:"#c81e37"};function d(n){const t=j(n.label,g),a=j(n.message,i),[u,m]=[p(t)+2*e,p(a)+2*e],O=t===""?a:`${t}: ${a}`,$=t===""?0:u,x=(v,y,M)=>(0,o.qy)`<text x="${(y+M/2)*10}" y="140" transform="scale(.1)" textLength="${(M-2*e)*10}"
      >${v}</text
    >`;return`${(0,o.qy)`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${$+m}"
    height="20"
    role="img"
    aria-label="${O}"
  >
    <title>${O}</title>
    <rect width="${$+m}" height="20" rx="3" fill="${r[n.status]}" />
    ${$>0&&(0,o.qy)`<path d="M3 0H${u}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555" />`}
    <g
      fill="#fff"
      text-anchor="middle"
      font-family="Verdana,Geneva,DejaVu Sans,sans-serif"
      font-size="110"
      text-rendering="geometricPrecision"
    >
      ${$>0&&x(t,0,u)}${x(a,$,m)}
    </g>
  </svg>`.text}
`}function j(n,t){return(0,_.Jj)((0,_.TN)(n).replace(/[\ufffe\uffff]/g,""),t)}function p(n){const t=Array.from(n).reduce((u,m)=>u+(w(m)??w("m")??0),0),a=Math.floor(t);return a%2===0?a+1:a}function w(n){const t=n>=" "&&n<="~"?n.charCodeAt(0)-c:h.indexOf(n);return t<0?null:parseInt(l.slice(2*t,2*t+2),36)/100}})};export{b as id,L as ids,P as modules};
