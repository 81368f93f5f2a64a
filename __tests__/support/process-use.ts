import { readFileSync } from 'node:fs'

/** What a process of this machine has used so far. Only where there is /proc. */
export interface ProcessUse {
  readonly cpuMs: number
  /** The most it ever had in memory. */
  readonly peakMiB: number
}

/** Clock ticks of the kernel as /proc counts them: 100 a second on every Linux (USER_HZ). */
const TICK_MS = 10

export function useOf(pid: number): ProcessUse {
  // The name of the program stands in parentheses and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, peakMiB: Number(peak) / 1024 }
}
