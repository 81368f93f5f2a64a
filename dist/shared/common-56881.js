const f={56881:((d,e,_)=>{var s=_(46563),t=_(10475);function o(n,r){const c=[...new Set(r.flatMap(t.e))].sort((E,a)=>a.length-E.length);return(0,s.e)(n,c)}e.s=o})};export{f as modules};
