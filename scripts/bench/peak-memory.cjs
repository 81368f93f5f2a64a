// Preloaded to learn how much memory a process needed at most, in KiB. Linux tells it for the program alone; the usual
// question (maxRSS) also counts the parent as it was before the program started.
const { readFileSync, writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK_FILE, String(peak())))

function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}
