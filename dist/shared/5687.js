import{modules as o}from"./common-15687.js";const t=5687,m=[5687],e={...o};export{t as id,m as ids,e as modules};
