/** What Redis answers, as RESP2 has it. */
export type Reply = string | number | null | Error | readonly Reply[]

const CRLF = '\r\n'
/** What one answer may have: a beat has a few hundred bytes. */
export const MOST_BYTES = 1024 * 1024

export function commandText(parts: readonly (string | number)[]): string {
  const lines = parts.map((part) => `$${Buffer.byteLength(String(part))}${CRLF}${part}${CRLF}`)
  return `*${parts.length}${CRLF}${lines.join('')}`
}

/** The first whole reply in these bytes, and where it ends; null while some of it is missing. Throws on what is no RESP. */
export function readReply(bytes: Buffer, from = 0): { readonly reply: Reply; readonly end: number } | null {
  const lineEnd = bytes.indexOf(CRLF, from)
  if (lineEnd < 0) {
    if (bytes.length - from > 64 * 1024) throw new Error('what answers is no Redis')
    return null
  }
  const line = bytes.toString('utf8', from + 1, lineEnd)
  const end = lineEnd + CRLF.length
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case '+':
      return { reply: line, end }
    case '-':
      return { reply: new Error(line), end }
    case ':':
      return { reply: Number(line), end }
    case '$':
      return bulk(bytes, Number(line), end)
    case '*':
      return list(bytes, Number(line), end)
    default:
      throw new Error('what answers is no Redis')
  }
}

function bulk(bytes: Buffer, length: number, from: number): ReturnType<typeof readReply> {
  if (length < 0) return { reply: null, end: from }
  if (!(length <= MOST_BYTES)) throw new Error('its answer is too large')
  const end = from + length
  if (bytes.length < end + CRLF.length) return null
  return { reply: bytes.toString('utf8', from, end), end: end + CRLF.length }
}

function list(bytes: Buffer, length: number, from: number): ReturnType<typeof readReply> {
  if (length < 0) return { reply: null, end: from }
  const replies: Reply[] = []
  let end = from
  for (let i = 0; i < length; i++) {
    const next = readReply(bytes, end)
    if (next === null) return null
    replies.push(next.reply)
    end = next.end
  }
  return { reply: replies, end }
}
