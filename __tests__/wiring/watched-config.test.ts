import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { connect } from '../../src/wiring/connections.js'
import { quietSurroundings } from '../../src/wiring/terminal-surroundings.js'
import { watchConfig } from '../../src/wiring/watched-config.js'
import { aLog } from '../support/incident-samples.js'
import { withTemporaryFolder } from '../support/tmp.js'

test('a config file that is taken away leaves what it said, and one that comes again is read', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'heartbeat.yml')
    await writeFile(path, 'monitors: { web: { file: web.json, threshold: 1h } }\n')
    const log = aLog()
    const inputs = readInputs(CHECK_INPUTS, { config: 'heartbeat.yml', 'read-from': 'workspace' })
    const connections = connect({ ...quietSurroundings(folder, createSecrets()), log })
    const config = watchConfig(inputs, connections, { environment: {}, hide: () => {} })
    const namesAt = async (now: number) => (await config.current(now)).monitors.map(({ id }) => id)
    expect(await namesAt(0)).toEqual(['web'])
    await rm(path)
    config.reread()
    expect([await namesAt(1), await namesAt(2)]).toEqual([['web'], ['web']])
    expect(log.lines.filter((line) => line.includes('is gone'))).toHaveLength(1)
    await writeFile(path, 'monitors: { api: { file: api.json, threshold: 1h } }\n')
    expect(await namesAt(3)).toEqual(['api'])
  })
})
