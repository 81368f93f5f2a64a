import type { GitHub } from '../../../ports.js'
import type { RepositoryApi } from '../api.js'
import type { Snapshot } from '../snapshot.js'
import type { Purse } from './purse.js'

/** What a search in many repositories needs of its reader. */
export interface Fleet {
  readonly purse: Purse
  /** What most repositories cost in all: the states of their workflows, their runs, and a doubt; more where numbers are wanted. */
  readonly each: number
  github(): Promise<GitHub>
  /** Null for the repository of the run. */
  apiOf(repository: string | null): Promise<RepositoryApi>
  readonly snapshots: {
    of(api: RepositoryApi, local: boolean): Promise<Snapshot>
    /** For who reads the workflows that are found. */
    keep(api: RepositoryApi, snapshot: Promise<Snapshot>): void
  }
}
