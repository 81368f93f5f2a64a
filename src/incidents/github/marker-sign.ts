/** How the line of an issue begins in which it remembers what it stands for. */
export const MARKER_SIGN = '<!-- heartbeat v'
