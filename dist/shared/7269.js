import{modules as o}from"./common-87269.js";const t=7269,m=[7269],e={...o};export{t as id,m as ids,e as modules};
