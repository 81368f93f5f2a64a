// Put in by whoever makes JavaScript of this: scripts/build/settings.mjs.
declare const HEARTBEAT_VERSION: string
declare const HEARTBEAT_HOME: string

/** Which Heartbeat this is: `1.0.0`, from package.json when it was built. */
export const VERSION: string = HEARTBEAT_VERSION

/** Where its pages, its source and its issues are. */
export const HOME: string = HEARTBEAT_HOME
