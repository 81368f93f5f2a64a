import{modules as g}from"./common-12282.js";import{modules as T}from"./common-69895.js";const M=9537,O=[9537],P={...g,...T,59537:((x,m,o)=>{var d=o(76206),r=o(12282),c=o(31878),l=o(69895);const u=48;function f(s,e,a){const n=e.map(({id:t,schedule:i,status:h,reason:E})=>[t,i.map(({words:p,timezone:w})=>`${p} ${w}`).join("; "),h===null?"":`${h} (${E??""})`]);return`${[...s.map(c.TN),e.length===0?"No scheduled workflow is there yet; each that comes is watched.":"Watched from now on:",...(0,r.YB)(n.map(t=>t.map(i=>(0,l.cz)((0,c.TN)(i),u)))).map(t=>`  ${t}`),...a.map(t=>`  ${(0,d.cH)(t)}`)].map(t=>t.trimEnd()).join(`
`)}
`}function $({folder:s,repository:e,program:a}){const n=s==="."?"git":`git -C ${s}`,_=e===null?"":` --repo ${e}`;return`
Next:
  1. ${n} add .github && ${n} commit -m 'Watch the scheduled workflows' && ${n} push
     GitHub runs schedules from the default branch only: bring it there.
  2. gh workflow run heartbeat.yml${_}
     The first check, at once; or in the browser: Actions, Heartbeat, Run workflow.
  3. ${a} validate
     After each change of .github/heartbeat.yml. What is watched now, and how it stands: ${a} discover
`}m.findingsText=f,m.nextSteps=$})};export{M as id,O as ids,P as modules};
