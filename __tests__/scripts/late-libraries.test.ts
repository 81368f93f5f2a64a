import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { projectRoot } from '../support/child.js'

const script = pathToFileURL(join(projectRoot, 'scripts', 'build', 'late-libraries.mjs')).href
const { COMMANDS_OF_CLIENT } = (await import(script)) as { COMMANDS_OF_CLIENT: readonly string[] }
const client = join(projectRoot, 'node_modules', '@redis', 'client', 'dist', 'lib', 'client')

// The build leaves out the table of all commands: one that the client asks for by itself and is not kept would be a crash.
test('the installed client asks its table for no other command than those that are kept', () => {
  const texts = readdirSync(client)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(client, name), 'utf8'))
  const asked = texts.flatMap((text) => [...text.matchAll(/\bcommands_1\.default\.(\w+)/g)].map(([, name]) => name))
  expect([...new Set(asked)].sort()).toEqual([...COMMANDS_OF_CLIENT].sort())
})

// The build leaves out what these need: other apps beneath the one that serves, and bodies as forms send them.
test('what serves asks the library for nothing that is left out of it', () => {
  const folder = join(projectRoot, 'src', 'serve')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const asking = files.filter((name) =>
    /\.(mount|parseBody)\(|routePath/.test(readFileSync(join(folder, name), 'utf8')),
  )
  expect(asking).toEqual([])
})
