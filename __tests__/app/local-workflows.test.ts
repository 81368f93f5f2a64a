import { describe, expect, test } from '@jest/globals'
import { localWorkflows } from '../../src/app/local-workflows.js'
import { parseWorkflowFile } from '../../src/sources/workflow/file.js'
import { workflowText } from '../support/workflow-stub.js'

async function read(files: Record<string, string>) {
  return localWorkflows({ texts: new Map(Object.entries(files)), parse: parseWorkflowFile })
}

describe('the workflow files of a folder', () => {
  test('tell what is scheduled, by name, and nothing of how it runs', async () => {
    const { workflows, files, notices } = await read({
      'z.yml': workflowText(['0 3 * * *']),
      'backup.yml': workflowText(['23 2 * * *'], 'Europe/Berlin', 'Backup'),
      'ci.yml': 'on: push\njobs: {}\n',
    })
    expect(workflows.map(({ id }) => id)).toEqual(['backup.yml', 'z.yml'])
    expect(workflows[0]).toMatchObject({
      name: 'Backup',
      workflow: '.github/workflows/backup.yml',
      schedule: [{ cron: '23 2 * * *', timezone: 'Europe/Berlin', words: 'every day at 02:23' }],
      last_success: null,
      status: null,
      reason: null,
    })
    expect([files, notices]).toEqual([3, []])
  })

  test('leave out the watcher itself and what asks to be left out', async () => {
    const { workflows } = await read({
      'heartbeat.yml': workflowText(['7 * * * *']),
      'demo.yml': `# heartbeat: ignore a demo\n${workflowText(['7 * * * *'])}`,
    })
    expect(workflows).toEqual([])
  })

  test('say what GitHub cannot run', async () => {
    const { notices } = await read({ 'bad.yml': 'on:\n  schedule:\n    - cron: [\n' })
    expect(notices).toEqual([expect.stringMatching(/^\.github\/workflows\/bad\.yml: line \d+: /)])
  })
})
