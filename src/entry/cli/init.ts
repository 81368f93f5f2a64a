export { addInit as addVerb } from './discover.js'
