/** A config file as JSON; what YAML may be is less. */
export const MOST_CONFIG_BYTES = 4 * 1024 * 1024

export const CONFIG_TOO_LARGE = `is larger than ${MOST_CONFIG_BYTES} bytes; split it, and check each part in a step of its own with "config", or watch what is alike by one data file and "monitors: each"`
