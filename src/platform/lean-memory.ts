/**
 * Keeps a process that stays for months lean, at little cost.
 *
 * V8 doubles the space for what was just made up to 32 MB when much survives, as the verdicts of one look do until the next:
 * looking gets no faster by it. And it takes the pause between two looks for idleness and goes through the whole memory each
 * time, which costs as much again as the look; what nobody needs is let go all the same when memory is asked for.
 */
export function keepMemoryLean(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--no-memory-reducer')
}

/**
 * The same for a process that judges each second because beats are posted to it: there a small space for what was just made fills
 * up before anything of it has died, and going through all that survives costs more than the judging.
 */
export function keepMemoryFast(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--max-semi-space-size=32')
}

/**
 * The same for a run that ends when it has judged, and holds thousands of beats until then: they would be carried about in ever
 * larger spaces, which a processor's cache no longer holds, and which the machine has to clear first.
 */
export function keepMemorySmall(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1')
}
