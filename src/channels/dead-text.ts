const ZERO_WIDTH_SPACE = '\u200b'

/** Breaks what chat programs bring to life by themselves: addresses, mentions, tags and commands. Looks the same to people. */
export function unlinked(text: string): string {
  return text
    .replace(/[@#]/g, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/:\/\//g, `:${ZERO_WIDTH_SPACE}//`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`)
    .replace(/(^|\s)\/(?=\w)/g, `$1/${ZERO_WIDTH_SPACE}`)
}

/** The same for Markdown of the usual kind: its signs stand escaped, also those that begin a line. */
export function deadMarkdown(text: string): string {
  return unlinked(text.replace(/[\\*_~`|>[\]<]/g, '\\$&')).replace(/^([-+#]|\d+\.)/, `${ZERO_WIDTH_SPACE}$1`)
}
