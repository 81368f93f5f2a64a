import type { IncidentPolicy } from '../domain/incidents/incident.js'
import type { Elsewhere } from '../domain/elsewhere.js'
import type { HistoryPlace } from '../domain/history/place.js'
import type { Monitor } from '../domain/monitor.js'
import type { PageSettings } from '../domain/page-settings.js'
import type { Duration } from '../domain/time.js'
import type { Origin } from '../domain/watched.js'
import type { ConfiguredChannel } from './channels/configure.js'
import type { RedisSettings } from '../domain/redis-settings.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { IncidentSettings } from './incident-keys.js'
import type { MonitorSettings, ReadSettings } from './monitor-keys.js'
import type { WorkflowSettings } from './workflow-keys.js'

/** How incidents look on GitHub. */
export interface IssueSettings {
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** Logins whose issues are ours besides those of the token. */
  readonly authors: readonly string[]
  /** People are listened to: labels and comments ask for something. */
  readonly commands: boolean
  /** Empty for the default. */
  readonly title: string
}

/** `redis` is what several watchers share; `redis-github` shows it as issues besides. */
export type KeptIn = 'github' | 'redis' | 'redis-github'

/** Which scheduled workflows are watched without being named. */
export interface WorkflowDiscovery {
  /** Watch every scheduled workflow of the repository. */
  readonly discover: boolean
  /** Events: workflows without a schedule that one of these starts are watched too. */
  readonly include: readonly string[]
  /** Files or globs to leave out. */
  readonly ignore: readonly string[]
  /** What holds for each discovered one: `window`, `require`, `events`, `failure-tolerance`. */
  readonly options: Readonly<Record<string, unknown>>
  readonly repository: string | null
  /** Other repositories that are watched besides; absent for none. */
  readonly elsewhere?: Elsewhere
  /** Those of a repository share one incident. */
  readonly together?: true
  /** The incident of a workflow of another repository is an issue there. */
  readonly inEach?: true
  /** What people say of each of them; absent for nothing. */
  readonly about?: Partial<Pick<Monitor, 'tags' | 'runbook'>>
}

/** What a person configured, complete and valid. */
export interface Config {
  readonly monitors: readonly Monitor[]
  /** Path of the config file that declares the monitors; null where inputs do. */
  readonly declaredIn: string | null
  readonly workflows: WorkflowDiscovery
  readonly policy: IncidentPolicy
  readonly issue: IssueSettings
  /** Where incidents are kept, as the config file says it; absent or null where the door decides. */
  readonly keptIn?: KeptIn | null
  readonly channels: readonly ConfiguredChannel[]
  readonly recovery: RecoverySettings
  readonly redis: RedisSettings
  /** Where the past is kept; null where nobody said it. */
  readonly history: HistoryPlace | null
  /** How long a run may take; absent or null where nobody said it. */
  readonly timeout?: Duration | null
  readonly page: PageSettings
  /** Who said all this, for the first line of every report. */
  readonly origin: Origin
  /** What is worth telling of it though nothing is wrong. */
  readonly notices: readonly string[]
  /** Channels that are off since something of them is missing: all else goes on, and the run fails at its end. */
  readonly channelTroubles: readonly string[]
  /** Which configuration this is; absent or null where it does not tell of all that it watches. */
  readonly scope?: string | null
}

/** What a config file says, before inputs complete it. */
export interface FileConfig {
  /** What is worth telling of it though nothing is wrong; absent for nothing. */
  readonly notices?: readonly string[]
  readonly monitors: readonly { readonly id: string; readonly settings: ReadSettings; readonly path: string }[]
  readonly workflows: WorkflowSettings | undefined
  /** What holds for workflows that are found; absent for nothing. */
  readonly discovered?: Pick<MonitorSettings, 'tags' | 'runbook'> &
    Pick<WorkflowDiscovery, 'options' | 'elsewhere' | 'together' | 'inEach'>
  readonly incidents: IncidentSettings
  /** In which times are meant that name no zone; absent for UTC. */
  readonly timezone?: string | undefined
  /** The sections of other families, as written. */
  readonly channels: Readonly<Record<string, unknown>>
  readonly recovery: Readonly<Record<string, unknown>>
  readonly redis: RedisSettings
  readonly history: HistoryPlace | null
  readonly timeout?: Duration | null
  readonly page: PageSettings
}
