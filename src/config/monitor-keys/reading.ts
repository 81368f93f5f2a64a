import { choice, text } from '../keys/text-kinds.js'
import { setting } from '../keys/setting.js'

/** How a heartbeat file of someone else is read. */
export const READING_KEYS = {
  'timestamp-field': setting(text(), {
    description: 'JSON Pointer of the time in the heartbeat file, when the rules choose another one.',
    of: 'document',
  }),
  'status-field': setting(text(), { description: 'JSON Pointer of the status in the heartbeat file.', of: 'document' }),
  format: setting(choice(['auto', 'json', 'text']), {
    description: 'Format of the heartbeat file.',
    default: 'auto',
    of: 'document',
  }),
} as const
