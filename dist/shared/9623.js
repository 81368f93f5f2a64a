import{modules as o}from"./common-59623.js";const t=9623,m=[9623],e={...o};export{t as id,m as ids,e as modules};
