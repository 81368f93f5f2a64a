import{modules as r}from"./common-1669.js";const d=6213,i=[6213],p={...r,46213:((u,o,_)=>{var s=_(1669);function e(n,a,m){const t=(0,s.Bs)(n??"custom",a);return`${t===""?"OK":t}
${new Date(m).toISOString()}
`}o.formatStatusText=e})};export{d as id,i as ids,p as modules};
