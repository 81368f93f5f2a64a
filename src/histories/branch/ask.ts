import { ExternalError, messageOf } from '../../errors.js'
import type { HistoryPorts } from '../store.js'
import { alone, questionFor, type BranchQuestion } from './question.js'
import { readSnapshot, type Snapshot } from './snapshot.js'

/** Reads files of one branch of the repository of the run. */
export interface BranchReader {
  /** Offers to go with a question for something else. */
  expect(paths: readonly string[]): void
  /** One question of its own, where none took these paths along. Throws ExternalError. */
  read(paths: readonly string[]): Promise<Snapshot>
}

type Answered = Readonly<Record<string, unknown>>

export function askAt(branch: string, { github: open, ride, log }: HistoryPorts): BranchReader {
  let expected: { readonly question: BranchQuestion; readonly answer: Promise<Answered | null> } | null = null

  async function ask(question: BranchQuestion): Promise<Answered> {
    const github = await open()
    const variables = { ...github.repository, ...question.variables }
    const { repository } = await github.graphql<{ repository: Answered | null }>(alone(question), variables)
    if (repository) return repository
    throw new ExternalError('github', 'GraphQL: no such repository', { permanent: true, status: 404 })
  }

  async function readBlob(oid: string): Promise<string> {
    const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
    const { data } = await (await open()).rest<{ content?: string }>(route, { file_sha: oid })
    return Buffer.from(data.content ?? '', 'base64').toString('utf8')
  }

  /** What was asked along with something else, if that is enough and made sense. */
  async function arrived(paths: readonly string[]): Promise<Snapshot | null> {
    const was = expected
    expected = null
    // Nobody took it along, and nobody need do so now.
    if (was === null || ride === undefined || ride.take() !== null) return null
    if (!paths.every((path) => was.question.paths.includes(path))) return null
    const answer = await was.answer
    try {
      return answer && (await readSnapshot(answer, was.question, readBlob))
    } catch (error) {
      log.debug(`${messageOf(error)}; it is asked for alone`)
      return null
    }
  }

  return {
    expect(paths) {
      const question = questionFor(branch, paths)
      let arrive: (repository: Answered | null) => void = () => undefined
      const answer = new Promise<Answered | null>((resolve) => (arrive = resolve))
      expected = { question, answer }
      ride?.offer({ ...question, arrive })
    },
    async read(paths) {
      const question = questionFor(branch, paths)
      return (await arrived(paths)) ?? readSnapshot(await ask(question), question, readBlob)
    },
  }
}
