import { endNow } from '../platform/end-now.js'
import { runWriteAction } from './write-action.js'

// A copy: each look at the environment itself goes through to the system.
await runWriteAction({ ...process.env }).then(endNow)
