import type { Screen } from '../../explain/past/screen.js'
import { PLAIN } from '../../reports/paint.js'
import { paintOf, type Terminal } from './terminal.js'

/** How this terminal shows signs and bars. */
export function screenOf(terminal: Terminal, ascii: boolean): Screen {
  const isDumb = terminal.env['TERM'] === 'dumb'
  // The last column stays free: some terminals wrap what fills it.
  return { paint: isDumb ? PLAIN : paintOf(terminal), columns: terminal.columns - 1, ascii: ascii || isDumb }
}
