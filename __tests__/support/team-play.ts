import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createCertificate } from './certificate.js'
import { createCheckRig, type CheckRig } from './check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild } from './child.js'
import { answerWith } from './faults.js'
import { createHttpStub, type HttpStub, type StubAnswer } from './http-stub.js'
import { createMailServer, type MailServer } from './mail-server.js'
import type { RecordedRequest } from './recorded-request.js'
import { takenBy, teamEnvironment } from './team-environment.js'
import type { Team } from './team-rows.js'
import { answerOf, before, commitsOf, momentOf, runsOf, textOfFile, workflowsOf, type World } from './team-world.js'
import { createTemporaryFolder, type TemporaryFolder } from './tmp.js'
import { NO_GRAPHQL } from './workflow-stories.js'
import { answerFor, type StubWorkflow } from './workflow-stub.js'

/** What one check left behind, counted since the play began. */
export interface Look {
  readonly exitCode: number
  /** By monitor: `critical stale`. */
  readonly verdicts: Readonly<Record<string, string>>
  /** Bodies of the open issues, or keys of open incidents where the program remembers them in a file. */
  readonly open: readonly string[]
  /** Issues ever opened. */
  readonly opened: number
  /** Messages to people, mails too. */
  readonly messages: readonly string[]
  /** Pings to whoever watches the watcher: `up`, `down`, or how its path ends. */
  readonly pings: readonly string[]
  /** Workflows that were started. */
  readonly dispatches: readonly string[]
  readonly log: string
}

/** Plays the days of a team: a world is set up, and its check runs as it would there. */
export interface TeamStage {
  begin(team: Team): Promise<void>
  /** Runs the check in this world; so long ago the watcher itself ran before. */
  look(world: World, watchedHoursAgo: number): Promise<Look>
  end(): Promise<void>
  close(): Promise<void>
}

const certificate = createCertificate({ ip: '127.0.0.1' })
const PING = /^\/(5b6c7d8e-ping|api\/push)/
const ADDRESS = /^(\s*)url: '?https:\/\/([^\s']*)'?$/gm

export async function createTeamStage(): Promise<TeamStage> {
  const [rig, stub] = await Promise.all([createCheckRig(), createHttpStub()])
  let play: Begun | null = null
  return {
    async begin(team) {
      play = await begin(team, rig, stub)
    },
    async look(world, watchedHoursAgo) {
      if (play === null) throw new Error('No play has begun')
      await setUp({ ...world, startedAt: Date.now() }, watchedHoursAgo, play)
      const ran = world.now === undefined ? await byAction(play) : await byProgram(play, world.now)
      const isDrill = play.team.with?.['drill'] !== undefined
      if (Object.keys(ran.verdicts).length === 0 && !isDrill)
        throw new Error(`${play.team.file}: nothing was judged: ${ran.log}`)
      return { ...ran, ...(await seen(play)) }
    },
    async end() {
      await Promise.all([play?.workspace.close(), play?.mail?.close(), rig.clean()])
      stub.reset()
      play = null
    },
    close: async () => void (await Promise.all([rig.close(), stub.close()])),
  }
}

interface Begun {
  readonly team: Team
  /** As the check finds it. */
  readonly config: string
  readonly rig: CheckRig
  readonly stub: HttpStub
  readonly mail: MailServer | null
  readonly workspace: TemporaryFolder
  readonly issuesBefore: number
  readonly dispatches: Dispatched[]
}

/** A run that was started, and goes on for a while. */
interface Dispatched {
  readonly target: string
  readonly at: string
}

async function begin(team: Team, rig: CheckRig, stub: HttpStub): Promise<Begun> {
  const workspace = await createTemporaryFolder()
  const onAuth = { authOptional: true, ...certificate }
  const mail = team.env?.includes('SMTP_HOST') === true ? await createMailServer(onAuth) : null
  const config = configOf(team, stub)
  await put(workspace, '.github/heartbeat.yml', config)
  const issuesBefore = (await rig.github.issues()).length
  return { team, config, rig, stub, mail, workspace, issuesBefore, dispatches: [] }
}

/** As it is written, but that nobody waits for minutes, and that no week ends while it is played. */
function configOf({ config }: Team, stub: HttpStub): string {
  return config
    .replace(ADDRESS, localAddress(stub))
    .replace('confirm: 2m', 'confirm: 1s')
    .replaceAll("digest: 'sun ", `digest: '${dayIn(3)} `)
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toUTCString().slice(0, 3).toLowerCase()
}

/** The server of the test stands for all others. */
function localAddress({ url }: HttpStub): (_: string, indent: string, rest: string) => string {
  return (_, indent, rest) => `${indent}url: ${url}/${rest}\n${indent}allow-private: true`
}

async function put({ path }: TemporaryFolder, name: string, content: unknown): Promise<void> {
  const file = join(path, name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, textOfFile(content))
}

async function setUp(world: World, watchedHoursAgo: number, play: Begun): Promise<void> {
  const { rig, stub, workspace } = play
  const { proxy, github } = rig
  proxy.reset()
  proxy.lastEdited(10 * 365 * 86_400_000)
  const paths = /^\/repos\/[^/]+\/[^/]+(\/actions\/.*|\/contents\/\.github(\/.*)?|\/commits.*|)$/
  proxy.add({ method: 'GET', path: paths, fault: answerWith(repositories(world, watchedHoursAgo, play)) })
  if (world.workflows !== undefined) proxy.add({ path: '/graphql', fault: answerWith(NO_GRAPHQL) })
  proxy.add({
    method: 'POST',
    path: /\/dispatches$/,
    fault: answerWith(({ path }) => dispatched(path, world, play)),
  })
  for (const [place, content] of Object.entries(world.files ?? {})) {
    const [path = '', branch = 'main'] = place.split(':').reverse()
    await github.putFile(path, textOfFile(content), branch)
  }
  for (const [name, content] of Object.entries(world.beats ?? {})) {
    if (content === null) await rm(join(workspace.path, name), { force: true })
    else await put(workspace, name, content)
  }
  answers(world, stub)
}

/** What GitHub tells of repositories, but for what the emulator knows better. */
function repositories(world: World, watchedHoursAgo: number, play: Begun): (request: RecordedRequest) => StubAnswer {
  const watcher = {
    file: 'watch.yml',
    text: null,
    runs: runsOf(`schedule success ${watchedHoursAgo}`, momentOf(world)),
  }
  return ({ path, query }) => {
    const [, repository = '', below = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path) ?? []
    const own = Object.entries(world.api ?? {}).find(([known]) => known === below)
    if (own !== undefined) return answerOf(own[1])
    if (below === '/contents/.github/heartbeat.yml') {
      return { body: { type: 'file', encoding: 'base64', content: Buffer.from(play.config).toString('base64') } }
    }
    if (below === '/commits' && world.commits !== undefined)
      return { body: query['page'] === '2' ? [] : commitsOf(world) }
    const workflows = [...workflowsIn(repository, world, play), ...(repository === 'octo/example' ? [watcher] : [])]
    return answerFor({ workflows }, below, query)
  }
}

function dispatched(path: string, world: World, { dispatches }: Begun): StubAnswer {
  const target = /workflows\/([^/]+)\/dispatches$/.exec(path)?.[1] ?? path
  dispatches.push({ target, at: before(momentOf(world), 0) })
  return { body: { workflow_run_id: 99, html_url: 'https://github.com/octo/example/actions/runs/99' } }
}

/** The workflows of a repository: those of the world, what the config may start, and what was started. */
function workflowsIn(repository: string, world: World, { config, dispatches }: Begun): StubWorkflow[] {
  const own = workflowsOf(world, repository)
  if (repository !== 'octo/example') return own
  const targets = [...config.matchAll(/^ +- workflow: (\S+)$/gm)].map(([, file = '']) => file)
  const others = targets.filter((target) => own.every(({ file }) => file !== target))
  const idle: StubWorkflow[] = others.map((file) => ({
    file,
    text: `name: ${file}\non:\n  workflow_dispatch:\njobs: {}\n`,
  }))
  return [...own, ...idle].map((workflow) => {
    const started = dispatches.filter(({ target }) => target === workflow.file)
    const begun = { event: 'workflow_dispatch', status: 'in_progress', conclusion: null }
    const runs = started.map(({ at }) => ({ ...begun, created_at: at, run_started_at: at, updated_at: at }))
    return { ...workflow, runs: [...runs, ...(workflow.runs ?? [])] }
  })
}

function answers(world: World, stub: HttpStub): void {
  stub.on('*', /./, ({ method, path }) => {
    const given = Object.entries(world.answers ?? {}).find(([known]) => path === `/${known}`)
    if (given !== undefined) return answerOf(given[1])
    return method === 'POST' || PING.test(path) ? { body: takenBy(path) } : { status: 404, body: 'nothing here' }
  })
}

function environmentOf({ team, stub, mail }: Begun): Record<string, string> {
  const mails: Record<string, string> = mail === null ? {} : { SMTP_PORT: String(mail.port), SMTP_CA: certificate.cert }
  return { ...teamEnvironment(team.env ?? [], stub.url), ...mails }
}

type Ran = Pick<Look, 'exitCode' | 'verdicts' | 'log'>

async function byAction(play: Begun): Promise<Ran> {
  const inputs = { artifact: 'false', ...play.team.with }
  const { exitCode, outputs, log, annotations } = await play.rig.run('action.yml', {
    inputs,
    env: environmentOf(play),
    workspace: play.workspace.path,
  })
  const monitors = outputs['monitors'] || '{}'
  return {
    exitCode,
    verdicts: verdictsIn(monitors),
    log: [log, ...annotations.map(({ message }) => message)].join('\n'),
  }
}

async function byProgram(play: Begun, now: string): Promise<Ran> {
  const { path } = play.workspace
  const where = ['--repo', 'octo/example', '--api-url', play.rig.proxy.url, '--state-file', join(path, 'state.json')]
  const inputs = Object.entries(play.team.with ?? {}).flatMap(([name, value]) => [`--${name}`, value])
  const args = ['check', ...where, '--now', now, '--json', ...inputs]
  const { exitCode, stdout, stderr } = await runChild(node24, [join(projectRoot, 'dist/cli/index.js'), ...args], {
    env: { ...bareEnvironment(path), GITHUB_TOKEN: play.rig.github.token, ...environmentOf(play) },
    cwd: path,
  })
  const { monitors = {} } = JSON.parse(stdout || '{}') as { monitors?: unknown }
  return { exitCode, verdicts: verdictsIn(JSON.stringify(monitors)), log: stderr }
}

function verdictsIn(text: string): Record<string, string> {
  const monitors = JSON.parse(text) as Record<string, { status: string; reason: string }>
  return Object.fromEntries(Object.entries(monitors).map(([id, { status, reason }]) => [id, `${status} ${reason}`]))
}

async function seen(play: Begun): Promise<Omit<Look, keyof Ran>> {
  const { rig, stub, mail, workspace, issuesBefore, dispatches } = play
  const kept = await stateOf(workspace)
  const issues = (await rig.github.issues()).slice(issuesBefore)
  const open = issues.filter(({ state }) => state === 'open').map(({ title, body }) => `${title}\n${body ?? ''}`)
  const asked = stub.requests.filter(({ path }) => PING.test(path))
  const posted = stub.requests.filter(({ method, path, headers }) => isMessage(method, path, headers))
  return {
    open: kept === null ? open : kept.filter(({ phase }) => phase === 'open').map(({ key }) => key),
    opened: kept === null ? issues.length : kept.length,
    messages: [...posted.map(({ body }) => body), ...(mail?.mails ?? []).map(({ raw }) => raw)],
    pings: asked.map(({ path, query }) => query['status'] ?? path.split('/').at(-1) ?? ''),
    dispatches: dispatches.map(({ target }) => target),
  }
}

/** What is asked of an address for its state is sent with a key; what people are told is not. */
function isMessage(method: string, path: string, headers: Readonly<Record<string, string>>): boolean {
  return method === 'POST' && !PING.test(path) && headers['apikey'] === undefined
}

async function stateOf({ path }: TemporaryFolder): Promise<{ key: string; phase: string }[] | null> {
  const text = await readFile(join(path, 'state.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as { incidents: { key: string; phase: string }[] }).incidents
}
