import type { Command } from 'commander'
import { addCheck } from './check.js'
import { addDemo } from './demo.js'
import { addDiscover, addInit } from './discover.js'
import { addInspect } from './inspect.js'
import { addRun } from './run.js'
import { addSchedule } from './schedule.js'
import { addTestAlert } from './test-alert.js'
import type { Terminal } from './terminal.js'
import { addValidate } from './validate.js'
import { addWrite } from './write.js'

/** Every verb; a new one is a file and a line. */
export const VERBS: readonly ((root: Command, terminal: Terminal) => void)[] = [
  addCheck,
  addWrite,
  addRun,
  addInspect,
  addSchedule,
  addValidate,
  addDiscover,
  addInit,
  addTestAlert,
  addDemo,
]
