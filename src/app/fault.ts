import { HOME, VERSION } from '../domain/about.js'

/** What to do about a fault of our own. */
export const REPORT_IT = `report this as a fault of Heartbeat ${VERSION}: ${HOME}/issues`
