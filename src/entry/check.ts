import { endNow } from '../platform/end-now.js'
import { runCheckAction } from './check-action.js'

// A copy: each look at the environment itself goes through to the system.
await runCheckAction({ ...process.env }).then(endNow)
