import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createArtifactService, type ArtifactService } from '../../support/artifact-service.js'
import { projectRoot } from '../../support/child.js'
import { runAction, type ActionResult } from '../../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

// Each step is a process of its own.
jest.setTimeout(120_000)

let service: ArtifactService
let folder: TemporaryFolder
beforeEach(async () => {
  service = await createArtifactService()
  folder = await createTemporaryFolder()
})
afterEach(() => Promise.all([service.close(), folder.close()]))

/** Uploads with the real client, in a real step. */
async function uploadInAStep(name: string, env = service.env): Promise<ActionResult> {
  const client = join(projectRoot, 'node_modules/@actions/artifact/lib/artifact.js')
  await mkdir(join(folder.path, 'out'), { recursive: true })
  await writeFile(join(folder.path, 'out/summary.md'), '# Fine ✓')
  await writeFile(join(folder.path, 'out/map.json'), JSON.stringify({ long: 'x'.repeat(5000) }))
  await writeFile(join(folder.path, 'action.yml'), 'runs: { using: node24, main: main.mjs }')
  await writeFile(
    join(folder.path, 'main.mjs'),
    `import { appendFileSync } from 'node:fs'
    const { DefaultArtifactClient } = await import(${JSON.stringify(`file://${client}`)})
    const files = ['summary.md', 'map.json'].map((file) => ${JSON.stringify(folder.path)} + '/out/' + file)
    const options = { retentionDays: 7 }
    const { id } = await new DefaultArtifactClient().uploadArtifact(${JSON.stringify(name)}, files, ${JSON.stringify(`${folder.path}/out`)}, options)
    appendFileSync(process.env.GITHUB_OUTPUT, 'id=' + id + '\\n')`,
  )
  return runAction({ action: 'action.yml', root: folder.path, env })
}

describe('the artifact service', () => {
  it('takes a real upload and shows what is in it', async () => {
    const result = await uploadInAStep('heartbeat-4711-1')
    expect(result).toMatchObject({ exitCode: 0, outputs: { id: '1000' } })
    expect(service.artifacts).toMatchObject([
      { id: 1000, name: 'heartbeat-4711-1', files: { 'summary.md': '# Fine ✓' } },
    ])
    expect(JSON.parse(service.artifacts[0]!.files['map.json']!)).toEqual({ long: 'x'.repeat(5000) })
    const days = (Date.parse(service.artifacts[0]!.expiresAt!) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(7)
    expect(service.steps).toEqual(expect.arrayContaining(['create', 'upload', 'finalize']))
    expect(result.masks).toContain(service.signature)
  })

  it('refuses a name that is taken', async () => {
    await uploadInAStep('same')
    const again = await uploadInAStep('same')
    expect(again.exitCode).toBe(1)
    expect(again.stderr).toMatch(/409.*already exists/)
    expect(service.artifacts).toHaveLength(1)
  })

  it.each(['create', 'finalize'] as const)('can fail to %s', async (step) => {
    service.failWith(403, step)
    const result = await uploadInAStep('refused')
    expect(result.exitCode).toBe(1)
    expect(result.stderr).toMatch(/403/)
    expect(service.artifacts).toEqual([])
  })
})
