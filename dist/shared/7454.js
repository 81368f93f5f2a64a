import{modules as o}from"./common-37454.js";const t=7454,m=[7454],e={...o};export{t as id,m as ids,e as modules};
