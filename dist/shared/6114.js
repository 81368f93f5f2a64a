import{modules as o}from"./common-96114.js";const t=6114,m=[6114],e={...o};export{t as id,m as ids,e as modules};
