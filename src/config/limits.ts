/** A config file is a few hundred lines; what is longer is none. */
export const MAX_CONFIG_BYTES = 512 * 1024
