// Preloaded where hundreds of issues are written: the second that GitHub asks for between two of them is not waited for. Longer
// delays are limits of requests and of the run, and stay.
const SECOND = 1000
const { setTimeout: later } = globalThis

globalThis.setTimeout = Object.assign((work, ms, ...given) => later(work, ms <= SECOND ? 0 : ms, ...given), later)
