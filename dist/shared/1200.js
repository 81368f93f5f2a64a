import{modules as n}from"./common-28915.js";import{modules as u}from"./common-2646.js";const l=1200,E=[1200],M={...n,...u,11200:((p,s,o)=>{o.r(s);var t=o(77304),m=o(2646);const _=(0,t.g)("status-map","status-map.json",a=>`${JSON.stringify((0,m.o0)(a),null,2)}
`);s.statusMap=_})};export{l as id,E as ids,M as modules};
