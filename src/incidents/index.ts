/** Every incident store by name; its folder loads when it is first asked for. */
export const INCIDENT_STORES = {
  github: () => import(/* webpackChunkName: "github-issues" */ './github/index.js'),
  file: () => import('./file/index.js'),
  memory: () => import('./memory/index.js'),
} as const
