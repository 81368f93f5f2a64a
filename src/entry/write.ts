import { runWriteAction } from './write-action.js'

await runWriteAction(process.env)
