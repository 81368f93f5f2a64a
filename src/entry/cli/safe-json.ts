import { printJsonText, type Terminal } from './terminal.js'

const STEERING = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** JSON whose texts steer no terminal: what could is escaped, and reads the same. */
export function printSafeJson(terminal: Terminal, value: unknown): void {
  const json = JSON.stringify(value, null, 2).replace(
    STEERING,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  printJsonText(terminal, `${json}\n`)
}
