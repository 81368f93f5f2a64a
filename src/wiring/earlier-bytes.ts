/** What an earlier run may have left in a document that this one adds to. */
export const MAX_EARLIER_BYTES = 20 * 1024 * 1024
