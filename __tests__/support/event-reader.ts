/** One server-sent event; a comment has no type and stands in `data`. */
export interface ReadEvent {
  readonly id: string | null
  readonly type: string
  readonly data: string
}

/** Reads the events of an answer one by one, as they come. */
export interface EventReader {
  /** Waits for the next one; null at the end. */
  next(): Promise<ReadEvent | null>
  /** Waits for the next that is no comment and no advice, and gives its object. */
  object(): Promise<Record<string, unknown>>
  cancel(): Promise<void>
}

export function readEvents(response: Response): EventReader {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) throw new Error('an answer without a body')
  let text = ''
  async function next(): Promise<ReadEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        return eventOf(block)
      }
      const { done, value } = await reader!.read()
      if (done) return null
      text += value
    }
  }
  return {
    next,
    async object() {
      for (;;) {
        const event = await next()
        if (event === null) throw new Error('the stream has ended')
        if (['snapshot', 'status', 'end'].includes(event.type)) return JSON.parse(event.data)
      }
    },
    cancel: () => reader.cancel(),
  }
}

function eventOf(block: string): ReadEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const),
  )
  const data = fields.get('data') ?? fields.get('') ?? fields.get('retry') ?? ''
  return { id: fields.get('id') ?? null, type: fields.get('event') ?? '', data }
}
