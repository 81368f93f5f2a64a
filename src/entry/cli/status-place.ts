/** Where a status message is written when nobody says where. */
export const STATUS_FILE = 'heartbeat_status.txt'
export const USUAL_FOLDER = 'logs'

/** What was typed beside the flags of the table. */
export interface StatusOptions {
  readonly repo?: string
  readonly logDir?: string
  readonly json?: boolean
  readonly history?: string
  readonly config?: string
  readonly stateFile?: string
  readonly zone?: string
  readonly ascii?: string | true
  readonly now?: string
}
