import type { NotificationEvent } from '../domain/incidents/incident.js'
import type { Member } from '../domain/member.js'
import type { Notification } from '../domain/telling/notification.js'
import type { RunTime } from '../domain/run-time.js'
import type { Clock, Http, Log, OpenRedis } from '../ports.js'

export type { Notification, NotifiedMonitor, Priority } from '../domain/telling/notification.js'

export interface ChannelPorts {
  readonly clock: Clock
  readonly log: Log
  readonly http: Http
  readonly redis: OpenRedis
  /** The time of the run that tells people; absent where that goes on beside all runs. */
  readonly time?: RunTime
}

/** How a channel took a notification. */
export interface Receipt {
  /** What a person should know though it was taken, such as a refused recipient among several; null for nothing. */
  readonly note: string | null
}

export const TAKEN: Receipt = { note: null }

/** Takes one notification to people. Throws ExternalError (`permanent` or not) when it was not taken. */
export interface Channel {
  /** May be called again with the same notification after it threw; whoever took it then is spared. */
  send(notification: Notification): Promise<Receipt>
}

/** One thing a channel is told: by an environment name, or, where it is no secret, by the config file. */
export interface Setting {
  /** The environment name: `SLACK_WEBHOOK_URL`. */
  readonly name: string
  /** Other names people use for the same. */
  readonly aliases?: readonly string[]
  /** Its key in the config file: `webhook-url`. */
  readonly key: string
  readonly required: boolean
  /** Masked wherever it is shown, and refused in the config file. */
  readonly secret: boolean
  /** May be an everyday word, such as a login. That is not masked: it would garble every sentence that has the word. */
  readonly mayBeWord?: boolean
  /** Turns the channel on by being set; by default what is required or secret does. */
  readonly turnsOn?: boolean
  /** May be a map or a list in the config file, which stands for its JSON. */
  readonly document?: boolean
  /** One sentence for the table in the docs. */
  readonly about: string
}

/** What was given for one setting, and where, for messages. */
export interface SettingValue {
  readonly text: string
  /** `SLACK_WEBHOOK_URL` or `channels.slack.channel`. */
  readonly from: string
}

/** What was given, by setting key. Every required setting is there. */
export type SettingValues = Readonly<Record<string, SettingValue | undefined>>

/** Settings with those that follow from others, and what to tell people of them. */
export interface Completed {
  readonly values: SettingValues
  readonly notes: readonly string[]
}

/** A kind of channel: a member that also says what it needs to know and what it takes. */
export interface ChannelMember<Options = unknown> extends Member<Options, ChannelPorts, Channel, SettingValues> {
  /** For people: `Slack`. */
  readonly label: string
  readonly settings: readonly Setting[]
  /** The events it can take. */
  readonly takes: readonly NotificationEvent[]
  /** The events it takes unless the config file says otherwise. */
  readonly defaultOn: readonly NotificationEvent[]
  /** True where the service itself keeps incidents apart: it then gets one notification for each. */
  readonly perIncident: boolean
  /** What it takes is read by programs, not by people. */
  readonly forPrograms?: true
  /** Null when something is wrong or missing. What is wrong is said without the value, which may be a secret. */
  options(values: SettingValues, problems: string[]): Options | null
  /** What follows from the settings that were given, before any of them is missed. */
  complete?(values: SettingValues): Completed
  /** What is missing although nothing of it is required by itself, such as one of two ways to log in. */
  missing?(values: SettingValues): readonly string[]
  /** Secrets made of several settings, such as the credentials of basic authentication. */
  derivedSecrets?(options: Options): readonly string[]
}

/** What channels take unless told otherwise. */
export const INCIDENT_EVENTS: readonly NotificationEvent[] = [
  'opened',
  'escalated',
  'reminder',
  'recovered',
  'recovery-exhausted',
]
