import { runCheckAction } from './check-action.js'

await runCheckAction(process.env)
